// The stemmer alone: the list it shares with the Rust side, and the words at the edges of its rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

const page = vm.createContext({});
vm.runInContext(read("themes/default/js/stemmer.js"), page);
const { stem, isStopWord } = page.casebook.stemmer;

test("every word of the shared list has the stem that the index has", () => {
  const lines = read("tests/search/stems.tsv").trimEnd().split("\n");
  assert.ok(lines.length >= 8000, `${lines.length} words`);
  const wrong = lines.filter((line) => {
    const [word, expected] = line.split("\t");
    return (isStopWord(word) ? "-" : stem(word)) !== expected;
  });
  assert.deepEqual(wrong, []);
});

test("forms of a word share a stem", () => {
  for (const words of ["engage engaged engaging engagement engages", "organise organised organisation organising"]) {
    assert.equal(new Set(words.split(" ").map(stem)).size, 1, words);
  }
});

test("words of other scripts, and very short ones, stay whole", () => {
  for (const word of ["", "a", "as", "λόγος", "мир", "naïveing"]) assert.equal(stem(word), word);
});

test("a very long word takes no long time", () => {
  assert.equal(typeof stem("a".repeat(50000) + "ing"), "string");
});
