// The scripts of the theme, as they are written and as a built site ships them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

const THEME = fileURLToPath(new URL("../../themes/default/", import.meta.url));
export const written = (path) => readFileSync(join(THEME, path), "utf8");

/** Each group of scripts that has any, with its files. */
export const GROUPS = [...written("theme.toml").split("[scripts]")[1].matchAll(/^(\w+) = \[([^\]]*)\]/gm)]
  .map(([, group, list]) => ({ group, files: [...list.matchAll(/"([^"]+)"/g)].map(([, path]) => path) }))
  .filter(({ files }) => files.length);

/** What a site ships of a group, without its words, which come last. @param {string} site @param {string} group */
export function shipped(site, group) {
  const name = readdirSync(join(site, "assets")).find((name) => name.startsWith(group + ".") && name.endsWith(".js"));
  // The engine stands before the index that it comes with.
  const text = group === "engine" ? readFileSync(join(site, "search/index.js"), "utf8").split("casebook.search.put('")[0] : readFileSync(join(site, "assets", name), "utf8");
  return text.split(/^Object\.assign\(casebook\.words, /m)[0];
}

/** What a site ships of each file of a group: each holds one statement. @param {string} site */
export function shippedFiles(site) {
  return new Map(GROUPS.flatMap(({ group, files }) => {
    const text = shipped(site, group);
    const { body } = parse(text, { ecmaVersion: 2024 });
    assert.equal(body.length, files.length, `the files of ${group} hold one statement each`);
    return files.map((path, at) => [path, text.slice(body[at].start, body[at].end)]);
  }));
}
