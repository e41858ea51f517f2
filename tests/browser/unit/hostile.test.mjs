// What a stranger's file can do to the readers: nothing. Whatever comes, a reader gives a sound response or one reason,
// changes nothing, throws nothing, and is done with the largest file that it takes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import fc from "fast-check";
import { anyActions, anyResponse, anyText, csv, definition, fhir, response, responseOf } from "./exchange.mjs";
import { sound } from "./sound.mjs";

const READERS = { file: response, table: csv, fhir };
/** Ends a reader that never would, in milliseconds; long, for a machine that runs much else. */
const PATIENCE = 60_000;

/** Reads as the page does. A reader that takes more than its share of time is stopped, and that is a fault. */
function reading(name, text) {
  globalThis.hostile = { read: READERS[name].read, text, definition };
  return runInThisContext("hostile.read(hostile.text, hostile.definition)", { timeout: PATIENCE });
}

const FILE = response.make(responseOf({ "org-1": { level: 2, evidence: "x" }, free: { absent: "asked-unknown" } }), definition);
const TABLE = csv.make(responseOf({ "org-1": { level: 2, evidence: "x" }, free: { absent: "asked-unknown" } }), definition);
const FHIR = fhir.make(responseOf({ "org-1": { level: 2, evidence: "x" }, free: { absent: "asked-unknown" } }), definition);
const good = { file: FILE, table: TABLE, fhir: FHIR };
const putIn = (key, value) => FILE.replace('"level": 2', `"level": 2, ${JSON.stringify(key)}: ${value}`);
const level = (value) => FILE.replace('"level": 2', `"level": ${value}`);
const bytes = (encoding, text) => new TextDecoder(encoding).decode(Buffer.from(text, "utf16le"));

/** A resource whose every answered question stands twice. @param {string} text */
function doubled(text) {
  const resource = JSON.parse(text);
  for (const group of resource.item) group.item = group.item && [...group.item, ...group.item];
  return JSON.stringify(resource);
}

