// What a site ships is held to what its scripts may do, and all else in its script files is values.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { findings, isData, may } from "./lint.mjs";
import { shippedFiles } from "./shipped.mjs";
import { SITE } from "./support.mjs";

test("no script of the built site does, and all else in its script files is values", () => {
  const shipped = shippedFiles(SITE);
  for (const [path, text] of shipped) assert.deepEqual(findings(text), may(path), `${path} as shipped`);
  const known = new Set(shipped.values());
  const scripts = readdirSync(SITE, { recursive: true }).map(String).filter((path) => path.endsWith(".js"));
  assert.ok(scripts.length > 20);
  for (const path of scripts) {
    const text = readFileSync(join(SITE, path), "utf8");
    const { body } = parse(text, { ecmaVersion: 2024, sourceType: "script" });
    const rest = body.map(({ start, end }) => text.slice(start, end)).filter((one) => !known.has(one));
    assert.ok(isData(rest.join("\n")), `${path} holds what is no value`);
  }
});
