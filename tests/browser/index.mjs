// The index of a built site, read as a page reads it but without a browser; for the tests and for benches/search.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const script = (/** @type {string} */ name) => readFileSync(new URL(`../../themes/default/js/${name}.js`, import.meta.url), "utf8");
const OPENERS = script("search").match(/OPENERS = "(.*)"/)?.[1] ?? "";

/** Reads the index of a site. @param {string} site its folder */
export function readIndex(site) {
  const theme = vm.createContext({});
  for (const name of ["stemmer", "search"]) vm.runInContext(script(name), theme);
  const { stemmer, search } = theme.casebook;
  /** The blocks, by name. @type {Map<string, string>} */
  const blocks = new Map();
  const receiver = vm.createContext({ casebook: { search: { put: (/** @type {string} */ name, /** @type {string} */ text) => blocks.set(name, text) } } });
  for (const file of readdirSync(join(site, "search")).sort()) {
    const text = readFileSync(join(site, "search", file), "utf8");
    // The engine stands before the first block.
    vm.runInContext(text.slice(text.indexOf("casebook.search.put('")), receiver);
  }

  /** The names of all blocks of a kind: each is how much it shares with the one before, and the rest. @param {string} kind */
  function names(kind) {
    const found = [];
    for (const [block, text] of blocks) {
      if (!new RegExp(`^${kind}-\\d+$`).test(block)) continue;
      let name = "";
      for (const [, opener, rest] of text.split("~")[0].matchAll(/([^a-z0-9\u0080-\uffff])([a-z0-9\u0080-\uffff]*)/g)) {
        name = name.slice(0, OPENERS.indexOf(opener) >> 2) + rest;
        found.push(name);
      }
    }
    return found;
  }

  const stems = new Set(names("t"));

  /** Every word of the texts, as the script takes them. */
  function said() {
    const found = new Set();
    for (const [block, text] of blocks) {
      if (!block.startsWith("text-")) continue;
      for (const [, title, , sections] of JSON.parse(text)) {
        const texts = [title, ...sections.flatMap((/** @type {string[]} */ [, heading, body]) => [heading, body])];
        for (const { word } of search.words(texts.join("\n"))) found.add(word);
      }
    }
    return [...found];
  }

  /** Those of some words that the script stems to what the index has not; there must be none. @param {string[]} words */
  const unfound = (words) => words.filter((word) => !stemmer.isStopWord(word) && !stems.has(stemmer.stem(word)));

  return { blocks, names, stems, stemmer, said, unfound };
}