/** What a person or a tool has made of a file. Each is refused by both readers. */
const REFUSED = {
  nothing: "",
  "a byte order mark alone": "\ufeff",
  NUL: "\0".repeat(100),
  "half a pair": "\ud800",
  "a file in UTF-16 read as UTF-8": new TextDecoder().decode(Buffer.from(FILE, "utf16le")),
  "a table in UTF-16 read as UTF-8": new TextDecoder().decode(Buffer.from("\ufeff" + TABLE, "utf16le")),
  "a file read with its bytes swapped": bytes("utf-16be", FILE),
  "a file with NUL between its letters": [...FILE].join("\0"),
  "a web page": "<!doctype html><script>casebook.define({})</script>",
  "a picture": "\ufffdPNG\r\n\u001a\n\0\0",
  "two files": FILE + FILE,
  "a file and a table": FILE + TABLE,
  "a file in a list": `[${FILE}]`,
  "a file in a text": JSON.stringify(FILE),
  "a level in words": level('"3"'),
  "a level that is true": level("true"),
  "a level in a list": level("[3]"),
  "a level in an object": level('{"valueOf": 3}'),
  "a level of null": level("null"),
  "a level past all numbers": level("1e999"),
  "a level of many digits": level("3".repeat(5000)),
  "a level just beside a number": level("3.0000000000000004"),
  "a level below": level("-1"),
  "a level with a plus": level("+3"),
  "a level in hex": level("0x3"),
  "a level twice": putIn("level", 4),
  "a level twice, once with escapes": FILE.replace('"level": 2', '"level": 2, "\\u006c\\u0065vel": 4'),
  "an answer twice": FILE.replace('"free"', '"org-1": {"level": 0}, "free"'),
  "__proto__ among the answers": FILE.replace('"free"', '"__proto__": {"level": 0}, "free"'),
  "__proto__ with escapes": FILE.replace('"free"', '"__pr\\u006fto__": {"level": 0}, "free"'),
  "constructor in an answer": putIn("constructor", '{"prototype": {"level": 4}}'),
  "another assessment": FILE.replace('"organisation"', '"medical-leaders"'),
  "a newer format": FILE.replace('"formatVersion": 1', '"formatVersion": 2'),
  "a newer version": FILE.replace('"2.1.0"', '"2.2.0"'),
  "a version of a million": FILE.replace('"2.1.0"', '"1000000000.0.0"'),
  "a question of another": FILE.replace('"org-1"', '"org-99"'),
  "a note too long by one": FILE.replace('"x"', JSON.stringify("x".repeat(201))),
  "a note that is an object": FILE.replace('"x"', '{"toString": "x"}'),
  "a day that is none": FILE.replace('"2026-11-22"', '"2026-02-30"'),
  "a number that is markup": FILE.replace(/"id": "0123[^"]+"/, '"id": "<img src=x onerror=alert(1)>"'),
  "more than 1 MiB, by one byte": FILE + " ".repeat(response.LIMIT - Buffer.byteLength(FILE) + 1),
  "a table in more than 1 MiB": TABLE + "\n".repeat(response.LIMIT - Buffer.byteLength(TABLE) + 1),
  "a resource in more than 1 MiB": FHIR + " ".repeat(response.LIMIT - Buffer.byteLength(FHIR) + 1),
  "another resource": FHIR.replace('"QuestionnaireResponse"', '"Patient"'),
  "a resource of another assessment": FHIR.replaceAll("/organisation", "/medical-leaders"),
  "a resource with a key twice": FHIR.replace('"resourceType"', '"status": "completed", "resourceType"'),
  "a resource with __proto__": FHIR.replace('"resourceType"', '"__proto__": {"level": 4}, "resourceType"'),
  "a resource that answers a question twice": doubled(FHIR),
  "a resource with a level off the scale": FHIR.replace("org-1.2", "org-1.5"),
  "a resource with the level of another question": FHIR.replace("org-1.2", "org-2.2"),
  "a table of a newer kind": TABLE.replaceAll("casebook-csv/1", "casebook-csv/9"),
  "a table of another": TABLE.replaceAll('"organisation"', '"medical-leaders"'),
  "a table with a level of 9": TABLE.replace('"2"', '"9"'),
  "a table with a formula for a level": TABLE.replace('"2"', '"=1+1"'),
  "a table with a level in other digits": TABLE.replace('"2"', '"٢"'),
  "a table with a row twice": TABLE + TABLE.split("\r\n")[2] + "\r\n",
  "a table with a row of another": TABLE + TABLE.split("\r\n")[2].replace("org-1", "org-99"),
  "a table with a row of __proto__": TABLE + TABLE.split("\r\n")[2].replace("org-1", "__proto__"),
  "a table under a table": TABLE + TABLE.slice(1),
};

for (const [name, text] of Object.entries(REFUSED)) {
  test(`${name} is refused`, () => {
    for (const reader of Object.keys(READERS)) assert.equal(sound(reading(reader, text)).ok, false, reader);
  });
}

test("minus nought is nought, and a stored score is worth nothing", () => {
  assert.ok(Object.is(sound(reading("file", level("-0"))).response.answers.get("org-1").level, 0));
  const forged = FILE.replace('"format"', '"scores": {"one": 100}, "domains": [{"score": 100}], "format"');
  const { response: found, leftOut } = sound(reading("file", putIn("score", 100).replace(/^\{/, forged.slice(0, forged.indexOf('"format"')).replace(/"answers"[^]*?\},\s*(?="earlier"|"scores")/, ""))));
  assert.deepEqual(leftOut, ["domains", "score", "scores"]);
  assert.deepEqual(found.answers.get("org-1"), { level: 2, evidence: "x" });
});

/** Texts that something else than a reader might obey. */
const WILD = ["<img src=x onerror=alert(1)>", "</textarea><script>alert(1)</script>", "javascript:alert(1)", "=cmd|' /C calc'!A0", "${alert(1)}", "{{ 7*7 }}",
  "\u202egnp.exe", "\u2066x\u2069", "\u0000", "\u001b[31m", "%s%n", "'; drop table--", "\ufeff", "\u2028", "e\u0301".repeat(40), "𝕏".repeat(40)];

