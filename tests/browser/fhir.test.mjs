// Self-assessments as FHIR: every file passes two independent validators and says what the page says; what the page saves
// fits them; and LHC-Forms, a form by other people, comes to the same scores and hands back the same answers.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { lhcForms, modelFaults, structureFaults } from "./fhir-tools.mjs";
import { RUNS, answersOf, radioOf } from "./runs.mjs";
import { SITE, open, scratch, until } from "./support.mjs";

globalThis.casebook = {};
for (const name of ["score", "migrate", "response", "fhir"]) {
  runInThisContext(readFileSync(new URL(`../../themes/default/js/${name}.js`, import.meta.url), "utf8"));
}
const { fhir, score } = globalThis.casebook;

const FOLDER = join(SITE, "data/fhir");
const paths = (edition) => readdirSync(join(FOLDER, edition)).map((name) => join(FOLDER, edition, name));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const fileOf = (kind, edition, id) => json(join(FOLDER, edition, `${kind}-${id}.json`));
const IDS = readdirSync(join(FOLDER, "r4")).flatMap((name) => /^Questionnaire-(.*)\.json$/.exec(name)?.[1] ?? []);

const PAGES = readdirSync(join(SITE, "assessments")).filter((name) => name !== "index.html" && name.endsWith(".html"));
const ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
const about = { id: "01234567-89ab-4cde-8f01-23456789abcd", language: "en-GB", saved: "2026-11-22", started: "2026-11-21", status: "completed" };

/** Every item of a questionnaire or response, however deep. */
const flat = (items = []) => items.flatMap((item) => [item, ...flat(item.item), ...(item.answer ?? []).flatMap((answer) => flat(answer.item))]);
const coded = (item) => ["choice", "coding"].includes(item.type);
const codeOf = (coding) => `${coding.system}|${coding.code}`;

/** What a page asks, as a person reads it. */
const asked = (page) => page.evaluate(() => {
  const text = (one) => one?.textContent.trim();
  return {
    title: text(document.querySelector("h1")),
    domains: [...document.querySelectorAll("[data-title]")].map(text),
    items: [...document.querySelectorAll("[data-item]")].map((item) => ({
      id: item.dataset.item,
      stem: text(item.querySelector("legend")),
      hint: text(item.querySelector("fieldset > .cb-hint")),
      options: [...item.querySelectorAll("input[type=radio]")].map((radio) => [radio.value, ...[...radio.labels[0].querySelectorAll("span")].map(text)].join(": ")),
      evidence: item.querySelector(".cb-assessment__note label")?.firstChild.textContent.trim(),
      most: item.querySelector("textarea")?.maxLength,
    })),
  };
});

/** The same of a questionnaire. */
function offered({ title, url, item }) {
  const domains = item.filter(({ linkId }) => !linkId.startsWith("casebook."));
  const value = ({ system, code, display }, id) => {
    assert.ok(system === ABSENT || (system === url.replace("/Questionnaire/", "/CodeSystem/") && code.startsWith(id + ".")), `${system} ${code}`);
    return `${system === ABSENT ? code : code.replace(id + ".", "level-")}: ${display}`;
  };
  return {
    title,
    domains: domains.map(({ text }) => text),
    items: domains.flatMap((domain) => domain.item).filter(coded).map(({ linkId, prefix, text, answerOption, item: nested = [] }) => {
      const [hint, evidence] = ["hint", "evidence"].map((name) => nested.find((one) => one.linkId === `${linkId}.${name}`));
      return { id: linkId, stem: `${prefix} ${text}`, hint: hint?.text, options: answerOption.map((option) => value(option.valueCoding, linkId)),
        evidence: evidence?.text, most: evidence?.maxLength };
    }),
  };
}

/** Answers of every kind, the same in each run. */
function someAnswers(definition, seed) {
  let state = seed;
  const dice = (sides) => (state = (state * 1103515245 + 12345) % 2147483648) % 65536 % sides;
  return new Map(definition.domains.flatMap(({ items }) => items).flatMap(({ id, evidenceMax }) => {
    const face = dice(10);
    if (face === 9) return [];
    const answer = face < 6 ? { level: dice(5) } : { absent: definition.absent[dice(definition.absent.length)] };
    return [[id, evidenceMax && dice(2) ? { ...answer, evidence: `Note “${dice(1000)}”` } : answer]];
  }));
}

