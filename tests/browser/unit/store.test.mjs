// store.js: what is kept is proved by reading it back, clearing takes all that is ours and nothing else, and a storage that
// refuses is no error.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { runInThisContext } from "node:vm";

globalThis.casebook = {};
for (const name of ["migrate", "response", "store"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { response, store } = globalThis.casebook;

/** A storage as browsers have it: what is held are its own properties. `refuse` makes a call throw, `deaf` makes it do nothing. */
class Storage {
  static refuse = "";
  static deaf = "";
  act(name, run) {
    if (Storage.refuse.split(" ").includes(name)) throw new Error("refused");
    return Storage.deaf === name ? undefined : run();
  }
  getItem(key) { return this.act("getItem", () => (Object.hasOwn(this, key) ? this[key] : null)); }
  setItem(key, value) { this.act("setItem", () => (this[key] = String(value))); }
  removeItem(key) { this.act("removeItem", () => delete this[key]); }
}

beforeEach(() => {
  Storage.refuse = Storage.deaf = "";
  Object.defineProperty(globalThis, "localStorage", { value: new Storage(), configurable: true });
});
const held = () => ({ ...localStorage });

const definition = {
  siteId: "demo", id: "organisation", version: "1.0.0", digest: "sha256-x", title: "?", absent: [], levels: [], changes: [],
  groups: { threshold: 5, distributionThreshold: 10, roles: [] },
  domains: [{ id: "one", title: "One", items: [{ id: "a", number: 1, digest: "a".repeat(12), stem: "?", advice: [] }] }],
};
const KEY = "casebook:v1:demo:organisation";
const idOf = (n) => `0000000${n}-89ab-4cde-8f01-23456789abcd`;
const textOf = (n, saved = "2026-11-22") => response.make({
  id: idOf(n), language: "en-GB", saved, started: "2026-11-21", status: "completed", answers: new Map([["a", { level: n }]]),
}, definition);
const others = {
  "casebook:v1:demo:organisation-2": "x", "casebook:v1:demo:organisation-2:round:x": "x", "casebook:v1:other:organisation": "x",
  "casebook-search-key": "off", "another": "x", "x:casebook:v1:demo:organisation:round:1": "x",
};
const fill = (values) => Object.assign(localStorage, values);

test("rounds are kept beside the present answers, the latest first", () => {
  assert.equal(store.keep(definition, textOf(1), null), "kept");
  assert.equal(store.keepRound(definition, idOf(2), textOf(2, "2026-05-01")), true);
  assert.equal(store.keepRound(definition, idOf(3), textOf(3, "2026-11-01")), true);
  assert.deepEqual(Object.keys(held()).sort(), [KEY, `${KEY}:round:${idOf(2)}`, `${KEY}:round:${idOf(3)}`]);
  const rounds = store.rounds(definition);
  assert.deepEqual(rounds.map(({ id, text, found }) => [id, text, found.response.answers.get("a").level]), [
    [idOf(3), textOf(3, "2026-11-01"), 3], [idOf(2), textOf(2, "2026-05-01"), 2],
  ]);
  assert.equal(store.find(definition).text, textOf(1));
});

test("a round is not written over another, but can be kept again", () => {
  assert.equal(store.keepRound(definition, idOf(2), textOf(2)), true);
  assert.equal(store.keepRound(definition, idOf(2), textOf(2)), true);
  assert.equal(store.keepRound(definition, idOf(2), textOf(3)), false);
  assert.deepEqual(held(), { [`${KEY}:round:${idOf(2)}`]: textOf(2) });
  assert.equal(store.keepRound(definition, idOf(2), textOf(3), textOf(2)), true, "where the person agreed");
  assert.deepEqual(held(), { [`${KEY}:round:${idOf(2)}`]: textOf(3) });
});

test("one round is removed, and no other", () => {
  fill(others);
  for (const n of [1, 2]) store.keepRound(definition, idOf(n), textOf(n));
  assert.equal(store.removeRound(definition, idOf(1)), true);
  assert.deepEqual(held(), { ...others, [`${KEY}:round:${idOf(2)}`]: textOf(2) });
});

test("other assessments and other keys are not rounds of this one", () => {
  fill(others);
  assert.deepEqual(store.rounds(definition), []);
});

test("a round that cannot be read is put aside, not deleted", () => {
  fill({ [`${KEY}:round:1`]: "{}", [`${KEY}:round:2`]: "[]" });
  store.keepRound(definition, idOf(1), textOf(1));
  assert.deepEqual(store.rounds(definition).map(({ id }) => id), [idOf(1)]);
  assert.deepEqual(held(), { [`${KEY}:aside`]: "{}", [`${KEY}:aside-2`]: "[]", [`${KEY}:round:${idOf(1)}`]: textOf(1) });
  assert.deepEqual(store.asides(definition), ["{}", "[]"]);
});

test("a round that cannot be read, nor put aside, stays where it is", () => {
  fill({ [`${KEY}:round:1`]: "{}" });
  Storage.refuse = "setItem";
  assert.deepEqual(store.rounds(definition), []);
  assert.deepEqual(held(), { [`${KEY}:round:1`]: "{}" });
});

test("clearing takes the present answers, what was put aside and every round, and never another key", () => {
  fill({ ...others, [KEY]: textOf(1), [`${KEY}:aside`]: "a", [`${KEY}:aside-2`]: "b", [`${KEY}:round:${idOf(2)}`]: textOf(2), [`${KEY}:round:x`]: "bad" });
  assert.equal(store.clear(definition), "cleared");
  assert.deepEqual(held(), others);
});

test("clearing says so where it did not work", () => {
  for (const one of [KEY, `${KEY}:aside`, `${KEY}:round:${idOf(1)}`]) {
    localStorage.removeItem(one);
    fill({ [one]: "x" });
    for (const how of ["refuse", "deaf"]) {
      Storage[how] = "removeItem";
      assert.equal(store.clear(definition), "failed", one);
      Storage[how] = "";
    }
    localStorage.removeItem(one);
  }
});

test("a storage that is full or off keeps nothing, and says so", () => {
  for (const how of ["refuse", "deaf"]) {
    Storage[how] = "setItem";
    assert.equal(store.keepRound(definition, idOf(1), textOf(1)), false);
    assert.equal(store.keep(definition, textOf(1), null), "failed");
    Storage[how] = "";
  }
  store.keepRound(definition, idOf(1), textOf(1));
  for (const how of ["refuse", "deaf"]) {
    Storage[how] = "removeItem";
    assert.equal(store.removeRound(definition, idOf(1)), false);
    Storage[how] = "";
  }
  Storage.refuse = "getItem setItem removeItem";
  assert.equal(store.clear(definition), "off");
  assert.deepEqual([store.rounds(definition), store.asides(definition), store.find(definition)], [[], [], { state: "none" }]);
  assert.equal(store.keepRound(definition, idOf(1), textOf(1)), false);
  assert.equal(store.removeRound(definition, idOf(1)), false);
  assert.equal(store.forget(definition), false);
});

test("a storage that does not exist is one that is off", () => {
  Object.defineProperty(globalThis, "localStorage", { get: () => { throw new Error("SecurityError"); }, configurable: true });
  assert.equal(store.clear(definition), "off");
  assert.deepEqual(store.rounds(definition), []);
  assert.equal(store.keepRound(definition, idOf(1), textOf(1)), false);
});

test("answers that another window changed are not written over", () => {
  store.keep(definition, textOf(1), null);
  assert.equal(store.keep(definition, textOf(2), null), "changed");
  assert.equal(store.keep(definition, textOf(2), textOf(1)), "kept");
});
