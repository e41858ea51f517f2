// Bytes of a built site's search: its data, its scripts, and what a first search loads.
//
// Data is every file below search/. Page text is for excerpts only, and is counted apart: files search/text-*.js, and in a
// file that holds several blocks those that are named so.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** @typedef {{raw: number, gzip: number, files: number}} Size */

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
  const blocks = codes.map((code) => code.slice(Math.max(0, code.indexOf(FIRST_PUT))));
  const bare = blocks.map((code, at) => (TEXT_FILE.test(basename(files[at])) ? "" : code.replace(TEXT_LINE, "")));
  const all = sizeOf(blocks);
  const index = sizeOf(bare.filter(Boolean));
  return { all, index: index.raw < all.raw ? index : undefined };
}

/** The engine stands in the first file of the index, before the first block. */
const FIRST_PUT = "casebook.search.put('";

/** The engine that a site ships. @param {string} site */
const engine = (site) => {
  const code = readFileSync(join(site, "search", "index.js"), "utf8");
  return code.slice(0, Math.max(0, code.indexOf(FIRST_PUT)));
};

/** The scripts of the search page: the engine with its stemmer, and all, the engine among them. @param {string} site */
export function scripts(site) {
  const html = readFileSync(join(site, "search.html"), "utf8");
  const paths = [...html.matchAll(/<script src="([^"]+)"/g)].map(([, path]) => join(site, path));
  const own = engine(site);
  return { search: sizeOf([own]), page: sizeOf([own, ...paths.map((path) => readFileSync(path))]) };
}

/** What a search loaded, from a list of the scripts that a page asked for: every file of the search, the engine among them. @param {string} site @param {string[]} loaded @returns {Size} */
export function firstLoad(site, loaded) {
  const folder = join(site, "search") + sep;
  return sizeOf(loaded.filter((path) => path.startsWith(folder)).map((path) => readFileSync(path)));
}
