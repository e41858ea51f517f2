// The words of the theme: what stands in two tables, because two scripts or a page and a script say it, says the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync(new URL("../../../themes/default/words/en-GB.toml", import.meta.url), "utf8");

/** The lines of a table, as key and value. @param {string} name */
function table(name) {
  const lines = text.split(`\n[${name}]\n`)[1].split("\n[")[0].split("\n").filter((line) => line.includes(" = "));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" = ")), line.slice(line.indexOf(" = ") + 3)]));
}

for (const name of ["plan_status", "absent"]) {
  test(`a table for spreadsheets calls what is in [${name}] by the same words as the page`, () => {
    const words = table(name);
    assert.ok(words.size >= 3);
    const exchange = table("script.exchange");
    for (const [key, word] of words) assert.equal(exchange.get("exchange_" + key), word, key);
  });
}