test("markup, script, formulas and tricks of direction come back as the text that they are, and nothing else", () => {
  for (const text of WILD) {
    const actions = [{ id: "a1", text, owner: text.slice(0, 100), status: "open" }];
    const given = responseOf({ free: { evidence: text } }, { actions });
    assert.deepEqual(sound(reading("file", response.make(given, definition))).response, given);
    assert.deepEqual(sound(reading("table", csv.make(given, definition))).response, { ...given, actions: [] });
    const { ok, response: found } = sound(reading("fhir", fhir.make(given, definition)));
    if (ok) assert.equal(found.answers.get("free").evidence, text);
  }
});

test("any response that was written, cut short anywhere, is refused", () => {
  fc.assert(fc.property(anyResponse, anyActions, fc.nat(), (given, actions, at) => {
    const text = response.make({ ...given, actions }, definition);
    assert.equal(sound(reading("file", text.slice(0, at % (text.length - 2)))).ok, false);
    const table = csv.make(given, definition);
    assert.equal(sound(reading("table", table.slice(0, at % (table.length - 2)))).ok, false);
  }), { numRuns: 300 });
});

/** One change to a text: a letter flipped, a piece taken out, doubled, or put in. */
const change = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 30 }),
  put: fc.oneof(anyText(20), fc.constantFrom(...'{}[]",:;\\\'\t\r\n', "null", "true", "1e999", "-0", "__proto__", "\\u0000", "\\ud800", '""', '"level":3,', ...WILD)),
  kind: fc.constantFrom("flip", "cut", "double", "put", "replace"),
});
function changed(text, { at, length, put, kind }) {
  const start = text ? at % text.length : 0;
  const [head, piece, tail] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  if (kind === "flip") return head + String.fromCharCode((text.charCodeAt(start) || 0) ^ (1 << (length % 8))) + text.slice(start + 1);
  return head + { cut: "", double: piece + piece, put: put + piece, replace: put }[kind] + tail;
}

for (const name of Object.keys(READERS)) {
  test(`${name}: whatever is changed in a good one, it is refused or sound`, () => {
    let accepted = 0;
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      if (sound(reading(name, changes.reduce(changed, good[name]))).ok) accepted += 1;
    }), { numRuns: 5000 });
    assert.ok(accepted > 50, `changes that do no harm are tried too: ${accepted}`);
  });

  test(`${name}: any text at all is refused`, () => {
    fc.assert(fc.property(fc.oneof(anyText(2000), fc.json(), fc.string({ unit: "binary" })), (text) => {
      assert.equal(sound(reading(name, text)).ok, false);
    }), { numRuns: 2000 });
  });
}

for (const name of ["file", "fhir"]) test(`${name}: any JSON in any field is refused or sound`, () => {
  const paths = [];
  const walk = (value, path) => {
    if (path.length) paths.push(path);
    if (value && typeof value === "object") for (const key of Object.keys(value)) walk(value[key], [...path, key]);
  };
  const full = READERS[name].make(responseOf({ "org-1": { level: 2, evidence: "x" } }, {
    role: "board", round: "Autumn", share: "11234567-89ab-4cde-8f01-23456789abcd",
    actions: [{ id: "a1", item: "org-1", text: "x", owner: "y", due: "2027-03-31", status: "open" }],
    earlier: new Map([["free", { level: 1, from: "1.0.0", item: "both", why: "split" }]]),
    retired: new Map([["gone", { level: 1, from: "1.0.0" }]]),
  }), definition);
  walk(JSON.parse(full), []);
  assert.ok(paths.length > 30);
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...WILD, -0, 1e300, 3.5, "3", true, null, [], {}, [3], "__proto__"));
  fc.assert(fc.property(fc.constantFrom(...paths), value, (path, put) => {
    const file = JSON.parse(full);
    const last = path.slice(0, -1).reduce((held, key) => held[key], file);
    last[path.at(-1)] = put;
    sound(reading(name, JSON.stringify(file)));
  }), { numRuns: 5000 });
});

