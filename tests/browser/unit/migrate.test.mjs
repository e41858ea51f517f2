// migrate.js: answers to an older version are carried over by the changes that the assessment lists, and none is lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import fc from "fast-check";

globalThis.casebook = {};
for (const name of ["migrate", "response"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { migrate, response } = globalThis.casebook;

// The same cases each time, so that what fails here fails again; other seeds by hand.
const RUNS = { seed: Number(process.env.CASEBOOK_SEED ?? 6), numRuns: Number(process.env.CASEBOOK_RUNS ?? 500) };

const digestOf = (words) => Buffer.from(words).toString("hex").padEnd(12, "0").slice(-12);

/** A definition of these items; one is its id, or id and words. */
const definitionOf = (version, items, changes = []) => ({
  siteId: "demo", id: "organisation", version, digest: `sha256-${version}`, title: "?", levels: [], changes,
  domains: [{ id: "one", title: "One", items: items.map((item, at) => ({ id: [item].flat()[0], number: at + 1, digest: digestOf([item].flat().at(-1)), stem: "?", evidenceMax: 5000, advice: [] })) }],
  absent: ["not-applicable", "asked-unknown", "asked-declined"],
  groups: { threshold: 5, distributionThreshold: 10, roles: [] },
});
const map = (entries = {}) => new Map(Object.entries(entries));
const partsOf = ({ answers, actions = [], earlier, retired, wording }) =>
  ({ answers: map(answers), actions, earlier: map(earlier), retired: map(retired), wording: map(wording) });

function moved(parts, from, definition) {
  const before = JSON.stringify(parts, (key, value) => (value instanceof Map ? [...value] : value));
  const result = migrate(parts, from, definition);
  assert.equal(JSON.stringify(parts, (key, value) => (value instanceof Map ? [...value] : value)), before, "what was handed in is not changed");
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

const NOTHING = { renamed: [], reworded: [], retired: [], split: [], added: [], corrected: [] };

/** Migrates from 1.0.0 to 2.0.0 by one change. */
const by = (change, items, parts) => moved(partsOf(parts), "1.0.0", definitionOf("2.0.0", items, [{ version: "2.0.0", ...change }]));

test("a renamed item takes its answer, its note, its actions and its words along", () => {
  const { parts, report } = by({ renamed: { a: "b" } }, [["b", "words"]], {
    answers: { a: { level: 3, evidence: "May" } }, wording: { a: digestOf("words") }, actions: [{ id: "1", item: "a", text: "x", status: "open" }],
  });
  assert.deepEqual(parts, partsOf({ answers: { b: { level: 3, evidence: "May" } }, wording: { b: digestOf("words") }, actions: [{ id: "1", item: "b", text: "x", status: "open" }] }));
  assert.deepEqual(report, { from: "1.0.0", to: "2.0.0", ...NOTHING, renamed: [["a", "b"]] });
});

test("two items can exchange their ids", () => {
  const { parts } = by({ renamed: { a: "b", b: "a" } }, ["a", "b"], { answers: { a: { level: 1 }, b: { level: 2 } } });
  assert.deepEqual(parts.answers, map({ b: { level: 1 }, a: { level: 2 } }));
});

test("an answer to reworded words waits, and is not among the answers", () => {
  const { parts, report } = by({ reworded: ["a"] }, ["a"], { answers: { a: { level: 3, evidence: "May" } }, wording: { a: digestOf("old") } });
  assert.deepEqual(parts, partsOf({ earlier: { a: { level: 3, evidence: "May", from: "1.0.0", why: "reworded" } } }));
  assert.deepEqual(report, { from: "1.0.0", to: "2.0.0", ...NOTHING, reworded: ["a"] });
});

test("an item that was renamed and reworded at once waits under its new id", () => {
  const { parts, report } = by({ renamed: { a: "b" }, reworded: ["b"] }, ["b"], { answers: { a: { absent: "asked-unknown" } } });
  assert.deepEqual(parts.earlier, map({ b: { absent: "asked-unknown", from: "1.0.0", why: "reworded" } }));
  assert.deepEqual([report.renamed, report.reworded], [[], ["b"]]);
});

test("a split item leaves its answer with each of its parts, and its actions without a question", () => {
  const { parts, report } = by({ split: { a: ["b", "c"] } }, ["b", "c"], { answers: { a: { level: 3 } }, actions: [{ id: "1", item: "a", text: "x", status: "open" }] });
  const kept = { level: 3, from: "1.0.0", item: "a", why: "split" };
  assert.deepEqual(parts, partsOf({ earlier: { b: kept, c: kept }, actions: [{ id: "1", text: "x", status: "open" }] }));
  assert.deepEqual(report, { from: "1.0.0", to: "2.0.0", ...NOTHING, split: [["a", ["b", "c"]]] });
});

test("a retired item's answer is kept apart, and its action keeps its text", () => {
  const { parts, report } = by({ retired: ["a"] }, ["b"], { answers: { a: { level: 0 } }, actions: [{ id: "1", item: "a", text: "x", status: "done" }] });
  assert.deepEqual(parts, partsOf({ retired: { a: { level: 0, from: "1.0.0" } }, actions: [{ id: "1", text: "x", status: "done" }] }));
  assert.deepEqual(report, { from: "1.0.0", to: "2.0.0", ...NOTHING, retired: ["a"] });
});

test("new questions are named, and so are the parts of one that was not answered", () => {
  const { parts, report } = by({ added: ["c"], split: { b: ["d", "e"] } }, ["a", "c", "d", "e"], { answers: { a: { level: 1 } } });
  assert.deepEqual([parts.answers.size, report.added], [1, ["c", "d", "e"]]);
});

test("what waits follows its item, and remembers the id that it was given under", () => {
  const definition = definitionOf("4.0.0", ["c", "d"], [
    { version: "2.0.0", reworded: ["a"] }, { version: "3.0.0", renamed: { a: "b" } }, { version: "4.0.0", split: { b: ["c", "d"] } },
  ]);
  const kept = { level: 3, from: "1.0.0", item: "a", why: "split" };
  assert.deepEqual(moved(partsOf({ answers: { a: { level: 3 } } }), "1.0.0", definition).parts.earlier, map({ c: kept, d: kept }));
});

test("what waits keeps the first of several ids, and none where it comes back to it", () => {
  const there = { version: "2.0.0", renamed: { a: "b" } };
  const on = { version: "3.0.0", renamed: { b: "c" } };
  const parts = partsOf({ earlier: { a: { level: 3, from: "0.1.0" } } });
  assert.deepEqual(moved(parts, "1.0.0", definitionOf("3.0.0", ["c"], [there, on])).parts.earlier, map({ c: { level: 3, from: "0.1.0", item: "a" } }));
  const back = { version: "3.0.0", renamed: { b: "a" } };
  assert.deepEqual(moved(parts, "1.0.0", definitionOf("3.0.0", ["a"], [there, back])).parts.earlier, map({ a: { level: 3, from: "0.1.0" } }));
});

test("two answers to one item that is gone lie side by side", () => {
  const { parts } = by({ retired: ["a"] }, [], { answers: { a: { level: 1 } }, earlier: { a: { level: 2, from: "0.1.0" } }, retired: { "a~": { level: 3, from: "0.0.1" } } });
  assert.deepEqual(parts.retired, map({ "a~": { level: 3, from: "0.0.1" }, a: { level: 1, from: "1.0.0" }, "a~~": { level: 2, from: "0.1.0", item: "a" } }));
});

test("words that differ though no change is listed keep the answer, and are named", () => {
  const { parts, report } = by({ added: ["b"] }, ["a", "b"], { answers: { a: { level: 2 } }, wording: { a: digestOf("old") } });
  assert.deepEqual([parts.answers.get("a"), report.corrected], [{ level: 2 }, ["a"]]);
  assert.deepEqual(by({}, ["a"], { answers: { a: { level: 2 } } }).report.corrected, [], "no digest means the present words");
});

const refused = (parts, from, definition, why, details) =>
  assert.deepEqual(migrate(partsOf(parts), from, definition), { ok: false, problem: { key: `assessment_load_${why}`, details } });

test("each first number that is crossed must have its change", () => {
  const changes = [{ version: "1.1.0" }, { version: "3.0.0" }, { version: "3.1.0" }];
  refused({}, "1.0.0", definitionOf("3.1.0", [], changes), "version", { found: "1.0.0", version: "3.1.0" });
  refused({}, "1.0.0", definitionOf("2.0.0", [], []), "version", { found: "1.0.0", version: "2.0.0" });
  for (const from of ["2.0.0", "2.9.9", "3.0.0", "3.1.0"]) moved(partsOf({}), from, definitionOf("3.1.0", [], changes));
});

test("a newer version is refused, compared number by number", () => {
  for (const from of ["2.0.1", "2.1.0", "3.0.0", "10.0.0"]) refused({}, from, definitionOf("2.0.0", []), "version", { found: from, version: "2.0.0" });
  moved(partsOf({}), "2.9.9", definitionOf("2.10.0", []));
});

test("changes of a later version than the page's own are not applied", () => {
  const { parts } = moved(partsOf({ answers: { a: { level: 1 } } }), "1.0.0", definitionOf("1.0.0", ["a"], [{ version: "1.1.0", retired: ["a"] }]));
  assert.deepEqual(parts.answers, map({ a: { level: 1 } }));
});

test("an answer, a waiting one or an action that nobody can place refuses the whole", () => {
  const definition = definitionOf("2.0.0", ["b"], [{ version: "2.0.0", renamed: { a: "b" } }]);
  for (const parts of [{ answers: { x: { level: 1 } } }, { earlier: { x: { level: 1, from: "1.0.0" } } }, { actions: [{ id: "1", item: "x", text: "", status: "open" }] }]) {
    refused(parts, "1.0.0", definition, "item", { item: "x" });
  }
  refused({ answers: { a: { level: 1 }, b: { level: 2 } } }, "1.0.0", definition, "item", { item: "b" });
  const long = "x".repeat(99);
  const clash = definitionOf("2.0.0", [long], [{ version: "2.0.0", renamed: { a: long } }]);
  refused({ answers: { a: { level: 1 }, [long]: { level: 2 } } }, "1.0.0", clash, "item", { item: "x".repeat(60) });
  refused({ answers: { ["x".repeat(99)]: { level: 1 } } }, "1.0.0", definition, "item", { item: "x".repeat(60) });
});

// Laws, over made-up histories: each version does something to each item of the one before.

const FATES = ["stay", "stay", "rename", "reword", "both", "retire", "split", "swap"];
const history = fc.array(
  fc.record({ first: fc.boolean(), fates: fc.array(fc.constantFrom(...FATES), { minLength: 8, maxLength: 8 }), added: fc.nat(2), told: fc.boolean() }),
  { maxLength: 5 },
);
const answer = fc.oneof(
  fc.record({ level: fc.nat(4) }),
  fc.record({ absent: fc.constantFrom("not-applicable", "asked-unknown", "asked-declined") }),
  fc.constant({}),
);
/** What somebody has at each item: an answer, one that waits, and an action. */
const sitting = fc.array(fc.record({ answer: fc.option(answer), earlier: fc.option(answer), retired: fc.boolean(), action: fc.boolean() }), { minLength: 8, maxLength: 8 });

/** The definitions of a history, oldest first. */
function definitionsOf(steps) {
  let items = ["a", "b", "c", "d"].map((id) => [id, id]);
  let [first, minor, last] = [1, 0, 0];
  const changes = [];
  const versions = [definitionOf("1.0.0", items)];
  for (const { first: breaks, fates, added, told } of steps) {
    [first, minor] = breaks ? [first + 1, 0] : [first, minor + 1];
    const fresh = () => `n${(last += 1)}`;
    const change = { version: `${first}.${minor}.0`, renamed: {}, reworded: [], retired: [], split: {}, added: [] };
    const swapped = items.filter((item, at) => fates[at % 8] === "swap").slice(0, 2).map(([id]) => id);
    items = items.flatMap(([id, words], at) => {
      const fate = fates[at % 8];
      if (fate === "retire") return change.retired.push(id) && [];
      if (fate === "split") return (change.split[id] = [fresh(), fresh()]).map((part) => [part, part]);
      let name = id;
      if (fate === "rename" || fate === "both") name = fresh();
      if (swapped.length === 2 && swapped.includes(id)) name = swapped.find((other) => other !== id);
      if (name !== id) change.renamed[id] = name;
      if (fate === "reword" || fate === "both") change.reworded.push(name);
      return [[name, fate === "reword" || fate === "both" ? name + change.version : words]];
    });
    for (let n = 0; n < added; n += 1) items.push([fresh(), "new"]);
    if (told) change.added = items.slice(items.length - added).map(([id]) => id);
    changes.push(change);
    versions.push(definitionOf(change.version, items, [...changes]));
  }
  return versions;
}

/** What somebody holds at one version; each note is another, so that it can be followed. */
function heldAt(definition, given) {
  const parts = partsOf({});
  definition.domains[0].items.forEach(({ id, digest }, at) => {
    const { answer: now, earlier, retired, action } = given[at % 8];
    if (now) parts.answers.set(id, { ...now, evidence: `now ${id}` }) && parts.wording.set(id, digest);
    if (earlier) parts.earlier.set(id, { ...earlier, evidence: `earlier ${id}`, from: "0.5.0", why: "reworded" });
    if (retired) parts.retired.set(at % 2 ? id : `${id}~`, { evidence: `retired ${id}`, from: "0.4.0" });
    if (action) parts.actions.push({ id: `act-${id}`, item: id, text: `do ${id}`, status: "open" });
  });
  return parts;
}

const everything = ({ answers, earlier, retired }) => [answers, earlier, retired].flatMap((one) => [...one.values()]);
const lawful = (check) => fc.assert(fc.property(history, sitting, (steps, given) => {
  const versions = definitionsOf(steps);
  return check(versions, heldAt(versions[0], given), given);
}), RUNS);

test("law: going by any version between leads to the same as going straight", () => lawful((versions, parts) => {
  const last = versions.at(-1);
  const straight = moved(parts, "1.0.0", last).parts;
  for (const between of versions) {
    const half = moved(parts, "1.0.0", between).parts;
    assert.deepEqual(moved(half, between.version, last).parts, straight, between.version);
  }
}));

test("law: no answer, note or action is lost, and none changes what it says", () => lawful((versions, parts) => {
  const { parts: after, report } = moved(parts, "1.0.0", versions.at(-1));
  for (const { level, absent, evidence } of everything(parts)) {
    const found = everything(after).filter((one) => one.evidence === evidence);
    assert.ok(found.length > 0, evidence);
    for (const one of found) assert.deepEqual([one.level, one.absent], [level, absent]);
  }
  assert.deepEqual(after.actions.map(({ item, ...rest }) => rest), parts.actions.map(({ item, ...rest }) => rest));
  // Each place but that of a retired one belongs to a question that is asked, and each move is told.
  const items = versions.at(-1).domains[0].items.map(({ id }) => id);
  for (const id of [...after.answers.keys(), ...after.earlier.keys()]) assert.ok(items.includes(id));
  const told = [...report.renamed.map(([, id]) => id), ...report.reworded, ...report.retired, ...report.split.flatMap(([, ids]) => ids)];
  for (const [id, { evidence }] of [...after.answers, ...after.earlier, ...after.retired]) {
    const old = parts.answers.get(id) || parts.earlier.get(id);
    const stayed = parts.retired.get(id)?.evidence === evidence || (old?.evidence === evidence && after.answers.has(id) === parts.answers.has(id));
    const beside = [...parts.earlier.values()].some((one) => one.evidence === evidence);
    assert.ok(stayed || beside || told.includes(id), `${id} moved untold`);
  }
}));

test("law: only words that never changed are still among the answers", () => lawful((versions, parts) => {
  const { parts: after, report } = moved(parts, "1.0.0", versions.at(-1));
  const words = new Map(versions.at(-1).domains[0].items.map(({ id, digest }) => [id, digest]));
  for (const [id] of after.answers) assert.equal(after.wording.get(id), words.get(id));
  assert.deepEqual([...after.wording.keys()], [...after.answers.keys()]);
  assert.deepEqual(report.corrected, []);
}));

test("law: nothing changes within one version, nor when done twice", () => lawful((versions, parts, given) => {
  const last = versions.at(-1);
  const held = heldAt(last, given);
  assert.deepEqual(moved(held, last.version, last), { ok: true, parts: held, report: { from: last.version, to: last.version, ...NOTHING } });
  const once = moved(parts, "1.0.0", last).parts;
  assert.deepEqual(moved(once, last.version, last).parts, once);
}));

test("law: what was migrated is a response that a file can hold", () => lawful((versions, parts) => {
  const last = versions.at(-1);
  const about = { id: "01234567-89ab-4cde-8f01-23456789abcd", language: "en-GB", saved: "2026-11-22", started: "2026-11-21", status: "in-progress" };
  const file = response.read(response.make({ ...about, ...parts }, versions[0]), last);
  assert.ok(file.ok, JSON.stringify(file));
  const { report, response: read } = file;
  const straight = moved(parts, "1.0.0", last);
  assert.deepEqual(read, { ...about, ...straight.parts });
  const lists = Object.values(straight.report).filter(Array.isArray).flat();
  assert.deepEqual(report, versions.length > 1 && lists.length > 0 ? straight.report : null);
  assert.equal(response.read(response.make(read, last), last).report, null);
}));

test("law: whatever a file claims, it is refused or nothing of it is lost", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "n1", "n2", "n3", "n4", "toString", "nobody");
  const version = fc.tuple(fc.nat(7), fc.nat(3), fc.nat(1)).map((numbers) => numbers.join("."));
  const anyParts = fc.record({
    answers: fc.dictionary(id, answer), earlier: fc.dictionary(id, answer), retired: fc.dictionary(id, answer),
    actions: fc.array(fc.record({ item: fc.option(id, { nil: undefined }), text: fc.string() }), { maxLength: 3 }),
  });
  fc.assert(fc.property(history, anyParts, version, (steps, raw, from) => {
    const noted = (name) => Object.fromEntries(Object.entries(raw[name]).map(([key, one]) => [key, { ...one, evidence: `${name} ${key}`, ...(name === "answers" ? {} : { from: "0.0.1" }) }]));
    const parts = partsOf({ answers: noted("answers"), earlier: noted("earlier"), retired: noted("retired"), actions: raw.actions });
    const result = migrate(parts, from, definitionsOf(steps).at(-1));
    if (!result.ok) return assert.match(result.problem.key, /^assessment_load_(version|item)$/);
    const after = everything(result.parts).map(({ evidence }) => evidence);
    for (const { evidence } of everything(parts)) assert.ok(after.includes(evidence), evidence);
    assert.deepEqual(result.parts.actions.map(({ text }) => text), parts.actions.map(({ text }) => text));
  }), { ...RUNS, numRuns: 4 * RUNS.numRuns });
});
