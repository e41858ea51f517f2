/**
 * fhir: one person's answers as a FHIR R4 QuestionnaireResponse, and back.
 *
 * Belongs to the Questionnaire that casebook makes of the assessment (src/assessment/fhir). Reading takes what `make`
 * writes and what other forms write for that Questionnaire, and hands it to `casebook.response.read` as a response
 * file: that decoder trusts nothing, and takes over nothing by half. Weights and scores are never read.
 * Answers to earlier words and to questions that are gone have no place in FHIR. Pure: touches no page and no storage.
 */
(function () {
  "use strict";

  const { Refusal, fields, parse, shorten, whole } = casebook.response;

  const ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
  const ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight";
  const UUID = "urn:uuid:";
  const ABOUT = "casebook.about";
  const ACTIONS = "casebook.actions";
  const ACTION = "casebook.action.";
  /** Of a response, by the kind of value in FHIR. */
  const ABOUT_FIELDS = { started: "Date", round: "String", role: "String", share: "String", wording: "String" };
  const ACTION_FIELDS = { text: "String", item: "Coding", owner: "String", due: "Date", status: "Coding" };
  /** What FHIR calls them; those that are not here are no answers to keep. */
  const STATUS = new Map([["in-progress", "in-progress"], ["completed", "completed"], ["amended", "completed"]]);
  /** Parts that say nothing of the answers: left out without a word. */
  const QUIET = ["id", "meta", "text", "extension", "display", "version"];
  const MOST = 1000;

  // Writing

  /** An item of a response; nothing where it is empty. @param {string} linkId @param {string} text @param {any} held */
  const itemOf = (linkId, text, held) => ({ linkId: linkId, text: text || undefined, ...held });

  /** @param {string} linkId @param {string} kind @param {any} value */
  const valueOf = (linkId, kind, value) => itemOf(linkId, "", { answer: [{ ["value" + kind]: value }] });

  /** The address of the assessment as a kind of thing. @param {Definition} definition @param {string} kind */
  const address = ({ canonical, id }, kind) => canonical + "/" + kind + "/" + id;

  /** @param {Item} item @param {Answer} answer @param {Definition} definition */
  function answerOf({ id }, { level, absent, evidence }, definition) {
    /** @type {any} */
    const answer = {};
    if (level !== undefined) {
      answer.valueCoding = {
        // The level goes with the answer, so that a form can score without asking a server.
        extension: [{ url: ITEM_WEIGHT, valueDecimal: level }],
        system: address(definition, "CodeSystem"),
        // Without its words: a form that finds others than its own drops the answer.
        code: id + "." + level,
      };
    } else if (absent) answer.valueCoding = { system: ABSENT, code: absent };
    // In R4 an answer may be without a value, so a note without an answer stands here too.
    if (evidence) answer.item = [valueOf(id + ".evidence", "String", evidence)];
    return answer;
  }

  /** @param {string} prefix @param {Record<string, string>} kinds @param {(name: string) => any} value */
  const fieldsOf = (prefix, kinds, value) =>
    Object.entries(kinds).flatMap(([name, kind]) => (value(name) === undefined ? [] : [valueOf(prefix + name, kind, value(name))]));

  /** @param {Action} action @param {Definition} definition */
  function actionOf(action, definition) {
    const system = address(definition, "CodeSystem");
    const codes = { item: action.item, status: "action." + action.status };
    const coding = (/** @type {"item" | "status"} */ name) => (codes[name] ? { system: system, code: codes[name] } : undefined);
    /** @param {string} name @returns {any} */
    const value = (name) => (name === "item" || name === "status" ? coding(name) : action[/** @type {"text"} */ (name)] || undefined);
    return itemOf(ACTIONS, "", { id: action.id, item: fieldsOf(ACTION, ACTION_FIELDS, value) });
  }

  /** The answers to other words than today's, each with the mark of those words, or "-" where that is not known.
   * @param {Saved} response @param {Definition} definition */
  function otherWords({ answers, wording = new Map() }, definition) {
    const items = definition.domains.flatMap((domain) => domain.items).filter(({ id }) => answers.has(id));
    const other = items.filter(({ id, digest }) => (wording.get(id) ?? digest) !== digest);
    return other.map(({ id }) => id + " " + (wording.get(id) || "-")).join(" ") || undefined;
  }

  /** For the file: the mark of the words of each answer, where `text` says that some are not today's.
   * @param {string} text @param {Map<string, any>} answers @param {Definition} definition */
  function wordingOf(text, answers, definition) {
    const words = text.split(" ");
    const marks = new Map(definition.domains.flatMap((domain) => domain.items).map(({ id, digest }) => [id, digest]));
    for (let at = 0; at < words.length; at += 2) marks.set(words[at], words[at + 1] ?? "");
    return Object.fromEntries([...marks].filter(([id, mark]) => answers.has(id) && mark !== "-"));
  }

  /** Returns the text of a QuestionnaireResponse. @param {Saved} response @param {Definition} definition */
  function make(response, definition) {
    const { answers, actions = [] } = response;
    const domains = definition.domains.map(function ({ id, title, items }) {
      const answered = items.filter((item) => answers.has(item.id));
      const held = answered.map((item) => itemOf(item.id, item.stem, { answer: [answerOf(item, answers.get(item.id) || {}, definition)] }));
      return itemOf(id, title, { item: held });
    });
    const about = fieldsOf("casebook.", ABOUT_FIELDS, (name) => (name === "wording" ? otherWords(response, definition) : response[/** @type {"round"} */ (name)] || undefined));
    const items = [...domains, ...actions.map((action) => actionOf(action, definition)), itemOf(ABOUT, "", { item: about })];
    const resource = {
      resourceType: "QuestionnaireResponse",
      language: response.language,
      identifier: { system: "urn:ietf:rfc:3986", value: UUID + response.id },
      questionnaire: address(definition, "Questionnaire") + "|" + definition.version,
      status: response.status,
      authored: response.saved,
      item: items.filter(({ item }) => item.length > 0),
    };
    /** @type {Set<string>} */
    const keys = new Set();
    JSON.stringify(resource, (key, value) => (keys.add(key), value));
    return JSON.stringify(resource, [...keys].sort(), 2) + "\n";
  }

  // Reading

  /** Reads the text of a QuestionnaireResponse, whole or not at all.
   * @param {string} text @param {Definition} definition @returns {Reading} */
  function read(text, definition) {
    return whole(function () {
      const leftOut = /** @type {Set<string>} */ (new Set());
      const file = JSON.stringify(fileOf(text, definition, leftOut));
      const found = casebook.response.read(file, definition);
      return found.ok ? { ...found, leftOut: [...new Set([...found.leftOut, ...leftOut])].sort() } : found;
    });
  }

  /** The known parts of an object; what is said of it beside the answers is passed over.
   * @param {any} value @param {string[]} known @param {Set<string>} leftOut @param {string} [why] @returns {Map<string, any>} */
  function known(value, known, leftOut, why = "damaged") {
    const held = fields(value, [...known, ...QUIET], leftOut, why);
    for (const name of QUIET) if (!known.includes(name)) held.delete(name);
    return held;
  }

  /** @param {any} value @returns {any[]} */
  function list(value) {
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.length > MOST) throw new Refusal("damaged");
    return value;
  }

  /** The items of a list, each with its name. @param {any} value @param {Set<string>} leftOut @returns {Array<{name: string, held: Map<string, any>}>} */
  function itemsOf(value, leftOut) {
    return list(value).map(function (item) {
      const held = known(item, ["id", "linkId", "definition", "item", "answer"], leftOut);
      const name = held.get("linkId");
      if (typeof name !== "string") throw new Refusal("damaged");
      return { name: name, held: held };
    });
  }

  /** The one value of an item, of one kind; nothing where there is none.
   * @param {Map<string, any>} held @param {string} kind @param {Set<string>} leftOut @returns {any} */
  function single(held, kind, leftOut) {
    const answers = list(held.get("answer"));
    if (answers.length > 1) throw new Refusal("damaged");
    const value = answers.length ? known(answers[0], ["value" + kind], leftOut).get("value" + kind) : undefined;
    if (kind !== "Coding" || value === undefined) return value;
    return known(value, ["system", "code"], leftOut).get("code");
  }

  /** The values of a group's items, by their names without what stands before them.
   * @param {any} group @param {string} prefix @param {Record<string, string>} kinds @param {Set<string>} leftOut */
  function record(group, prefix, kinds, leftOut) {
    /** @type {Map<string, any>} */
    const found = new Map();
    for (const { name, held } of itemsOf(group.get("item"), leftOut)) {
      const field = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      const kind = new Map(Object.entries(kinds)).get(field);
      if (!kind) leftOut.add(shorten(name));
      else if (found.has(field)) throw new Refusal("twice", { key: shorten(name) });
      else found.set(field, single(held, kind, leftOut));
    }
    return Object.fromEntries([...found].filter(([, value]) => value !== undefined));
  }

  /** @param {string} text @param {Definition} definition @param {Set<string>} leftOut */
  function fileOf(text, definition, leftOut) {
    const names = ["resourceType", "language", "identifier", "questionnaire", "status", "authored", "item"];
    const resource = known(parse(text), names, leftOut, "format");
    if (resource.get("resourceType") !== "QuestionnaireResponse") throw new Refusal("format");
    const { base, id, version } = questionnaireOf(resource.get("questionnaire"), definition);
    const status = STATUS.get(resource.get("status"));
    const authored = resource.get("authored");
    if (!status || typeof authored !== "string") throw new Refusal("damaged");
    const saved = authored.slice(0, 10);
    const about = { language: "und", ...filled(resource, ["language"]), id: idOf(resource.get("identifier"), text, leftOut), saved: saved, started: saved, status: status };
    /** @type {Map<string, any>} */
    const answers = new Map();
    /** @type {any[]} */
    const actions = [];
    const system = base + "/CodeSystem/" + id;
    let seen = false;
    let wording = "";
    for (const { name, held } of itemsOf(resource.get("item"), leftOut)) {
      if (name === ACTIONS) actions.push({ id: held.get("id"), ...record(held, ACTION, ACTION_FIELDS, leftOut) });
      else if (name !== ABOUT) readDomain(held, system, definition, answers, leftOut);
      else if (seen) throw new Refusal("twice", { key: ABOUT });
      else {
        seen = true;
        const { wording: other = "", ...rest } = record(held, "casebook.", ABOUT_FIELDS, leftOut);
        if (typeof other !== "string") throw new Refusal("damaged");
        wording = other;
        Object.assign(about, rest);
      }
    }
    const same = version === definition.version;
    return {
      actions: named(actions),
      answers: Object.fromEntries(answers),
      format: "casebook-response",
      formatVersion: 1,
      // Where nothing else is said, the version says what the words were.
      instrument: {
        digest: same ? definition.digest : "",
        id: id,
        version: version,
        ...(same && wording ? { wording: wordingOf(wording, answers, definition) } : {}),
      },
      producer: { name: "casebook" },
      response: about,
    };
  }

  /** @param {Map<string, any>} held @param {string[]} names */
  const filled = (held, names) => Object.fromEntries(names.filter((name) => held.has(name)).map((name) => [name, held.get(name)]));

  /** Which questions were answered. The base may be another: a site gets a new one with its address.
   * @param {any} value @param {Definition} definition */
  function questionnaireOf(value, definition) {
    const [, base, id, version] = /^(.{0,500})\/Questionnaire\/([^/|]*)(?:\|(.*))?$/.exec(typeof value === "string" ? value : "") || [];
    if (id !== definition.id) throw new Refusal("other", { found: shorten(id ?? value), title: definition.title });
    return { base: base, id: id, version: version ?? "" };
  }

  /** The number of a response. One that has none gets one that follows from its text, so that it counts once.
   * @param {any} identifier @param {string} text @param {Set<string>} leftOut */
  function idOf(identifier, text, leftOut) {
    const value = identifier === undefined ? "" : known(identifier, ["system", "value"], leftOut).get("value");
    if (typeof value === "string" && value.startsWith(UUID)) return value.slice(UUID.length).toLowerCase();
    const parts = [1, 2, 3, 4].map(function (seed) {
      let hash = Math.imul(seed, 0x9e3779b1);
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, "0");
    });
    return parts.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /** @param {Map<string, any>} domain @param {string} system @param {Definition} definition @param {Map<string, any>} answers @param {Set<string>} leftOut */
  function readDomain(domain, system, definition, answers, leftOut) {
    if (domain.has("answer")) throw new Refusal("damaged");
    for (const { name, held } of itemsOf(domain.get("item"), leftOut)) {
      // The score is worked out again, and what only stands there to be read is no answer.
      if (/\.(score|summary)$/.test(name)) continue;
      if (answers.has(name)) throw new Refusal("twice", { key: shorten(name) });
      const answer = readAnswer(name, held, system, definition, leftOut);
      if (answer) answers.set(name, answer);
    }
  }

  /** @param {string} name @param {Map<string, any>} held @param {string} system @param {Definition} definition @param {Set<string>} leftOut */
  function readAnswer(name, held, system, { domains }, leftOut) {
    const given = list(held.get("answer"));
    const number = domains.flatMap(({ items }) => items).find(({ id }) => id === name)?.number ?? shorten(name);
    if (given.length > 1) throw new Refusal("level", { number: number });
    const answer = known(given.length ? given[0] : {}, ["valueCoding", "item"], leftOut);
    /** @type {any} */
    const found = {};
    if (answer.has("valueCoding")) {
      const coding = known(answer.get("valueCoding"), ["system", "code"], leftOut);
      const [from, code] = [coding.get("system"), coding.get("code")];
      const level = [0, 1, 2, 3, 4].find((one) => code === name + "." + one);
      if (from === ABSENT) found.absent = code;
      else if (from === system && level !== undefined) found.level = level;
      else throw new Refusal("level", { number: number });
    }
    // Some forms hang the note on the question where there is no answer.
    for (const part of [...itemsOf(answer.get("item"), leftOut), ...itemsOf(held.get("item"), leftOut)]) {
      if (part.name === name + ".hint") continue;
      if (part.name !== name + ".evidence") leftOut.add(shorten(part.name));
      else if ("evidence" in found) throw new Refusal("twice", { key: shorten(part.name) });
      else found.evidence = single(part.held, "String", leftOut) ?? "";
    }
    return Object.keys(found).length > 0 ? found : null;
  }

  /** Actions as a file has them: with a number each, and without what came before the word in a code. @param {any[]} actions */
  function named(actions) {
    const taken = actions.map(({ id }) => id);
    let next = 1;
    return actions.map(function ({ id, status = "action.open", ...rest }) {
      while (id === undefined && taken.includes("a" + next)) next += 1;
      const own = id ?? "a" + next++;
      return { text: "", ...rest, id: own, status: typeof status === "string" ? status.replace(/^action\./, "") : status };
    });
  }

  casebook.fhir = { make: make, read: read };
})();