test("table: any text in any cell is refused or sound", () => {
  const rows = csv.rows(TABLE.slice(1, -2));
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(fc.property(fc.nat(), fc.nat(), fc.oneof(anyText(20), fc.constantFrom("0", "4", "earlier", "retired", "split", "1.0.0", "org-2", "__proto__", "board", ...WILD)), (row, column, put) => {
    const table = rows.map((cells) => [...cells]);
    table[row % rows.length][column % rows[0].length] = put;
    sound(reading("table", table.map((cells) => cells.map(cell).join(",")).join("\r\n")));
  }), { numRuns: 5000 });
});

// The largest files that are read at all. One pass through 1 MiB takes milliseconds, a pass for each letter hours.

const MOST = response.LIMIT;
const fill = (unit, head = "", tail = "") => head + unit.repeat(Math.floor((MOST - Buffer.byteLength(head + tail)) / Buffer.byteLength(unit))) + tail;
const count = (size, make) => Array.from({ length: size }, (_, at) => make(at));
const columns = TABLE.slice(1).split("\r\n")[0];
const row = (values) => csv.rows(TABLE.slice(1))[1].map((cell, at) => values[csv.rows(columns)[0][at]] ?? cell).map((cell) => `"${cell}"`).join(",");
const stacked = (size, kept) =>
  [columns, ...count(size, (at) => row({ item: "q" + at, kept, from: kept && "1.0.0", level: 1, wording: "", rows: size }))].join("\r\n");

const LARGE = {
  "nesting of lists, 100,000 deep": "[".repeat(100_000) + "]".repeat(100_000),
  "nesting of lists that never ends": fill("["),
  "nesting of objects, 100,000 deep": '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000),
  "nesting within a file": FILE.replace("{", '{"deep": ' + '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000) + ","),
  "a million keys": `{${count(1_000_000, (at) => `"${at}":1`).join()}}`,
  "as many keys as fit": fill(' "a":1,', "{", '"b":1}'),
  "as many different keys as fit": `{${count(90_000, (at) => `"${at}":1`).join()}}`,
  "as many unknown fields as fit": FILE.replace("{", `{${count(80_000, (at) => `"k${at}":1`).join()},`),
  "as many answers as fit": FILE.replace('"free"', `${count(60_000, (at) => `"q${at}":{}`).join()},"free"`),
  "as many actions as fit": FILE.replace('"answers"', `"actions":[${count(15_000, (at) => `{"id":"a${at}","text":"x","status":"open"}`).join()}],"answers"`),
  "a note as long as fits": FILE.replace('"x"', `"${"x".repeat(MOST - 2000)}"`),
  "a number as long as fits": fill("9", '{"a":', "}"),
  "a key as long as fits": fill("k", '{"', '":1}'),
  "escapes": fill("\\u0041", '{"a":"', '"}'),
  "backslashes": fill("\\\\", '{"a":"', '"}'),
  "quotation marks": fill('"'),
  "doubled quotation marks in a table": fill('""', columns + '\r\n"', '"'),
  "a quotation mark that never ends": fill("a\r\n", columns + '\r\n"'),
  commas: fill(","),
  "commas under a head": fill(",", columns + "\r\n"),
  "a head of as many columns as fit": fill(",format"),
  semicolons: fill(";", "format"),
  "ends of lines": fill("\r\n"),
  "empty rows": fill("\n", columns + "\n"),
  "carriage returns": fill("\r", columns),
  apostrophes: fill("'"),
  spaces: fill(" "),
  "equal signs": fill("="),
  "byte order marks": fill("\ufeff"),
  "as many rows as fit": stacked(4000, ""),
  "as many retired answers as fit": stacked(4000, "retired"),
  "as many earlier answers as fit": stacked(4000, "earlier"),
  "as many items of a resource as fit": FHIR.replace('"item": [', `"item": [${count(30_000, (at) => `{"linkId":"q${at}"}`).join()},`),
  "items of a resource, 20,000 deep": FHIR.replace('"item": [', '"item": [' + '{"linkId":"one","item":['.repeat(20_000) + "]}".repeat(20_000) + ","),
  "the same row again and again": fill("\r\n" + row({ item: "org-1" }), columns),
};

for (const [name, text] of Object.entries(LARGE)) {
  test(`${name}: is over at once, with one reason`, () => {
    for (const reader of Object.keys(READERS)) sound(reading(reader, text));
  });
}
