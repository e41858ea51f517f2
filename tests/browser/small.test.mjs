// The scripts that a site ships are made small by the build (src/theme/small_script.rs). Here a parser that is not ours
// reads what is shipped and what was written, and must find the same program in both.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { SITE, read } from "./support.mjs";

const theme = (path) => readFileSync(new URL(`../../themes/default/${path}`, import.meta.url), "utf8");
const settings = theme("theme.toml").split("[scripts]")[1];
const groups = [...settings.matchAll(/^(\w+) = \[(.*)\]$/gm)].map(([, group, list]) => ({ group, files: JSON.parse(`[${list}]`) }));
const shippedName = (group, ending) => readdirSync(join(SITE, "assets")).find((name) => name.startsWith(group + ".") && name.endsWith(ending));

/** What a site ships of a group; the engine stands before the index that it comes with. @param {string} group */
const shippedText = (group) => (group === "engine" ? read("search/index.js").split("casebook.search.put('")[0] : read(`assets/${shippedName(group, ".js")}`));

/** The program as nested kinds and words, without comments and white space. @param {string} text */
function program(text) {
  const file = ts.createSourceFile("script.js", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  assert.deepEqual(file.parseDiagnostics.map(({ messageText }) => messageText), []);
  const walk = (node) => {
    const inside = [];
    ts.forEachChild(node, (child) => void inside.push(walk(child)));
    return [node.kind, inside.length || node.kind === ts.SyntaxKind.Block ? inside : node.getText(file)];
  };
  return file.statements.map(walk);
}

for (const { group, files } of groups.filter((one) => one.files.length)) {
  test(`the scripts of the group ${group} are shipped small, and mean the same`, () => {
    // The words of the interface come last in the group of every page.
    const [shipped] = shippedText(group).split(/^casebook\.words = /m);
    const written = files.map(theme).join("\n");
    assert.ok(shipped.length < written.length * 0.7, `${shipped.length} of ${written.length} bytes`);
    assert.ok(!/^\s*(\/\/|\/\*[^!])/m.test(shipped), "a comment is shipped");
    assert.deepEqual(program(shipped), program(written));
  });
}

test("the style is shipped without comments", () => {
  assert.ok(!/\/\*[^!]/.test(read(`assets/${shippedName("site", ".css")}`)));
});
