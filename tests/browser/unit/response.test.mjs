// response.js: what is saved reads back, equal answers give equal bytes, and nothing a stranger writes gets in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";

// In this context, so that a polluted Object.prototype would be ours and would show.
globalThis.casebook = {};
for (const name of ["migrate", "response"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { LIMIT, make, read } = globalThis.casebook.response;

const item = (id, number, evidenceMax) => ({ id, number, digest: String(number).repeat(12), stem: "?", evidenceMax, advice: [] });
const definition = {
  siteId: "demo",
  id: "organisation",
  version: "1.0.0",
  digest: "sha256-" + "a".repeat(64),
  title: "An assessment",
  domains: [
    { id: "one", title: "One", items: [item("org-2", 1, 20), item("org-1", 2, 20), item("10", 3, 20), item("9", 4)] },
    { id: "two", title: "Two", items: [item("free", 5, 5000)] },
  ],
  absent: ["not-applicable", "asked-unknown"],
  levels: [],
  changes: [],
  groups: { threshold: 5, distributionThreshold: 10, roles: [{ id: "board", label: "Board member" }] },
};

const about = {
  id: "01234567-89ab-4cde-8f01-23456789abcd",
  language: "en-GB",
  saved: "2026-11-22",
  started: "2026-11-21",
  status: "in-progress",
};
const parts = () => ({ actions: [], earlier: new Map(), retired: new Map() });
const responseOf = (answers) => ({ ...about, ...parts(), answers: new Map(Object.entries(answers)) });
const textOf = (answers) => make(responseOf(answers), definition);

/** The text of a good file after `change` has had its way with it. */
function changed(change) {
  const file = JSON.parse(textOf({ "org-1": { level: 2 } }));
  change(file);
  return JSON.stringify(file);
}

function accepted(text) {
  const reading = read(text, definition);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading;
}

function refused(text, why, details) {
  const before = JSON.stringify(definition);
  const reading = read(text, definition);
  assert.deepEqual(reading, { ok: false, problem: { key: "assessment_load_" + why, details } });
  assert.equal(JSON.stringify(definition), before);
  assert.deepEqual(Object.keys(Object.prototype), []);
}

test("an answer of every kind comes back as it was", () => {
  const answers = {
    "org-1": { level: 0 },
    "org-2": { level: 4, evidence: "12 May" },
    10: { absent: "asked-unknown", evidence: "who?" },
    free: { evidence: "“Å” \u2028 \ud83d\ude00 \"\\\n\t</script>" },
  };
  const { wording, ...response } = accepted(textOf(answers)).response;
  assert.deepEqual(response, responseOf(answers));
  assert.deepEqual(Object.fromEntries(wording), { 10: "3".repeat(12), free: "5".repeat(12), "org-1": "2".repeat(12), "org-2": "1".repeat(12) });
});

test("what was read writes the same bytes again", () => {
  const text = textOf({ "org-1": { level: 1, evidence: "x" }, free: { absent: "not-applicable" } });
  assert.equal(make(accepted(text).response, definition), text);
});

test("no answers at all come back as none", () => assert.equal(accepted(textOf({})).response.answers.size, 0));

test("equal answers give equal bytes, in whatever order they were given", () => {
  const one = textOf({ "org-1": { level: 1, evidence: "x" }, "org-2": { absent: "asked-unknown" }, 10: { level: 2 }, 9: { level: 3 } });
  const other = textOf({ 9: { level: 3 }, 10: { level: 2 }, "org-2": { absent: "asked-unknown" }, "org-1": { evidence: "x", level: 1 } });
  assert.equal(one, other);
});

test("keys are sorted, even those that are numbers, and lines end in LF", () => {
  const text = textOf({ "org-1": { level: 1, evidence: "x" }, 9: { level: 1 }, 10: { level: 2 } });
  const keys = [...text.matchAll(/^( *)"([^"]+)":/gm)].map(([, indent, key]) => [indent.length, key]);
  const answers = keys.filter(([indent]) => indent === 4).map(([, key]) => key);
  assert.deepEqual(answers.slice(0, 3), ["10", "9", "org-1"]);
  const top = keys.filter(([indent]) => indent === 2).map(([, key]) => key);
  assert.deepEqual(top, [...top].sort());
  assert.ok(text.endsWith("}\n") && !text.includes("\r"));
});

test("the file holds no score, no name and no time of day", () => {
  const text = textOf({ "org-1": { level: 3 }, "org-2": { level: 3 } });
  assert.doesNotMatch(text, /score|floor|\d\d:\d\d|user/i);
  assert.deepEqual(Object.keys(JSON.parse(text).producer), ["name"]);
});

test("half a pair of surrogates survives the trip", () => {
  const text = textOf({ free: { evidence: "\ud800" } });
  assert.equal(accepted(Buffer.from(text).toString()).response.answers.get("free").evidence, "\ud800");
});

test("unknown fields are left out and named, and no stored score is trusted", () => {
  const text = changed((file) => {
    file.scores = { one: 100 };
    file.actions = [{ id: "a1", text: "", status: "open", done: 4 }];
    file.response.role = "medical-leader";
    file.response.user = "somebody";
    file.answers["org-1"].weight = 7;
    file.instrument.wording["org-2"] = "0".repeat(12);
  });
  const { response, leftOut } = accepted(text);
  assert.deepEqual(leftOut, ["done", "role", "scores", "user", "weight", "wording"]);
  const wording = new Map([["org-1", "2".repeat(12)]]);
  assert.deepEqual(response, { ...responseOf({ "org-1": { level: 2 } }), actions: [{ id: "a1", text: "", status: "open" }], wording });
});

const whole = {
  ...responseOf({ "org-1": { level: 3 } }),
  role: "board",
  round: "Autumn 2026",
  share: "levels",
  actions: [
    { id: "a-2", item: "org-1", text: "Ask two consultants.\n<b>Now</b>", owner: "Medical director", due: "2027-03-31", status: "started" },
    { id: "a-1", text: "x".repeat(500), status: "open" },
  ],
  earlier: new Map([["org-2", { level: 2, evidence: "May", from: "1.0.0", why: "reworded" }], ["9", { absent: "asked-declined", from: "1.0.0", item: "old", why: "split" }]]),
  retired: new Map([["gone", { evidence: "x".repeat(5000), from: "0.9.0" }], ["gone~", { level: 0, from: "0.1.0", item: "gone" }]]),
};

test("role, round, actions, and answers to other words come back, and give the same bytes", () => {
  const text = make(whole, definition);
  const { response, leftOut, report } = accepted(text);
  const { wording, ...rest } = response;
  assert.deepEqual(rest, whole);
  assert.deepEqual([leftOut, report], [[], null]);
  assert.equal(make(response, definition), text);
  const keys = [...text.matchAll(/^ {4}"([^"]+)":/gm)].map(([, key]) => key);
  assert.deepEqual(keys, ["org-1", "9", "org-2", "digest", "id", "version", "wording", "name",
    "id", "language", "role", "round", "saved", "share", "started", "status", "gone", "gone~"]);
});

test("what is empty is not in the file", () => {
  const file = JSON.parse(textOf({}));
  assert.deepEqual(Object.keys(file), ["answers", "format", "formatVersion", "instrument", "producer", "response"]);
  assert.deepEqual(Object.keys(file.instrument), ["digest", "id", "version"]);
  assert.deepEqual(file.response, about);
  assert.deepEqual(JSON.parse(make({ ...whole, role: "", round: "" }, definition)).response, { ...about, share: "levels" });
});

test("a role that this assessment does not offer is left out, not refused", () => {
  const without = { ...definition, groups: { ...definition.groups, roles: [] } };
  const { response, leftOut } = read(make(whole, definition), without);
  assert.deepEqual([response.role, response.round, leftOut], [undefined, "Autumn 2026", ["role"]]);
});

test("an older version with the same first number is accepted, a newer one never", () => {
  for (const version of ["1.0.0", "1.0.9", "1.9.0", "1.10.0"]) {
    const reading = read(changed((file) => (file.instrument.version = version)), { ...definition, version: "1.10.0" });
    assert.ok(reading.ok, version);
  }
  for (const version of ["10.0.0", "0.9.9", "1.0.1", "1.7.0", "1", "1.0", "1.0.0-beta", " 1.0.0", "1.0.0\n", "1.0.9999999", 1, ["1.0.0"]]) {
    const found = typeof version === "string" ? version : "?";
    refused(changed((file) => (file.instrument.version = version)), "version", { found, version: "1.0.0" });
  }
});

test("an older version is migrated, whatever digest it claims, and the report says so", () => {
  const present = { ...definition, version: "2.0.0", changes: [{ version: "2.0.0", reworded: ["org-1"] }] };
  const { response, report } = read(changed(() => {}), present);
  assert.deepEqual([...response.earlier], [["org-1", { level: 2, from: "1.0.0", why: "reworded" }]]);
  assert.deepEqual([response.answers.size, report.reworded], [0, ["org-1"]]);
});

const wordsOf = (text) => Object.fromEntries(accepted(text).response.wording);
const other = "sha256-" + "b".repeat(64);

test("corrected wording is accepted and named, and keeps the digest of the words that were read", () => {
  assert.equal(accepted(changed(() => {})).report, null);
  const text = changed((file) => {
    file.instrument.digest = other;
    file.instrument.wording["org-1"] = "f".repeat(12);
  });
  const { response, report } = accepted(text);
  assert.deepEqual(report, { from: "1.0.0", to: "1.0.0", renamed: [], reworded: [], retired: [], split: [], added: [], corrected: ["org-1"] });
  assert.deepEqual(response.answers.get("org-1"), { level: 2 });
  const again = make(response, definition);
  assert.deepEqual(wordsOf(again), { "org-1": "f".repeat(12) });
  assert.equal(accepted(again).report, null, "told once");
  assert.equal(accepted(changed((file) => (file.instrument.digest = other))).report, null, "other items' words changed");
});

test("a file of before today loads; its words are known only where the whole is the same", () => {
  const before = (file) => delete file.instrument.wording;
  assert.deepEqual(wordsOf(changed(before)), {});
  const { response, report } = accepted(changed((file) => (file.instrument.digest = other) && before(file)));
  assert.deepEqual([report.corrected, [...response.wording]], [["org-1"], [["org-1", ""]]]);
  assert.deepEqual(JSON.parse(make(response, definition)).instrument.wording, {});
  assert.deepEqual(wordsOf(make(response, definition)), { "org-1": "" }, "unknown words do not become known ones");
});

test("an answer that says nothing is a blank", () => {
  const { response } = accepted(changed((file) => (file.answers = { "org-1": {}, "org-2": { evidence: "" } })));
  assert.equal(response.answers.size, 0);
});

test("minus nought is nought", () => {
  const text = textOf({ "org-1": { level: 0 } }).replace('"level": 0', '"level": -0');
  assert.ok(Object.is(accepted(text).response.answers.get("org-1").level, 0));
});

test("a note as long as is allowed is accepted", () => {
  accepted(changed((file) => (file.answers["org-1"].evidence = "x".repeat(20))));
  accepted(changed((file) => (file.answers.free = { evidence: "x".repeat(5000) })));
});

test("a file of just the limit is read, one byte more is not", () => {
  const text = textOf({});
  accepted(text + " ".repeat(LIMIT - text.length));
  refused(text + " ".repeat(LIMIT - text.length + 1), "too_big");
});

test("the limit is in bytes, not in letters", () => refused(JSON.stringify("é".repeat(LIMIT / 2)), "too_big"));

for (const [name, text] of Object.entries({
  "an empty file": "",
  "plain words": "answers: 4",
  "half a file": textOf({ "org-1": { level: 1 } }).slice(0, 200),
  "two files in one": textOf({}) + textOf({}),
  "a comment": "// hello\n" + textOf({}),
  "a web page": "<!doctype html><script>alert(1)</script>",
  "a script": "casebook.define({})",
  "NaN for a level": textOf({ "org-1": { level: 1 } }).replace('"level": 1', '"level": NaN'),
})) {
  test(`${name} is not JSON`, () => refused(text, "not_json"));
}

for (const text of ["null", "4", '"casebook-response"', "true", "[]", "{}", '[{"format":"casebook-response"}]']) {
  test(`${text} holds no answers`, () => refused(text, "format"));
}

test("half a million brackets are refused", () => {
  const reading = read("[".repeat(500000) + "]".repeat(500000), definition);
  assert.equal(reading.ok, false);
});

test("deep nesting in a field that nobody reads does no harm", () => {
  const deep = '{"a":'.repeat(5000) + "1" + "}".repeat(5000);
  const { leftOut } = accepted(textOf({}).replace("{", '{ "deep": ' + deep + ","));
  assert.deepEqual(leftOut, ["deep"]);
});

for (const [name, change] of Object.entries({
  "another format": (file) => (file.format = "casebook-assessment"),
  "no format": (file) => delete file.format,
  "no format version": (file) => delete file.formatVersion,
  "format version 0": (file) => (file.formatVersion = 0),
  "format version 1.5": (file) => (file.formatVersion = 1.5),
  "a format version in words": (file) => (file.formatVersion = "1"),
  "a list of format versions": (file) => (file.formatVersion = [1]),
  "no instrument": (file) => delete file.instrument,
  "a list for an instrument": (file) => (file.instrument = []),
})) {
  test(`${name} is refused`, () => refused(changed(change), "format"));
}

test("a newer format is refused, and said to be newer", () => {
  refused(changed((file) => (file.formatVersion = 2)), "newer");
  refused(changed((file) => (file.formatVersion = 1e300)), "newer");
});

test("another assessment is refused by name", () => {
  refused(changed((file) => (file.instrument.id = "medical-leaders")), "other", { found: "medical-leaders", title: "An assessment" });
  refused(changed((file) => (file.instrument.id = { toString: 1 })), "other", { found: "?", title: "An assessment" });
  refused(changed((file) => (file.instrument.id = "x".repeat(9999))), "other", { found: "x".repeat(60), title: "An assessment" });
});

const parted = (field, value) => [`${field}: ${JSON.stringify(value).slice(0, 50)}`, (file) => (file[field] = value)];
const about2 = (field, value) => [`response.${field}: ${JSON.stringify(value).slice(0, 50)}`, (file) => (file.response[field] = value)];
const action = (change) => parted("actions", [{ id: "a", text: "", status: "open", ...change }]);
const kept = (change) => parted("earlier", { "org-2": { level: 1, from: "1.0.0", ...change } });

for (const [name, change] of [
  ...[7, null, "", "x".repeat(61), "a\nb", "\u0000", ["x"]].map((value) => about2("round", value)),
  ...[7, null, "", "a b", "<b>", ["board"]].map((value) => about2("role", value)),
  ...[7, "", "x".repeat(61)].map((value) => about2("share", value)),
  ...["2026-02-29", "2026-04-31", "2026-00-10", "0000-00-00"].flatMap((value) => [about2("saved", value), about2("started", value), action({ due: value })]),
  ...[{}, null, "a", [null], [[]], [7], [{}]].map((value) => parted("actions", value)),
  ...[null, 7, "", "a b", "x".repeat(151)].map((id) => action({ id })),
  ...[null, 7, "x".repeat(501), ["x"]].map((text) => action({ text })),
  ...[null, "closed", "toString"].map((status) => action({ status })),
  ...[null, 7, {}, "x".repeat(101)].map((owner) => action({ owner })),
  ...[null, 7, "", "tomorrow", "2027-3-1", "2027-03-31T00:00Z", "12027-03-31"].map((due) => action({ due })),
  ...[null, 7, ""].map((item) => action({ item })),
  parted("actions", [1, 2].map(() => ({ id: "a", text: "", status: "open" }))),
  parted("actions", Array.from({ length: 201 }, (_, n) => ({ id: `a${n}`, text: "", status: "open" }))),
  ...["earlier", "retired"].flatMap((field) => [[], null, 7, { "org-2": 4 }, { "org-2": { level: 1 } }, { "a b": { level: 1, from: "1.0.0" } }].map((value) => parted(field, value))),
  parted("retired", Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`i${n}`, { level: 1, from: "1.0.0" }]))),
  ...["1", "", null, 1, "x"].map((from) => kept({ from })),
  ...["because", null].map((why) => kept({ why })),
  kept({ item: "" }),
  ...[[], "x", null, { "org-1": "short" }, { "org-1": 7 }, { "org-1": "F".repeat(12) }].map((value) => [`wording: ${JSON.stringify(value)}`, (file) => (file.instrument.wording = value)]),
]) {
  test(`${name} is damage`, () => refused(changed(change), "damaged"));
}

