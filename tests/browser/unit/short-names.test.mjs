// Short names (src/theme/short_names) as others read them: the scripts of tests/scripts, before and after.
// CASEBOOK_SCRIPTS names another folder, with more of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { collection } from "../programs.mjs";
import { assertSameProgram } from "../same-program.mjs";

const folder = process.env.CASEBOOK_SCRIPTS ?? fileURLToPath(new URL("../../scripts", import.meta.url));
const parts = (file) => readFileSync(join(folder, file), "utf8").split(/^\/\/\/\/ /m).slice(1).map((part) => {
  const end = part.indexOf("\n");
  return { title: part.slice(0, end), script: part.slice(end + 1) };
});

/** Runs a script, and returns all that it gave out, and how it ended. @param {string} script */
async function run(script) {
  const given = [];
  const page = createContext({ give: (text) => given.push(text) });
  runInContext(`
    function out(...values) {
      give(JSON.stringify(values, (key, value) => (typeof value === "function" ? "function" : value === undefined ? "undefined" : value)));
    }`, page);
  try {
    runInContext(script, page, { timeout: 5000 });
  } catch (fault) {
    // Some faults name a variable.
    given.push(fault.name);
  }
  await new Promise((after) => setImmediate(after));
  return given;
}

test("the generated scripts are those that programs.mjs makes", () => {
  if (!process.env.CASEBOOK_SCRIPTS) assert.equal(readFileSync(join(folder, "generated.js"), "utf8"), collection(25));
});

for (const file of ["renamed", "generated"]) {
  const [written, shipped] = [parts(`${file}.js`), parts(`${file}.short.js`)];
  test(`${file}: every script is there twice`, () => {
    assert.ok(written.length > 20);
    assert.deepEqual(shipped.map(({ title }) => title), written.map(({ title }) => title));
  });
  written.forEach(({ title, script }, at) => test(`${file}: ${title}`, async () => {
    const renamed = assertSameProgram(script, shipped[at].script);
    assert.ok(renamed > 0);
    const before = await run(script);
    assert.ok(before.length > 0 && (file === "generated" || !/^\w*Error$/.test(before.at(-1))), `${before}`);
    assert.deepEqual(await run(shipped[at].script), before);
  }));
}
