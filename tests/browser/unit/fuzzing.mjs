// Good responses changed by chance, the same way for the same seed, and what must hold of each when it is read as a file,
// and when it is found in the storage. `fuzz.test.mjs` tries a few thousand, `node fuzz/js/run.mjs` as many as it has time for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { csv, definition, fhir, items, response, responseOf } from "./exchange.mjs";
import { sound } from "./sound.mjs";

for (const name of ["score", "store"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { score, store } = globalThis.casebook;

const READERS = { file: response, table: csv, fhir };
const full = responseOf({ "org-1": { level: 2, evidence: "x" }, "org-2": { level: 0 }, 10: { level: 4 }, free: { absent: "asked-unknown" } }, {
  role: "board", round: "Autumn", share: "11234567-89ab-4cde-8f01-23456789abcd",
  actions: [{ id: "a1", item: "org-1", text: "x", owner: "y", due: "2027-03-31", status: "open" }],
  earlier: new Map([["free", { level: 1, from: "1.0.0", item: "both", why: "split" }]]),
  retired: new Map([["gone", { level: 1, from: "1.0.0" }]]),
});
const plain = responseOf({ "split-b": { level: 3 }, "mar-1": { absent: "not-applicable" }, free: { level: 1, evidence: "=1+1" } });
const old = response.make(full, definition).replace('"2.1.0"', '"1.0.0"').replace(/"digest": "sha256-[^"]*"/, '"digest": "sha256-0"');

/** What is changed: a text, and the reader that it is for. */
export const SEEDS = [
  ...Object.entries(READERS).flatMap(([reader, { make }]) => [full, plain].map((one) => ({ reader, text: make(one, definition) }))),
  { reader: "file", text: old },
];

const WORDS = [..."{}[]\",:;\\'\t\r\n", "null", "true", "NaN", "Infinity", "1e999", "-0", "0.5", "5", "-1", "3.0000000000000004", "99999999999999999999", '"3"',
  "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "\\u005f_proto__", "\\ud800", "\\u0000", "\u0000", "\ufeff", "\u2028", "\u202e",
  "org-1", "org-2", "gone", "both", "free", "split-b", "10", "1.0.0", "2.0.0", "2.1.0", "999999.0.0", "board", "split", "reworded", "not-applicable", "asked-unknown",
  '"level": 3,', '"absent": "asked-declined",', '"evidence": "x",', '"earlier": {},', "earlier", "retired", "<img src=x onerror=alert(1)>", "</script>", "=cmd|' /C calc'!A0", "x".repeat(201), "x".repeat(5001), "é".repeat(70), "😀".repeat(40)];
const NAMES = ["__proto__", "constructor", "prototype", "toString", "level", "absent", "evidence", "id", "item", "answers", "earlier", "retired", "actions", "org-1", "org-2", "10", "free", "gone", "nobody", ""];
const VALUES = [null, true, false, 0, 4, 5, -1, 0.5, 3.0000000000000004, 1e300, "3", "", "x", "x".repeat(5001), [], {}, [3], { level: 3 }, { valueOf: 3 }, { __proto__: null, level: 9 }, "__proto__", "1.0.0", "2026-02-30", "not-applicable", "<b>"];

/** Numbers that look like chance (mulberry32), the same for the same seed. @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function changedText(text, other, roll) {
  const at = roll(text.length + 1);
  const length = roll(30);
  const [head, piece, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  const word = WORDS[roll(WORDS.length)];
  const from = roll(other.length);
  return head + [
    () => tail,
    () => piece.repeat(2 + roll(60)) + tail,
    () => word + piece + tail,
    () => word + tail,
    () => other.slice(from, from + roll(300)) + piece + tail,
    () => String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << roll(16))) + text.slice(at + 1),
  ][roll(6)]();
}

/** Every object and list in a value, itself first. */
function holders(value, found = []) {
  if (value && typeof value === "object") {
    found.push(value);
    for (const one of Object.values(value)) holders(one, found);
  }
  return found;
}

/** Sets a key as JSON would: `__proto__` too is a key like others. */
const set = (held, key, value) => Object.defineProperty(held, key, { value, enumerable: true, configurable: true, writable: true });

function deep(value, depth) {
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { level: value };
  return value;
}

function changedValue(value, roll) {
  const all = holders(value);
  const [held, other] = [all[roll(all.length)], all[roll(all.length)]];
  const keys = Object.keys(held);
  const key = keys.length && roll(3) ? keys[roll(keys.length)] : NAMES[roll(NAMES.length)];
  const put = structuredClone(VALUES[roll(VALUES.length)]);
  [
    () => set(held, key, put),
    () => delete held[key],
    () => set(held, NAMES[roll(NAMES.length)], Object.hasOwn(held, key) ? structuredClone(held[key]) : put),
    () => set(held, key, structuredClone(other)),
    () => set(held, key, deep(put, roll(400))),
    () => { for (let at = roll(1200); at > 0; at -= 1) set(held, "k" + at, at); },
  ][roll(6)]();
  return value;
}

/** The rows of a table; none where a change before has made it one that is refused. */
function rowsOf(text) {
  try {
    return csv.rows(text.replace(/^\ufeff/, ""));
  } catch {
    return [];
  }
}

function changedTable(text, roll) {
  const rows = rowsOf(text);
  const row = rows[roll(rows.length)];
  const put = () => [WORDS[roll(WORDS.length)], JSON.stringify(VALUES[roll(VALUES.length)]), row[roll(row.length)]][roll(3)];
  [
    () => (row[roll(row.length)] = put()),
    () => rows.splice(roll(rows.length), 1),
    () => rows.push([...row]),
    () => row.push(put()),
    () => row.splice(roll(row.length), 1),
  ][roll(5)]();
  return rows.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

/** Changes a seed some times. */
export function changed(roll) {
  const seed = SEEDS[roll(SEEDS.length)];
  let { text } = seed;
  const as = roll(3);
  const times = 1 + roll(3);
  if (as > 0 && seed.reader === "table") {
    for (let at = 0; at < times; at += 1) text = rowsOf(text).length > 1 ? changedTable(text, roll) : text;
  } else if (as > 0) {
    const value = JSON.parse(text);
    for (let at = 0; at < times; at += 1) changedValue(value, roll);
    text = JSON.stringify(value);
  } else for (let at = 0; at < times; at += 1) text = changedText(text, SEEDS[roll(SEEDS.length)].text, roll);
  return { reader: seed.reader, text };
}

/** A storage as browsers have it. */
class Storage {
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
  setItem(key, value) { set(this, key, String(value)); }
  removeItem(key) { delete this[key]; }
}
const KEY = `casebook:v1:${definition.siteId}:${definition.id}`;
const ROUND = KEY + ":round:";
const OTHER = "casebook:v1:other:organisation";

/** What is found in the storage is taken, or is put aside letter by letter; nothing of anybody else's is touched. */
function stored(text, name, found) {
  const storage = new Storage();
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  for (const key of [KEY, ROUND + name, OTHER]) storage.setItem(key, text);
  const one = store.find(definition);
  const rounds = store.rounds(definition);
  assert.equal(one.state, found.ok ? "found" : "bad");
  assert.equal(rounds.length, found.ok ? 1 : 0);
  for (const reading of [one, ...rounds]) if (reading.found) sound(reading.found);
  const left = found.ok ? { [KEY]: text, [ROUND + name]: text, [OTHER]: text } : { [KEY + ":aside"]: text, [OTHER]: text };
  assert.deepEqual(Object.fromEntries(Object.entries(storage)), left);
  assert.equal(store.keep(definition, "new", found.ok ? "another" : null), found.ok ? "changed" : "kept");
  assert.equal(store.clear(definition), "cleared");
  assert.deepEqual(Object.keys(storage), [OTHER]);
}

const ADVICE = [{ atMost: 1 }, { atMost: 2 }, { unknown: true }];
/** The assessment as the tables of `tests/scoring` have it. */
export const shape = {
  domains: definition.domains.map(({ id, items }) => ({ id, items: items.map((item) => ({ id: item.id, advice: ADVICE })) })),
};

/** Figures of a domain that are possible at all. Gives them as a case of a table in `tests/scoring`, which the Rust scorer is held to. */
function scored(answers) {
  const { domains, advice } = score.score(shape, answers);
  for (const [at, found] of domains.entries()) {
    const { sum, answered, applicable, notApplicable, unknown, declined, blank } = found;
    assert.equal(answered + notApplicable + unknown + declined + blank, definition.domains[at].items.length);
    assert.ok(sum >= 0 && sum <= 4 * answered && applicable >= answered);
    assert.ok(found.score === null || (Number.isInteger(found.score) && found.score >= 0 && found.score <= 100));
    assert.ok(found.floor === null || [0, 1, 2, 3, 4].includes(found.floor));
  }
  return {
    answers: Object.fromEntries([...answers].map(([id, { level, absent }]) => [id, level ?? absent]).filter(([, said]) => said !== undefined)),
    domains: Object.fromEntries(domains.map(({ id, ...figures }) => [id, figures])),
    advice: advice.map(({ item, rule }) => ({ item: item.id, rule: rule.unknown ? "unknown" : `at-most-${rule.atMost}` })),
  };
}

/** Reads one input in every way that the page would. Gives back what the reader for it said, and the score. */
export function bear({ reader, text }, roll) {
  let first;
  for (const name of Object.keys(READERS)) {
    const found = sound(READERS[name].read(text, definition));
    if (found.ok) {
      assert.ok([...found.response.answers.keys()].every((id) => items.some((item) => item.id === id)), "an unknown item was taken");
      // What was taken can be written, and read again as the same.
      const again = sound(response.read(response.make(found.response, definition), definition));
      assert.deepEqual(again.response?.answers, found.response.answers);
    }
    if (name === reader) first = found;
    if (name === "file") stored(text, NAMES[roll(NAMES.length)], found);
  }
  return { ...first, scored: first.ok ? scored(first.response.answers) : null };
}

/** A table for `tests/scoring`, a case a line. @param {Iterable<any>} scored */
export function tableOf(scored) {
  const cases = [...scored].map((one, at) => "    " + JSON.stringify({ name: `taken ${at + 1}`, ...one }));
  const head = { about: "Answers that were read out of changed files (tests/browser/unit/fuzz.test.mjs).", shown: score.SHOWN, shape };
  return `${JSON.stringify(head).slice(0, -1)},\n  "cases": [\n${cases.join(",\n")}\n]}\n`;
}