const responseOf = (answers, more = {}) => ({ ...about, answers, actions: [], earlier: new Map(), retired: new Map(), wording: new Map(), ...more });

/** The definition that a page works with. */
async function definitionOf(t, id) {
  const site = await open(t, "file");
  await site.go(`assessments/${id}.html`);
  return site.page.evaluate(() => casebook.definition(document.querySelector("[data-module=cb-assessment]")));
}

/** Whether a response fits its questionnaire: known items, in their places, and options that are offered. */
function fits(response, questionnaire) {
  assert.equal(response.questionnaire, `${questionnaire.url}|${questionnaire.version}`);
  const check = (given, wanted, where) => {
    for (const { linkId, answer = [], item } of given) {
      const question = wanted.find((one) => one.linkId === linkId);
      assert.ok(question, `${linkId} is not asked in ${where}`);
      assert.ok(question.repeats || (answer.length <= 1 && given.filter((one) => one.linkId === linkId).length === 1), `${linkId} stands once`);
      if (question.type === "group") check(item, question.item, linkId);
      for (const { item: nested = [], ...value } of answer) {
        const kind = { choice: "valueCoding", text: "valueString", string: "valueString", date: "valueDate", decimal: "valueDecimal" }[question.type];
        assert.ok(Object.keys(value).every((name) => name === kind), `${linkId}: ${Object.keys(value)}`);
        if (value.valueCoding) {
          const option = question.answerOption.find((one) => codeOf(one.valueCoding) === codeOf(value.valueCoding));
          assert.ok(option, `${linkId}: ${codeOf(value.valueCoding)}`);
          const weight = value.valueCoding.extension?.[0];
          if (weight) assert.ok(option.extension.some((one) => one.url === weight.url && one.valueDecimal === weight.valueDecimal), `weight of ${linkId}`);
        }
        if (question.maxLength) assert.ok((value.valueString ?? "").length <= question.maxLength, linkId);
        check(nested, question.item ?? [], linkId);
      }
    }
  };
  check(response.item, questionnaire.item, "the questionnaire");
}

// The files

test("each self-assessment has a questionnaire and codes in both editions", () => {
  const ids = PAGES.map((name) => name.replace(".html", "")).filter((id) => IDS.includes(id));
  assert.ok(ids.length >= 2);
  const names = IDS.flatMap((id) => [`CodeSystem-${id}.json`, `Questionnaire-${id}.json`]).sort();
  for (const edition of ["r4", "r5"]) assert.deepEqual(readdirSync(join(FOLDER, edition)).sort(), names);
});

test("every file passes the structure definitions of R4", () => {
  assert.deepEqual(paths("r4").flatMap((path) => structureFaults(json(path))), []);
});

test("every file passes the models of fhir.resources", () => {
  assert.deepEqual(modelFaults(["r4", "r5"].flatMap((edition) => paths(edition).map((path) => [edition, path]))), []);
});

test("the validators find what is wrong", () => {
  const folder = scratch();
  const spoilt = (name, change) => {
    const questionnaire = fileOf("Questionnaire", "r4", IDS[0]);
    change(questionnaire);
    writeFileSync(join(folder, name), JSON.stringify(questionnaire));
    return { structure: structureFaults(questionnaire).length, models: modelFaults([["r4", join(folder, name)]]).length };
  };
  assert.deepEqual(spoilt("unknown.json", (file) => (file.item[0].colour = "red")), { structure: 1, models: 1 });
  assert.deepEqual(spoilt("kind.json", (file) => (file.item[0].required = "perhaps")), { structure: 1, models: 1 });
  assert.ok(spoilt("rule.json", (file) => delete file.item[0].item).structure > 0, "que-1: a group holds something");
});

