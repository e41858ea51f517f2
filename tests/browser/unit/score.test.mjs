// score.js against the Rust scorer: the table that both are held to, tests/scoring/*.json, where a case is added, and
// ten thousand cases that the Rust tests make and score.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { answerOf, definitionOf, generated, responseOf } from "./generated.mjs";

const folder = new URL("../../scoring/", import.meta.url);
const script = readFileSync(new URL("../../../themes/default/js/score.js", import.meta.url), "utf8");
const casebook = {};
runInNewContext(script, { casebook });

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

/** What score.js says, in the shape of the file. */
function resultOf(definition, answers, figures) {
  const { domains, advice } = casebook.score.score(definition, answers);
  for (const found of domains) assert.deepEqual(Object.keys(found).sort(), ["id", ...figures].sort());
  return {
    domains: domains.map((found) => [found.id, ...figures.map((name) => found[name])]),
    advice: advice.map(({ item, rule }) => `${item.id} ${rule.unknown ? "?" : rule.atMost}`),
  };
}

test("ten thousand generated cases: every figure, and all advice in its order", () => {
  const { figures, cases } = generated();
  cases.forEach((line, at) => {
    const definition = definitionOf(line);
    const expected = { domains: line.domains.map(({ id, figures }) => [id, ...figures]), advice: line.advice };
    // The order in which a person answers decides nothing.
    for (const given of [line.given, [...line.given].reverse()]) {
      assert.deepEqual(plain(resultOf(definition, responseOf(given), figures)), expected, `case ${at}`);
    }
  });
});
