// Good responses changed by chance, two thousand times with a fixed seed, and texts whose answers the Rust scorer scores too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { definition } from "./exchange.mjs";
import { SEEDS, bear, changed, dice } from "./fuzzing.mjs";

test("every seed is taken", () => {
  for (const seed of SEEDS) assert.equal(bear(seed, dice(1)).ok, true, seed.text);
});

test("whatever is changed in a good response, it is refused or sound, in a file and in the storage", () => {
  const roll = dice(9);
  const tally = { taken: 0, refused: 0 };
  for (let at = 0; at < 2000; at += 1) {
    const input = changed(roll);
    try {
      tally[bear(input, roll).ok ? "taken" : "refused"] += 1;
    } catch (fault) {
      throw new Error(`input ${at}, for ${input.reader}: ${JSON.stringify(input.text).slice(0, 2000)}`, { cause: fault });
    }
  }
  assert.ok(tally.taken > 200 && tally.refused > 200, JSON.stringify(tally));
});
