// rounds.js: two rounds are compared only where the words were the same, and scores only where the same questions made them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import fc from "fast-check";

globalThis.casebook = {};
for (const name of ["score", "rounds"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { compare } = globalThis.casebook.rounds;
const RUNS = { seed: Number(process.env.CASEBOOK_SEED ?? 6), numRuns: Number(process.env.CASEBOOK_RUNS ?? 500) };

const IDS = ["a", "b", "c"];
const item = (id) => ({ id, number: 1, digest: `digest of ${id}`, stem: "?", advice: [] });
const definition = { domains: [{ id: "one", title: "One", items: IDS.map(item) }, { id: "two", title: "Two", items: [item("d")] }] };

const answerOf = (given) => (typeof given === "number" ? { level: given } : given === "note" ? { evidence: "x" } : { absent: given });
/** A response from answers in short: a level, a reason for none, or only a note. */
const responseOf = (given, { earlier = {}, wording = {} } = {}) => ({
  answers: new Map(Object.entries(given).map(([id, one]) => [id, answerOf(one)])),
  earlier: new Map(Object.entries(earlier)),
  wording: new Map(Object.entries(wording)),
});
const firstOf = (then, now) => compare(definition, then, now)[0];
const pairOf = (then, now, more = [{}, {}]) => {
  const { item: about, ...rest } = firstOf(responseOf({ a: then }, more[0]), responseOf({ a: now }, more[1])).items[0];
  assert.equal(about.id, "a");
  return rest;
};

test("a level that moved is a change of so many steps, either way", () => {
  assert.deepEqual(pairOf(1, 3), { then: { level: 1 }, now: { level: 3 }, state: "changed", step: 2 });
  assert.deepEqual(pairOf(4, 0), { then: { level: 4 }, now: { level: 0 }, state: "changed", step: -4 });
  assert.deepEqual(pairOf(2, 2), { then: { level: 2 }, now: { level: 2 }, state: "same", step: 0 });
});

test("a reason for no level is compared, and has no step", () => {
  assert.deepEqual(pairOf("asked-unknown", 3), { then: { absent: "asked-unknown" }, now: { level: 3 }, state: "changed", step: null });
  assert.deepEqual(pairOf("asked-unknown", "asked-unknown").state, "same");
  assert.deepEqual(pairOf("asked-unknown", "not-applicable").state, "changed");
});

test("what was left blank, or has only a note, is not compared", () => {
  assert.deepEqual(pairOf("note", 3), { then: undefined, now: { level: 3 }, state: "blank", step: null });
  assert.deepEqual(pairOf(3, "note").state, "blank");
  assert.deepEqual(pairOf("note", "note").state, "blank");
});

const other = { wording: { a: "other" } };
test("answers to other words are not compared, and not shown side by side", () => {
  const reworded = { state: "reworded", step: null };
  assert.deepEqual(pairOf(1, 3, [other, {}]), reworded);
  assert.deepEqual(pairOf(1, 3, [{}, other]), reworded);
  assert.deepEqual(pairOf(1, 3, [other, other]).state, "changed");
  assert.deepEqual(pairOf(1, 3, [{ wording: { a: "" } }, { wording: { a: "" } }]), reworded, "unknown words are not the same words");
  assert.deepEqual(pairOf("note", 3, [{ earlier: { a: { level: 1, from: "1.0.0" } } }, {}]), reworded);
  assert.deepEqual(pairOf(3, "note", [{}, { earlier: { a: { level: 1, from: "1.0.0" } } }]), reworded);
  assert.equal(pairOf(1, 3, [{ earlier: { a: { level: 1, from: "1.0.0" } } }, {}]).state, "changed", "answered afresh");
});

const figures = (then, now, more = [{}, {}]) => {
  const { why, then: before, now: after } = firstOf(responseOf(then, more[0]), responseOf(now, more[1]));
  return [why, before, after];
};

test("a part has its scores and floors where the same questions made them", () => {
  assert.deepEqual(figures({ a: 1, b: 2, c: "asked-unknown" }, { a: 3, b: 2, c: "note" }), [null, { score: 38, floor: 1 }, { score: 63, floor: 2 }]);
});

test("a part has none where a question was reworded, answered only once, or too few were", () => {
  assert.deepEqual(figures({ a: 1, b: 2 }, { a: 1, b: 2 }, [other, {}]), ["reworded", null, null]);
  assert.deepEqual(figures({ a: 1, b: 2 }, { a: 1, b: 2, c: 4 }), ["answered", null, null]);
  assert.deepEqual(figures({ a: 1, b: 2, c: 4 }, { a: 1, b: 2, c: "not-applicable" }), ["answered", null, null]);
  assert.deepEqual(figures({ a: 1 }, { a: 1 }), ["not-scored", null, null]);
  assert.deepEqual(figures({}, {}), ["not-scored", null, null]);
});

test("every part and question is told, in the order of the form", () => {
  const domains = compare(definition, responseOf({}), responseOf({}));
  assert.deepEqual(domains.map(({ domain, items }) => [domain.id, items.map(({ item: { id } }) => id)]), [["one", IDS], ["two", ["d"]]]);
});

const given = fc.dictionary(fc.constantFrom(...IDS, "d"), fc.oneof(fc.nat(4), fc.constantFrom("asked-unknown", "asked-declined", "not-applicable", "note")));
const wording = fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom("other", "", "digest of a"));
const round = fc.tuple(given, wording).map(([answers, words]) => responseOf(answers, { wording: words }));

test("law: the other way round each step is the same way back, and nothing else differs", () => {
  fc.assert(fc.property(round, round, (then, now) => {
    const turned = compare(definition, now, then).map(({ then: before, now: after, items, ...rest }) =>
      ({ ...rest, then: after, now: before, items: items.map(({ step, ...one }) => ({ ...one, ...("then" in one ? { then: one.now, now: one.then } : {}), step: step && -step })) }));
    assert.deepEqual(turned, compare(definition, then, now));
  }), RUNS);
});

test("law: with itself a round differs in nothing", () => {
  fc.assert(fc.property(round, (one) => {
    for (const { items, then, now } of compare(definition, one, one)) {
      assert.deepEqual(then, now);
      for (const { state, step } of items) assert.ok(state !== "changed" && !step);
    }
  }), RUNS);
});

test("law: a score is shown only where the words of all that made it were the same", () => {
  fc.assert(fc.property(round, round, (then, now) => {
    for (const { domain, then: before } of compare(definition, then, now)) {
      if (!before) continue;
      for (const { id, digest } of domain.items) {
        const [one, two] = [then, now].map((response) => response.answers.get(id)?.level);
        assert.equal(one === undefined, two === undefined);
        if (one !== undefined) assert.equal(then.wording.get(id) ?? digest, now.wording.get(id) ?? digest);
      }
    }
  }), RUNS);
});
