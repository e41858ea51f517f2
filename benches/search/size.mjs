// Bytes of a built site's search: its data, its scripts, and what a first search loads.
//
// Data is every file below search/. Page text is for excerpts only, and is counted apart: files search/text-*.js, and in a
// file that holds several blocks those that are named so.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
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

/** A file of its own for a block of page text, or a line that hands one over. */
const TEXT_FILE = /^text-.*\.js$/;
const TEXT_LINE = /^casebook\.search\.put\('text-.*\n?/gm;

/** The data of a built site: all of it, and without page text (nothing where none is recognised). @param {string} site @returns {{all: Size, index?: Size}} */
export function data(site) {
  const files = below(join(site, "search"));
  const codes = files.map((path) => readFileSync(path, "utf8"));
  const bare = codes.map((code, at) => (TEXT_FILE.test(basename(files[at])) ? "" : code.replace(TEXT_LINE, "")));
  const all = sizeOf(codes);
  const index = sizeOf(bare.filter(Boolean));
  return { all, index: index.raw < all.raw ? index : undefined };
}

const isSearch = (/** @type {string} */ name) => /^(search|stem)[^]*\.js$/.test(name);

/** The theme's scripts that are there for search alone. */
const sources = () => below(THEME).filter((path) => isSearch(basename(path))).map((path) => readFileSync(path, "utf8").trim());

/**
 * What of some script files is there for search: whole files that are named so, and the sources that stand in the others. Where
 * a source is not found, as when scripts are shortened on the way or the site is another checkout's, all scripts are counted:
 * rather too much than too little.
 * @param {string[]} paths @returns {string[]}
 */
export function searchScripts(paths) {
  const codes = paths.map((path) => readFileSync(path, "utf8"));
  const own = sources();
  const named = paths.some((path) => isSearch(basename(path)));
  if (!named && own.some((source) => !codes.some((code) => code.includes(source)))) return codes;
  return codes.map((code, at) => (isSearch(basename(paths[at])) ? code : own.filter((source) => code.includes(source)).join("\n"))).filter(Boolean);
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