test("200 actions, and a leap day, are accepted", () => {
  const actions = Array.from({ length: 200 }, (_, n) => ({ id: `a${n}`, text: "", status: "open", due: "2028-02-29" }));
  assert.equal(accepted(changed((file) => (file.actions = actions))).response.actions.length, 200);
});

test("what waits or is meant to be done must be about a question that is asked here", () => {
  refused(changed(kept({})[1]).replace('"org-2"', '"org-3"'), "item", { item: "org-3" });
  refused(changed(action({ item: "org-3" })[1]), "item", { item: "org-3" });
});

test("answers to other words are held to the same rules", () => {
  refused(changed(kept({ level: 5 })[1]), "level", { number: "org-2" });
  refused(changed(kept({ absent: "asked-unknown" })[1]), "level", { number: "org-2" });
  refused(changed((file) => (file.retired = { old: { from: "1.0.0", evidence: "x".repeat(5001) } })), "note", { number: "old", max: 5000 });
  assert.equal(accepted(changed((file) => (file.retired = { old: { from: "1.0.0" } }))).response.retired.size, 0, "one that says nothing is none");
});

test("another version is refused by number", () => {
  refused(changed((file) => (file.instrument.version = "2.0.0")), "version", { found: "2.0.0", version: "1.0.0" });
  refused(changed((file) => delete file.instrument.version), "version", { found: "?", version: "1.0.0" });
});