test("every file says what the page says, question by question", async (t) => {
  const site = await open(t, "file", { javaScriptEnabled: true });
  for (const id of IDS) {
    await site.go(`assessments/${id}.html`);
    const page = await asked(site.page);
    assert.ok(page.items.length > 3 && page.items[0].options.length >= 5, id);
    for (const edition of ["r4", "r5"]) {
      const questionnaire = fileOf("Questionnaire", edition, id);
      assert.deepEqual(offered(questionnaire), page, `${id} in ${edition}`);
      const codes = new Map(fileOf("CodeSystem", edition, id).concept.flatMap((one) => [one, ...(one.concept ?? [])]).map(({ code, display }) => [code, display]));
      const own = flat(questionnaire.item).flatMap(({ answerOption = [] }) => answerOption).map(({ valueCoding }) => valueCoding).filter(({ system }) => system !== ABSENT);
      assert.deepEqual(new Map(own.map(({ code, display }) => [code, display])), codes, `codes of ${id} in ${edition}`);
    }
  }
});

test("every name in a file stands for one thing", () => {
  const distinct = (names, what) => assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), [], what);
  for (const edition of ["r4", "r5"]) {
    for (const id of IDS) {
      distinct(flat(fileOf("Questionnaire", edition, id).item).map(({ linkId }) => linkId), id);
      const { concept, count } = fileOf("CodeSystem", edition, id);
      const codes = concept.flatMap((one) => [one, ...(one.concept ?? [])]).map(({ code }) => code);
      distinct(codes, id);
      assert.equal(codes.length, count);
    }
  }
});

test("each level weighs its number, under both names in R4", () => {
  for (const [edition, names] of [["r4", ["ordinalValue", "itemWeight"]], ["r5", ["itemWeight"]]]) {
    for (const { linkId, answerOption = [] } of IDS.flatMap((id) => flat(fileOf("Questionnaire", edition, id).item))) {
      for (const { extension, valueCoding } of answerOption) {
        const level = /\.([0-4])$/.exec(valueCoding.code)?.[1];
        const weights = names.map((name) => ({ url: `http://hl7.org/fhir/StructureDefinition/${name}`, valueDecimal: Number(level) }));
        assert.deepEqual(extension, level ? weights : undefined, `${edition} ${linkId}`);
      }
    }
  }
});

test("each passage that advice leads to is linked", () => {
  for (const id of IDS) {
    const { url, item } = fileOf("Questionnaire", "r4", id);
    const base = url.slice(0, url.indexOf("/Questionnaire/"));
    const links = flat(item).flatMap(({ extension = [] }) => extension).filter((one) => one.url.endsWith("/questionnaire-supportLink"));
    assert.ok(links.length > 0, id);
    for (const { valueUri } of links) {
      const [path, anchor] = valueUri.replace(base + "/", "").split("#");
      assert.ok(readFileSync(join(SITE, path), "utf8").includes(`id="${anchor}"`), valueUri);
    }
  }
});

// Responses

test("the page saves answers as FHIR that both validators pass, and loads them again", async (t) => {
  for (const run of RUNS) {
    const site = await open(t, "file");
    await site.go(`assessments/${run.id}.html`);
    for (const [item, given] of answersOf(run)) await site.page.locator(radioOf(item, given)).evaluate((radio) => radio.click());
    for (const [item, note] of Object.entries(run.notes)) await site.page.locator(`#evidence-${item}`).evaluate((area, value) => {
      area.value = value;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }, note);
    const download = site.page.waitForEvent("download");
    await site.page.locator("#save-fhir").evaluate((button) => button.click());
    const path = join(scratch(), `${run.id}.json`);
    await (await download).saveAs(path);
    const response = json(path);
    assert.deepEqual(structureFaults(response), []);
    assert.deepEqual(modelFaults([["r4", path]]), []);
    fits(response, fileOf("Questionnaire", "r4", run.id));
    const held = () => site.page.evaluate(() => [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.id).sort());
    const before = await held();
    assert.ok(before.filter((id) => id.startsWith("item-")).length === answersOf(run).length);

    const other = await open(t, "file");
    await other.go(`assessments/${run.id}.html`);
    await other.page.locator("[data-part=file]").first().setInputFiles(path);
    await other.page.locator(radioOf(...answersOf(run)[0]) + ":checked").waitFor({ state: "attached" });
    const after = await other.page.evaluate(() => [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.id).sort());
    assert.deepEqual(after, before);
  }
});

