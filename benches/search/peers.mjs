// Other search engines on the same documents, each set up as its users set it up, in Node. Those that are not installed
// are left out: `benches/search/run --peers` installs them.

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * @typedef {import("./collection.mjs").Doc} Doc
 * @typedef {{name: string, rank: (text: string) => string[], index?: () => string, withText?: boolean, script?: number}} Peer
 *   index: the file that a page loads; withText: it holds the text of pages as well; script: bytes of the library
 */

const require = createRequire(import.meta.url);

/** A package that may be missing; by its address, since stemmer is a module. @param {string} name @returns {Promise<any>} */
async function optional(name) {
  try {
    const module = await import(pathToFileURL(require.resolve(name)).href);
    return module.default ?? module;
  } catch {
    return undefined;
  }
}

/** Bytes of a package's file as a page would load it. @param {string} path */
const scriptSize = (path) => statSync(new URL(`node_modules/${path}`, import.meta.url)).size;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * BM25 as in the books (k1 = 1.2, b = 0.75), over title, counted twice, and text as one field, with Porter's
 * stems and without stop words.
 * @param {Doc[]} docs @param {(word: string) => string} stem @param {(word: string) => boolean} stops
 */
export function bm25(docs, stem, stops) {
  const [K1, B] = [1.2, 0.75];
  const stemsOf = (/** @type {string} */ text) => (text.toLowerCase().match(WORD) ?? []).filter((word) => !stops(word)).map(stem);
  /** @type {Map<string, Map<number, number>>} */
  const postings = new Map();
  const lengths = docs.map(({ title, text }, number) => {
    const stems = stemsOf(`${title} ${title} ${text}`);
    for (const one of stems) {
      const list = postings.get(one) ?? new Map();
      postings.set(one, list);
      list.set(number, (list.get(number) ?? 0) + 1);
    }
    return stems.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (/** @type {string} */ text) => {
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const one of stemsOf(text)) {
      const list = postings.get(one) ?? new Map();
      const idf = Math.log(1 + (docs.length - list.size + 0.5) / (list.size + 0.5));
      for (const [number, times] of list) {
        const worth = idf * times * (K1 + 1) / (times + K1 * (1 - B + B * lengths[number] / mean));
        scores.set(number, (scores.get(number) ?? 0) + worth);
      }
    }
    return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 100).map(([number]) => docs[number].id);
  };
}

/** @param {any} MiniSearch @param {string} name @param {Doc[]} docs @param {object} options @returns {Peer} */
function miniSearch(MiniSearch, name, docs, options) {
  const engine = new MiniSearch({ fields: ["title", "text"], ...options });
  engine.addAll(docs);
  return {
    name,
    rank: (text) => engine.search(text).slice(0, 100).map((/** @type {Doc} */ { id }) => id),
    index: () => JSON.stringify(engine), // its package has no script as a page would load it: bundlers make that
  };
}

/** The index that mdBook makes: title, text and the path to a page, whose last part is its title. @param {any} elasticlunr @param {Doc[]} docs */
export function mdBookIndex(elasticlunr, docs) {
  const index = elasticlunr(function (/** @type {any} */ building) {
    building.setRef("id");
    for (const field of ["title", "body", "breadcrumbs"]) building.addField(field);
  });
  for (const { id, title, text } of docs) index.addDoc({ id, title, body: text, breadcrumbs: title });
  return index;
}

/** mdBook's settings where book.toml says nothing. */
export const MDBOOK = { bool: "OR", expand: true, fields: { title: { boost: 2 }, body: { boost: 1 }, breadcrumbs: { boost: 1 } } };

/** @param {any} lunr @param {Doc[]} docs @returns {Peer} */
function lunrPeer(lunr, docs) {
  const index = lunr(function (/** @type {any} */ builder) {
    builder.ref("id");
    builder.field("title", { boost: 2 });
    builder.field("text");
    for (const doc of docs) builder.add(doc);
  });
  // lunr.search() reads : + - ~ ^ * as commands, and throws on many sentences.
  const rank = (/** @type {string} */ text) => index.query((/** @type {any} */ query) => query.term(lunr.tokenizer(text), {}));
  return {
    name: "lunr",
    rank: (text) => rank(text).slice(0, 100).map((/** @type {any} */ { ref }) => ref),
    index: () => JSON.stringify(index),
    script: scriptSize("lunr/lunr.min.js"),
  };
}

/** Makers of the installed engines, in the order of the table: one at a time, since the index of a large site is large. @returns {Promise<{name: string, make: (docs: Doc[]) => Peer}[]>} */
export async function installed() {
  const [elasticlunr, lunr, MiniSearch, stemming] = await Promise.all(["elasticlunr", "lunr", "minisearch", "stemmer"].map(optional));
  const stem = stemming?.stemmer ?? stemming;
  const stops = (/** @type {string} */ word) => word in elasticlunr.stopWordFilter.stopWords;
  const makers = [];
  if (elasticlunr) {
    makers.push({ name: "mdBook", make: (/** @type {Doc[]} */ docs) => {
      const index = mdBookIndex(elasticlunr, docs);
      const rank = (/** @type {string} */ text) => index.search(text, MDBOOK).slice(0, 100).map((/** @type {any} */ { ref }) => ref);
      return { name: "mdBook", rank, index: () => JSON.stringify(index), withText: true, script: scriptSize("elasticlunr/elasticlunr.min.js") };
    } });
  }
  if (lunr) makers.push({ name: "lunr", make: (/** @type {Doc[]} */ docs) => lunrPeer(lunr, docs) });
  if (MiniSearch) {
    makers.push({ name: "MiniSearch", make: (/** @type {Doc[]} */ docs) => miniSearch(MiniSearch, "MiniSearch", docs, {}) });
    if (stem && elasticlunr) {
      const processTerm = (/** @type {string} */ word) => (stops(word.toLowerCase()) ? null : stem(word.toLowerCase()));
      makers.push({ name: "MiniSearch, stems", make: (/** @type {Doc[]} */ docs) => miniSearch(MiniSearch, "MiniSearch, stems", docs, { processTerm, searchOptions: { boost: { title: 2 } } }) });
    }
    const searchOptions = { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2 } };
    makers.push({ name: "VitePress", make: (/** @type {Doc[]} */ docs) => miniSearch(MiniSearch, "VitePress", docs, { searchOptions }) });
  }
  if (stem && elasticlunr) {
    makers.push({ name: "BM25", make: (/** @type {Doc[]} */ docs) => ({ name: "BM25", rank: bm25(docs, stem, stops) }) });
  }
  return makers;
}

/** elasticlunr's script as a page loads it, or nothing where it is not installed. @returns {Promise<{library: any, script: Buffer} | undefined>} */
export async function elasticlunrLibrary() {
  const library = await optional("elasticlunr");
  return library && { library, script: readFileSync(new URL("node_modules/elasticlunr/elasticlunr.min.js", import.meta.url)) };
}