for (const [name, change] of Object.entries({
  "no response": (file) => delete file.response,
  "a response that is null": (file) => (file.response = null),
  "an id that is no UUID": (file) => (file.response.id = "<img src=x onerror=alert(1)>"),
  "an id that is a number": (file) => (file.response.id = 7),
  "no id": (file) => delete file.response.id,
  "a time of day": (file) => (file.response.saved = "2026-11-22T10:00"),
  "a month 13": (file) => (file.response.started = "2026-13-01"),
  "a date on two lines": (file) => (file.response.started = "2026-11-01\n"),
  "a status nobody knows": (file) => (file.response.status = "final"),
  "a language with a space": (file) => (file.response.language = "en GB"),
  "no answers": (file) => delete file.answers,
  "a list of answers": (file) => (file.answers = []),
  "answers in words": (file) => (file.answers = "org-1"),
  "an answer that is a number": (file) => (file.answers["org-1"] = 3),
  "an answer that is null": (file) => (file.answers["org-1"] = null),
  "an answer that is a list": (file) => (file.answers["org-1"] = [3]),
})) {
  test(`${name} is damage`, () => refused(changed(change), "damaged"));
}

for (const id of ["org-3", "toString", "hasOwnProperty", "valueOf", "", "ORG-1", "x".repeat(200)]) {
  test(`an answer to ${JSON.stringify(id.slice(0, 20))} is refused`, () =>
    refused(changed((file) => (file.answers[id] = { level: 1 })), "item", { item: id.slice(0, 60) }));
}

