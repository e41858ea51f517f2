// score.js against the table that the Rust scorer is held to as well: tests/scoring/*.json.
// A case is added there, never here.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const folder = new URL("../../scoring/", import.meta.url);
const script = readFileSync(new URL("../../../themes/default/js/score.js", import.meta.url), "utf8");
const casebook = {};
runInNewContext(script, { casebook });

const answerOf = (given) => (typeof given === "number" ? { level: given } : { absent: given });
const ruleOf = (rule) => (rule.unknown ? "unknown" : `at-most-${rule.atMost}`);
// Values made in another context have another Object; JSON brings them home.
const plain = (value) => JSON.parse(JSON.stringify(value));

function run(shape, answers) {
  const result = casebook.score.score(shape, new Map(Object.entries(answers).map(([id, given]) => [id, answerOf(given)])));
  return plain({
    domains: Object.fromEntries(result.domains.map(({ id, ...found }) => [id, found])),
    advice: result.advice.map(({ item, rule }) => ({ item: item.id, rule: ruleOf(rule) })),
  });
}

let cases = 0;
for (const file of readdirSync(folder).sort()) {
  const table = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  test(`${file}: shows as many recommendations as the table says`, () => assert.equal(casebook.score.SHOWN, table.shown));
  for (const { name, answers, domains, advice } of table.cases) {
    cases += 1;
    test(`${file}: ${name}`, () => assert.deepEqual(run(table.shape, answers), { domains, advice }));
  }
}

test("the table was found", () => assert.ok(cases >= 40, `only ${cases} cases`));

test("levels come in the order of the items, and blanks leave no hole", () => {
  const items = [{ id: "b", advice: [] }, { id: "c", advice: [] }, { id: "a", advice: [] }];
  const answers = new Map([["a", { level: 0 }], ["b", { level: 4 }], ["c", { absent: "asked-unknown" }]]);
  assert.deepEqual(plain(casebook.score.levels(items, answers)), [4, 0]);
});
