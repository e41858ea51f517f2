// csv.js: a table of answers reads back exactly, survives what spreadsheets do to it, and starts no formula.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { anyActions, anyResponse, anyText, csv, definition, items, response, responseOf } from "./exchange.mjs";

const tableOf = (answers, more) => csv.make(responseOf(answers, more), definition);
/** The cells as a reader that is not ours finds them. */
const cellsOf = (text) => parse(text, { bom: true, record_delimiter: "\r\n" });
/** A table of ours after `change` has had its way with its cells. */
function changed(change, answers = { "org-1": { level: 2 }, free: { absent: "asked-unknown", evidence: "two\nlines" } }) {
  const rows = cellsOf(tableOf(answers));
  const at = (name) => rows[0].indexOf(name);
  const row = (item) => rows.find((cells) => cells[at("item")].replace("'", "") === item);
  change(rows, at, row);
  return rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

function accepted(text) {
  const reading = csv.read(text, definition);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
}

function refused(text, why, details) {
  const before = JSON.stringify(definition);
  const reading = csv.read(text, definition);
  assert.deepEqual(reading, { ok: false, problem: { key: why, details } });
  assert.equal(JSON.stringify(definition), before);
  assert.deepEqual(Object.keys(Object.prototype), []);
}

test("any response reads back exactly", () => {
  fc.assert(fc.property(anyResponse, (given) => {
    assert.deepEqual(accepted(csv.make(given, definition)).response, given);
  }), { numRuns: 500 });
});

test("what was read makes the same bytes", () => {
  fc.assert(fc.property(anyResponse, (given) => {
    const text = csv.make(given, definition);
    assert.equal(csv.make(accepted(text).response, definition), text);
  }));
});

test("a reader that is not ours finds the same rows and cells, each row as long as the first", () => {
  fc.assert(fc.property(anyResponse, (given) => {
    const text = csv.make(given, definition);
    assert.ok(text.startsWith("\ufeff\"part\"") && text.endsWith("\"\r\n"));
    const rows = cellsOf(text);
    assert.deepEqual(csv.rows(text.slice(1).replace(/\r\n$/, "")), rows);
    assert.equal(rows.length, 1 + items.length + given.earlier.size + given.retired.size);
    const note = rows[0].indexOf("note");
    const found = rows.slice(1).map((row) => row[note].replace(/(^|[;\t\r\n])'/g, "$1")).filter(Boolean);
    const notes = [...given.answers.values(), ...given.earlier.values(), ...given.retired.values()].map((one) => one.evidence).filter(Boolean);
    assert.deepEqual(found.sort(), notes.sort());
  }));
});

/** What OWASP names, after what a spreadsheet skips. */
const startsFormula = (cell) => /^[\t\r\n]|^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell);

test("no cell of any table starts a formula", () => {
  fc.assert(fc.property(anyResponse, anyActions, anyText(), (given, actions, title) => {
    const wild = structuredClone(definition);
    wild.domains[0].title = title;
    wild.domains[0].items[0].stem = title;
    wild.levels[3].label = title;
    for (const text of [csv.make(given, wild), csv.plan({ ...given, actions }, wild)]) {
      assert.deepEqual(cellsOf(text).flat().filter(startsFormula), []);
    }
  }), { numRuns: 500 });
});

/** The cells as Excel finds them where another sign than the comma parts them: a quotation mark counts at the start of a cell only. */
function cellsElsewhere(text, sign) {
  const cells = [];
  for (let at = 1; at < text.length; at += 1) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    for (; at < text.length && ![sign, "\r", "\n"].includes(text[at]); at += 1) cell += text[at];
    cells.push(cell);
  }
  return cells;
}

test("no cell starts a formula where a spreadsheet takes semicolons or tabs for commas", () => {
  const trap = "Seen; =1+1;\n=1+1\r\"=1+1;\"@x\t-1\n";
  const actions = [{ id: "a1", text: trap, owner: ";'=1", status: "open" }];
  for (const sign of [";", "\t"]) {
    for (const text of [tableOf({ free: { evidence: trap } }), csv.plan(responseOf({}, { actions }), definition)]) {
      assert.deepEqual(cellsElsewhere(text, sign).filter(startsFormula), []);
    }
    fc.assert(fc.property(anyResponse, anyActions, (given, some) => {
      for (const text of [csv.make(given, definition), csv.plan({ ...given, actions: some }, definition)]) {
        assert.deepEqual(cellsElsewhere(text, sign).filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell)), []);
      }
    }), { numRuns: 500 });
  }
  assert.equal(accepted(tableOf({ free: { evidence: trap } })).response.answers.get("free").evidence, trap);
});

test("a text that a spreadsheet would change into a number or a date is marked as text", () => {
  for (const evidence of ["12 May", "May 2026", "mar-1", "1/2", "007", "1e3", "£5", "(5)", "TRUE", "2026-11-22"]) {
    const [head, ...rows] = cellsOf(tableOf({ free: { evidence } }));
    assert.equal(rows[4][head.indexOf("note")], "'" + evidence);
  }
  const [head, first] = cellsOf(tableOf({ "org-2": { level: 3, evidence: "Draft, May" } }));
  assert.deepEqual([first[head.indexOf("level")], first[head.indexOf("note")]], ["3", "Draft, May"]);
});

