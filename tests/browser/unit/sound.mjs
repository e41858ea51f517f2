// What a reader of responses may give back, whatever it was given: a sound response, or one reason.

import assert from "node:assert/strict";
import { definition, items } from "./exchange.mjs";

const before = JSON.stringify(definition);
const known = new Map(items.map((item) => [item.id, item]));

/** Fails where a reading is neither a refusal with a reason nor a response that the page may show. */
export function sound(found) {
  assert.equal(JSON.stringify(definition), before, "the definition was changed");
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal({}.level, undefined);
  if (!found.ok) {
    assert.match(found.problem.key, /^(assessment_load|exchange)_\w+$/);
    for (const detail of Object.values(found.problem.details ?? {})) assert.ok(String(detail).length < 400, "a message is no place for a file");
    return found;
  }
  const fields = (value, ...names) => assert.deepEqual(Object.keys(value).filter((name) => !names.includes(name)), []);
  const { answers, actions, earlier, retired, wording, ...about } = found.response;
  fields(about, "id", "language", "saved", "started", "status", "role", "round", "share");
  for (const value of Object.values(about)) assert.equal(typeof value, "string");
  const answer = ({ level, absent, evidence = "" }, most) => {
    assert.ok(level === undefined || [0, 1, 2, 3, 4].some((one) => Object.is(one, level)), String(level));
    assert.ok(absent === undefined || (level === undefined && definition.absent.includes(absent)));
    assert.ok(typeof evidence === "string" && evidence.length <= most);
  };
  for (const [id, given] of answers) {
    fields(given, "level", "absent", "evidence");
    answer(given, known.get(id).evidenceMax ?? 0);
  }
  for (const [id, kept] of [...earlier, ...retired]) {
    assert.equal(typeof id, "string");
    fields(kept, "level", "absent", "evidence", "from", "item", "why");
    answer(kept, 5000);
  }
  for (const id of earlier.keys()) assert.ok(known.has(id));
  for (const action of actions) {
    fields(action, "id", "item", "text", "owner", "due", "status");
    for (const value of Object.values(action)) assert.equal(typeof value, "string");
  }
  for (const digest of wording.values()) assert.match(digest, /^([0-9a-f]{12})?$/);
  return found;
}
