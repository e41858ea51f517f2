// A self-assessment as a person goes through it: answering, the result, files, keeping, clearing, paper.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pdfText, squeeze } from "./pdf.mjs";
import { MEDICAL_LEADERS, ORGANISATION, RUNS, answersOf, radioOf, savedAnswers } from "./runs.mjs";
import { assertAccessible, assertFocus, open, pressUntil, read, scratch, startChromium, tabTo, until } from "./support.mjs";

const addressOf = (run) => `assessments/${run.id}.html`;

/** The page of one self-assessment. */
const checklist = (page) => ({
  start: page.getByRole("button", { name: "Start", exact: true }),
  next: page.locator("section:not(.cb-assessment__step--away) > .cb-button-group > [data-action=continue]"),
  finish: page.getByRole("button", { name: "Finish and see your result" }),
  back: page.getByRole("button", { name: "Back", exact: true }),
  heading: page.locator(".cb-assessment__step:not(.cb-assessment__step--away) > h2, #start:not(.cb-assessment__step--away) h2"),
  keep: page.getByRole("checkbox", { name: /^Keep my answers on this computer/ }),
  where: page.locator(".cb-assessment__step:not(.cb-assessment__step--away) .cb-assessment__where [data-part=where]"),
  status: page.locator("[data-part=status]"),
  errors: page.locator("[data-part=errors]"),
  dialog: page.getByRole("dialog"),

  async answer(item, given) {
    await page.locator(radioOf(item, given)).check();
  },

  /** Answers every question of a run, part by part, up to its result. */
  async fill(run) {
    await this.start.click();
    for (const part of run.parts) {
      await this.heading.filter({ hasText: part.title }).waitFor();
      for (const [item, given] of Object.entries(part.answers)) {
        await this.answer(item, given);
        if (run.notes[item]) await page.locator(`#evidence-${item}`).fill(run.notes[item]);
      }
      await this.next.click();
    }
    await this.heading.filter({ hasText: "Check your answers" }).waitFor();
    await this.finish.click();
    await page.getByRole("heading", { name: "Your result" }).waitFor();
  },

  async save() {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save to a file", exact: true }).click()]);
    const path = join(scratch(), download.suggestedFilename());
    await download.saveAs(path);
    return path;
  },

  /** Chooses a file as the button "Load a saved file" lets a person do. */
  async load(file) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load a saved file" }).click()]);
    await chooser.setFiles(file);
  },

  /** Chooses a file without the button, where many follow each other. */
  async give(file) {
    await page.locator("[data-part=file]").setInputFiles(file);
  },

  /** Every answer and note in the form. */
  held: () => page.evaluate(() => ({
    answers: [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.id),
    notes: [...document.querySelectorAll("[data-item] textarea")].map((area) => area.value),
  })),

  stored: () => page.evaluate(() => ({ ...localStorage })),

  /** The result as the page shows it. */
  result: () => page.evaluate(() => {
    const texts = (selector, root = document) => [...root.querySelectorAll(selector)].map((one) => one.textContent);
    const widths = (svg) => [...svg.querySelectorAll(":scope > rect")].map((rect) => rect.getAttribute("width"));
    return {
      answered: document.querySelector("[data-part=answered]").textContent,
      bars: [...document.querySelectorAll("[data-part=bars] svg")].map((svg) => ({ name: svg.getAttribute("aria-label"), widths: widths(svg) })),
      rows: [...document.querySelectorAll("[data-part=rows] tr")].map((row) => texts("th, td", row)),
      findings: texts("[data-part=advice] > p"),
      advice: [...document.querySelectorAll("[data-part=advice] > ol > li")].map((one) => ({
        stem: one.querySelector("h4").textContent, href: one.querySelector("a").href, rule: one.querySelector("p.cb-meta").textContent,
      })),
      answers: texts("[data-part=answers] dd"),
    };
  }),
});

/** The words of a question, as the form has them. */
const stemsOf = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("[data-item]")].map((box) =>
  [box.dataset.item, box.querySelector(".cb-assessment__stem").textContent.replace(/^\d+\. /, "")])));

/** A page on which a run is filled in. */
async function filled(t, where, run, options) {
  const opened = await open(t, where, options);
  await opened.go(addressOf(run));
  const form = checklist(opened.page);
  await form.fill(run);
  return { ...opened, form };
}