test("a table says for each question what was asked and what was answered, in words", () => {
  const [head, ...rows] = cellsOf(tableOf({ "org-2": { level: 3 }, free: { absent: "asked-unknown" } }));
  const shown = (row) => Object.fromEntries(head.map((name, at) => [name, row[at]]));
  assert.deepEqual(rows.map(shown).map(({ item, question, level, answer, reason }) => [item, question, level, answer, reason]), [
    ["org-2", "'=What, “of” org-2?", "3", "Usual", ""],
    ["org-1", "'=What, “of” org-1?", "", "", ""],
    ["'10", "'=What, “of” 10?", "", "", ""],
    ["'mar-1", "'=What, “of” mar-1?", "", "", ""],
    ["free", "'=What, “of” free?", "", "exchange_asked-unknown", "asked-unknown"],
    ["split-b", "'=What, “of” split-b?", "", "", ""],
  ]);
  assert.ok(rows.every((row) => row.at(-1) === "casebook-csv/1"), "the last cell is never empty");
});

// What spreadsheets make of a table

const answers = { "org-1": { level: 2, evidence: "a; “b”, 'c'\nd" }, free: { absent: "asked-unknown" }, 10: { level: 0, evidence: "=1" } };
const written = (rows, sign, end, quote = (cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)) =>
  rows.map((cells) => cells.map(quote).join(sign)).join(end);

