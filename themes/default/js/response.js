/**
 * response: one person's answers as the text of a file, and back.
 *
 * Keys are sorted and lines end in LF, so equal responses give equal bytes. The text holds no name, no time of
 * day and no score. What is read is never trusted: `read` builds a fresh response from the fields it knows, or
 * refuses the whole. Pure: touches no page and no storage.
 *
 * @typedef {{level?: number, absent?: string, evidence?: string}} Answer
 * @typedef {{id: string, language: string, saved: string, started: string, status: string,
 *   answers: Map<string, Answer>}} Response
 * @typedef {{key: string, details: Record<string, string | number>}} Problem the key of the words that explain it
 */
(function () {
  "use strict";

  const FORMAT = "casebook-response";
  const FORMAT_VERSION = 1;
  /** The largest file that is read, in bytes. */
  const LIMIT = 1024 * 1024;
  /** The longest note, where the assessment sets no limit of its own. */
  const NOTE_LIMIT = 5000;
  const HIGHEST_LEVEL = 4;

  const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  /** @type {Record<string, RegExp>} */
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

  /** Why a text is refused; it never leaves this file. */
  class Refusal extends Error {
    /** @param {string} why @param {Record<string, string | number>} [details] */
    constructor(why, details) {
      super(why);
      /** @type {Problem} */
      this.problem = { key: "assessment_load_" + why, details: details || {} };
    }
  }

  /**
   * Returns the text of a response file.
   *
   * @param {Response} response
   * @param {any} definition
   * @returns {string}
   */
  function make(response, definition) {
    const { answers, ...about } = response;
    const file = {
      answers: Object.fromEntries(answers),
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      instrument: { digest: definition.digest, id: definition.id, version: definition.version },
      producer: { name: "casebook" },
      response: about,
    };
    const keys = [...FILE_FIELDS, ...INSTRUMENT_FIELDS, ...ANSWER_FIELDS, "name", ...Object.keys(about), ...answers.keys()];
    // A list of keys makes stringify write them in the order of the list, even keys that are numbers.
    return JSON.stringify(file, [...new Set(keys)].sort(), 2) + "\n";
  }

  /**
   * Reads the text of a response file, whole or not at all.
   *
   * @param {string} text
   * @param {any} definition
   * @returns {{ok: true, response: Response, reworded: boolean, leftOut: string[]} | {ok: false, problem: Problem}}
   */
  function read(text, definition) {
    try {
      return decode(text, definition);
    } catch (fault) {
      if (fault instanceof Refusal) return { ok: false, problem: fault.problem };
      throw fault;
    }
  }

  /** @param {string} text @param {any} definition @returns {any} */
  function decode(text, definition) {
    if (sizeOf(text) > LIMIT) throw new Refusal("too_big");
    const leftOut = /** @type {Set<string>} */ (new Set());
    const file = fields(parse(text), FILE_FIELDS, leftOut, "format");
    checkFormat(file);
    const instrument = fields(file.get("instrument"), INSTRUMENT_FIELDS, leftOut, "format");
    checkInstrument(instrument, definition);
    const about = fields(file.get("response"), Object.keys(RESPONSE_FIELDS), leftOut, "damaged");
    for (const [name, form] of Object.entries(RESPONSE_FIELDS)) {
      const value = about.get(name);
      if (typeof value !== "string" || !form.test(value)) throw new Refusal("damaged");
    }
    const answers = readAnswers(file.get("answers"), definition, leftOut);
    return {
      ok: true,
      response: { ...Object.fromEntries(about), answers: answers },
      reworded: instrument.get("digest") !== definition.digest,
      leftOut: [...leftOut].sort(),
    };
  }

  /** The size of a text in UTF-8. @param {string} text */
  function sizeOf(text) {
    let size = text.length;
    // Every unit is at least one byte, so a text this long need not be counted.
    for (let at = 0; at < text.length && size <= LIMIT; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) size += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
    }
    return size;
  }

  /** @param {string} text @returns {unknown} */
  function parse(text) {
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
    const open = /** @type {any[]} the keys of each open object, nothing for a list */ ([]);
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

  /**
   * Returns the known fields of an object; the names of others are noted, their values are not looked at.
   *
   * @param {unknown} value @param {string[]} known @param {Set<string>} leftOut @param {string} why
   * @returns {Map<string, unknown>}
   */
  function fields(value, known, leftOut, why) {
    const all = entries(value, why);
    for (const [name] of all) if (!known.includes(name)) leftOut.add(shorten(name));
    return new Map(all.filter(([name]) => known.includes(name)));
  }

  /** @param {unknown} value @param {string} why */
  function entries(value, why) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal(why);
    return Object.entries(value);
  }

  /** @param {Map<string, unknown>} file */
  function checkFormat(file) {
    const version = Number(file.get("formatVersion"));
    const whole = version === file.get("formatVersion") && Number.isInteger(version) && version >= 1;
    if (file.get("format") !== FORMAT || !whole) throw new Refusal("format");
    if (version > FORMAT_VERSION) throw new Refusal("newer");
  }

  /** @param {Map<string, unknown>} instrument @param {any} definition */
  function checkInstrument(instrument, definition) {
    const id = instrument.get("id");
    const version = instrument.get("version");
    if (id !== definition.id) throw new Refusal("other", { found: shorten(id), title: definition.title });
    if (version !== definition.version) throw new Refusal("version", { found: shorten(version), version: definition.version });
  }

  /** @param {unknown} value @param {any} definition @param {Set<string>} leftOut */
  function readAnswers(value, definition, leftOut) {
    const answers = /** @type {Map<string, Answer>} */ (new Map());
    const items = new Map(definition.domains.flatMap((/** @type {any} */ d) => d.items.map((/** @type {any} */ i) => [i.id, i])));
    for (const [id, held] of entries(value, "damaged")) {
      const item = items.get(id);
      if (!item) throw new Refusal("item", { item: shorten(id) });
      const answer = readAnswer(fields(held, ANSWER_FIELDS, leftOut, "damaged"), item, definition);
      if (Object.keys(answer).length > 0) answers.set(id, answer);
    }
    return answers;
  }

  /** @param {Map<string, unknown>} held @param {any} item @param {any} definition */
  function readAnswer(held, item, definition) {
    const answer = /** @type {Answer} */ ({});
    const number = item.number;
    if (held.has("level")) {
      const level = Number(held.get("level"));
      const onScale = held.get("level") === level && Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL;
      if (!onScale || held.has("absent")) throw new Refusal("level", { number: number });
      answer.level = Math.abs(level); // JSON can write -0
    }
    if (held.has("absent")) {
      const absent = /** @type {string} */ (held.get("absent"));
      if (!definition.absent.includes(absent)) throw new Refusal("level", { number: number });
      answer.absent = absent;
    }
    if (held.has("evidence")) {
      const evidence = held.get("evidence");
      const most = item.evidenceMax ?? NOTE_LIMIT;
      if (typeof evidence !== "string" || evidence.length > most) throw new Refusal("note", { number: number, max: most });
      if (evidence !== "") answer.evidence = evidence;
    }
    return answer;
  }

  /** What a stranger's file says, short enough to repeat to a person. @param {unknown} value */
  function shorten(value) {
    return typeof value === "string" ? value.slice(0, 60) : "?";
  }

  casebook.response = { LIMIT: LIMIT, make: make, read: read };
})();
