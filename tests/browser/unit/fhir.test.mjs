// fhir.js: what is written reads back, what other forms write is understood, and nothing a stranger writes gets in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import fc from "fast-check";

globalThis.casebook = {};
for (const name of ["migrate", "response", "fhir"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { make, read } = globalThis.casebook.fhir;
const SYSTEM = "https://casebook.example/trust/CodeSystem/ward";

const item = (id, number, evidenceMax) => ({ id, number, digest: "a".repeat(12), stem: `Question ${number}?`, evidenceMax, advice: [] });
const definition = {
  siteId: "demo",
  canonical: "https://casebook.example/trust",
  id: "ward",
  version: "2.1.0",
  digest: "sha256-" + "a".repeat(64),
  title: "A ward",
  domains: [
    { id: "one", title: "One", items: [item("one-1", 1, 500), item("one-2", 2, 500), item("10", 3, 500)] },
    { id: "two", title: "Two", items: [item("two-1", 4), item("9", 5, 5000)] },
  ],
  absent: ["not-applicable", "asked-unknown", "asked-declined"],
  levels: ["None", "Some", "Half", "Most", "All"].map((label, level) => ({ level, label })),
  changes: [{ version: "2.0.0", renamed: { "old-1": "one-1" }, reworded: ["one-2"] }],
  groups: { threshold: 5, distributionThreshold: 10, roles: [{ id: "board", label: "Board member" }] },
};
const items = definition.domains.flatMap((domain) => domain.items);

const about = {
  id: "01234567-89ab-4cde-8f01-23456789abcd",
  language: "en-GB",
  saved: "2026-11-22",
  started: "2026-11-21",
  status: "completed",
};
const empty = { actions: [], earlier: new Map(), retired: new Map(), wording: new Map() };
const responseOf = (answers, more = {}) => ({ ...about, ...empty, answers: new Map(Object.entries(answers)), ...more });
const textOf = (answers, more) => make(responseOf(answers, more), definition);

/** A response without what FHIR has no place for. */
const kept = ({ wording, earlier, retired, answers, ...rest }) => ({ ...rest, answers: Object.fromEntries(answers) });

/** The text of a good file after `change` has had its way with it. */
function changed(change) {
  const file = JSON.parse(textOf({ "one-1": { level: 2, evidence: "x" } }));
  return JSON.stringify(change(file) ?? file);
}

function accepted(text) {
  const reading = read(text, definition);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
}

function refused(text, why, details) {
  assert.deepEqual(read(text, definition), { ok: false, problem: { key: "assessment_load_" + why, details } });
  assert.deepEqual(Object.keys(Object.prototype), []);
}

const question = (file) => file.item[0].item[0];

// What is written

test("an answer of every kind comes back as it was", () => {
  const response = responseOf(
    { "one-1": { level: 0 }, "one-2": { level: 4, evidence: "12 May" }, 10: { absent: "asked-unknown", evidence: "who?" }, 9: { evidence: "only a note\n\u2028</script>" }, "two-1": { absent: "not-applicable" } },
    { role: "board", round: "Autumn 2026", share: "21234567-89ab-4cde-8f01-23456789abcd", actions: [
      { id: "a1", item: "one-1", text: "Write it down", owner: "Medical director", due: "2027-03-31", status: "started" },
      { id: "b", text: "Ask", status: "open" },
    ] },
  );
  const { response: back, report, leftOut } = accepted(make(response, definition));
  assert.deepEqual(kept(back), kept(response));
  assert.deepEqual([report, leftOut], [null, []]);
});

test("each level has the code of its item, and its weight", () => {
  const { valueCoding } = question(JSON.parse(textOf({ "one-1": { level: 3 } }))).answer[0];
  assert.deepEqual(valueCoding, {
    code: "one-1.3", system: SYSTEM,
    extension: [{ url: "http://hl7.org/fhir/StructureDefinition/itemWeight", valueDecimal: 3 }],
  });
});

test("a reason has the code of data-absent-reason, and no weight", () => {
  const { valueCoding } = question(JSON.parse(textOf({ "one-1": { absent: "asked-declined" } }))).answer[0];
  assert.deepEqual(valueCoding, { code: "asked-declined", system: "http://terminology.hl7.org/CodeSystem/data-absent-reason" });
});

test("a note is nested in its answer, and in one without a value where there is none", () => {
  const note = { answer: [{ valueString: "x" }], linkId: "one-1.evidence" };
  assert.deepEqual(question(JSON.parse(textOf({ "one-1": { level: 1, evidence: "x" } }))).answer[0].item, [note]);
  assert.deepEqual(question(JSON.parse(textOf({ "one-1": { evidence: "x" } }))).answer, [{ item: [note] }]);
});

test("the file holds no score, no name of a person and no time of day", () => {
  const text = textOf({ "one-1": { level: 3 }, "one-2": { level: 3 } });
  assert.doesNotMatch(text, /score|author"|subject|source"|T\d\d:\d\d/);
  assert.equal(JSON.parse(text).authored, "2026-11-22");
});

test("no answers at all come back as none", () => assert.equal(accepted(textOf({})).response.answers.size, 0));

// What is read

test("what LHC-Forms adds is passed over, and a score is not read", () => {
  const { response, leftOut } = accepted(changed((file) => {
    delete file.identifier;
    delete file.language;
    file.item = file.item.filter(({ linkId }) => linkId !== "casebook.about");
    file.meta = { profile: ["http://hl7.org/fhir/4.0/StructureDefinition/QuestionnaireResponse"], tag: [{ code: "lformsVersion: 40.1.3" }] };
    file.authored = "2026-11-22T11:34:49.627Z";
    question(file).answer[0].valueCoding.extension = [{ url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: 4 }];
    file.item[0].item.push({ linkId: "one.score", text: "Score", answer: [{ valueDecimal: 100 }] });
  }));
  assert.deepEqual(kept(response).answers, { "one-1": { level: 2, evidence: "x" } });
  assert.deepEqual([response.saved, response.started, response.language, leftOut], ["2026-11-22", "2026-11-22", "und", []]);
});

test("a file without a number gets one that follows from its text", () => {
  const without = (status) => changed((file) => { delete file.identifier; file.status = status; });
  const [one, same, other] = ["completed", "completed", "in-progress"].map((status) => accepted(without(status)).response.id);
  assert.match(one, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(one, same);
  assert.notEqual(one, other);
});

test("unknown parts are left out and named", () => {
  const { leftOut } = accepted(changed((file) => {
    file.subject = { reference: "Patient/1" };
    file.author = { display: "Dr Who" };
    question(file).answer[0].item.push({ linkId: "extra", answer: [{ valueString: "x" }] });
    file.item.push({ linkId: "casebook.actions", item: [{ linkId: "casebook.action.text", answer: [{ valueString: "Do" }] }, { linkId: "cost" }] });
  }));
  assert.deepEqual(leftOut, ["author", "cost", "extra", "subject"]);
});

test("an action of another form gets a number and is open", () => {
  const action = (text, id) => ({ linkId: "casebook.actions", id, item: [{ linkId: "casebook.action.text", answer: [{ valueString: text }] }] });
  const { response } = accepted(changed((file) => void file.item.push(action("Do"), action("Ask", "a1"))));
  assert.deepEqual(response.actions, [{ id: "a2", text: "Do", status: "open" }, { id: "a1", text: "Ask", status: "open" }]);
});

test("answers to an older version are carried over, and reported", () => {
  const { response, report } = accepted(changed((file) => {
    file.questionnaire = "https://casebook.example/trust/Questionnaire/ward|1.4.0";
    Object.assign(question(file), { linkId: "old-1" });
    question(file).answer[0].valueCoding.code = "old-1.2";
    question(file).answer[0].item[0].linkId = "old-1.evidence";
    file.item[0].item.push({ linkId: "one-2", answer: [{ valueCoding: { system: SYSTEM, code: "one-2.1" } }] });
  }));
  assert.deepEqual(kept(response).answers, { "one-1": { level: 2, evidence: "x" } });
  assert.deepEqual(response.earlier.get("one-2"), { level: 1, from: "1.4.0", why: "reworded" });
  assert.deepEqual([report.renamed, report.reworded], [[["old-1", "one-1"]], ["one-2"]]);
});

test("the site may have got another address since", () => {
  const text = textOf({ "one-1": { level: 2 } }).replaceAll("https://casebook.example/trust", "https://casebook.invalid/demo");
  assert.deepEqual(kept(accepted(text).response).answers, { "one-1": { level: 2 } });
});

// What is refused

test("what is no response to these questions is refused whole", () => {
  refused("{}", "format");
  refused("[]", "format");
  refused("x", "not_json");
  refused(changed((file) => ({ ...file, resourceType: "Questionnaire" })), "format");
  refused(changed((file) => void (file.questionnaire = file.questionnaire.replace("ward", "board"))), "other", { found: "board", title: "A ward" });
  refused(changed((file) => void delete file.questionnaire), "other", { found: "?", title: "A ward" });
  refused(changed((file) => void (file.questionnaire = file.questionnaire.replace("2.1.0", "3.0.0"))), "version", { found: "3.0.0", version: "2.1.0" });
  refused(changed((file) => void (file.questionnaire = file.questionnaire.replace("|2.1.0", ""))), "version", { found: "", version: "2.1.0" });
});

test("an answer that cannot be given is refused", () => {
  const coding = (value) => changed((file) => void (question(file).answer[0].valueCoding = { system: SYSTEM, ...value }));
  for (const value of [{ code: "one-1.5" }, { code: "one-2.2" }, { code: "one-1.02" }, { code: 2 }, {}, { code: ["one-1.2"] }, { code: "one-1.2", system: "http://loinc.org" }]) {
    refused(coding(value), "level", { number: 1 });
  }
  refused(coding({ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code: "masked" }), "level", { number: 1 });
  refused(changed((file) => void question(file).answer.push(question(file).answer[0])), "level", { number: 1 });
  refused(changed((file) => void (question(file).answer[0].item[0].answer[0].valueString = 5)), "note", { number: 1, max: 500 });
  refused(changed((file) => void (question(file).answer[0].item[0].answer[0].valueString = "x".repeat(501))), "note", { number: 1, max: 500 });
});

test("what is there twice, missing or of another kind is refused", () => {
  refused(changed((file) => void file.item[0].item.push(question(file))), "twice", { key: "one-1" });
  refused(changed((file) => void file.item.push({ linkId: "casebook.about" })), "twice", { key: "casebook.about" });
  refused(textOf({}).replace('"status"', '"language": "cy", "status"'), "twice", { key: "language" });
  refused(changed((file) => void (file.status = "entered-in-error")), "damaged");
  refused(changed((file) => void delete file.authored), "damaged");
  refused(changed((file) => void (file.authored = "2026")), "damaged");
  refused(changed((file) => void (file.item = {})), "damaged");
  refused(changed((file) => void (file.item[0].answer = [])), "damaged");
  refused(changed((file) => void (question(file).linkId = "__proto__")), "level", { number: "__proto__" });
  refused(changed((file) => void Object.assign(question(file), { linkId: "__proto__", answer: [{ item: [{ linkId: "__proto__.evidence", answer: [{ valueString: "x" }] }] }] })), "damaged");
  refused(changed((file) => void (question(file).linkId = "one-9")), "level", { number: "one-9" });
  refused(" ".repeat(1024 * 1024 + 1), "too_big");
});

test("an answer to other words than today's, or to words that nobody knows, comes back as one", () => {
  const marked = { ...definition, domains: definition.domains.map((domain) => ({ ...domain, items: domain.items.map((item) => ({ ...item, digest: "0123456789ab" })) })) };
  const ids = items.map(({ id }) => id);
  const wording = new Map([[ids[0], "ba9876543210"], [ids[1], ""], [ids[2], "0123456789ab"]]);
  const made = responseOf(Object.fromEntries(ids.slice(0, 3).map((id) => [id, { level: 1 }])), { wording });
  const reading = read(make(made, marked), marked);
  assert.ok(reading.ok, JSON.stringify(reading));
  assert.deepEqual([...reading.response.wording].sort(), [...wording].sort());
  const plain = make({ ...made, wording: new Map() }, marked);
  assert.ok(!plain.includes("casebook.wording"), "nothing is said where all words are today's");
  const spoilt = read(make(made, marked).replace("ba9876543210", "x"), marked);
  assert.deepEqual([spoilt.ok, spoilt.problem?.key], [false, "assessment_load_damaged"]);
});

// Properties

const note = fc.string({ unit: "binary", minLength: 1, maxLength: 100 });
const reason = fc.constantFrom(...definition.absent);
const said = fc.oneof(fc.record({ level: fc.nat(4) }), fc.record({ absent: reason }), fc.constant({}));
const answerTo = ({ evidenceMax }) =>
  fc.tuple(said, fc.option(note, { nil: undefined })).map(([answer, evidence]) => ({ ...answer, ...(evidence && evidenceMax ? { evidence } : {}) }));
const answers = fc.tuple(...items.map((one) => fc.option(answerTo(one)))).map((given) =>
  new Map(given.flatMap((answer, at) => (answer && Object.keys(answer).length > 0 ? [[items[at].id, answer]] : []))));
const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const action = fc.record({
  text: note, status: fc.constantFrom("open", "started", "done", "dropped"),
  item: fc.constantFrom(...items.map(({ id }) => id)), owner: fc.string({ minLength: 1, maxLength: 100 }), due: day,
}, { requiredKeys: ["text", "status"] });
const response = fc.record({
  id: fc.uuid(), language: fc.constantFrom("en-GB", "cy"), saved: day, started: day, status: fc.constantFrom("in-progress", "completed"),
  role: fc.constant("board"), round: fc.constantFrom("Autumn 2026", "2"), answers, actions: fc.array(action, { maxLength: 5 }),
}, { requiredKeys: ["id", "language", "saved", "started", "status", "answers", "actions"] }).map((made) => ({
  ...made, actions: made.actions.map((one, at) => ({ id: "n" + at, ...one })), earlier: new Map(), retired: new Map(), wording: new Map(),
}));

test("whatever is written reads back the same, and writes the same bytes again", () => {
  fc.assert(fc.property(response, (made) => {
    const text = make(made, definition);
    const reading = accepted(text);
    assert.deepEqual(kept(reading.response), kept({ ...made }));
    assert.deepEqual([reading.report, reading.leftOut], [null, []]);
    assert.equal(make(reading.response, definition), text);
  }), { numRuns: 300 });
});

test("equal responses give equal bytes, in whatever order they were answered", () => {
  fc.assert(fc.property(response, (made) => {
    const turned = { ...made, answers: new Map([...made.answers].reverse()) };
    assert.equal(make(turned, definition), make(made, definition));
  }));
});

/** Every place in a value, as the way to it. */
const places = (value, way = []) =>
  value === null || typeof value !== "object" ? [way] : [way, ...Object.keys(value).flatMap((key) => places(value[key], [...way, key]))];

/** Puts `what` in some place of a value. */
function spoil(value, at, what) {
  const copy = structuredClone(value);
  const ways = places(copy).slice(1);
  const way = ways[at % ways.length];
  const holder = way.slice(0, -1).reduce((held, key) => held[key], copy);
  if (what === undefined) delete holder[way.at(-1)];
  else holder[way.at(-1)] = what;
  return copy;
}

test("a file spoilt anywhere is refused whole, or says only what can be said here", () => {
  const before = JSON.stringify(definition);
  const what = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, "one-1.4", "one-2", "__proto__", "constructor", -1, 1e99, "casebook.actions"));
  fc.assert(fc.property(response, fc.array(fc.tuple(fc.nat(), what), { minLength: 1, maxLength: 4 }), (made, spoils) => {
    const file = spoils.reduce((held, [at, put]) => (places(held).length > 1 ? spoil(held, at, put) : held), JSON.parse(make(made, definition)));
    const reading = read(JSON.stringify(file), definition);
    if (reading.ok) {
      const known = new Map(items.map((one) => [one.id, one]));
      for (const [id, { level = 0, absent = "asked-unknown", evidence = "" }] of reading.response.answers) {
        assert.ok([0, 1, 2, 3, 4].includes(level) && definition.absent.includes(absent) && evidence.length <= (known.get(id).evidenceMax ?? 0));
      }
      // What got in is a response like any other: it can be saved and read again.
      assert.ok(casebook.response.read(casebook.response.make(reading.response, definition), definition).ok);
    } else assert.match(reading.problem.key, /^assessment_load_[a-z_]+$/);
    assert.equal(JSON.stringify(definition), before);
    assert.deepEqual(Object.keys(Object.prototype), []);
  }), { numRuns: 1000 });
});

test("no text at all makes it throw", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map((text) => `{"resourceType":"QuestionnaireResponse","item":${text}}`)), (text) => {
    assert.equal(read(text, definition).ok, false);
  }), { numRuns: 500 });
});
