// The index of the built site, read as a page reads it but without a browser: the stems that Rust wrote are those that the
// script makes of the same words, or a word that is there cannot be found.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { read, SITE } from "./support.mjs";

const script = (name) => readFileSync(new URL(`../../themes/default/js/${name}.js`, import.meta.url), "utf8");
const theme = vm.createContext({});
for (const name of ["stemmer", "search"]) vm.runInContext(script(name), theme);
const { stemmer, search } = theme.casebook;

/** The blocks of the index, by name. */
const blocks = new Map();
const receiver = vm.createContext({ casebook: { search: { put: (name, text) => blocks.set(name, text) } } });
for (const file of readdirSync(join(SITE, "search")).sort()) {
  const text = read(`search/${file}`);
  // The engine stands before the first block.
  vm.runInContext(text.slice(text.indexOf("casebook.search.put('")), receiver);
}

const OPENERS = script("search").match(/OPENERS = "(.*)"/)[1];

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

const words = names("f");
const stems = new Set(names("t"));

test("the index has the words of the site", () => {
  assert.equal(JSON.parse(blocks.get("index")).format, 2);
  assert.ok(words.length > 1000 && stems.size > 800, `${words.length} words, ${stems.size} stems`);
  assert.deepEqual(names("r").map((word) => [...word].reverse().join("")).sort(), [...words].sort());
});

test("every word of the index has a stem that the index has", () => {
  assert.deepEqual(words.filter((word) => stemmer.isStopWord(word) || !stems.has(stemmer.stem(word))), []);
});

test("every stem of the index is that of a word, a number or a short form", () => {
  const made = new Set(words.map(stemmer.stem));
  assert.deepEqual([...stems].filter((stem) => !made.has(stem) && stem.length > 2 && !/\d/.test(stem)), []);
});

test("every word of the texts is found by its stem, or is a stop word", () => {
  const said = new Set();
  for (const [block, text] of blocks) {
    if (!block.startsWith("text-")) continue;
    for (const [, title, , sections] of JSON.parse(text)) {
      for (const { word } of search.words([title, ...sections.flatMap(([, heading, body]) => [heading, body])].join("\n"))) {
        said.add(word);
      }
    }
  }
  assert.deepEqual([...said].filter((word) => !stemmer.isStopWord(word) && !stems.has(stemmer.stem(word))), []);
});
