// Good responses changed by chance, two thousand times with a fixed seed. The answers that were taken are a table of
// tests/scoring, which the Rust scorer and score.js are held to as well: UPDATE_EXPECTED=1 writes it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { SEEDS, bear, changed, dice, tableOf } from "./fuzzing.mjs";

const TABLE = new URL("../../scoring/imported.json", import.meta.url);

test("every seed is taken", () => {
  for (const seed of SEEDS) assert.equal(bear(seed, dice(1)).ok, true, seed.text);
});

test("whatever is changed in a good response, it is refused or sound, in a file and in the storage", () => {
  const roll = dice(9);
  const scored = new Map();
  const tally = { taken: 0, refused: 0 };
  for (let at = 0; at < 2000; at += 1) {
    const input = changed(roll);
    try {
      const found = bear(input, roll);
      tally[found.ok ? "taken" : "refused"] += 1;
      if (found.ok) scored.set(JSON.stringify(found.scored.answers), found.scored);
    } catch (fault) {
      throw new Error(`input ${at}, for ${input.reader}: ${JSON.stringify(input.text).slice(0, 2000)}`, { cause: fault });
    }
  }
  assert.ok(tally.taken > 200 && tally.refused > 200, JSON.stringify(tally));
  const table = tableOf(scored.values());
  if (process.env.UPDATE_EXPECTED) writeFileSync(TABLE, table);
  assert.equal(table, readFileSync(TABLE, "utf8"));
});
