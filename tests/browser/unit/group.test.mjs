// group.js: what is shown of a group, by the rules of docs/group-view.md, and that no subtraction gets behind it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import fc from "fast-check";

globalThis.casebook = { assessment: {}, say: (key) => key };
for (const path of ["js/table.js", "js/group.js", "components/group/figures.js"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/${path}`, import.meta.url), "utf8"));
}
const { people, sitting } = globalThis.casebook.group;

const K = 5;
const COUNTS = 10;
const ITEMS = ["a", "b", "c"];
const ROLES = ["board", "leader", "other"];
const item = (id, at) => ({ id, number: at + 1, digest: "", stem: `Is ${id} so?`, advice: [] });
const definitionOf = (groups = {}) => ({
  siteId: "demo", canonical: "", id: "demo", version: "1.0.0", digest: "", title: "Demo", absent: [], levels: [], changes: [],
  domains: [{ id: "one", title: "One", items: ITEMS.slice(0, 2).map(item) }, { id: "two", title: "Two", items: [item("c", 2)] }],
  groups: { threshold: K, distributionThreshold: COUNTS, roles: ROLES.map((id) => ({ id, label: `The ${id}` })), ...groups },
});
const definition = definitionOf();

let serial = 0;
const answerOf = (given) => (typeof given === "number" ? { level: given } : given ? { absent: given } : { evidence: "only a note" });
/** A response that gives `given` to the items in their order. */
const responseOf = (given, about = {}) => ({
  id: `person-${(serial += 1)}`, language: "en-GB", saved: "2026-11-22", started: "2026-11-22", status: "completed",
  answers: new Map(given.flatMap((one, at) => (one === undefined ? [] : [[ITEMS[at], answerOf(one)]]))),
  actions: [], earlier: new Map(), retired: new Map(), wording: new Map(), ...about,
});
/** One response for each level of the first item; the others are blank. */
const room = (levels, about) => levels.map((level) => responseOf([level], about));
const roleRoom = (roles) => Object.entries(roles).flatMap(([role, levels]) => room(levels, role ? { role } : {}));
const shown = (levels, groups) => sitting(definitionOf(groups))(room(levels));
const first = (view) => view.items.find((one) => one.item.id === "a");
const times = (n, level) => Array(n).fill(level);

// Thresholds

test("fewer than five people: their number, and nothing else", () => {
  assert.deepEqual(shown([0, 1, 2, 3]), { n: 4, state: "few", threshold: 5, distributionThreshold: 10, roles: [], items: [] });
  assert.equal(shown([0, 1, 2, 3, 4]).state, "shown");
});

test("from five levels: median and middle half; from ten: counts", () => {
  const five = first(shown([0, 1, 2, 3, 4]));
  assert.deepEqual([five.shown, five.median, five.from, five.to, five.counts, five.unknown, five.none], ["middle", 4, 1, 3, undefined, undefined, undefined]);
  assert.equal(first(shown(times(9, 2))).shown, "middle");
  const ten = first(shown([0, 0, 1, 1, 1, 2, 3, 3, 4, 4]));
  assert.deepEqual([ten.shown, ten.counts, ten.unknown, ten.none], ["counts", [2, 3, 1, 2, 2], 0, 0]);
});

test("four levels among twelve people: nothing of that question", () => {
  const view = shown([1, 2, 3, 4, ...times(8, "not-applicable")]);
  assert.deepEqual(first(view), { item: definition.domains[0].items[0], domain: definition.domains[0], shown: "few", many: false, disagree: false, gap: false, roles: [] });
});

test("a definition can raise the thresholds, and not lower them", () => {
  assert.equal(shown([0, 1, 2, 3], { threshold: 1, distributionThreshold: 1 }).state, "few");
  assert.equal(first(shown(times(9, 2), { threshold: 1, distributionThreshold: 1 })).shown, "middle");
  assert.equal(shown(times(6, 2), { threshold: 7 }).state, "few");
  assert.equal(first(shown(times(11, 2), { threshold: 11 })).shown, "counts", "counts need no more than the threshold where that is higher");
  assert.equal(first(shown(times(11, 2), { distributionThreshold: 12 })).shown, "middle");
  assert.equal(sitting({ ...definition, groups: undefined })(room([0, 1, 2, 3])).state, "few");
});

// Figures

for (const [levels, median, from, to] of [
  [[1, 1, 2, 4, 4], 4, 1, 4],
  [[0, 0, 0, 4, 4, 4], 4, 0, 4],
  [[0, 1, 1, 2, 2, 4], 3, 1, 2],
  [[0, 0, 1, 2, 3, 4, 4, 4], 5, 1, 4],
  [[0, 0, 2, 2, 2, 2, 2, 2], 4, 2, 2],
  [[2, 2, 2, 2, 2, 2, 4, 4], 4, 2, 2],
]) {
  test(`${levels}: twice the median is ${median}, the middle half ${from} to ${to}`, () => {
    const found = first(shown(levels));
    assert.deepEqual([found.median, found.from, found.to], [median, from, to]);
  });
}

const levelsArb = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: K, maxLength: 40 });

test("the middle half holds at least half of the levels, lies round the median, and a mirrored scale mirrors it", () => {
  fc.assert(fc.property(levelsArb, (levels) => {
    const { median, from, to, disagree } = first(shown(levels));
    assert.ok(Number.isInteger(median) && from <= median / 2 && median / 2 <= to);
    assert.ok(2 * levels.filter((level) => level >= from && level <= to).length >= levels.length);
    // Never wider than it must be: without either end, less than three quarters are left.
    if (from < to) assert.ok(4 * levels.filter((level) => level > from).length <= 3 * levels.length + 3);
    const mirrored = first(shown(levels.map((level) => 4 - level)));
    assert.deepEqual([mirrored.median, mirrored.from, mirrored.to, mirrored.disagree], [8 - median, 4 - to, 4 - from, disagree]);
  }));
});

test("counts add up to those who gave a level, and with the rest to all", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(0, 1, 2, 3, 4, "asked-unknown", "not-applicable", "asked-declined", null, undefined), { minLength: K, maxLength: 40 }), (given) => {
    const found = first(shown(given));
    const m = given.filter((one) => typeof one === "number").length;
    assert.equal(found.shown, m < K ? "few" : m < COUNTS ? "middle" : "counts");
    if (found.shown !== "counts") return;
    assert.equal(found.counts.reduce((a, b) => a + b), m);
    assert.equal((found.unknown ?? 0) + found.none, given.length - m);
    found.counts.forEach((count, level) => assert.equal(count, given.filter((one) => one === level).length));
  }));
});

for (const [name, levels, expected] of [
  ["a middle half of two levels", [1, 1, 2, 3, 3], true],
  ["a middle half of one level", [1, 1, 1, 2, 2], false],
  ["a quarter low and a quarter high", [0, 1, 2, 2, 2, 2, 3, 4], true],
  ["a quarter low and less than a quarter high", [0, 1, 2, 2, 2, 2, 2, 4], false],
  ["less than a quarter low and a quarter high", [1, 2, 2, 2, 2, 2, 3, 4], false],
  ["all alike", times(8, 4), false],
]) {
  test(`${name}: ${expected ? "" : "no "}disagreement`, () => assert.equal(first(shown(levels)).disagree, expected));
}

test("many don't know: from a third of those it applies to, and only where five at least gave a level or don't know", () => {
  const dk = "asked-unknown";
  assert.equal(first(shown([...times(8, 2), ...times(4, dk)])).many, true);
  assert.equal(first(shown([...times(9, 2), ...times(4, dk)])).many, false);
  assert.equal(first(shown([...times(8, 2), ...times(3, dk), "not-applicable", "not-applicable"])).many, false);
  assert.equal(first(shown([...times(6, 2), ...times(3, dk), "not-applicable", "not-applicable"])).many, true);
  assert.deepEqual([first(shown([1, ...times(4, dk)])).many, first(shown([1, ...times(4, dk)])).shown], [true, "few"]);
  assert.equal(first(shown([...times(4, dk), ...times(4, "not-applicable")])).many, false);
  assert.equal(first(shown(times(8, null))).many, false);
});

test("a few who gave no level for other reasons are not counted apart from those who don't know", () => {
  const heap = (unknown, others) => {
    const found = first(shown([...times(10, 2), ...times(unknown, "asked-unknown"), ...times(others, "asked-declined")]));
    return [found.unknown, found.none];
  };
  assert.deepEqual(heap(2, 0), [2, 0]);
  assert.deepEqual(heap(2, 1), [null, 3]);
  assert.deepEqual(heap(0, 4), [null, 4]);
  assert.deepEqual(heap(2, 5), [2, 5]);
});

test("what people see differently comes first, then the wider spread, then the order of the questions", () => {
  const all = times(10).map((_, at) => responseOf([2, at % 2 ? 1 : 2, at < 5 ? 0 : 4]));
  assert.deepEqual(sitting(definition)(all).items.map((one) => one.item.id), ["c", "b", "a"]);
});

test("there is no average, no part of the whole, and every figure is whole", () => {
  const view = shown([0, 1, 1, 2, 3, 4, 4, 4, 4, 3, 2]);
  JSON.stringify(view, (key, value) => {
    assert.ok(!/mean|average|score|total|percent/i.test(key), key);
    if (typeof value === "number") assert.ok(Number.isInteger(value), key);
    return value;
  });
});

// Roles

const rolesOf = (view) => Object.fromEntries(first(view).roles.map((one) => [one.role.id, one.median / 2]));
const sizesOf = (view) => Object.fromEntries(view.roles.map((one) => [one.role.id, one.n]));

test("two roles of five: both are shown", () => {
  const view = sitting(definition)(roleRoom({ board: times(5, 3), leader: times(5, 1) }));
  assert.deepEqual([sizesOf(view), rolesOf(view), first(view).gap], [{ board: 5, leader: 5 }, { board: 3, leader: 1 }, true]);
});

test("eight doctors and three managers: neither, since one gives away the other", () => {
  const view = sitting(definition)(roleRoom({ leader: times(8, 1), board: times(3, 4) }));
  assert.deepEqual([sizesOf(view), rolesOf(view), first(view).gap], [{}, {}, false]);
});

test("a small rest hides the next smallest role too", () => {
  const view = sitting(definition)(roleRoom({ board: times(8, 3), leader: times(6, 3), other: times(2, 3) }));
  assert.deepEqual([sizesOf(view), rolesOf(view)], [{ board: 8 }, { board: 3 }]);
  const unnamed = sitting(definition)(roleRoom({ board: times(8, 3), leader: times(6, 3), "": times(2, 3) }));
  assert.deepEqual(sizesOf(unnamed), { board: 8 }, "people without a role are a rest as well");
});

test("a rest of five hides nothing, and a role that nobody knows is none", () => {
  const view = sitting(definition)(roleRoom({ board: times(8, 3), stranger: times(5, 3) }));
  assert.deepEqual(sizesOf(view), { board: 8 });
});

test("where too few of a role gave a level, it is hidden for that question", () => {
  const view = sitting(definition)(roleRoom({ board: times(6, 3), leader: [1, 1, 1, 1, "asked-unknown"] }));
  assert.deepEqual(sizesOf(view), { board: 6, leader: 5 });
  assert.deepEqual(rolesOf(view), {}, "the four would be the rest");
});

test("a role that is not shown with its size is shown for no question", () => {
  const silent = times(2).map(() => responseOf([null, 1], { role: "other" }));
  const view = sitting(definition)([...roleRoom({ board: times(8, 3), leader: times(6, 3) }), ...silent]);
  assert.deepEqual([sizesOf(view), rolesOf(view)], [{ board: 8 }, { board: 3 }]);
});

test("a gap between roles is a whole level between their medians", () => {
  const gap = (roles) => first(sitting(definition)(roleRoom(roles))).gap;
  assert.equal(gap({ board: [2, 2, 2, 3, 3, 3], leader: times(5, 2) }), false);
  assert.equal(gap({ board: times(6, 3), leader: times(5, 2) }), true);
  assert.equal(gap({ board: times(6, 3), leader: times(4, 0) }), false);
});

// The same response again

test("a response counts once: by its id, by the id it was shared under, or by both in a chain", () => {
  const given = [3, 2, 1];
  const count = (...abouts) => people(abouts.map((about) => responseOf(given, about)), definition).length;
  assert.equal(count({ id: "x" }, { id: "x" }), 1);
  assert.equal(count({ id: "x" }, { id: "y" }), 2);
  assert.equal(count({ id: undefined, share: "s" }, { id: undefined, share: "s" }), 1);
  assert.equal(count({ id: "x" }, { id: undefined, share: "s" }, { id: "x", share: "s" }), 1);
  assert.equal(count({ id: "x" }, { id: "x", share: "s" }, { id: undefined, share: "s" }, { id: "y" }), 2);
  assert.equal(count({ id: undefined }, { id: undefined }), 1, "without any id, equal files are one");
});

test("the newest counts, and of two of one day the fuller", () => {
  const older = responseOf([0], { id: "x", saved: "2026-11-20" });
  const newer = responseOf([4], { id: "x", saved: "2026-11-21" });
  const fuller = responseOf([1, 1], { id: "x", saved: "2026-11-21" });
  for (const files of [[older, newer], [newer, older]]) assert.equal(people(files, definition)[0].given[0], 4);
  for (const files of [[older, newer, fuller], [fuller, newer, older]]) assert.equal(people(files, definition)[0].given[0], 1);
});

test("the newest counts even where only a third file tells that two are of one person", () => {
  const shared = responseOf([4], { id: undefined, share: "s", saved: "2026-11-23" });
  const files = [responseOf([0], { id: "x", saved: "2026-11-20" }), shared, responseOf([1], { id: "x", share: "s", saved: "2026-11-21" })];
  for (const order of [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]]) {
    assert.deepEqual(people(order.map((at) => files[at]), definition).map(({ given }) => given[0]), [4]);
  }
});

// Subtraction

/** The last item is answered by few, so that views differ in few of its levels. */
const givenArb = fc.tuple(...ITEMS.map((id) => fc.constantFrom(0, 1, 2, 3, 4, "asked-unknown", "not-applicable", ...(id === "c" ? [null, null, null, null] : [null]))));
const personArb = fc.record({ given: givenArb, role: fc.constantFrom("board", "board", "leader", "leader", "other", undefined) });
const roomArb = (most, fewest = 1) => fc.array(personArb, { minLength: fewest, maxLength: most }).map((all) => all.map(({ given, role }) => responseOf(given, role ? { role } : {})));

/** A sitting: sets of files, each any part of the room, or one near to the set before. */
const sittingArb = fc.oneof(roomArb(36), roomArb(40, 24)).chain((all) => fc.record({
  all: fc.constant(all),
  groups: fc.record({ threshold: fc.integer({ min: 0, max: 7 }), distributionThreshold: fc.integer({ min: 0, max: 14 }) }),
  moves: fc.array(fc.oneof(
    fc.record({ kind: fc.constant("set"), of: fc.subarray(all, { minLength: Math.min(all.length, 5) }) }),
    fc.record({ kind: fc.constant("add"), of: fc.subarray(all) }),
    fc.record({ kind: fc.constant("drop"), of: fc.subarray(all) }),
    fc.record({ kind: fc.constant("split"), of: fc.integer({ min: 1, max: Math.max(1, all.length) }).map((n) => all.slice(0, n)) }),
  ), { minLength: 1, maxLength: 5 }),
}));

function setsOf(moves) {
  let now = new Set();
  return moves.map(({ kind, of }) => {
    if (kind === "set" || kind === "split") now = new Set(of);
    else for (const one of of) kind === "add" ? now.add(one) : now.delete(one);
    return [...now];
  });
}

const levelOf = (response, id) => response.answers.get(id)?.level;

/** Every set of people of whom a room has been told something, by what it was told of. */
function told(sets, views) {
  const found = new Map();
  const tell = (topic, set) => found.set(topic, [...(found.get(topic) ?? []), new Set(set)]);
  views.forEach((view, at) => {
    if (view.state !== "shown") return;
    const all = sets[at];
    tell("people", all);
    for (const { role } of view.roles) tell("people", all.filter((one) => one.role === role.id));
    for (const { item: { id }, shown: how, roles } of view.items) {
      const gave = all.filter((one) => levelOf(one, id) !== undefined);
      if (how === "middle" || how === "counts") tell(id, gave);
      if (how === "counts") tell(`${id} counts`, gave);
      for (const { role } of roles) tell(id, gave.filter((one) => one.role === role.id));
    }
  });
  return found;
}

/** The sizes of all sets that a sum of told sets, each taken once, away once or left out, singles out. */
function singledOut(sets, all) {
  const sizes = [];
  const go = (at, sum) => {
    if (at === sets.length) {
      const held = [...sum.values()].filter((value) => value !== 0);
      if (held.length && held.every((value) => value === held[0])) sizes.push(held.length);
      return;
    }
    for (const by of [0, 1, -1]) go(at + 1, by ? new Map(all.map((one) => [one, (sum.get(one) ?? 0) + (sets[at].has(one) ? by : 0)])) : sum);
  };
  go(0, new Map());
  return sizes;
}

const unique = (sets) => [...new Map(sets.map((set) => [[...set].map((one) => one.id).sort().join(), set])).values()];

test("whoever adds and subtracts all that was shown never singles out fewer people than the threshold", () => {
  let views = 0;
  let refused = 0;
  let hidden = 0;
  fc.assert(fc.property(sittingArb, ({ all, groups, moves }) => {
    const view = sitting(definitionOf(groups));
    const sets = setsOf(moves);
    const seen = sets.map((set) => view(set));
    const least = Math.max(K, groups.threshold);
    views += seen.filter(({ state }) => state === "shown").length;
    refused += seen.filter(({ state }) => state === "close").length;
    hidden += seen.flatMap(({ items }) => items).filter((one) => one.shown === "close").length;
    for (const [topic, found] of told(sets, seen)) {
      const smallest = topic.endsWith(" counts") ? Math.max(COUNTS, least, groups.distributionThreshold) : least;
      for (const size of singledOut(unique(found).slice(0, 7), all)) assert.ok(size >= smallest, `${topic}: ${size} people`);
    }
  }), { numRuns: 400 });
  assert.ok(views > 100 && refused > 30 && hidden > 0, `the attacker must have had something to see: ${views}, ${refused}, ${hidden}`);
});

test("within what can be told apart, nobody can be told apart: exchanged answers give the same views", () => {
  fc.assert(fc.property(sittingArb, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), ({ all, groups, moves }, dice) => {
    const sets = setsOf(moves);
    const view = sitting(definitionOf(groups));
    const seen = sets.map((set) => view(set));
    const found = told(sets, seen);
    // Levels of one question go round among those of one cell: people whom every told set holds, or none does.
    const swapped = new Map(all.map((one) => [one, { ...one, answers: new Map(one.answers) }]));
    for (const id of ITEMS) {
      const sets = [...(found.get(id) ?? []), ...(found.get("people") ?? [])];
      const cells = new Map();
      for (const one of all) {
        if (levelOf(one, id) === undefined) continue;
        const cell = sets.map((set) => set.has(one)).join();
        cells.set(cell, [...(cells.get(cell) ?? []), one]);
      }
      for (const cell of cells.values()) {
        const by = dice[cell.length % 40] % cell.length;
        cell.forEach((one, at) => swapped.get(one).answers.set(id, { level: levelOf(cell[(at + by) % cell.length], id) }));
      }
    }
    const again = sitting(definitionOf(groups));
    const hereafter = sets.map((set) => again(set.map((one) => swapped.get(one))));
    assert.deepEqual(hereafter, seen);
  }), { numRuns: 300 });
});

test("after a view, one with one to four people more, fewer or other is refused, and five more are shown", () => {
  const view = sitting(definition);
  const twelve = room(times(12, 2));
  assert.equal(view(twelve).state, "shown");
  for (let n = 1; n < K; n += 1) {
    const others = room(times(n, 4));
    assert.equal(view([...twelve, ...others]).state, "close", `${n} more`);
    assert.equal(view(twelve.slice(n)).state, "close", `${n} fewer`);
    assert.equal(view([...twelve.slice(n), ...others]).state, "close", `${n} others`);
  }
  assert.equal(view(twelve).state, "shown", "the same again");
  assert.equal(view(twelve.slice(5)).state, "shown", "five fewer");
  assert.equal(view([...twelve, ...room(times(5, 4))]).state, "shown", "five more");
  assert.equal(view(room(times(6, 1))).state, "shown", "quite other people");
});

test("a set that cuts two earlier ones at once is measured against both", () => {
  const view = sitting(definition);
  const [old, young] = [room(times(12, 2)), room(times(12, 2))];
  assert.equal(view(old).state, "shown");
  assert.equal(view([...old, ...young]).state, "shown");
  assert.equal(view([...old.slice(4), ...young.slice(4)]).state, "close", "eight are gone, but four of each");
  assert.equal(view([...old.slice(5), ...young.slice(5)]).state, "shown");
});

test("a newer answer of one person is another person to the guard", () => {
  const view = sitting(definition);
  const twelve = room(times(12, 2));
  view(twelve);
  assert.equal(view([...twelve, responseOf([4], { id: twelve[0].id, saved: "2026-11-23" })]).state, "close");
  assert.equal(view([...twelve, { ...twelve[0], saved: "2026-11-23" }]).state, "shown", "saved again without a change");
});

test("who says the same under another name or in newer answers does not hide one who is gone", () => {
  const all = times(21).map((_, at) => responseOf([at % 5, 2]));
  const [ten, others] = [all.slice(0, 10), all.slice(10, 20)];
  const again = {
    "the own file beside the shared one": ten.flatMap((one) => [one, { ...one, id: "a" + one.id, share: one.id }]),
    "another question answered anew": ten.map((one) => ({ ...one, answers: new Map([...one.answers, ["b", { level: 3 }]]) })),
    "another role": ten.map((one) => ({ ...one, role: "board" })),
  };
  for (const [how, files] of Object.entries(again)) {
    const view = sitting(definition);
    assert.equal(first(view(all)).shown, "counts");
    assert.equal(view([...files, ...others]).state, "close", how);
  }
  // Five leave, but one of them alone gave this question a level.
  const view = sitting(definition);
  const five = [all[20], ...times(4).map(() => responseOf([null, 2]))];
  view([...all.slice(0, 20), ...five]);
  const { state, items } = view([...again["another question answered anew"], ...others]);
  assert.deepEqual([state, Object.fromEntries(items.map((one) => [one.item.id, one.shown])).a], ["shown", "close"]);
});

test("one person whose two files are no longer linked is not two to subtract", () => {
  const view = sitting(definition);
  const twelve = room(times(12, 2));
  const linked = responseOf([4], { id: "own", share: "shared" });
  view([...twelve, linked]);
  assert.equal(view([...twelve, { ...linked, share: undefined }]).state, "shown", "the same person, by either name");
  assert.equal(view([...twelve, { ...linked, share: undefined }, { ...linked, id: "shared" }]).state, "close");
});

test("five more of whom one answered a question: the rest is shown, and that question is not", () => {
  const view = sitting(definition);
  const twelve = times(12).map(() => responseOf([2, 2]));
  view(twelve);
  const five = [responseOf([4, 4]), ...times(4).map(() => responseOf([null, 4]))];
  const { items } = view([...twelve, ...five]);
  assert.deepEqual(Object.fromEntries(items.map((one) => [one.item.id, one.shown])), { a: "close", b: "middle", c: "few" });
});

test("five more after counts: median and middle half, since the five could be counted out; ten more: counts", () => {
  const view = sitting(definition);
  const twelve = room(times(12, 2));
  assert.equal(first(view(twelve)).shown, "counts");
  const five = room(times(5, 0));
  assert.equal(first(view([...twelve, ...five])).shown, "middle");
  assert.equal(first(view([...twelve, ...five, ...room(times(5, 0))])).shown, "counts");
});

// Order, repetition, taint

test("the order of the files changes nothing, nor does loading any of them again", () => {
  fc.assert(fc.property(roomArb(24), fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), (all, dice) => {
    const plain = sitting(definition)(all);
    const shuffled = all.map((one, at) => [dice[at], one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
    assert.deepEqual(sitting(definition)(shuffled), plain);
    assert.deepEqual(sitting(definition)([...all, ...shuffled.slice(0, 7)]), plain);
    const view = sitting(definition);
    view(all);
    assert.deepEqual(view(shuffled), plain, "and the same view again is no other view");
  }));
});

test("no note, plan, id, date, language, role or round of a file reaches what is shown", () => {
  const mark = (name, at) => `taint-${name}-${at}`;
  const all = times(12).map((_, at) => {
    const kept = { level: 1, evidence: mark("kept", at), from: mark("from", at), item: mark("item", at) };
    return {
      id: mark("id", at), share: mark("share", at), language: mark("language", at), saved: mark("saved", at), started: mark("started", at),
      status: mark("status", at), role: mark("role", at), round: mark("round", at),
      answers: new Map(ITEMS.map((id) => [id, at % 3 ? { level: at % 5, evidence: mark("note", at) } : { absent: mark("absent", at), evidence: mark("note", at) }])),
      actions: [{ id: mark("action", at), text: mark("text", at), owner: mark("owner", at), due: mark("due", at), status: mark("open", at) }],
      earlier: new Map([["a", kept]]), retired: new Map([[mark("old", at), kept]]), wording: new Map([["a", mark("wording", at)]]),
    };
  });
  const text = JSON.stringify([sitting(definition)(all), sitting(definition)(all.slice(0, 4))]);
  assert.ok(text.includes("Is a so?"));
  assert.doesNotMatch(text, /taint/);
});

test("a table of what is shown is no formula, whatever a question, a part or a level is called", () => {
  const few = { item: { number: 1, stem: "=1+1" }, domain: { title: "Two;=2" }, shown: "few", roles: [] };
  const definition = { ...definitionOf(), levels: ["+3", "b", "c", "d", "e"].map((label, level) => ({ level, label })) };
  const cells = globalThis.casebook.groupRows({ n: 5, items: [few] }, definition, "2026-11-22").flat();
  for (const cell of ["'=1+1", "Two;'=2", "'+3", 5, 1]) assert.ok(cells.includes(cell), String(cell));
});
