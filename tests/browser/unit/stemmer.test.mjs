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

// -- British and American spelling

/** The rules of src/search/variants.txt of one kind, in order. @param {string} kind */
const rules = (kind) => read("src/search/variants.txt").split("\n").filter((line) => line.startsWith(`${kind} `))
  .flatMap((line) => line.split(" ").slice(1)).map((pair) => pair.split("="));

test("the spellings are those of the shared table", () => {
  const [, list] = /const HAS = pairs\(`([^`]*)`/.exec(read("themes/default/js/stemmer.js"));
  assert.deepEqual(list.split(",").map((pair) => pair.trim().split(/\s+/)), rules("has"));
  assert.ok(rules("ends").length > 30);
  for (const [from, to] of rules("ends")) for (const root of ["colt", "lab", "tramp"]) assert.equal(stem(root + from), stem(root + to), root + from);
});

test("every rule of the table makes one word of two", () => {
  for (const [british, american] of rules("ends")) {
    for (const start of ["harb", "flat", "organ", "cent"]) assert.equal(stem(start + british), stem(start + american), `${start}${british}`);
  }
  for (const [british, american] of rules("has")) {
    for (const [start, end] of [["", "ium"], ["pry", "tic"], ["x", ""]]) {
      if ((start + british + end).length > 3) assert.equal(stem(start + british + end), stem(start + american + end), start + british + end);
    }
  }
});

test("both spellings of a word share a stem, both ways", () => {
  for (const pair of `organisation organization, organisers organizers, organise organize, organised organized, organising organizing,
    criticised criticized, analyse analyze, paralysed paralyzed, behaviour behavior, behavioural behavioral, favourites favorites,
    honourable honorable, favourably favorably, labouring laboring, neighbourhoods neighborhoods, colourful colorful, harboured harbored,
    labourer laborer, centre center, centred centered, metres meters, fibre fiber, fibres fibers, catalogue catalog, dialogues dialogs,
    paediatric pediatric, anaesthesia anesthesia, haemoglobin hemoglobin, oedema edema, oesophagus esophagus, oestrogen estrogen,
    foetal fetal, diarrhoea diarrhea, amoebic amebic, coeliac celiac, manoeuvre maneuver, programme program, programmes programs,
    defence defense, offences offenses, licence license, practise practice, judgement judgment, ageing aging, sulphate sulfate,
    enquiry inquiry, sceptical skeptical, skilful skillful, wilfully willfully`.split(",")) {
    const [british, american] = pair.trim().split(" ");
    assert.equal(stem(british), stem(american), pair);
  }
});

test("words that only look British stay, and so do short forms", () => {
  for (const word of ["ae", "mae", "four", "hour", "tour", "acr", "thr"]) assert.equal(stem(word), word);
  const pairs = [["rise", "rize"], ["exercise", "exercize"], ["revise", "revize"], ["raise", "raize"], ["wise", "wize"], ["precise", "precize"],
    ["four", "for"], ["hour", "hor"], ["acre", "acer"], ["ogre", "oger"]];
  for (const [word, other] of pairs) assert.notEqual(stem(word), stem(other), word);
});

test("a stop word is one in small letters alone, and no built-in property is one", () => {
  for (const word of ["the", "of", "their", "with"]) assert.ok(isStopWord(word), word);
  for (const word of ["", "leader", "constructor", "tostring", "__proto__", "ward"]) assert.ok(!isStopWord(word), word);
  assert.equal(stem("constructor"), stem("constructors"));
});