for (const level of [-1, 5, 2.5, 1e99, "2", true, null, [2], {}]) {
  test(`level ${JSON.stringify(level)} is refused`, () =>
    refused(changed((file) => (file.answers["org-1"].level = level)), "level", { number: 2 }));
}

// asked-declined is a code that this definition does not offer.
for (const absent of ["asked-declined", "", "toString", null, 1, ["not-applicable"], {}]) {
  test(`the reason ${JSON.stringify(absent)} is refused`, () =>
    refused(changed((file) => (file.answers["org-1"] = { absent })), "level", { number: 2 }));
}

test("a level and a reason for none cannot both be true", () =>
  refused(changed((file) => (file.answers["org-1"].absent = "asked-unknown")), "level", { number: 2 }));

for (const [name, evidence] of Object.entries({ "too long": "x".repeat(21), "a number": 1, null: null, "a list": ["x"], "an object": {} })) {
  test(`a note that is ${name} is refused`, () =>
    refused(changed((file) => (file.answers["org-1"].evidence = evidence)), "note", { number: 2, max: 20 }));
}

test("a note where none is asked for is refused", () =>
  refused(changed((file) => (file.answers[9] = { evidence: "x" })), "note", { number: 4, max: 0 }));

test("a note longer than the longest limit is refused", () =>
  refused(changed((file) => (file.answers.free = { evidence: "x".repeat(5001) })), "note", { number: 5, max: 5000 }));

