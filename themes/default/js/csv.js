/**
 * csv: one person's answers as a table and back, and the action plan as a table.
 *
 * Made for spreadsheets (js/table.js), so a text that one would change into a number or a date has an apostrophe before
 * it, as one has that would run. Reading takes exactly one apostrophe away from each such place. Each row of answers says whose they are, so that rows can be sorted and stacked. The last cell is never
 * empty: some spreadsheets drop empty ones there. What is read goes through `casebook.response.read`, and so trusts
 * nothing and takes over nothing by half. Pure: touches no page and no storage.
 */
(function () {
  "use strict";

  const { FORMULA, safe, write } = casebook.table;
  const FORMAT = "casebook-csv/1";
  /** What a spreadsheet would save as something else. */
  const CONVERTED = /^\W*\d|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*\d|^(true|false)$/i;

  /** Columns by what they are in a file: of the response, where each row says the same, and of an answer. */
  const ABOUT = { id: "response", language: "language", started: "started", saved: "saved", status: "status", role: "role", round: "round", share: "share" };
  const ANSWER = { absent: "reason", evidence: "note" };
  const SAME = ["assessment", "version", ...Object.values(ABOUT), "rows", "format"];
  /** For the eye; not read. */
  const SHOWN = ["part", "question", "answer"];
  const COLUMNS = [...SHOWN, "level", "note", "item", "reason", "kept", "from", "was", "why", "wording", ...SAME];

  /** What is thrown to refuse a text; it never leaves this file. */
  class Refusal {
    /** @param {string} why @param {Problem["details"]} [details] */
    constructor(why, details) {
      this.problem = { key: "exchange_" + why, details: details };
    }
  }

  // Writing

  /** @param {string} text */
  const exact = (text) => (CONVERTED.test(text) && !FORMULA.test(text) ? "'" : "") + safe(text);

  /** Returns the answers as a table. @param {Saved} response @param {Definition} definition */
  function make(response, definition) {
    const { id, answers, earlier = new Map(), retired = new Map(), wording = new Map(), ...about } = response;
    const same = { ...about, response: id, assessment: definition.id, version: definition.version, format: FORMAT };
    /** @type {Array<Record<string, any>>} */
    const rows = [];
    /** @param {string} item @param {any} answer @param {string} kept @param {string} part @param {string} question @param {string} [digest] */
    function add(item, answer, kept, part, question, digest) {
      const { level, absent, evidence, from, why } = answer;
      const words = level === undefined ? absent && casebook.say("exchange_" + absent) : definition.levels[level]?.label;
      const held = { item, part, question, kept, level, from, why, was: answer.item, answer: words, reason: absent, note: evidence };
      rows.push({ ...same, wording: digest, ...held });
    }
    for (const { title, items } of definition.domains) {
      for (const { id, stem, digest } of items) {
        add(id, answers.get(id) ?? {}, "", title, stem, answers.has(id) ? wording.get(id) ?? digest : digest);
        if (earlier.has(id)) add(id, earlier.get(id), "earlier", title, stem);
      }
    }
    for (const [id, answer] of retired) add(id, answer, "retired", "", "");
    /** @param {any} value */
    const cell = (value = "") => (typeof value === "number" ? value : exact(value));
    return write([COLUMNS, ...rows.map((row) => COLUMNS.map((name) => cell(name === "rows" ? rows.length : row[name])))]);
  }

  /** Returns the action plan as a table. @param {Saved} response @param {Definition} definition */
  function plan({ actions }, definition) {
    const stems = new Map(definition.domains.flatMap(({ items }) => items.map(({ id, number, stem }) => [id, number + ". " + stem])));
    const head = ["action", "owner", "due", "status", "question"].map((name) => casebook.say("exchange_" + name));
    const rows = actions.map(({ text, owner = "", due = "", status, item = "" }) =>
      [text, owner, due, casebook.say("exchange_" + status), stems.get(item) ?? ""].map(safe),
    );
    return write([head, ...rows]);
  }

  // Reading

  /** A cell without the apostrophes that writing it put there. @param {string} cell */
  const bare = (cell) => cell.replace(/(^|[;\t\r\n])'/g, "$1");

  /** Tells whether a table is of this plan, row by row. @param {string} text @param {Action[]} actions */
  function holdsPlan(text, actions) {
    const rows = cells(text.replace(/^\ufeff/, "")).slice(1, -1);
    const same = actions.every(({ text, owner = "", due = "" }, at) => [text, owner, due].every((part, place) => bare(rows[at]?.[place] ?? "") === part));
    return same && rows.length === actions.length;
  }

  /** Reads a table of answers, whole or not at all. @param {string} text @param {Definition} definition @returns {Reading} */
  function read(text, definition) {
    try {
      return decode(text, definition);
    } catch (fault) {
      if (fault instanceof Refusal) return { ok: false, problem: fault.problem };
      throw fault;
    }
  }

  /** The cells of each row. Takes commas, semicolons or tabs, whichever the first row has, and any ends of lines.
   * @param {string} text */
  function cells(text) {
    const sign = /^[^\r\n,;\t]*([,;\t])/.exec(text)?.[1] ?? ",";
    const plain = new RegExp('[^"\\r\\n' + sign + "]*", "y");
    const rows = [[""]];
    for (let at = 0; at < text.length; ) {
      const row = rows[rows.length - 1];
      let cell = "";
      if (text[at] === '"') {
        let end = at;
        do {
          end = text.indexOf('"', end + 1);
          if (end < 0) throw new Refusal("quotes", { row: rows.length });
        } while (text[end + 1] === '"' && (end += 1));
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      } else {
        plain.lastIndex = at;
        cell = (plain.exec(text) ?? [""])[0];
        at += cell.length;
      }
      row[row.length - 1] = cell;
      if (text[at] === sign) row.push("");
      else if (text[at] === "\r" || text[at] === "\n") {
        if (text[at] + text[at + 1] === "\r\n") at += 1;
        rows.push([""]);
      } else if (at < text.length) throw new Refusal("quotes", { row: rows.length });
      at += 1;
    }
    return rows;
  }

  /** The rows that hold something, each with its number in the sheet and its cells by column.
   * @param {string} text @param {Set<string>} leftOut */
  function records(text, leftOut) {
    const [head, ...rows] = cells(text.replace(/^\ufeff/, ""));
    const names = head.map(bare);
    if (!names.includes("format")) throw new Refusal("format");
    for (const name of COLUMNS) {
      const count = names.filter((one) => one === name).length;
      if (count > 1) throw new Refusal("column_twice", { name: name });
      if (!count && !SHOWN.includes(name)) throw new Refusal("column", { name: name });
    }
    for (const name of names) if (name && !COLUMNS.includes(name)) leftOut.add(name.slice(0, 60));
    const found = rows.map((row, at) => ({ row: at + 2, cells: row })).filter(({ cells }) => cells.some((cell) => cell !== ""));
    return found.map(function ({ row, cells }) {
      if (cells.length !== names.length) throw new Refusal("ragged", { row: row, found: cells.length, wanted: names.length });
      return { row: row, held: new Map(names.map((name, at) => [name, bare(cells[at])])) };
    });
  }

  /** @param {string} text @param {Definition} definition @returns {Reading} */
  function decode(text, definition) {
    const { LIMIT, read } = casebook.response;
    if (text.length > LIMIT || new TextEncoder().encode(text).length > LIMIT) throw new Refusal("too_big");
    const leftOut = /** @type {Set<string>} */ (new Set());
    const rows = records(text, leftOut);
    if (rows.length === 0) throw new Refusal("empty");
    const seen = new Set();
    for (const { row, held } of rows) {
      const differs = SAME.find((name) => held.get(name) !== rows[0].held.get(name));
      if (differs) throw new Refusal("differs", { row: row, name: differs });
      const key = JSON.stringify([held.get("kept"), held.get("item")]);
      if (seen.has(key)) throw new Refusal("twice", { row: row });
      seen.add(key);
      if (!/^[0-4]?$/.test(held.get("level") ?? "")) throw new Refusal("level", { row: row });
      if (!/^(earlier|retired)?$/.test(held.get("kept") ?? "")) throw new Refusal("damaged", { row: row });
    }
    const form = rows[0].held.get("format") ?? "";
    if (form !== FORMAT) throw new Refusal(/^casebook-csv\/\d+$/.test(form) ? "newer" : "format");
    // A table cut short at the end of a row looks whole.
    if (rows[0].held.get("rows") !== String(rows.length)) throw new Refusal("rows", { found: rows.length });
    const reading = read(fileOf(rows[0], rows), definition);
    if (reading.ok) return { ...reading, leftOut: [...leftOut, ...reading.leftOut].sort() };
    // Which row it is: the first that is refused alone. What is refused without any row is what they share.
    const alone = read(fileOf(rows[0], []), definition).ok && rows.find((row) => !read(fileOf(row, [row]), definition).ok);
    if (!alone) return reading;
    const { key, details } = read(fileOf(alone, [alone]), definition).problem;
    throw new Refusal("row", { row: alone.row, reason: casebook.say(key, details) });
  }

  /** The same as a response file, for its closed decoder to judge.
   * @param {{held: Map<string, string>}} first @param {Array<{held: Map<string, string>}>} rows */
  function fileOf({ held: same }, rows) {
    /** @param {Map<string, string>} held @param {Record<string, string>} names of columns, by what they are in a file */
    const filled = (held, names) => Object.entries(names).filter(([, name]) => held.get(name)).map(([key, name]) => [key, held.get(name)]);
    /** @param {string} kept */
    const answers = (kept) =>
      Object.fromEntries(
        rows.flatMap(function ({ held }) {
          const fields = filled(held, kept ? { ...ANSWER, from: "from", item: "was", why: "why" } : ANSWER);
          if (held.get("level")) fields.push(["level", /** @type {any} */ (Number(held.get("level")))]);
          // A question left blank is no answer, and may be one that is gone by now.
          return held.get("kept") === kept && fields.length > 0 ? [[held.get("item"), Object.fromEntries(fields)]] : [];
        }),
      );
    const given = answers("");
    // A blank question has its code too, for whoever answers it in the table; while it is blank, nothing was given to it.
    const worded = rows.filter(({ held }) => held.get("wording") && !held.get("kept") && Object.hasOwn(given, held.get("item") ?? ""));
    const wording = worded.map(({ held }) => [held.get("item"), held.get("wording")]);
    const file = {
      answers: given,
      earlier: answers("earlier"),
      format: "casebook-response",
      formatVersion: 1,
      instrument: { digest: "", id: same.get("assessment"), version: same.get("version"), wording: Object.fromEntries(wording) },
      producer: { name: "casebook" },
      response: Object.fromEntries(filled(same, ABOUT)),
      retired: answers("retired"),
    };
    return JSON.stringify(file);
  }

  casebook.csv = { make: make, read: read, plan: plan, holdsPlan: holdsPlan, rows: cells };
})();