function assertResult(found, run, stems, base) {
  assert.equal(found.answered, run.answered);
  assert.deepEqual(found.rows, run.result.map(({ row }, at) => [run.parts[at].title, ...row]), "the table");
  assert.deepEqual(found.bars, run.result.map(({ score, floor, row }, at) => (score === undefined
    ? { name: `${run.parts[at].title}: ${row[0]}`, widths: [] }
    : { name: `${run.parts[at].title}: ${score} of 100, floor ${floor}`, widths: [`${score}%`, `${floor * 25}%`] })), "the bars");
  assert.equal(found.findings.length, run.findings.length);
  run.findings.forEach((finding, at) => assert.ok(found.findings[at].startsWith(finding), found.findings[at]));
  assert.deepEqual(found.advice, run.advice.map(({ item, lands, rule }) => ({ stem: stems[item], href: base + lands, rule })), "the advice");
}

for (const where of ["http", "file"]) {
  for (const run of RUNS) {
    test(`${where}: ${run.id}: the result is the one worked out by hand, in bars, table and advice`, async (t) => {
      const { page, base, form } = await filled(t, where, run);
      const stems = await stemsOf(page);
      assert.equal(Object.keys(stems).length, answersOf(run).length, "the run answers every question");
      const found = await form.result();
      assertResult(found, run, stems, base);
      for (const note of Object.values(run.notes)) assert.ok(found.answers.includes(`Your note: ${note}`), note);
      assert.equal(await page.locator("[data-part=answers] b").count(), 0, "a note is text, not HTML");
    });

    test(`${where}: ${run.id}: saved, loaded after a reload and in a new browser, the answers are the same`, async (t) => {
      const { page, base, form } = await filled(t, where, run);
      page.on("dialog", (dialog) => dialog.accept());
      const before = await form.held();
      const file = await form.save();
      const saved = JSON.parse(readFileSync(file, "utf8"));
      assert.deepEqual(saved.answers, savedAnswers(run));
      assert.equal(saved.instrument.id, run.id);
      assert.match(await form.where.textContent(), /as in the file that you saved/);

      await page.reload();
      assert.deepEqual((await form.held()).answers, [], "nothing is kept that nobody asked to keep");
      await form.load(file);
      await form.status.filter({ hasText: "Loaded 7 answers" }).waitFor();
      assert.deepEqual(await form.held(), before);

      const browser = await startChromium();
      t.after(() => browser.close());
      const second = await open(t, where, { browser });
      await second.go(addressOf(run));
      const again = checklist(second.page);
      await again.load(file);
      await again.status.filter({ hasText: "Loaded 7 answers" }).waitFor();
      assert.deepEqual(await again.held(), before);
      await second.page.goto(`${base}${addressOf(run)}#result`);
      assertResult(await again.result(), run, await stemsOf(second.page), base);
      assert.equal(readFileSync(await again.save(), "utf8"), readFileSync(file, "utf8"), "saved again, the file has the same bytes");
    });
  }
}

test("the advice opens beside the form, on the passage that it names", async (t) => {
  for (const run of RUNS) {
    const { page, context, form } = await filled(t, "file", run);
    for (let at = 0; at < run.advice.length; at += 1) {
      const { lands } = run.advice[at];
      const [file, id] = lands.split("#");
      assert.ok(read(file).includes(`id="${id}"`), `${lands} is in the built site`);
      const [opened] = await Promise.all([context.waitForEvent("page"), page.locator("[data-part=advice] > ol > li a").nth(at).click()]);
      await opened.waitForLoadState();
      assert.ok(opened.url().endsWith(lands), opened.url());
      const target = opened.locator(":target");
      assert.equal(await target.getAttribute("id"), id);
      await until(() => target.evaluate((one) => {
        const { top } = one.getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      }), `${lands} in view`);
      await opened.close();
    }
    assert.equal((await form.held()).answers.length, answersOf(run).length, "the answers are still there");
  }
});

