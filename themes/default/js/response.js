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

  /** The longest note of any assessment, in characters; each item has its own limit below it. */
  const NOTE = 5000;
  const ACTIONS = 200;
  /** The most entries of any object that is looked into. */
  const ENTRIES = 1000;
  /** All reasons for giving no level; an assessment offers some. */
  const REASONS = ["not-applicable", "asked-unknown", "asked-declined"];

  /** @param {RegExp} shape @returns {(value: any) => boolean} */
  const like = (shape) => (value) => typeof value === "string" && shape.test(value);
  /** @param {number} most @returns {(value: any) => boolean} */
  const text = (most) => (value) => typeof value === "string" && value.length <= most;
  const KEY = like(/^[\w.~-]{1,150}$/);
  const LINE = like(/^\P{Cc}{1,60}$/u);
  const VERSION = like(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/);
  const DIGEST = like(/^[0-9a-f]{12}$/);

  /** A day of the calendar, as 2026-02-28. @param {any} value */
  function day(value) {
    if (!like(/^\d{4}-\d\d-\d\d$/)(value)) return false;
    const date = new Date(value + "T00:00Z");
    return !isNaN(date.getTime()) && date.toISOString().startsWith(value);
  }

  /** What each field must be like; fields of a table called MORE may be missing.
   * @typedef {Record<string, (value: any) => boolean>} Shape */
  /** @type {Shape} */
  const ABOUT = {
    id: like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    language: like(/^[A-Za-z0-9-]{2,35}$/),
    saved: day,
    started: day,
    status: like(/^(in-progress|completed)$/),
  };
  /** @type {Shape} */
  const ABOUT_MORE = { role: KEY, round: LINE, share: LINE };
  /** @type {Shape} */
  const ACTION = { id: KEY, text: text(500), status: like(/^(open|started|done|dropped)$/) };
  /** @type {Shape} */
  const ACTION_MORE = { item: KEY, owner: text(100), due: day };
  /** @type {Shape} */
  const KEPT = { from: VERSION };
  /** @type {Shape} */
  const KEPT_MORE = { item: KEY, why: like(/^(reworded|split)$/) };
  const FILE_FIELDS = ["actions", "answers", "earlier", "format", "formatVersion", "instrument", "producer", "response", "retired"];
  const INSTRUMENT_FIELDS = ["digest", "id", "version", "wording"];
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

  /** @param {Definition} definition */
  const itemsOf = (definition) => new Map(definition.domains.flatMap((domain) => domain.items).map((item) => [item.id, item]));

  /** An object for the file; nothing where it would be empty. @param {Map<string, any> | undefined} map */
  const filled = (map) => (map?.size ? Object.fromEntries(map) : undefined);

  /** The digest of the words that each answer was given to; those to unknown words have none.
   * @param {Answers} answers @param {Map<string, string>} wording @param {Definition} definition */
  function wordingOf(answers, wording, definition) {
    if (answers.size === 0) return undefined;
    const items = itemsOf(definition);
    const all = [...answers.keys()].map((id) => [id, wording.get(id) ?? items.get(id)?.digest]);
    return Object.fromEntries(all.filter(([, digest]) => digest));
  }

  /** Returns the text of a response file. @param {Saved} response @param {Definition} definition */
  function make({ answers, actions = [], earlier, retired, wording = new Map(), ...about }, definition) {
    const { digest, id, version } = definition;
    const file = {
      actions: actions.length > 0 ? actions : undefined,
      answers: Object.fromEntries(answers),
      earlier: filled(earlier),
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      instrument: { digest: digest, id: id, version: version, wording: wordingOf(answers, wording, definition) },
      producer: { name: "casebook" },
      response: Object.fromEntries(Object.entries(about).filter(([, value]) => value)),
      retired: filled(retired),
    };
    /** @type {Set<string>} */
    const keys = new Set();
    JSON.stringify(file, (key, value) => (keys.add(key), value));
    // A list of keys makes stringify write them in its order, even those that are numbers.
    return JSON.stringify(file, [...keys].sort(), 2) + "\n";
  }

  /** Reads the text of a response file, whole or not at all.
   * @param {string} text @param {Definition} definition @returns {Reading} */
  function read(text, definition) {
    return whole(() => decode(text, definition));
  }

  /** What a reader returns; where it throws a refusal, what is wrong. @param {() => Reading} reader @returns {Reading} */
  function whole(reader) {
    try {
      return reader();
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
    const [id, version] = [instrument.get("id"), instrument.get("version")];
    if (id !== definition.id) throw new Refusal("other", { found: shorten(id), title: definition.title });
    if (!VERSION(version)) throw new Refusal("version", { found: shorten(version), version: definition.version });
    const about = record(file.get("response"), ABOUT, ABOUT_MORE, leftOut);
    if (about.role && !definition.groups?.roles.some((role) => role.id === about.role)) {
      delete about.role;
      leftOut.add("role");
    }
    const same = version === definition.version && instrument.get("digest") === definition.digest;
    const items = itemsOf(definition);
    const answers = readAnswers(file.get("answers"), items, leftOut);
    const moved = casebook.migrate(
      {
        answers: answers,
        actions: readActions(file, leftOut),
        earlier: readKept(file, "earlier", leftOut),
        retired: readKept(file, "retired", leftOut),
        wording: readWording(instrument, answers, same, leftOut),
      },
      version,
      definition,
    );
    if (!moved.ok) return moved;
    checkAnswers(moved.parts.answers, items, definition.absent);
    const { from, to, ...lists } = moved.report;
    const differs = !same && Object.values(lists).some((list) => list.length > 0);
    return {
      ok: true,
      response: /** @type {any} */ ({ ...about, ...moved.parts }),
      report: differs ? moved.report : null,
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
    const all = Object.entries(value);
    if (all.length > ENTRIES) throw new Refusal(why);
    return all;
  }

  /** Refuses fields that are missing or not as they must be. @param {Map<string, any>} held @param {Shape} needed @param {Shape} more */
  function check(held, needed, more) {
    for (const [name, fits] of Object.entries({ ...needed, ...more })) {
      if (held.has(name) ? !fits(held.get(name)) : name in needed) throw new Refusal("damaged");
    }
  }

  /** @param {any} value @param {Shape} needed @param {Shape} more @param {Set<string>} leftOut @returns {any} */
  function record(value, needed, more, leftOut) {
    const held = fields(value, Object.keys({ ...needed, ...more }), leftOut, "damaged");
    check(held, needed, more);
    return Object.fromEntries(held);
  }

  /** @param {any} value @param {Map<string, Item>} items @param {Set<string>} leftOut */
  function readAnswers(value, items, leftOut) {
    /** @type {Answers} */
    const answers = new Map();
    for (const [id, given] of entries(value, "damaged")) {
      const answer = readAnswer(fields(given, ANSWER_FIELDS, leftOut, "damaged"), id, items.get(id));
      if (answer) answers.set(id, answer);
    }
    return answers;
  }

  /** Any assessment's answer; whether this item can have it is looked at once it stands at its present item.
   * @param {Map<string, any>} held @param {string} id @param {Item} [item] @returns {Answer | null} null where it says nothing */
  function readAnswer(held, id, item) {
    const [level, absent, evidence = ""] = ["level", "absent", "evidence"].map((name) => held.get(name));
    const onScale = Number.isInteger(level) && level >= 0 && level <= 4;
    const bad = held.has("level") ? !onScale || held.has("absent") : held.has("absent") && !REASONS.includes(absent);
    const number = item?.number ?? shorten(id);
    if (bad) throw new Refusal("level", { number: number });
    if (!text(NOTE)(evidence)) throw new Refusal("note", { number: number, max: item ? item.evidenceMax ?? 0 : NOTE });
    /** @type {Answer} */
    const answer = {};
    if (onScale) answer.level = Math.abs(level); // JSON can write -0
    if (absent) answer.absent = absent;
    if (evidence) answer.evidence = evidence;
    return Object.keys(answer).length > 0 ? answer : null;
  }

  /** @param {Answers} answers @param {Map<string, any>} items @param {string[]} reasons those that are offered */
  function checkAnswers(answers, items, reasons) {
    for (const [id, { absent, evidence = "" }] of answers) {
      const { number, evidenceMax = 0 } = items.get(id); // no limit: no note is asked for
      if (absent && !reasons.includes(absent)) throw new Refusal("level", { number: number });
      if (evidence.length > evidenceMax) throw new Refusal("note", { number: number, max: evidenceMax });
    }
  }

  /** @param {Map<string, any>} file @param {string} name "earlier" or "retired" @param {Set<string>} leftOut */
  function readKept(file, name, leftOut) {
    /** @type {Map<string, Kept>} */
    const kept = new Map();
    const known = [...ANSWER_FIELDS, ...Object.keys({ ...KEPT, ...KEPT_MORE })];
    for (const [id, value] of file.has(name) ? entries(file.get(name), "damaged") : []) {
      const held = fields(value, known, leftOut, "damaged");
      const answer = readAnswer(held, id);
      for (const field of ANSWER_FIELDS) held.delete(field);
      check(held, KEPT, KEPT_MORE);
      if (!KEY(id)) throw new Refusal("damaged");
      if (answer) kept.set(id, { ...answer, .../** @type {any} */ (Object.fromEntries(held)) });
    }
    return kept;
  }

  /** @param {Map<string, any>} file @param {Set<string>} leftOut @returns {Action[]} */
  function readActions(file, leftOut) {
    if (!file.has("actions")) return [];
    const list = file.get("actions");
    if (!Array.isArray(list) || list.length > ACTIONS) throw new Refusal("damaged");
    const actions = list.map((value) => record(value, ACTION, ACTION_MORE, leftOut));
    if (new Set(actions.map(({ id }) => id)).size < actions.length) throw new Refusal("damaged");
    return actions;
  }

  /** The digest of the words that each answer was given to. Older files hold none: then it is known only where the
   * whole is the same. @param {Map<string, any>} instrument @param {Answers} answers @param {boolean} same @param {Set<string>} leftOut */
  function readWording(instrument, answers, same, leftOut) {
    if (!instrument.has("wording")) return new Map(same ? [] : [...answers.keys()].map((id) => [id, ""]));
    const held = new Map(entries(instrument.get("wording"), "damaged"));
    for (const [id, digest] of held) {
      if (!DIGEST(digest)) throw new Refusal("damaged");
      if (!answers.has(id)) leftOut.add("wording");
    }
    return new Map([...answers.keys()].map((id) => [id, held.get(id) ?? ""]));
  }

  /** What a stranger's file says, short enough to repeat to a person. @param {any} value */
  function shorten(value) {
    return typeof value === "string" ? value.slice(0, 60) : "?";
  }

  casebook.response = { LIMIT: LIMIT, ACTIONS: ACTIONS, make: make, read: read, whole: whole, parse: parse, fields: fields, shorten: shorten, Refusal: Refusal };
})();
