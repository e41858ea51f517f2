// Bytes of a built site's search: its data, its scripts, and what a first search loads.
//
// Data is every file below search/. Page text is for excerpts only, and is counted apart: files search/text-*.js, or,
// where all is in one file, what stands under `texts` in it.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** @typedef {{raw: number, gzip: number, files: number}} Size */

const THEME = fileURLToPath(new URL("../../themes/default/", import.meta.url));

/** The size of files, each gzipped alone as a server sends it. @param {(Buffer | string)[]} contents @returns {Size} */
export function sizeOf(contents) {
  const all = contents.map((content) => Buffer.from(content));
  const sum = (/** @type {(bytes: Buffer) => number} */ of) => all.reduce((total, bytes) => total + of(bytes), 0);
  return { raw: sum((bytes) => bytes.length), gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length), files: all.length };
}

/** Every file below a folder. @param {string} folder */
export const below = (folder) => readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))
  .filter((path) => statSync(path).isFile()).sort();

const isText = (/** @type {string} */ path) => /^text-.*\.js$/.test(basename(path));

/** The data of a search that stands in one file, without the text of pages. The file calls something with one string. @param {string} code */
function withoutText(code) {
  try {
    /** @type {any} */
    let layout;
    const take = (/** @type {string} */ data) => (layout = JSON.parse(data));
    runInNewContext(code, { casebook: { search: new Proxy({}, { get: () => take }) } });
    const { texts, ...rest } = layout;
    return texts && `${code.slice(0, code.indexOf("'") + 1)}${JSON.stringify(rest).replace(/[\\']/g, "\\$&")}');\n`;
  } catch {
    return undefined;
  }
}

/** The data of a built site: all of it, and without page text (nothing where that cannot be told). @param {string} site @returns {{all: Size, index?: Size}} */
export function data(site) {
  const files = below(join(site, "search"));
  const all = sizeOf(files.map((path) => readFileSync(path)));
  if (files.some(isText)) return { all, index: sizeOf(files.filter((path) => !isText(path)).map((path) => readFileSync(path))) };
  const bare = files.map((path) => withoutText(readFileSync(path, "utf8")));
  return { all, index: bare.every((code) => code !== undefined) ? sizeOf(bare) : undefined };
}

const isSearch = (/** @type {string} */ name) => /^(search|stem)[^]*\.js$/.test(name);

/** The theme's scripts that are there for search alone. */
const sources = () => below(THEME).filter((path) => isSearch(basename(path))).map((path) => readFileSync(path, "utf8").trim());

/**
 * What of some script files is there for search: whole files that are named so, else the sources that stand in them. Where
 * neither is found, as when scripts are shortened on the way, everything is counted: rather too much than too little.
 * @param {string[]} paths @returns {string[]}
 */
export function searchScripts(paths) {
  const own = sources();
  const codes = paths.map((path) => readFileSync(path, "utf8"));
  const parts = codes.map((code, at) => (isSearch(basename(paths[at])) ? code : own.filter((source) => code.includes(source)).join("\n")));
  return parts.some(Boolean) ? parts.filter(Boolean) : codes;
}

/** The scripts of the search page: those for search, and all. @param {string} site */
export function scripts(site) {
  const html = readFileSync(join(site, "search.html"), "utf8");
  const paths = [...html.matchAll(/<script src="([^"]+)"/g)].map(([, path]) => join(site, path));
  return { search: sizeOf(searchScripts(paths)), page: sizeOf(paths.map((path) => readFileSync(path))) };
}

/** What a search loaded, from a list of the scripts that a page asked for: scripts for search, and data. @param {string} site @param {string[]} loaded @returns {Size & {scripts: number, data: number}} */
export function firstLoad(site, loaded) {
  const folder = join(site, "search") + sep;
  const files = loaded.filter((path) => path.startsWith(folder)).map((path) => readFileSync(path));
  const code = searchScripts(loaded.filter((path) => !path.startsWith(folder)));
  const all = sizeOf([...code, ...files]);
  return { ...all, scripts: sizeOf(code).raw, data: sizeOf(files).raw };
}
