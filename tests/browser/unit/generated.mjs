// The assessments and answers that tests/suite/scoring/generated.rs makes, and what the Rust scorer says of them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../../", import.meta.url);
const made = process.env.CASEBOOK_SCORING ?? new URL("target/scoring/cases.jsonl", root);
const MAKE = "type: cargo test --test suite scoring::generated";

/** The names of the figures and the cases, or a failure that says how to make them. */
export function generated() {
  assert.ok(existsSync(made), `the generated cases are missing; ${MAKE}`);
  const [head, ...cases] = readFileSync(made, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const sources = ["src/assessment/score.rs", "tests/suite/scoring/generated.rs"].map((path) => readFileSync(new URL(path, root)));
  const now = createHash("sha256").update(Buffer.concat(sources)).digest("hex");
  assert.ok(head.madeFrom === now, `the generated cases are of another scorer than this one; ${MAKE}`);
  assert.ok(cases.length === head.cases && cases.length >= 10000, `only ${cases.length} generated cases; ${MAKE}`);
  return { figures: head.figures, cases };
}

/** @param {number | string} said a level, or a reason for none */
export const answerOf = (said) => (typeof said === "number" ? { level: said } : { absent: said });

// What was left blank may still have a note.
export const responseOf = (given) => new Map(given.map(([id, said]) => [id, said === null ? { evidence: "a note" } : answerOf(said)]));

const adviceOf = (rule) => (rule === "?" ? { unknown: true } : { atMost: Number(rule) });
const itemOf = ([id, rules]) => ({ id, advice: [...rules].map(adviceOf) });
export const definitionOf = ({ domains }) => ({ domains: domains.map(({ id, items }) => ({ id, items: items.map(itemOf) })) });
