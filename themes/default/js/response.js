/**
 * response: one person's answers as the text of a file, and back.
 *
 * Keys are sorted and lines end in LF, so equal responses give equal bytes. The text holds no name, no time of
 * day and no score. What is read is never trusted: `read` builds a fresh response from the fields it knows, or
 * refuses the whole. Pure: touches no page and no storage.
 */
(function () {
  "use strict";

  const FORMAT = "casebook-response";
  const FORMAT_VERSION = 1;
  /** The largest file that is read, in bytes. */
  const LIMIT = 1024 * 1024;

  const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const RESPONSE_FIELDS = {
    id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    language: /^[A-Za-z0-9-]{2,35}$/,
    saved: DATE,
    started: DATE,
    status: /^(in-progress|completed)$/,
  };
  const FILE_FIELDS = ["answers", "format", "formatVersion", "instrument", "producer", "response"];
  const INSTRUMENT_FIELDS = ["digest", "id", "version"];
  const ANSWER_FIELDS = ["absent", "evidence", "level"];
  /** Keys that mean something to the language itself; no response of ours has them. */
  const FORBIDDEN = ["__proto__", "constructor", "prototype"];

  /** What is thrown to refuse a text; it never leaves this file. */
  class Refusal {
    /** @param {string} why @param {Problem["details"]} [details] */
    constructor(why, details) {
      this.problem = { key: "assessment_load_" + why, details: details };
    }
  }

  /** Returns the text of a response file. @param {Saved} response @param {Definition} definition */
  function make({ answers, actions, earlier, retired, wording, ...about }, definition) {
    const file = {
      answers: Object.fromEntries(answers),
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      instrument: { digest: definition.digest, id: definition.id, version: definition.version },
      producer: { name: "casebook" },
      response: about,
    };
    const keys = [...FILE_FIELDS, ...INSTRUMENT_FIELDS, ...ANSWER_FIELDS, "name", ...Object.keys(about), ...answers.keys()];
    // A list of keys makes stringify write them in its order, even those that are numbers.
    return JSON.stringify(file, [...new Set(keys)].sort(), 2) + "\n";
  }

  /** Reads the text of a response file, whole or not at all.
   * @param {string} text @param {Definition} definition @returns {Reading} */
  function read(text, definition) {
    try {
      return decode(text, definition);
    } catch (fault) {
      if (fault instanceof Refusal) return { ok: false, problem: fault.problem };
      throw fault;
    }
  }

  /** @param {string} text @param {Definition} definition @returns {Reading} */
  function decode(text, definition) {
    const leftOut = /** @type {Set<string>} */ (new Set());
    const file = fields(parse(text), FILE_FIELDS, leftOut, "format");
    const formatVersion = file.get("formatVersion");
    if (file.get("format") !== FORMAT || !Number.isInteger(formatVersion) || formatVersion < 1) throw new Refusal("format");
    if (formatVersion > FORMAT_VERSION) throw new Refusal("newer");
    const instrument = fields(file.get("instrument"), INSTRUMENT_FIELDS, leftOut, "format");
    checkInstrument(instrument.get("id"), instrument.get("version"), definition);
    const about = fields(file.get("response"), Object.keys(RESPONSE_FIELDS), leftOut, "damaged");
    for (const [name, form] of Object.entries(RESPONSE_FIELDS)) {
      const value = about.get(name);
      if (typeof value !== "string" || !form.test(value)) throw new Refusal("damaged");
    }
    const answers = readAnswers(file.get("answers"), definition, leftOut);
    return {
      ok: true,
      response: /** @type {any} */ ({ ...Object.fromEntries(about), answers: answers }),
      reworded: instrument.get("digest") !== definition.digest,
      leftOut: [...leftOut].sort(),
    };
  }

  /** @param {string} text @returns {unknown} */
  function parse(text) {
    // A text has at least as many bytes as units, so a huge one need not be counted.
    if (text.length > LIMIT || new TextEncoder().encode(text).length > LIMIT) throw new Refusal("too_big");
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Refusal("not_json");
    }
    checkKeys(text);
    return value;
  }

  /** JSON.parse keeps the last of two equal keys and says nothing, so the text is looked through for them.
   * @param {string} text well-formed JSON */
  function checkKeys(text) {
    /** The keys of each open object; nothing for a list. @type {any[]} */
    const open = [];
    let string = "";
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (sign === '"') {
        const start = at;
        for (at += 1; text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
        string = text.slice(start, at + 1);
      } else if (sign === "{" || sign === "[") open.push(sign === "{" ? new Set() : null);
      else if (sign === "}" || sign === "]") open.pop();
      else if (sign === ":") {
        // Read as JSON, so that a key written with escapes equals the same key without.
        const key = JSON.parse(string);
        const held = open[open.length - 1];
        if (held.has(key)) throw new Refusal("twice", { key: shorten(key) });
        if (FORBIDDEN.includes(key)) throw new Refusal("damaged");
        held.add(key);
      }
    }
  }

  /** The known fields of an object; others are named as left out, and their values not looked at.
   * @param {any} value @param {string[]} known @param {Set<string>} leftOut @param {string} why @returns {Map<string, any>} */
  function fields(value, known, leftOut, why) {
    const held = entries(value, why);
    for (const [name] of held) if (!known.includes(name)) leftOut.add(shorten(name));
    return new Map(held.filter(([name]) => known.includes(name)));
  }

  /** @param {any} value @param {string} why */
  function entries(value, why) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal(why);
    return Object.entries(value);
  }

  /** Answers to another first number of the version meant something else; within one, the reader is told where wording differs.
   * @param {any} id @param {any} version @param {Definition} definition */
  function checkInstrument(id, version, definition) {
    if (id !== definition.id) throw new Refusal("other", { found: shorten(id), title: definition.title });
    const first = /** @param {any} version */ (version) => /^(\d+)\.\d+\.\d+$/.exec(version)?.[1];
    if (typeof version !== "string" || first(version) !== first(definition.version)) throw new Refusal("version", { found: shorten(version), version: definition.version });
  }

  /** @param {any} value @param {Definition} definition @param {Set<string>} leftOut */
  function readAnswers(value, definition, leftOut) {
    /** @type {Answers} */
    const answers = new Map();
    const items = new Map(definition.domains.flatMap((domain) => domain.items).map((item) => [item.id, item]));
    for (const [id, held] of entries(value, "damaged")) {
      const item = items.get(id);
      if (!item) throw new Refusal("item", { item: shorten(id) });
      const answer = readAnswer(fields(held, ANSWER_FIELDS, leftOut, "damaged"), item, definition.absent);
      if (Object.keys(answer).length > 0) answers.set(id, answer);
    }
    return answers;
  }

  /** @param {Map<string, any>} held @param {Item} item @param {string[]} reasons for giving no level */
  function readAnswer(held, item, reasons) {
    const [level, absent, evidence = ""] = ["level", "absent", "evidence"].map((name) => held.get(name));
    const onScale = Number.isInteger(level) && level >= 0 && level <= 4;
    const bad = held.has("level") ? !onScale || held.has("absent") : held.has("absent") && !reasons.includes(absent);
    if (bad) throw new Refusal("level", { number: item.number });
    const most = item.evidenceMax ?? 0; // no limit: no note is asked for
    if (typeof evidence !== "string" || evidence.length > most) throw new Refusal("note", { number: item.number, max: most });
    /** @type {Answer} */
    const answer = {};
    if (onScale) answer.level = Math.abs(level); // JSON can write -0
    if (absent) answer.absent = absent;
    if (evidence) answer.evidence = evidence;
    return answer;
  }

  /** What a stranger's file says, short enough to repeat to a person. @param {any} value */
  function shorten(value) {
    return typeof value === "string" ? value.slice(0, 60) : "?";
  }

  casebook.response = { LIMIT: LIMIT, make: make, read: read };
})();