test("steps: Continue, Back, the browser's Back and an address each show one part, and keep the answers", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go(addressOf(ORGANISATION));
  const form = checklist(page);
  const shows = async (title) => {
    await form.heading.filter({ hasText: title }).waitFor();
    assert.equal(await page.locator(".cb-assessment__step:visible").count(), 1, "one part at a time");
  };
  await shows("Before you start");
  assert.equal(await page.title(), `${ORGANISATION.title} | Casebook`);
  await form.start.click();
  await shows("Plan and backing from the top");
  assert.equal(await page.title(), `Plan and backing from the top | ${ORGANISATION.title} | Casebook`);
  await assertFocus(form.heading, "focus goes to the new part");
  await form.answer("org-1", 2);
  await form.next.click();
  await shows("Structure and goal");
  assert.equal(page.url(), `${base}${addressOf(ORGANISATION)}#structure`);
  await form.back.click();
  await shows("Plan and backing from the top");
  await page.goBack();
  await shows("Structure and goal");
  await page.goBack();
  await shows("Plan and backing from the top");
  await page.goBack();
  await shows("Before you start");
  await page.goForward();
  await shows("Plan and backing from the top");
  await page.evaluate(() => (location.hash = "#org-6"));
  await shows("The next medical leaders");
  assert.deepEqual((await form.held()).answers, ["item-org-1-level-2"]);
});

