// The index of the built site: the stems that Rust wrote are those that the script makes of the same words, or a word that
// is there cannot be found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readIndex } from "./index.mjs";
import { SITE } from "./support.mjs";

const { blocks, names, stems, stemmer, said, unfound } = readIndex(SITE);
const words = names("f");

test("the index has the words of the site", () => {
  assert.equal(JSON.parse(blocks.get("index")).format, 2);
  assert.ok(words.length > 1000 && stems.size > 800, `${words.length} words, ${stems.size} stems`);
  assert.deepEqual(names("r").map((word) => [...word].reverse().join("")).sort(), [...words].sort());
});

test("every word of the index has a stem that the index has", () => {
  assert.deepEqual(words.filter((word) => stemmer.isStopWord(word)), []);
  assert.deepEqual(unfound(words), []);
});

test("every stem of the index is that of a word, a number or a short form", () => {
  const made = new Set(words.map(stemmer.stem));
  assert.deepEqual([...stems].filter((stem) => !made.has(stem) && stem.length > 2 && !/\d/.test(stem)), []);
});

test("every word of the texts is found by its stem, or is a stop word", () => {
  assert.deepEqual(unfound(said()), []);
});
