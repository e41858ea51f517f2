// The scripts that a site ships are made small by the build (src/theme/small_script.rs, src/theme/short_names). Here
// parsers that are not ours read what is shipped and what was written, and must find the same program in both.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { assertSameProgram } from "./same-program.mjs";
import { GROUPS, shipped, shippedFiles, written } from "./shipped.mjs";
import { SITE, read } from "./support.mjs";

for (const { group, files } of GROUPS) {
  test(`the scripts of the group ${group} are shipped small, and mean the same`, () => {
    const [small, whole] = [shipped(SITE, group), files.map(written).join("\n")];
    assert.ok(small.length < whole.length * 0.6, `${small.length} of ${whole.length} bytes`);
    assert.ok(!/^\s*(\/\/|\/\*[^!])/m.test(small), "a comment is shipped");
    assertSameProgram(whole, small);
  });
}

test("every script of the built-in theme has short names", () => {
  for (const [path, small] of shippedFiles(SITE)) assert.ok(assertSameProgram(written(path), small) > 0, path);
});

test("every style is shipped without comments", () => {
  const styles = readdirSync(`${SITE}/assets`).filter((name) => name.endsWith(".css"));
  for (const style of styles) assert.ok(!/\/\*[^!]/.test(read(`assets/${style}`)), style);
});