test("responses of every kind pass both validators and fit their questionnaire", async (t) => {
  const folder = scratch();
  const files = [];
  for (const [at, id] of IDS.entries()) {
    const definition = await definitionOf(t, id);
    const first = definition.domains[0].items[0].id;
    const actions = [
      { id: "a1", item: first, text: "Write it down", owner: "Medical director", due: "2027-03-31", status: "started" },
      { id: "a2", text: "Ask", status: "open" },
    ];
    const answers = someAnswers(definition, at + 1);
    if (definition.domains[0].items[0].evidenceMax) answers.set(first, { evidence: "only a note" });
    for (const [name, response] of [["full", responseOf(answers, { actions, round: "Autumn 2026", role: "board" })], ["empty", responseOf(new Map())]]) {
      const path = join(folder, `${id}-${name}.json`);
      writeFileSync(path, fhir.make(response, definition));
      assert.deepEqual(structureFaults(json(path)), [], path);
      fits({ item: [], ...json(path) }, fileOf("Questionnaire", "r4", id));
      files.push(["r4", path]);
    }
  }
  assert.deepEqual(modelFaults(files), []);
});

/** The scores that a response of LHC-Forms holds, by domain. @param {any} response */
const scoresOf = (response) => flat(response.item).filter(({ linkId }) => linkId.endsWith(".score")).map(({ linkId, answer }) => [linkId, answer[0].valueDecimal]);
const sorted = (answers) => [...answers].sort(([one], [other]) => (one < other ? -1 : 1));

test("answers given in LHC-Forms come to the same scores there, and load here", async (t) => {
  const forms = await lhcForms(t);
  for (const { id } of RUNS) {
    const definition = await definitionOf(t, id);
    for (const seed of [1, 2, 3]) {
      // Without notes: those are typed, and hang on an answer or are lost there.
      const answers = new Map([...someAnswers(definition, seed)].map(([item, { level, absent }]) => [item, absent ? { absent } : { level }]));
      await forms.show(fileOf("Questionnaire", "r4", id));
      for (const [item, { level, absent }] of answers) {
        const option = level ?? 5 + definition.absent.indexOf(absent);
        await forms.page.locator(`#form input[type=radio][name^="radiogroup_${item}/"]`).nth(option).evaluate((radio) => radio.click());
      }
      const wanted = score.score(definition, answers).domains.filter((domain) => domain.score !== null).map((domain) => [domain.id + ".score", domain.score]);
      let written;
      await until(async () => JSON.stringify(scoresOf(written = await forms.response())) === JSON.stringify(wanted), `${id}, answers ${seed}: ${JSON.stringify(wanted)}`);
      assert.deepEqual(structureFaults(written), []);
      fits(written, fileOf("Questionnaire", "r4", id));
      const reading = fhir.read(JSON.stringify(written), definition);
      assert.ok(reading.ok, JSON.stringify(reading));
      assert.deepEqual(sorted(reading.response.answers), sorted(answers), `${id}, answers ${seed}`);
      assert.deepEqual([reading.report, reading.leftOut], [null, []]);
    }
  }
  assert.deepEqual(forms.asked, [], "nothing was asked of a network");
});

test("LHC-Forms loads what is saved here, and hands back the same answers, notes and actions", async (t) => {
  const forms = await lhcForms(t);
  for (const { id } of RUNS) {
    const definition = await definitionOf(t, id);
    for (const seed of [1, 2, 3, 4]) {
      const answers = someAnswers(definition, seed);
      const actions = [{ id: "a1", text: "Ask", owner: "Chair", due: "2027-03-31", status: "done", item: definition.domains[0].items[0].id }];
      const more = { actions, round: "Autumn 2026" };
      await forms.show(fileOf("Questionnaire", "r4", id), JSON.parse(fhir.make(responseOf(answers, more), definition)));
      const reading = fhir.read(JSON.stringify(await forms.response()), definition);
      assert.ok(reading.ok, JSON.stringify(reading));
      assert.deepEqual(sorted(reading.response.answers), sorted(answers), `${id}, answers ${seed}`);
      assert.deepEqual([reading.response.actions, reading.response.round, reading.leftOut], [actions, "Autumn 2026", []]);
    }
  }
  assert.deepEqual(forms.asked, [], "nothing was asked of a network");
});
