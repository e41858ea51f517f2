// Several rounds of one person: kept, opened, compared, deleted; and answers to an older version, carried over or left alone.
//
// The self-assessment for organisations is made one version newer here, with a change of every kind since the version before.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { pdfText, squeeze } from "./pdf.mjs";

const FROM = "2.0.0";
const TO = "3.0.0";
const folder = mkdtempSync(join(tmpdir(), "casebook-rounds-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
cpSync(resolve(process.env.CASEBOOK_SITE ?? fileURLToPath(new URL("../../target/test-site", import.meta.url))), folder, { recursive: true });
/** The data script of a self-assessment, and what it holds. */
function dataOf(id) {
  const name = readdirSync(join(folder, "assets")).find((one) => one.startsWith(`assessment-${id}.`));
  const path = join(folder, "assets", name);
  const value = JSON.parse(readFileSync(path, "utf8").match(/^casebook\.define\((.*)\);\s*$/s)[1]);
  return { value, write: () => writeFileSync(path, `casebook.define(${JSON.stringify(value)});\n`) };
}
const data = dataOf("organisation");
const definition = data.value;
const itemsOf = definition.domains.flatMap((domain) => domain.items);
itemsOf.forEach((item, at) => (item.digest = String(at + 1).repeat(12)));
Object.assign(definition, {
  version: TO,
  changes: [{ version: TO, renamed: { "org-old": "org-1" }, reworded: ["org-2"], retired: ["org-gone"], split: { "org-wide": ["org-4", "org-5"] }, added: ["org-7"] }],
  groups: { threshold: 5, distributionThreshold: 10, roles: [{ id: "board", label: "Board member" }, { id: "doctor", label: "Doctor" }] },
});
data.write();
const other = dataOf("medical-leaders");
other.value.groups = { threshold: 5, distributionThreshold: 10, roles: [] };
other.write();
process.env.CASEBOOK_SITE = folder;
const { assertAccessible, assertFocus, open, openFirefox, scratch, startChromium, startFirefox, tabTo, until } = await import("./support.mjs");

const PAGE = "assessments/organisation.html";
const KEY = `casebook:v1:${definition.siteId}:organisation`;
const idOf = (n) => `0000000${n}-89ab-4cde-8f01-23456789abcd`;

/** A file of this self-assessment, as an earlier page wrote it. */
const fileOf = ({ answers = {}, version = TO, digest = definition.digest, wording, response = {}, ...more }) => JSON.stringify({
  answers,
  format: "casebook-response",
  formatVersion: 1,
  instrument: { digest, id: "organisation", version, wording: wording ?? Object.fromEntries(Object.keys(answers).map((id) => [id, itemsOf.find((item) => item.id === id)?.digest ?? "0".repeat(12)])) },
  producer: { name: "casebook" },
  response: { id: idOf(1), language: "en-GB", saved: "2026-05-02", started: "2026-05-01", status: "in-progress", ...response },
  ...more,
});

/** Answers to the version before, with something for each kind of change. */
const OLD = fileOf({
  version: FROM,
  digest: "sha256-before",
  answers: {
    "org-old": { level: 3, evidence: "Signed in May" },
    "org-2": { level: 2, evidence: "Two wards" },
    "org-3": { level: 1 },
    "org-gone": { level: 4, evidence: "Old matter" },
    "org-wide": { absent: "asked-unknown" },
  },
  wording: { "org-old": itemsOf[0].digest, "org-2": "0".repeat(12), "org-3": "0".repeat(12), "org-gone": "0".repeat(12), "org-wide": "0".repeat(12) },
});

const pageOf = (page) => ({
  status: page.locator("[data-part=status]"),
  errors: page.locator("[data-part=errors]"),
  dialog: page.getByRole("dialog"),
  keep: page.locator("#keep"),
  round: page.getByLabel(/^Name of this round/),
  role: page.getByLabel(/^Your role/),
  rows: page.locator("[data-part=round-list] li"),
  press: (name) => page.getByRole("button", { name, exact: true }).click(),
  finish: () => page.getByRole("button", { name: "Finish this round and start a new one" }).click(),
  row: (name) => page.locator("[data-part=round-list] li", { hasText: name }),
  /** Answers a question, wherever it stands. */
  answer: (item, level) => page.evaluate(([id, value]) => document.getElementById(`item-${id}-${value}`).click(), [item, typeof level === "number" ? `level-${level}` : level]),
  held: () => page.evaluate(() => [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.id.slice(5))),
  stored: () => page.evaluate(() => ({ ...localStorage })),
  async give(text, part = "file") {
    const path = join(scratch(), "answers.json");
    writeFileSync(path, text);
    await page.locator(`[data-part=${part}]`).setInputFiles(path);
  },
  async save() {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
    const path = join(scratch(), "saved.json");
    await download.saveAs(path);
    return readFileSync(path, "utf8");
  },
  table: () => page.evaluate(() => [...document.querySelectorAll("#compare section")].map((part) => ({
    title: part.querySelector("h3").textContent,
    figures: part.querySelector("p").textContent,
    rows: [...part.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
  }))),
});

async function opened(t, where, { before, init, ...options } = {}) {
  const all = await open(t, where, options);
  if (init) await all.context.addInitScript(init);
  all.page.on("dialog", (dialog) => dialog.accept()); // leaving the page with answers on it
  await all.go(PAGE);
  if (before) {
    await all.page.evaluate(before[0], before[1]);
    await all.page.reload();
  }
  return { ...all, form: pageOf(all.page) };
}
/** Puts these values in the storage before the page opens anew. A script that runs before the page's own would not do: from a folder,
 * Chromium shows such a script an empty storage in one of ten loads, and it would write over what is there. */
const storing = (values) => [(wanted) => {
  for (const [key, value] of Object.entries(wanted)) localStorage.setItem(key, value);
}, values];

test("clearing leaves nothing in the page, not in a step that does not show, nor two rounds side by side", async (t) => {
  const { page, form } = await opened(t, "http");
  await form.answer("org-1", 1);
  await form.answer("org-2", 2);
  await page.evaluate(() => {
    const note = document.getElementById("evidence-org-1");
    note.value = "Signed in May";
    note.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.goto(page.url() + "#result");
  await page.locator("#result h2:focus").waitFor();
  await form.give(OLD, "compare-file");
  await page.locator("#compare h2:focus").waitFor();
  assert.ok((await form.table()).length > 0);
  await page.locator("#clear").click();
  await form.press("Yes, clear them");
  await form.status.filter({ hasText: "Cleared: 2 answers, 1 note" }).waitFor();
  assert.deepEqual(await form.table(), []);
  const left = await page.evaluate(() => ["result", "compare", "check"].map((id) => document.getElementById(id).textContent).join());
  assert.doesNotMatch(left, /Signed in May|You chose|because you chose|Advice \d/);
  assert.ok(left.includes("You have not answered a question yet"));
});

test("an address with a place that is none opens the form, and what was kept", async (t) => {
  const { page, form } = await opened(t, "http", { before: storing({ [KEY]: fileOf({ answers: { "org-1": { level: 2 } } }) }) });
  await page.goto(page.url() + "#50%");
  await page.reload();
  await form.status.filter({ hasText: "kept in this browser" }).waitFor();
  assert.deepEqual(await form.held(), ["org-1-level-2"]);
});

test("a round that another window has deleted is told as gone", async (t) => {
  const rounds = Object.fromEntries([1, 2, 3].map((n) => [`${KEY}:round:${idOf(n)}`, fileOf({ answers: { "org-1": { level: n } }, response: { id: idOf(n), round: `Round ${n}` } })]));
  const { page, form } = await opened(t, "http", { before: storing(rounds) });
  for (const [n, name] of [[1, "Open"], [2, "Compare"], [3, "Delete"]]) {
    await page.evaluate((key) => localStorage.removeItem(key), `${KEY}:round:${idOf(n)}`);
    await form.row(`Round ${n}`).getByRole("button", { name }).click();
    await form.errors.filter({ hasText: "no longer kept in this browser" }).waitFor();
    assert.equal(await form.rows.count(), 3 - n);
  }
});

test("who did not take over what was kept can keep, once another window has cleared it", async (t) => {
  const { page, form } = await opened(t, "http", { before: storing({ [KEY]: OLD }) });
  await form.press("No, go back");
  await form.status.filter({ hasText: "stay as they are" }).waitFor();
  await page.evaluate((key) => localStorage.removeItem(key), KEY);
  await form.answer("org-1", 2);
  await form.keep.click();
  await form.status.filter({ hasText: "now kept in this browser" }).waitFor();
  assert.deepEqual(Object.keys(await form.stored()), [KEY]);
});

for (const where of ["http", "file"]) {
  test(`${where}: nothing is stored until it is asked for; then rounds are kept, opened, compared and deleted`, async (t) => {
    const { page, form } = await opened(t, where);
    await form.answer("org-1", 1);
    await form.answer("org-2", 2);
    await form.round.fill("Spring 2026");
    await form.role.selectOption({ label: "Board member" });
    assert.deepEqual(await form.stored(), {});
    await form.keep.check();
    await form.finish();
    await form.status.filter({ hasText: "Kept as a round: Spring 2026" }).waitFor();
    assert.deepEqual(await form.held(), []);
    await assertFocus(page.locator("#start h2"), "the next round begins at the start");
    assert.match(await page.locator("#start [data-part=where]").textContent(), /^Kept as a round: Spring 2026/);
    assert.deepEqual([await form.round.inputValue(), await form.role.inputValue()], ["", ""]);
    assert.equal(await form.rows.count(), 1);
    assert.match(await form.rows.textContent(), /Spring 2026, .*: 2 answers/);
    const kept = Object.entries(await form.stored()).find(([key]) => key.startsWith(`${KEY}:round:`));
    const { response } = JSON.parse(kept[1]);
    assert.deepEqual([response.round, response.role, response.status], ["Spring 2026", "board", "completed"]);

    // The next round, after the page was closed and opened again.
    await page.reload();
    await form.status.filter({ hasText: "kept in this browser" }).waitFor();
    await form.answer("org-1", 3);
    await form.answer("org-2", 2);
    await form.answer("org-3", 4);
    await form.round.fill("Autumn 2026");
    await form.row("Spring 2026").getByRole("button", { name: /^Compare/ }).click();
    await assertFocus(page.getByRole("heading", { name: "Two rounds side by side" }));
    const [first, ...others] = await form.table();
    assert.deepEqual(first.rows, [
      ["Level 1: Starting", "Level 3: Usual", "2 levels higher"],
      ["Level 2: In some areas", "Level 2: In some areas", "The same"],
      ["Not answered", "Level 4: Embedded", "Answered in one round only"],
    ]);
    assert.match(first.figures, /the questions that were given a level are not the same/);
    assert.ok(others.every(({ rows }) => rows.every((row) => row[2] === "Answered in neither")));
    await assertAccessible(page, "two rounds side by side");
    await form.answer("org-3", "asked-unknown");
    await form.row("Spring 2026").getByRole("button", { name: /^Compare/ }).click();
    assert.match((await form.table())[0].figures, /^Spring 2026, .*: score 38, floor Level 1: Starting\. Autumn 2026, .* \(on this page\): score 63, floor Level 2: In some areas\.$/);

    // Opening asks, as there are answers on the page.
    await form.row("Spring 2026").getByRole("button", { name: /^Open/ }).click();
    await form.press("No, go back");
    assert.equal((await form.held()).length, 3);
    await form.finish();
    await form.status.filter({ hasText: "Kept as a round: Autumn 2026" }).waitFor();
    await form.row("Spring 2026").getByRole("button", { name: /^Open/ }).click();
    await form.status.filter({ hasText: "Opened: Spring 2026" }).waitFor();
    assert.deepEqual(await form.held(), ["org-1-level-1", "org-2-level-2"]);
    assert.equal(await form.round.inputValue(), "Spring 2026");

    // A round that changed since is replaced only if that is wanted.
    await form.answer("org-1", 4);
    await form.finish();
    await form.press("No, go back");
    assert.equal((await form.stored())[kept[0]], kept[1]);
    await form.finish();
    await form.press("Yes, replace it");
    await form.status.filter({ hasText: "Kept as a round" }).waitFor();
    assert.match((await form.stored())[kept[0]], /"level": 4/);

    await assertAccessible(page, "the rounds that are kept");
    await form.row("Spring 2026").getByRole("button", { name: /^Delete/ }).click();
    await assertAccessible(page, "the question whether to delete");
    await form.press("No, go back");
    assert.equal(await form.rows.count(), 2);
    await form.row("Spring 2026").getByRole("button", { name: /^Delete/ }).click();
    await form.press("Yes, delete it");
    await form.status.filter({ hasText: "Deleted: Spring 2026" }).waitFor();
    await assertFocus(page.locator("#rounds"));
    assert.equal(await form.rows.count(), 1);
    assert.deepEqual(Object.keys(await form.stored()).filter((key) => key.includes(":round:")).length, 1);
    await form.keep.uncheck();
    await form.status.filter({ hasText: "Rounds that you finished still are" }).waitFor();
    assert.deepEqual(Object.keys(await form.stored()).map((key) => key.startsWith(`${KEY}:round:`)), [true]);
  });

  test(`${where}: clearing takes the rounds too, says how many, and touches nothing else`, async (t) => {
    const others = { "casebook:v1:other:organisation:round:x": "x", [`${KEY}-2`]: "x", "casebook-search-key": "off" };
    const rounds = Object.fromEntries([1, 2].map((n) => [`${KEY}:round:${idOf(n)}`, fileOf({ answers: { "org-1": { level: n } }, response: { id: idOf(n) } })]));
    const { page, form } = await opened(t, where, { before: storing({ ...others, ...rounds, [`${KEY}:aside`]: "bad" }) });
    assert.equal(await form.rows.count(), 2);
    await form.answer("org-1", 3);
    await form.keep.check();
    await form.rows.first().getByRole("button", { name: /^Compare/ }).click();
    await page.locator("#compare section").first().waitFor();
    await page.locator("#clear").click();
    await form.press("Yes, clear them");
    await form.status.filter({ hasText: "Cleared: 1 answer, 0 notes and 0 actions on this page, and 2 rounds kept in this browser" }).waitFor();
    assert.deepEqual(await form.stored(), others);
    assert.equal(await form.rows.count(), 0);
    assert.deepEqual(await form.table(), [], "nor does the comparison show what was cleared");
  });

  test(`${where}: who keeps nothing can save a round to a file, begin a new one, and compare with the file`, async (t) => {
    const { page, form } = await opened(t, where);
    await form.answer("org-1", 1);
    await form.answer("org-2", 3);
    await form.round.fill("Spring");
    await form.finish();
    await form.errors.filter({ hasText: "Save this round to a file first" }).waitFor();
    assert.equal((await form.held()).length, 2);
    const saved = await form.save();
    await form.finish();
    await form.press("Yes, start a new round");
    await form.status.filter({ hasText: "A new round begins" }).waitFor();
    assert.deepEqual(await form.held(), []);
    await form.give(saved, "compare-file");
    await form.errors.filter({ hasText: "nothing on this page to compare" }).waitFor();
    await form.answer("org-1", 2);
    await form.answer("org-2", 2);
    await form.give("{}", "compare-file");
    await form.errors.filter({ hasText: "does not hold saved answers" }).waitFor();
    await form.give(saved, "compare-file");
    await page.locator("#compare h2:focus").waitFor();
    const [first] = await form.table();
    assert.deepEqual(first.rows.slice(0, 2).map((row) => row[2]), ["One level higher: too small to read anything into", "One level lower: too small to read anything into"]);
    assert.doesNotMatch(await page.locator("#compare").textContent(), /significant|[←-⇿▲▼]/);
    assert.equal((await form.held()).length, 2, "the answers on the page are as they were");
    assert.deepEqual(await form.stored(), {});
  });

  test(`${where}: answers kept from an older version are carried over only if the person says yes`, async (t) => {
    const { page, form } = await opened(t, where, { before: storing({ [KEY]: OLD }) });
    await form.dialog.waitFor();
    const told = await form.dialog.textContent();
    for (const line of [`version ${FROM}`, `version ${TO}`, "Carried over as they are: 1.", "Reworded: 2.", "Part of another question before: 4, 5.",
      "No longer asked: org-gone.", "New questions: 7.", "may have changed a little in these questions: 3."]) assert.ok(told.includes(line), `${line} in ${told}`);
    await assertAccessible(page, "the report of a migration");
    assert.deepEqual([await form.held(), await form.stored()], [[], { [KEY]: OLD }]);
    await form.press("No, go back");
    await form.status.filter({ hasText: "stay as they are" }).waitFor();
    await form.answer("org-1", 0);
    await page.reload();
    await form.dialog.waitFor();
    assert.deepEqual([await form.held(), await form.stored()], [[], { [KEY]: OLD }], "No changes nothing");
    await page.keyboard.press("Escape");
    await form.status.filter({ hasText: "stay as they are" }).waitFor();
    // Keeping now would write over what waits: it is asked again.
    await page.evaluate(() => document.getElementById("keep").click());
    await form.dialog.waitFor();
    assert.deepEqual(await form.stored(), { [KEY]: OLD });
    await form.press("Yes, carry them over");
    await form.status.filter({ hasText: "kept in this browser" }).waitFor();
    assert.deepEqual(await form.held(), ["org-1-level-3", "org-3-level-1"]);
    assert.equal(await form.keep.isChecked(), true);
    const written = JSON.parse((await form.stored())[KEY]);
    assert.deepEqual(written.instrument.version, TO);
    assert.deepEqual(Object.keys(written.earlier), ["org-2", "org-4", "org-5"]);
    assert.deepEqual(written.retired, { "org-gone": { evidence: "Old matter", from: FROM, level: 4 } });
    await page.reload();
    await form.status.filter({ hasText: "kept in this browser" }).waitFor();
    assert.equal(await form.dialog.count(), 0, "told once");
  });

  test(`${where}: an answer to earlier words stands beside its question, and counts only once it is said to hold`, async (t) => {
    const { page, form } = await opened(t, where);
    await form.give(OLD);
    await form.dialog.waitFor();
    await form.press("No, go back");
    assert.deepEqual(await form.held(), []);
    await form.give(OLD);
    await form.press("Yes, carry them over");
    await form.status.filter({ hasText: "Loaded 2 answers" }).waitFor();
    await page.goto(page.url().split("#")[0] + "#result");
    const rest = page.locator("[data-part=rest]");
    await rest.filter({ hasText: "Not counted: 3 of your answers, given to earlier words." }).waitFor();
    assert.match(await rest.textContent(), /no longer asked.*org-gone.*Embedded \(version 2\.0\.0\).*Old matter/s);
    await assertAccessible(page, "the result with answers to earlier words");
    const figure = () => page.locator("[data-part=rows] tr").first().locator("td").first().textContent();
    assert.equal(await figure(), "50", "(3 + 1) / 2 levels, without the one that waits");

    await page.goto(page.url().split("#")[0] + "#org-2");
    const box = page.locator("[data-item=org-2] .cb-inset");
    assert.match(await box.textContent(), /earlier words.*version 2\.0\.0\) you answered: In some areas\.Your note: Two wards/);
    assert.equal(await page.locator("[data-item=org-4] .cb-inset").count(), 1);
    assert.equal(await page.locator("[data-item=org-4] .cb-inset button").count(), 0, "a part of a split question is answered afresh");
    await assertAccessible(page, "a question with an earlier answer");
    // Another answer hides the earlier one; taking it back shows it again.
    await form.answer("org-2", 0);
    assert.equal(await box.isVisible(), false);
    await page.locator("[data-item=org-2] [data-action=unanswer]").click();
    assert.equal(await box.isVisible(), true);
    await box.getByRole("button", { name: "This still holds" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await box.isVisible(), false);
    await assertFocus(page.locator("#item-org-2-level-2"));
    assert.equal(await page.locator("#evidence-org-2").inputValue(), "Two wards");
    await page.goto(page.url().split("#")[0] + "#result");
    assert.equal(await figure(), "50");
    await rest.filter({ hasText: "Not counted: 2 of" }).waitFor();
    const saved = JSON.parse(await form.save());
    assert.deepEqual(saved.answers["org-2"], { evidence: "Two wards", level: 2 });
    assert.deepEqual(Object.keys(saved.earlier), ["org-4", "org-5"]);
    assert.equal(saved.instrument.wording["org-2"], itemsOf[1].digest, "confirmed in the present words");
    assert.equal(saved.instrument.wording["org-3"], "0".repeat(12), "corrected words are not the words that were read");
    await form.answer("org-3", 2);
    assert.equal(JSON.parse(await form.save()).instrument.wording["org-3"], itemsOf[2].digest, "answered afresh");
  });
}

test("a round of an older version is compared where the words were the same, and nowhere else", async (t) => {
  const { form } = await opened(t, "file");
  for (const item of ["org-1", "org-2", "org-3", "org-4"]) await form.answer(item, 2);
  await form.give(OLD, "compare-file");
  await until(async () => (await form.table()).length > 0, "the tables");
  const [first, second] = await form.table();
  assert.deepEqual(first.rows.map((row) => row[2]), ["One level lower: too small to read anything into", "The words were not the same", "The words were not the same"]);
  assert.deepEqual(first.rows[1].slice(0, 2), ["Not compared", "Not compared"]);
  assert.match(first.figures, /words of a question were not the same/);
  assert.equal(second.rows[0][2], "The words were not the same");
});

test("the round that was begun first stands first", async (t) => {
  const { page, form } = await opened(t, "file");
  await form.answer("org-1", 1);
  const what = page.locator("[data-part=compare-what]");
  for (const [started, order] of [["2026-05-01", /First: Other, .*Second: .*on this page/], ["2100-05-01", /First: .*on this page.*Second: Other,/]]) {
    await form.give(fileOf({ answers: { "org-1": { level: 3 } }, response: { started, round: "Other" } }), "compare-file");
    await what.filter({ hasText: order }).waitFor();
  }
  assert.equal((await form.table())[0].rows[0][2], "2 levels higher");
});

test("a round with a newer version than the page's is put aside, not deleted", async (t) => {
  const text = fileOf({ version: "9.0.0" });
  const { page, form } = await opened(t, "http", { before: storing({ [`${KEY}:round:${idOf(1)}`]: text }) });
  assert.equal(await form.rows.count(), 0);
  assert.deepEqual(await form.stored(), { [`${KEY}:aside`]: text });
  await page.locator("#rescue").waitFor();
});

test("a full storage keeps no round, and says so; the answers stay on the page", async (t) => {
  const { form, page } = await opened(t, "http");
  await form.answer("org-1", 1);
  await form.keep.check();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await form.finish();
  await form.errors.filter({ hasText: "could not keep the round" }).waitFor();
  assert.deepEqual(await form.held(), ["org-1-level-1"]);
});

test("a storage that is switched off stops nothing but keeping", async (t) => {
  const off = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("off", "SecurityError"); } });
  const { form } = await opened(t, "http", { init: off });
  await form.answer("org-1", 1);
  await form.keep.click();
  await form.errors.filter({ hasText: "could not keep your answers" }).waitFor();
  assert.equal(await form.keep.isChecked(), false);
  assert.match(await form.save(), /"org-1"/);
});

test("when the browser is killed, what was typed a second before is kept", async (t) => {
  const { chromium } = await import("playwright-core");
  const { base } = await (await import("./support.mjs")).siteAt("http");
  const profile = scratch();
  const start = () => chromium.launchPersistentContext(profile, { executablePath: process.env.CHROME_PATH || "/usr/bin/chromium" });
  let context = await start();
  t.after(() => context.close());
  let page = context.pages()[0];
  await page.goto(base + PAGE);
  await page.locator("#keep").check();
  await page.evaluate(() => (location.hash = "#org-1"));
  await page.locator("#evidence-org-1").pressSequentially("Seen in May");
  // At most half a second later each letter is in the storage; a crash then takes nothing away.
  await page.waitForFunction((key) => localStorage.getItem(key).includes("Seen in May"), KEY, { timeout: 30_000 });
  const waited = await page.evaluate((key) => new Promise((done) => {
    const area = document.getElementById("evidence-org-1");
    area.value += "!";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    const began = performance.now();
    const look = () => (localStorage.getItem(key).includes("May!") ? done(performance.now() - began) : setTimeout(look, 10));
    look();
  }), KEY);
  t.diagnostic(`kept ${Math.round(waited)} ms after the last letter`);
  const crashed = page.waitForEvent("crash");
  await page.goto("chrome://crash").catch(() => {});
  await crashed;
  page = await context.newPage();
  await page.goto(base + PAGE);
  await page.waitForFunction(() => document.getElementById("evidence-org-1").value === "Seen in May!");
});

test("with the keyboard alone a round is named, finished and compared", async (t) => {
  const { page, form } = await opened(t, "file");
  await form.answer("org-1", 1);
  await tabTo(page, form.keep);
  await page.keyboard.press("Space");
  await tabTo(page, form.round);
  await page.keyboard.type("Spring\t");
  await tabTo(page, page.locator("#finish"));
  await page.keyboard.press("Enter");
  await form.status.filter({ hasText: "Kept as a round: Spring" }).waitFor();
  await form.answer("org-1", 1);
  await tabTo(page, form.row("Spring").getByRole("button", { name: /^Compare/ }));
  await page.keyboard.press("Enter");
  await assertFocus(page.locator("#compare h2"));
  await page.goBack();
  await page.locator("#start:not(.cb-assessment__step--away)").waitFor();
});

test("two rounds fit a narrow screen, and print alone", async (t) => {
  const { page, form } = await opened(t, "file", { viewport: { width: 320, height: 640 } });
  const answers = Object.fromEntries(["org-1", "org-2", "org-3"].map((id, at) => [id, { level: at }]));
  await form.answer("org-1", 3);
  await form.give(fileOf({ answers, response: { round: "Spring 2026" } }), "compare-file");
  await page.locator("#compare h2:focus").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  const cell = await page.$eval("#compare td", (one) => [getComputedStyle(one).display, getComputedStyle(one, "::before").content.includes("Spring 2026")]);
  assert.deepEqual(cell, ["block", true], "each cell stands on a line of its own, and says its column");
  const text = pdfText(await page.pdf());
  for (const words of ["Spring 2026, 2 May 2026", "3 levels higher", "one person's view"]) assert.ok(text.includes(squeeze(words)), words);
  for (const words of ["Before you start", "Your result", "Action plan"]) assert.ok(!text.includes(squeeze(words)), words);
  for (const [step, title] of [["result", "Your result"], ["start", "Before you start"]]) {
    await page.evaluate((id) => (location.hash = id), step);
    await page.locator(`#${step} h2:focus`).waitFor();
    const paper = pdfText(await page.pdf());
    assert.ok(paper.includes(squeeze(title)) && !paper.includes(squeeze("Two rounds side by side")), `${title} prints without them`);
  }
});

test("rounds, their name and the role are not in the way while a part is answered", async (t) => {
  const { page, go } = await open(t, "file");
  const shown = () => Promise.all(["#round", "#finish", "#save"].map((one) => page.locator(one).isVisible()));
  await go("assessments/organisation.html");
  assert.deepEqual(await shown(), [true, true, true]);
  await page.locator("#start [data-action=continue]").click();
  assert.deepEqual(await shown(), [false, false, true]);
  await page.goto(page.url().replace(/#.*/, "#result"));
  assert.deepEqual(await shown(), [true, true, true]);
});

test("a site without roles asks for none", async (t) => {
  const { page, go } = await open(t, "file");
  await go("assessments/medical-leaders.html");
  assert.equal(await page.locator("#role").isVisible(), false);
  assert.equal(await page.locator("#round").isVisible(), true);
});

// Firefox on files, with its strict rule: the store is this file's own.

test("Firefox, from files: rounds are kept, compared and cleared, and old answers asked about", async (t) => {
  const browser = await startFirefox(scratch());
  after(() => browser.close());
  const { page, go } = await openFirefox(t, browser);
  await go(PAGE);
  const said = (words) => page.waitForFunction((wanted) => document.querySelector("[data-part=status]").textContent.includes(wanted), {}, words);
  const press = (selector) => page.evaluate((wanted) => document.querySelector(wanted).click(), selector);
  await press("#item-org-1-level-1");
  await press("#keep");
  await said("now kept");
  await press("#finish");
  await said("Kept as a round");
  await press("#item-org-1-level-3");
  await press("[data-action=round-compare]");
  assert.equal(await page.$eval("#compare tbody td:last-child", (cell) => cell.textContent), "2 levels higher");
  await assertAccessible(page, "two rounds in Firefox");
  await press("#clear");
  await press("dialog [data-action=yes]");
  await said("1 round kept in this browser");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.evaluate((key, text) => localStorage.setItem(key, text), KEY, OLD);
  await page.reload();
  await page.waitForSelector("dialog[open]");
  assert.match(await page.$eval("dialog", (dialog) => dialog.textContent), /Reworded: 2\./);
  await press("dialog [data-action=yes]");
  await said("kept in this browser");
  assert.equal(await page.$eval("[data-item=org-2] .cb-inset button", (button) => button.textContent), "This still holds");
});