test("a key that stands twice is refused, at any depth and in any spelling", () => {
  const text = textOf({ "org-1": { level: 1 } });
  refused(text.replace('"level": 1', '"level": 1, "level": 4'), "twice", { key: "level" });
  refused(text.replace('"level": 1', '"level": 1, "l\\u0065vel": 4'), "twice", { key: "level" });
  refused(text.replace('"answers"', '"format": "x", "answers"'), "twice", { key: "format" });
  refused(text.replace('"answers"', '"other": [{"a": {"b": 1, "b": 2}}], "answers"'), "twice", { key: "b" });
});

test("equal keys of different objects, and keys inside notes, are no doubles", () => {
  const evidence = '{"level":1,"level"';
  const { response } = accepted(textOf({ "org-1": { level: 1, evidence }, "org-2": { level: 1, evidence: '\\"' } }));
  assert.equal(response.answers.get("org-1").evidence, evidence);
});

for (const key of ["__proto__", "constructor", "prototype", "\\u005f_proto__"]) {
  for (const [place, spot] of Object.entries({ "at the top": '"answers"', "among the answers": '"org-1"', "in an answer": '"level"' })) {
    test(`${key} ${place} is damage`, () => {
      const text = textOf({ "org-1": { level: 1 } }).replace(spot, `"${key}": {"level": 4, "polluted": 1}, ${spot}`);
      refused(text, "damaged");
    });
  }
}

test("every reason has its words", () => {
  const script = readFileSync(new URL("../../../themes/default/js/response.js", import.meta.url), "utf8");
  const words = ["assessment.toml.part", "en-GB.toml"].map((name) => {
    try {
      return readFileSync(new URL("../../../themes/default/words/" + name, import.meta.url), "utf8");
    } catch {
      return "";
    }
  });
  const reasons = [...script.matchAll(/Refusal\("(\w+)"|, "(format|damaged)"\)/g)].map((found) => found[1] || found[2]);
  assert.ok(reasons.length >= 10);
  for (const why of reasons) assert.match(words.join("\n"), new RegExp(`^assessment_load_${why} = `, "m"), why);
});