test("a link from a case opens the question that it names", async (t) => {
  const { page, go } = await open(t, "http");
  await go("cases/salford-royal.html");
  await page.locator("main a[href$='organisation.html#org-1']").first().click();
  await page.waitForURL(/#org-1$/);
  await page.locator("#org-1:focus").waitFor();
});

test("nothing is preselected, nothing is compulsory, and an answer can be taken back", async (t) => {
  const { page, go } = await open(t, "file");
  await go(addressOf(ORGANISATION));
  const form = checklist(page);
  assert.deepEqual((await form.held()).answers, []);
  await form.start.click();
  for (let part = 0; part < 3; part += 1) await form.next.click();
  await form.finish.click();
  const empty = await form.result();
  assert.equal(empty.answered, "You have not answered a question yet, so there is nothing to show. Go to the start.");
  assert.ok(empty.rows.every((row) => row[1].startsWith("Not enough answers")));
  assert.deepEqual(empty.advice, []);
  await form.back.click();
  await form.back.click();
  await form.answer("org-6", 4);
  await page.getByRole("button", { name: "Clear this answer" }).click();
  assert.deepEqual((await form.held()).answers, []);
  await assertFocus(page.locator("#item-org-6-level-0"));
});

// Keeping in this browser

for (const where of ["http", "file"]) {
  test(`${where}: answers are kept only once that is chosen; then they survive a reload, and clearing proves itself`, async (t) => {
    const { page, go } = await open(t, where);
    page.on("dialog", (dialog) => dialog.accept());
    await go(addressOf(ORGANISATION));
    const form = checklist(page);
    assert.equal(await form.keep.isChecked(), false);
    await form.start.click();
    await form.answer("org-1", 3);
    assert.deepEqual(await form.stored(), {});
    await page.reload();
    assert.deepEqual((await form.held()).answers, []);
    assert.deepEqual(await form.stored(), {});

    await form.answer("org-1", 3);
    await form.keep.check();
    await form.answer("org-2", 0);
    await until(async () => Object.values(await form.stored()).some((text) => text.includes("org-2")), "the second answer to be kept");
    assert.equal(Object.keys(await form.stored()).length, 1);
    assert.match(Object.keys(await form.stored())[0], /casebook.*organisation/, "the key names site and assessment");
    await page.reload();
    await form.status.filter({ hasText: "kept in this browser" }).waitFor();
    assert.deepEqual((await form.held()).answers, ["item-org-1-level-3", "item-org-2-level-0"]);
    assert.equal(await form.keep.isChecked(), true);

    await page.getByRole("button", { name: "Clear my answers" }).click();
    await form.dialog.getByRole("button", { name: "No, go back" }).click();
    assert.equal((await form.held()).answers.length, 2, "no means no");
    await page.getByRole("button", { name: "Clear my answers" }).click();
    await form.dialog.getByRole("button", { name: "Yes, clear them" }).click();
    await form.status.filter({ hasText: "Cleared: 2 answers, 0 notes and 0 actions" }).waitFor();
    assert.deepEqual(await form.held(), { answers: [], notes: Array(7).fill("") });
    assert.deepEqual(await form.stored(), {});
    await page.reload();
    assert.deepEqual((await form.held()).answers, []);
  });
}

test("unticking forgets what was kept, and leaves the answers on the page", async (t) => {
  const { page, go } = await open(t, "http");
  await go(addressOf(ORGANISATION));
  const form = checklist(page);
  await form.start.click();
  await form.answer("org-1", 3);
  await form.keep.check();
  assert.equal(Object.keys(await form.stored()).length, 1);
  await form.keep.uncheck();
  assert.deepEqual(await form.stored(), {});
  assert.deepEqual((await form.held()).answers, ["item-org-1-level-3"]);
});

test("two windows do not write over each other's kept answers", async (t) => {
  const { page, context, base, go } = await open(t, "http");
  await go(addressOf(ORGANISATION));
  const first = checklist(page);
  await first.start.click();
  await first.answer("org-1", 3);
  await first.keep.check();
  const other = await context.newPage();
  await other.goto(base + addressOf(ORGANISATION));
  const second = checklist(other);
  await second.start.click();
  await second.answer("org-1", 1);
  await until(async () => JSON.stringify(await second.stored()).includes('level\\": 1'), "the other window to keep its answer");
  await first.answer("org-2", 4);
  await first.errors.filter({ hasText: "Another window has changed" }).waitFor();
  assert.ok(!JSON.stringify(await first.stored()).includes("org-2"), "the other window's answers stay");
});

test("kept answers that are damaged are put aside and can be saved, never written over", async (t) => {
  const { page, go } = await open(t, "http");
  await go(addressOf(ORGANISATION));
  const form = checklist(page);
  await form.start.click();
  await form.answer("org-1", 3);
  await form.keep.check();
  const [key] = Object.keys(await form.stored());
  await page.evaluate((name) => localStorage.setItem(name, "{ broken"), key);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await form.errors.filter({ hasText: "could not be used" }).waitFor();
  assert.deepEqual((await form.held()).answers, []);
  assert.ok(Object.values(await form.stored()).includes("{ broken"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the unused answers to a file" }).click()]);
  const path = join(scratch(), "unused.json");
  await download.saveAs(path);
  assert.equal(readFileSync(path, "utf8"), "{ broken");
});

test("leaving asks first while answers are nowhere but on the page", async (t) => {
  const { page, form } = await filled(t, "file", ORGANISATION);
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    assert.equal(dialog.type(), "beforeunload");
    return dialog.accept();
  });
  await form.save();
  await page.reload();
  assert.equal(asked, 0, "what is saved can be left");
  await form.back.click();
  await form.back.click();
  await form.answer("org-6", 0);
  await page.reload();
  assert.equal(asked, 1);
});

// Files of strangers

const GOOD = {
  answers: { "org-1": { level: 4 } },
  format: "casebook-response",
  formatVersion: 1,
  instrument: { digest: "sha256-" + "0".repeat(64), id: "organisation", version: "2.0.0" },
  producer: { name: "casebook" },
  response: { id: "01234567-89ab-4cde-8f01-23456789abcd", language: "en-GB", saved: "2026-11-22", started: "2026-11-22", status: "in-progress" },
};
const changed = (change) => {
  const file = structuredClone(GOOD);
  change(file);
  return JSON.stringify(file);
};
const BAD = {
  "an empty file": ["", /damaged or of another kind/],
  "a file cut short": [JSON.stringify(GOOD).slice(0, -20), /damaged or of another kind/],
  "a text": ["Dear colleague,", /damaged or of another kind/],
  "a list": ["[]", /does not hold saved answers/],
  "null": ["null", /does not hold saved answers/],
  "bytes that are not UTF-8": [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not plain text/],
  "more than 1 MiB": [JSON.stringify(GOOD) + " ".repeat(2 ** 20), /larger than 1 MiB/],
  "another format": [changed((file) => (file.format = "fhir")), /does not hold saved answers/],
  "a newer format": [changed((file) => (file.formatVersion = 2)), /newer version/],
  "another self-assessment": [changed((file) => (file.instrument.id = "medical-leaders")), /another self-assessment, “medical-leaders”/],
  "a self-assessment whose name is markup": [changed((file) => (file.instrument.id = "<img src=x onerror=alert(1)>")), /“<img src=x onerror=alert\(1\)>”/],
  "a newer version": [changed((file) => (file.instrument.version = "9.0.0")), /version 9\.0\.0/],
  "a date that is none": [changed((file) => (file.response.saved = "yesterday")), /missing or not as it should be/],
  "no response": [changed((file) => delete file.response), /missing or not as it should be/],
  "answers that are a list": [changed((file) => (file.answers = [])), /missing or not as it should be/],
  "a question that is not asked": [changed((file) => (file.answers["org-8"] = { level: 1 })), /“org-8”/],
  "a level off the scale": [changed((file) => (file.answers["org-1"].level = 5)), /question 1/],
  "half a level": [changed((file) => (file.answers["org-1"].level = 1.5)), /question 1/],
  "a level in words": [changed((file) => (file.answers["org-1"].level = "4")), /question 1/],
  "a level and a reason for none": [changed((file) => (file.answers["org-1"].absent = "asked-unknown")), /question 1/],
  "an unknown reason for none": [changed((file) => (file.answers["org-1"] = { absent: "asleep" })), /question 1/],
  "a note that is too long": [changed((file) => (file.answers["org-1"].evidence = "x".repeat(1001))), /at most 1000 characters/],
  "a note that is a number": [changed((file) => (file.answers["org-1"].evidence = 7)), /note to question 1/],
  "a key given twice": [JSON.stringify(GOOD).replace('"level":4', '"level":4,"level":0'), /“level” twice/],
  "a key of the language": [JSON.stringify(GOOD).replace('"org-1"', '"__proto__":{"level":1},"org-1"'), /missing or not as it should be/],
};

test("hostile, foreign and damaged files are refused with a reason, and change nothing", async (t) => {
  const { page, form } = await filled(t, "file", ORGANISATION);
  const before = await form.held();
  const folder = scratch();
  for (const [name, [body, reason]] of Object.entries(BAD)) {
    const path = join(folder, `${name.replace(/\W/g, "-")}.json`);
    writeFileSync(path, body);
    await form.give(path);
    await form.errors.filter({ hasText: reason }).waitFor().catch(async () =>
      assert.fail(`${name}: ${reason} was not said, but: ${await form.errors.textContent()} ${await form.status.textContent()}`));
    await assertFocus(form.errors, `${name}: the error takes the focus`);
    assert.deepEqual(await form.held(), before, name);
    assert.deepEqual(await form.stored(), {}, name);
  }
  assert.equal(await page.locator(".cb-assessment img").count(), 0);
  assert.equal(await page.evaluate(() => ({}).level), undefined);
});

test("a file of another version of the wording is loaded, and says what it left out", async (t) => {
  const { page, go } = await open(t, "file");
  await go(addressOf(ORGANISATION));
  const form = checklist(page);
  const path = join(scratch(), "extra.json");
  writeFileSync(path, changed((file) => (file.future = { x: 1 })));
  await form.load(path);
  await form.status.filter({ hasText: "Loaded 1 answer from the file. Words may have changed a little in these questions: 1." }).waitFor();
  assert.match(await form.status.textContent(), /left out: future\./);
  assert.deepEqual((await form.held()).answers, ["item-org-1-level-4"]);
});

test("loading asks before it takes the place of answers", async (t) => {
  const { page, form } = await filled(t, "file", ORGANISATION);
  const before = await form.held();
  const path = join(scratch(), "other.json");
  writeFileSync(path, JSON.stringify(GOOD));
  await form.load(path);
  await form.dialog.waitFor();
  await page.keyboard.press("Escape");
  await form.dialog.waitFor({ state: "hidden" });
  assert.deepEqual(await form.held(), before);
  await form.load(path);
  await form.dialog.getByRole("button", { name: "Yes, replace them" }).click();
  await form.status.filter({ hasText: "Loaded 1 answer" }).waitFor();
  assert.deepEqual((await form.held()).answers, ["item-org-1-level-4"]);
});

// Paper

test("the result prints with every answer and note, and without the form", async (t) => {
  for (const run of RUNS) {
    const { page, form } = await filled(t, "file", run);
    const { answers, rows } = await form.result();
    const paper = pdfText(await page.pdf({ format: "A4" }));
    for (const words of [run.title, ...answers, ...rows.flat(), ...Object.values(await stemsOf(page))]) {
      assert.ok(paper.includes(squeeze(words)), `on paper: ${words}`);
    }
    for (const words of ["Save to a file", "Choose a file", "Continue"]) assert.ok(!paper.includes(squeeze(words)), `not on paper: ${words}`);
  }
});

test("a form under way prints every question and what was noted", async (t) => {
  const { page, form } = await filled(t, "file", ORGANISATION);
  await form.back.click();
  const paper = pdfText(await page.pdf({ format: "A4" }));
  for (const words of [...Object.values(await stemsOf(page)), ...Object.values(ORGANISATION.notes)]) assert.ok(paper.includes(squeeze(words)), `on paper: ${words}`);
});

test("without JavaScript the page prints as a paper form: every question, every choice, what the cases show", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false });
  for (const run of RUNS) {
    await go(addressOf(run));
    const paper = pdfText(await page.pdf({ format: "A4" }));
    const words = await page.locator(".cb-assessment__stem, .cb-assessment__item .cb-radio label, .cb-assessment__more li").allTextContents();
    assert.ok(words.length > 7 * 9, `${words.length} parts`);
    for (const one of words) assert.ok(paper.includes(squeeze(one)), `on paper: ${one}`);
  }
});

