// What the tests of the exchange formats share: the scripts, an assessment, and responses of every kind.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import fc from "fast-check";

// In this context, so that a polluted Object.prototype would be ours and would show.
globalThis.casebook = { say: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key) };
for (const name of ["migrate", "response", "table", "csv", "calendar", "fhir"]) {
  runInThisContext(readFileSync(new URL(`../../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
export const { calendar, csv, fhir, response } = globalThis.casebook;

const item = (id, number, evidenceMax) => ({ id, number, stem: `=What, “of” ${id}?`, digest: number + "e3456789abc", evidenceMax, advice: [] });
const MOST = 200;
export const definition = {
  siteId: "demo",
  id: "organisation",
  version: "2.1.0",
  digest: "sha256-" + "a".repeat(64),
  title: "An assessment; with, signs",
  domains: [
    { id: "one", title: "One", items: [item("org-2", 1, MOST), item("org-1", 2, MOST), item("10", 3, MOST), item("mar-1", 4)] },
    { id: "two", title: "-Two", items: [item("free", 5, MOST), item("split-b", 6, MOST)] },
  ],
  absent: ["not-applicable", "asked-unknown", "asked-declined"],
  levels: ["Not in place", "Starting", "In some areas", "Usual", "Embedded"].map((label, level) => ({ level, label })),
  changes: [{ version: "2.0.0", renamed: { old: "org-1" }, reworded: ["org-2"], retired: ["gone"], split: { both: ["free", "split-b"] } }],
  groups: { threshold: 5, distributionThreshold: 10, roles: [{ id: "board", label: "Board member" }] },
  canonical: "https://casebook.example/trust",
};
export const items = definition.domains.flatMap((domain) => domain.items);

export const about = {
  id: "01234567-89ab-4cde-8f01-23456789abcd",
  language: "en-GB",
  saved: "2026-11-22",
  started: "2026-11-21",
  status: "in-progress",
};

/** A response with these answers and nothing else. */
export const responseOf = (answers, more = {}) => ({
  ...about, answers: new Map(Object.entries(answers)), actions: [], earlier: new Map(), retired: new Map(), wording: wordingOf(Object.keys(answers)), ...more,
});
const wordingOf = (ids) => new Map(ids.map((id) => [id, items.find((one) => one.id === id).digest]));

// Texts that have made trouble somewhere: formulas, quotes, ends of lines, what looks like a number or a date.
const TROUBLE = ["=1+1", "  =cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "\r", "\n=1", "'", "''=", '"', '""', ",", ";",
  "\r\n", "a\rb", "\ufeff=1", "\u202e=1", "1/2", "12 May", "May 2026", "007", "1e3", "2026-11-22", "TRUE", "£5", "<b>x</b>", "😀", "é", "\u0000", "\u2028", " "];

/** Any text: of trouble, of letters, of whatever Unicode has. @param {number} most */
export const anyText = (most = MOST) => fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...TROUBLE), fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
).map((text) => Array.from(text).reduce((held, sign) => (held.length + sign.length > most ? held : held + sign), ""));

const said = fc.oneof(fc.integer({ min: 0, max: 4 }).map((level) => ({ level })), fc.constantFrom(...definition.absent).map((absent) => ({ absent })));
const withNote = (answer, evidence) => (evidence ? { ...answer, evidence } : answer);
const answer = fc.tuple(fc.option(said, { nil: {} }), anyText()).map(([given, evidence]) => withNote(given, evidence));
const date = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const optional = (values) => fc.record(values, { requiredKeys: [], noNullPrototype: true });
const mapOf = (ids, value) => optional(Object.fromEntries(ids.map((id) => [id, value])))
  .map((held) => new Map(Object.entries(held).filter(([, one]) => Object.keys(one).length > 0)));
const kept = (more) => fc.tuple(said, anyText(), fc.constantFrom("1.0.0", "1.10.2"), more).map(([given, evidence, from, rest]) => ({ ...withNote(given, evidence), from, ...rest }));
const noted = items.filter((one) => one.evidenceMax).map(({ id }) => id);

/** Actions of every kind. */
export const anyActions = fc.uniqueArray(fc.record({
  id: fc.integer({ min: 1, max: 99 }).map((n) => "a" + n),
  item: fc.option(fc.constantFrom(...items.map(({ id }) => id)), { nil: undefined }),
  text: anyText().map((text) => text.trim() || "Act"),
  owner: fc.option(anyText(60).map((text) => text.trim() || "Owner"), { nil: undefined }),
  due: fc.option(date, { nil: undefined }),
  status: fc.constantFrom("open", "started", "done", "dropped"),
}), { selector: ({ id }) => id, maxLength: 6 }).map((all) => all.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))));

/** Responses as a table of answers can hold them: everything but actions. */
export const anyResponse = fc.record({
  language: fc.constantFrom("en-GB", "cy"),
  saved: date,
  started: date,
  status: fc.constantFrom("in-progress", "completed"),
  more: optional({ role: fc.constant("board"), round: anyText(40).map((text) => text.replace(/[\p{C}\p{Z}]+/gu, " ").trim()).filter(Boolean), share: fc.constant("11234567-89ab-4cde-8f01-23456789abcd") }),
  answers: mapOf(noted, answer),
  earlier: mapOf(["org-2", "free"], kept(fc.constant({ why: "reworded" }))),
  retired: mapOf(["gone", "10~"], kept(fc.constant({}))),
}).map(({ more, ...rest }) => {
  return { ...responseOf({}), ...rest, ...more, wording: wordingOf([...rest.answers.keys()]) };
});
