// "How it came about", the last column of a result: read as a person with a pencil would, over the generated cases, and
// held to the figures of the Rust scorer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { definitionOf, generated, responseOf } from "./generated.mjs";

const theme = (path) => readFileSync(new URL(`../../../themes/default/${path}`, import.meta.url), "utf8");
const table = theme("words/en-GB.toml").split("[script.assessment]\n")[1].split("\n[")[0];
const words = Object.fromEntries([...table.matchAll(/^(.+?) = (".*")$/gm)].map(([, key, word]) => [key, JSON.parse(word)]));

const context = createContext({ document: { documentElement: { classList: { add() {} } }, addEventListener() {}, querySelectorAll: () => [] }, casebook: { words } });
for (const path of ["js/casebook.js", "js/score.js", "components/assessment/tools.js", "components/assessment/result.js"]) {
  runInContext(theme(path), context);
}
const { howOf } = context.casebook.assessment;

const SUM = /^25 × \((.+)\) \/ (\d+) answered = ([\d.]+)(?:, rounded to (\d+))?\.(.*)$/;
const REST = { unknown: "don't know", declined: "prefer not to say", blank: "left blank", notApplicable: "does not apply" };

/** @param {any} rust the figures of a domain by name @param {number[]} levels in the order of the questions @param {string} how */
function check(rust, levels, how) {
  const counted = Object.entries(REST).filter(([name]) => rust[name]).map(([name, word]) => `${word} ${rust[name]}`);
  const rest = counted.length ? ` Not counted: ${counted.join(", ")}.` : "";
  if (rust.state !== "score") return assert.equal(how, words[`assessment_how_${rust.state}`] + rest);
  const [, summed, answered, result, rounded, after] = SUM.exec(how) ?? assert.fail(how);
  assert.equal(summed, levels.join(" + "));
  assert.equal(Number(answered), levels.length);
  assert.equal(after, rest);
  const exact = (25 * levels.reduce((sum, level) => sum + level, 0)) / levels.length;
  assert.ok(Math.abs(Number(result) - exact) <= 0.0051, `${result} for ${exact}`);
  // Rounding what is printed gives what is printed: nobody needs the digits that are left out.
  assert.equal(Math.floor(Number(result) + 0.5), rust.score);
  assert.equal(rounded, Number.isInteger(exact) ? undefined : String(rust.score));
}

test("ten thousand generated cases: each figure is explained by a sum that gives it", () => {
  const { figures, cases } = generated();
  const seen = new Set();
  cases.forEach((line, at) => {
    const definition = definitionOf(line);
    const answers = responseOf(line.given);
    const { domains } = context.casebook.score.score(definition, answers);
    definition.domains.forEach((domain, place) => {
      const rust = Object.fromEntries(figures.map((name, column) => [name, line.domains[place].figures[column]]));
      const levels = domain.items.map(({ id }) => answers.get(id)?.level).filter((level) => level !== undefined);
      const how = howOf(domain, domains[place], answers);
      try {
        check(rust, levels, how);
      } catch (fault) {
        throw new Error(`case ${at}, ${domain.id}: ${how}`, { cause: fault });
      }
      seen.add(rust.state);
    });
  });
  assert.deepEqual([...seen].sort(), ["does-not-apply", "not-enough", "score"]);
});

// The table has two decimals: enough while no part has more than a hundred questions.
test("two decimals never hide a half, up to a hundred questions in a part", () => {
  for (let answered = 2; answered <= 100; answered += 1) {
    for (let sum = 0; sum <= 4 * answered; sum += 1) {
      const shown = Number(((25 * sum) / answered).toFixed(2));
      assert.equal(Math.floor(shown + 0.5), Math.floor((50 * sum + answered) / (2 * answered)), `${sum} / ${answered}`);
    }
  }
});