// Everyone

test("keyboard alone: a whole run, from the top of the page to the saved file", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go(addressOf(MEDICAL_LEADERS));
  const form = checklist(page);
  const reach = (target) => tabTo(page, target);
  await reach(form.start);
  await page.keyboard.press("Enter");
  for (const part of MEDICAL_LEADERS.parts) {
    await form.heading.filter({ hasText: part.title }).waitFor();
    for (const [item, given] of Object.entries(part.answers)) {
      await reach(page.locator(radioOf(item, 0)));
      await page.keyboard.press("Space");
      const wanted = page.locator(radioOf(item, given));
      if (!(await wanted.isChecked())) await pressUntil(page, "ArrowDown", () => wanted.isChecked());
      if (MEDICAL_LEADERS.notes[item]) {
        await reach(page.locator(`#evidence-${item}`));
        await page.keyboard.type(MEDICAL_LEADERS.notes[item]);
      }
    }
    await reach(form.next);
    await page.keyboard.press("Enter");
  }
  await reach(form.finish);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your result" }).waitFor();
  assertResult(await form.result(), MEDICAL_LEADERS, await stemsOf(page), base);
  await reach(page.locator("#save"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const path = join(scratch(), "saved.json");
  await download.saveAs(path);
  assert.deepEqual(JSON.parse(readFileSync(path, "utf8")).answers, savedAnswers(MEDICAL_LEADERS));
  await reach(page.locator("#clear"));
  await page.keyboard.press("Enter");
  await form.dialog.waitFor();
  await page.keyboard.press("Escape");
  await assertFocus(page.locator("#clear"), "focus comes back to the button");
});

test("every state passes axe: start, question, error, dialog and result, in light, dark and narrow", async (t) => {
  const bad = join(scratch(), "bad.json");
  writeFileSync(bad, "no");
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 360, height: 800 } }]) {
    const { page, go } = await open(t, "file", options);
    await go(addressOf(ORGANISATION));
    const form = checklist(page);
    const name = JSON.stringify(options);
    await assertAccessible(page, `the start, ${name}`);
    await form.start.click();
    await form.answer("org-1", 1);
    await page.getByText("What the cases show").first().click();
    await assertAccessible(page, `a question, ${name}`);
    await form.load(bad);
    await form.errors.waitFor();
    await assertAccessible(page, `an error, ${name}`);
    await page.getByRole("button", { name: "Clear my answers" }).click();
    await page.getByRole("dialog", { name: "Clear your answers?" }).waitFor(); // axe does not ask for a dialog's name
    await assertAccessible(page, `a dialog, ${name}`);
    await page.keyboard.press("Escape");
    await page.goto(`${page.url().split("#")[0]}#result`);
    await page.getByRole("heading", { name: "Your result" }).waitFor();
    await assertAccessible(page, `the result, ${name}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `the result fits, ${name}`);
  }
});