for (const [name, make] of Object.entries({
  "no byte order mark": (rows) => written(rows, ",", "\r\n"),
  "semicolons": (rows) => "\ufeff" + written(rows, ";", "\r\n"),
  "tabs": (rows) => written(rows, "\t", "\r\n"),
  "line ends of Unix": (rows) => written(rows, ",", "\n"),
  "line ends of old Macs": (rows) => written(rows, ",", "\r"),
  "empty last rows": (rows) => written([...rows, ...Array(3).fill(rows[0].map(() => ""))], ",", "\r\n") + "\r\n\r\n",
  "an empty row within": (rows) => written([rows[0], rows[0].map(() => ""), ...rows.slice(1)], ",", "\r\n"),
  "other columns first": (rows) => written(rows.map((cells) => [...cells].reverse()), ",", "\r\n"),
  "rows in another order": (rows) => written([rows[0], ...rows.slice(1).reverse()], ",", "\r\n"),
  "empty columns at the end": (rows) => written(rows.map((cells) => [...cells, "", ""]), ",", "\r\n"),
  "apostrophes taken away": (rows) => written(rows.map((cells) => cells.map((cell) => cell.replace(/^'/, ""))), ";", "\r\n"),
  "no columns for the eye": (rows) => written(rows.map((cells) => cells.slice(3)), ",", "\r\n"),
})) {
  test(`a table with ${name} is read`, () => {
    const given = responseOf(answers);
    const reading = accepted(make(cellsOf(csv.make(given, definition))));
    assert.deepEqual(reading.response, given);
    assert.deepEqual(reading.leftOut, []);
  });
}

test("a column that nobody knows is left out and named", () => {
  const { leftOut } = accepted(changed((rows) => rows.forEach((cells, at) => cells.push(at ? "100" : "score"))));
  assert.deepEqual(leftOut, ["score"]);
});

test("answers to an older version are carried over, as those of a file are", () => {
  const old = changed((rows, at) => {
    for (const cells of rows.slice(1)) cells[at("version")] = "1.0.0";
    const name = (from, to) => (rows.find((cells) => cells[at("item")] === from)[at("item")] = to);
    name("org-1", "old");
    name("free", "both");
    name("split-b", "gone");
  });
  const { response: found, report } = accepted(old);
  assert.deepEqual([...found.answers], [["org-1", { level: 2 }]]);
  assert.deepEqual([...found.earlier.keys()].sort(), ["free", "split-b"]);
  assert.equal(found.earlier.get("free").evidence, "two\nlines");
  assert.deepEqual(report.renamed, [["old", "org-1"]]);
});

// What is refused

test("a table that is none, or not ours, is refused", () => {
  for (const text of ["", "\ufeff", "a,b\r\n1,2", "{}", "part;question\r\n", "Dear colleague,\r\nhere", "\u0000"]) refused(text, "exchange_format");
  refused(tableOf({}).replaceAll("casebook-csv/1", "casebook-csv/2"), "exchange_newer");
  refused(tableOf({}).replaceAll("casebook-csv/1", "casebook-csv"), "exchange_format");
  refused(tableOf({}).split("\r\n")[0], "exchange_empty");
});

test("a table of just the limit is read, one byte more is not", () => {
  const text = tableOf({});
  const room = response.LIMIT - Buffer.byteLength(text);
  accepted(text + "\n".repeat(room));
  refused(text + "\n".repeat(room + 1), "exchange_too_big");
  refused("é".repeat(response.LIMIT / 2 + 1), "exchange_too_big");
});

test("a column that is missing or stands twice is refused by name", () => {
  refused(changed((rows, at) => rows.forEach((cells) => cells.splice(at("wording") < 0 ? 11 : at("wording"), 1))), "exchange_column", { name: "wording" });
  refused(changed((rows, at) => (rows[0][at("part")] = "level")), "exchange_column_twice", { name: "level" });
});

test("what is wrong with a row names the row, as a sheet numbers it", () => {
  const set = (item, name, value) => changed((rows, at, row) => (row(item)[at(name)] = value));
  for (const level of ["5", "-1", "2.5", "2,0", "1e0", " 2", "two", "true", "٣", "２", "03", "'"]) {
    if (level !== "'") refused(set("org-1", "level", level), "exchange_level", { row: 3 });
  }
  refused(set("org-1", "kept", "later"), "exchange_damaged", { row: 3 });
  refused(set("org-1", "item", "org-2"), "exchange_twice", { row: 3 });
  refused(set("10", "saved", "2026-11-23"), "exchange_differs", { row: 4, name: "saved" });
  refused(set("10", "response", ""), "exchange_differs", { row: 4, name: "response" });
  refused(changed((rows) => rows[5].pop()), "exchange_ragged", { row: 6, found: 23, wanted: 24 });
  refused(changed((rows) => rows[5].push("")), "exchange_ragged", { row: 6, found: 25, wanted: 24 });
  const named = (text, row, inside) => {
    const { ok, problem } = csv.read(text, definition);
    assert.deepEqual([ok, problem.key, problem.details.row], [false, "exchange_row", row]);
    assert.ok(problem.details.reason.startsWith("assessment_load_" + inside), problem.details.reason);
  };
  named(set("org-1", "item", "org-99"), 3, "item");
  named(set("org-1", "item", "<img src=x onerror=alert(1)>"), 3, "item");
  named(set("free", "reason", "asleep"), 6, "level");
  named(set("free", "level", "2"), 6, "level");
  named(set("org-1", "note", "x".repeat(201)), 3, "note");
  named(set("mar-1", "note", "x"), 5, "note");
  for (const key of ["__proto__", "constructor"]) named(changed((rows, at, row) => Object.assign(row("org-1"), { [at("wording")]: "", [at("item")]: key })), 3, "damaged");
});

test("a table that lost a row, or got one, is refused", () => {
  refused(changed((rows) => rows.pop()), "exchange_rows", { found: 5 });
  refused(changed((rows, at, row) => rows.push(row("10").with(at("item"), "org-3"))), "exchange_rows", { found: 7 });
  refused(changed((rows, at) => rows.slice(1).forEach((cells) => (cells[at("rows")] = "6.0"))), "exchange_rows", { found: 6 });
});

test("what all rows share is told without a row", () => {
  const all = (name, value) => csv.read(changed((rows, at) => rows.slice(1).forEach((cells) => (cells[at(name)] = value))), definition).problem.key;
  assert.equal(all("assessment", "medical-leaders"), "assessment_load_other");
  assert.equal(all("version", "3.0.0"), "assessment_load_version");
  for (const [name, value] of [["response", "7"], ["saved", "22/11/2026"], ["started", ""], ["status", "final"], ["language", "e"]]) {
    assert.equal(all(name, value), "assessment_load_damaged", name);
  }
});

test("quotation marks that do not match are refused with their row", () => {
  const text = tableOf({ "org-1": { level: 2 } });
  refused(text.slice(0, -3), "exchange_quotes", { row: 7 });
  refused(text.replace('"org-1"', '"org-1"x'), "exchange_quotes", { row: 3 });
  refused(text.replace('"org-1"', 'org"1'), "exchange_quotes", { row: 3 });
});

// The action plan

test("a plan is a table of what is to be done, by whom and by when", () => {
  const actions = [
    { id: "a1", item: "org-1", text: "Write\nit", owner: "=Medical director", due: "2027-03-31", status: "open" },
    { id: "a2", text: "Ask, “first”", status: "done" },
  ];
  const [head, ...rows] = cellsOf(csv.plan(responseOf({}, { actions }), definition));
  assert.deepEqual(head, ["exchange_action", "exchange_owner", "exchange_due", "exchange_status", "exchange_question"]);
  assert.deepEqual(rows, [
    ["Write\nit", "'=Medical director", "2027-03-31", "exchange_open", "2. =What, “of” org-1?"],
    ["Ask, “first”", "", "", "exchange_done", ""],
  ]);
});

test("reading throws at nothing", () => {
  fc.assert(fc.property(fc.oneof(anyText(1000), fc.array(fc.constantFrom(...'"",;\t\r\n\'format', "casebook-csv/1"), { maxLength: 80 }).map((all) => all.join(""))), (text) => {
    assert.equal(csv.read(text, definition).ok, false);
  }), { numRuns: 2000 });
  fc.assert(fc.property(anyResponse, fc.nat(), fc.nat(), anyText(4), (given, at, length, put) => {
    const text = csv.make(given, definition);
    const start = at % text.length;
    assert.equal(typeof csv.read(text.slice(0, start) + put + text.slice(start + (length % 9)), definition).ok, "boolean");
  }), { numRuns: 1000 });
});
