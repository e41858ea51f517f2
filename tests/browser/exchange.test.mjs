// Saving in other forms and loading them, as a person does; and files that nobody should have made.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import ICAL from "ical.js";
import { ORGANISATION, radioOf, savedAnswers } from "./runs.mjs";
import { SITE, assertAccessible, assertFocus, open, openFirefox, scratch, startFirefox, tabTo, until } from "./support.mjs";

const ADDRESS = "assessments/organisation.html";
const definition = JSON.parse(readFileSync(join(SITE, "assets", readdirSync(join(SITE, "assets")).find((name) => name.startsWith("assessment-organisation."))), "utf8")
  .replace(/^casebook\.define\(|\);?\s*$/g, ""));
const MARKUP = `<img src=x onerror="document.title='obeyed'"><b>bold</b>`;
const ID = "01234567-89ab-4cde-8f01-23456789abcd";

/** A file of ours, with a plan. */
const good = (change = () => {}) => {
  const file = {
    actions: [
      { id: "a1", item: "org-1", text: `Agree it; with ${MARKUP}`, owner: "=Medical director", due: "2027-03-31", status: "open" },
      { id: "a2", text: "Done already", due: "2027-01-31", status: "done" },
      { id: "a3", text: "No day yet", status: "started" },
    ],
    answers: { "org-1": { level: 1, evidence: `=1+1 ${MARKUP}` }, "org-2": { level: 3 }, "org-4": { absent: "asked-unknown" }, "org-5": { evidence: "12 May" } },
    format: "casebook-response",
    formatVersion: 1,
    instrument: { digest: definition.digest, id: "organisation", version: definition.version },
    producer: { name: "casebook" },
    response: { id: ID, language: "en-GB", round: MARKUP.slice(0, 40), saved: "2026-11-21", started: "2026-11-20", status: "in-progress" },
  };
  change(file);
  return JSON.stringify(file);
};

const folder = scratch();
let made = 0;
/** Writes a file, under a name that is markup and lies about its form. @param {string | Buffer} body */
function file(body) {
  const path = join(folder, `${(made += 1)}<b>.png`);
  writeFileSync(path, body);
  return path;
}

/** The page of the self-assessment, in Chromium. */
const form = (page) => ({
  status: page.locator("[data-part=status]"),
  errors: page.locator("[data-part=errors]"),
  dialog: page.getByRole("dialog"),
  other: page.getByText("Save in another form"),
  give: (path) => page.locator("[data-part=file]").setInputFiles(path),
  async load(body) {
    await this.give(file(body));
    await this.status.filter({ hasText: "Loaded" }).waitFor();
  },
  /** What a press on this button saves: its name and its text. @param {string} id @param {() => any} [then] */
  async save(id, then = () => {}) {
    const button = page.locator(`#${id}`);
    if (!(await button.isVisible())) await this.other.click();
    const [download] = await Promise.all([page.waitForEvent("download"), button.click().then(then)]);
    const path = join(scratch(), "saved");
    await download.saveAs(path);
    return { name: download.suggestedFilename(), text: readFileSync(path, "utf8") };
  },
});

/** Everything that a refused file must leave as it was. Runs in the page. */
const everything = () => ({
  answers: [...document.querySelectorAll("input")].map((one) => [one.id, one.checked]),
  texts: [...document.querySelectorAll("textarea, input:not([type=file])")].map((one) => one.value),
  stored: { ...localStorage },
  address: location.href,
  length: history.length,
  title: document.title,
  // All that the page shows, and the elements that it is made of; the message itself has its own place.
  shown: [...document.querySelectorAll("body *")].filter((one) => !one.closest("[data-part=errors], [data-part=status], [data-part=live]"))
    .map((one) => one.tagName + (one.children.length ? "" : one.textContent)),
});

// Saving

for (const where of ["http", "file"]) {
  test(`${where}: answers as a table read by another program, and back: the same answers, notes and plan`, async (t) => {
    const { page, go, site } = await open(t, where);
    page.on("dialog", (dialog) => dialog.accept());
    await go(ADDRESS);
    const one = form(page);
    await one.load(good());
    const isExchange = (path) => path.includes("/exchange.");
    assert.deepEqual(site.asked.filter(isExchange), [], "nothing more is loaded before it is needed");
    assert.equal(await page.locator("script[src*='/exchange.']").count(), 0);
    const before = await one.save("save");

    const { name, text } = await one.save("save-csv");
    assert.match(name, /^casebook-organisation-\d{4}-\d\d-\d\d-answers\.csv$/);
    await one.status.filter({ hasText: name }).waitFor();
    assert.ok(text.startsWith("\ufeff"));
    const rows = parse(text, { bom: true, columns: true });
    assert.deepEqual(rows.map(({ item, level, reason }) => [item, level, reason]), [["org-1", "1", ""], ["org-2", "3", ""], ["org-3", "", ""],
      ["org-4", "", "asked-unknown"], ["org-5", "", ""], ["org-6", "", ""], ["org-7", "", ""]]);
    assert.deepEqual([rows[0].note, rows[4].note], [`'=1+1 ${MARKUP}`, "'12 May"]);
    assert.deepEqual([rows[1].answer, rows[3].answer], ["Usual", "Don't know"]);
    assert.ok(rows[0].question.startsWith("Does the organisation have a plan"));

    await one.give(file(text.replaceAll('","', '";"')));
    await one.dialog.getByRole("button", { name: "Yes, replace them" }).click();
    await one.status.filter({ hasText: "Loaded 4 answers" }).waitFor();
    assert.equal((await one.save("save")).text, before.text, "the same answers and plan give the same bytes");
    assert.equal(await page.locator("script[src*='/exchange.']").count(), 1, "the script is loaded once");
    if (where === "http") assert.equal(site.asked.filter(isExchange).length, 1);

    await page.reload();
    await one.load(text);
    const again = JSON.parse((await one.save("save")).text);
    assert.deepEqual(again.answers, JSON.parse(before.text).answers);
    assert.equal(again.actions, undefined, "a table holds no plan, and a new page has none");
  });
}

test("the plan as a table and as a calendar, read by other programs", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const one = form(page);
  await one.load(good());
  const plan = await one.save("save-plan");
  assert.match(plan.name, /-plan\.csv$/);
  assert.deepEqual(parse(plan.text, { bom: true, columns: true }).map((row) => Object.values(row).slice(0, 4)), [
    [`Agree it; with ${MARKUP}`, "'=Medical director", "2027-03-31", "Open"],
    ["Done already", "", "2027-01-31", "Done"],
    ["No day yet", "", "", "Started"],
  ]);
  const calendar = await one.save("save-calendar");
  assert.match(calendar.name, /-plan\.ics$/);
  const events = new ICAL.Component(ICAL.parse(calendar.text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  assert.deepEqual(events.map((event) => [event.summary, event.startDate.toString()]), [[`Agree it; with ${MARKUP}`, "2027-03-31"]]);
  assert.match(events[0].description, /^Owner: =Medical director\nStatus: Open\n1\. Does the organisation have a plan/);
});

test("answers as FHIR, and back: the same answers, notes and plan", async (t) => {
  const { page, go } = await open(t, "http");
  await go(ADDRESS);
  const one = form(page);
  await one.load(good());
  const before = JSON.parse((await one.save("save")).text);
  const { name, text } = await one.save("save-fhir");
  assert.match(name, /-fhir\.json$/);
  assert.equal(JSON.parse(text).resourceType, "QuestionnaireResponse");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await one.load(text);
  const { answers, actions } = JSON.parse((await one.save("save")).text);
  assert.deepEqual({ answers, actions }, { answers: before.answers, actions: before.actions });
});

test("nothing to save is said, and nothing is saved", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const one = form(page);
  page.on("download", () => assert.fail("an empty file was saved"));
  await one.other.click();
  for (const [id, words] of [["csv", /not answered/], ["plan", /action plan is empty/], ["calendar", /no action .* has a date/], ["fhir", /not answered/], ["share", /nothing to share/]]) {
    await page.locator(`#save-${id}`).click();
    await one.status.filter({ hasText: words }).waitFor();
  }
  // A note alone is nothing that a group can count.
  await page.evaluate(() => {
    const note = document.getElementById("evidence-org-1");
    note.value = "Signed in May";
    note.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.locator("#save-plan").click();
  await one.status.filter({ hasText: /action plan is empty/ }).waitFor();
  await page.locator("#save-share").click();
  await one.status.filter({ hasText: /nothing to share/ }).waitFor();
});

test("a file for a group holds no words, no plan and nothing of the person; its number stays the same", async (t) => {
  const { page, go } = await open(t, "file");
  page.on("dialog", (dialog) => dialog.accept());
  await go(`${ADDRESS}#backing`);
  const one = form(page);
  await one.load(good((held) => {
    held.earlier = { "org-3": { from: "1.0.0", level: 2, evidence: "secret", why: "reworded" } };
    held.retired = { old: { from: "1.0.0", level: 2, evidence: "secret" } };
  }));
  const agree = async () => {
    const text = await one.dialog.textContent();
    for (const words of ["leaves out your notes, your action plan, earlier answers, and when you began", `the round “${MARKUP.slice(0, 40)}”`, "random number"]) {
      assert.ok(text.includes(words), text);
    }
    await one.dialog.getByRole("button", { name: "Save the file" }).click();
  };
  const first = await one.save("save-share", agree);
  const shared = JSON.parse(first.text);
  assert.deepEqual(shared.answers, { "org-1": { level: 1 }, "org-2": { level: 3 }, "org-4": { absent: "asked-unknown" } });
  assert.deepEqual(Object.keys(shared).sort(), ["answers", "format", "formatVersion", "instrument", "producer", "response"]);
  const { share } = shared.response;
  assert.match(share, /^[0-9a-f-]{36}$/);
  assert.deepEqual(shared.response, { id: share, share, language: "en-GB", round: MARKUP.slice(0, 40), saved: shared.response.saved, started: shared.response.saved, status: "in-progress" });
  assert.doesNotMatch(first.text, new RegExp(`${ID}|secret|12 May|Agree|director|2026-11-20`));
  assert.ok(first.name.includes(share.slice(0, 8)), "files of several people have several names");

  await page.locator(radioOf("org-2", 4)).check({ force: true });
  assert.equal(JSON.parse((await one.save("save-share", agree)).text).response.share, share);
  const own = JSON.parse((await one.save("save")).text);
  assert.equal(own.response.share, share, "it is kept with the person's own answers");
  assert.equal(own.response.id, ID);
  await page.reload();
  await one.load(JSON.stringify(own));
  assert.equal(JSON.parse((await one.save("save-share", agree)).text).response.share, share);

  await page.locator("#save-share").click();
  await page.keyboard.press("Escape");
  await one.dialog.waitFor({ state: "hidden" });
  await assertFocus(page.locator("#save-share"));
});

test("a role is in the file for a group only if the person chooses it there", async (t) => {
  const { page, go } = await open(t, "http", { viewport: { width: 360, height: 800 } });
  // Whatever roles the real self-assessment has, this one has two.
  const roles = [{ id: "board", label: "Board member" }, { id: "other", label: MARKUP }];
  const groups = { threshold: 5, distributionThreshold: 10, roles };
  await page.route(/assessment-organisation\./, (route) => route.fulfill({ contentType: "text/javascript", body: `casebook.define(${JSON.stringify({ ...definition, groups })});` }));
  await go(`${ADDRESS}#backing`);
  const one = form(page);
  await one.load(good((held) => (held.response.role = "board")));
  const share = async (label) => {
    const { text } = await one.save("save-share", async () => {
      await one.dialog.waitFor();
      assert.equal(await one.dialog.getByRole("radio", { name: "Leave it out" }).isChecked(), true, "nothing but leaving it out is preselected");
      if (label) await one.dialog.getByRole("radio", { name: label }).check();
      await assertAccessible(page, "the choice of a role");
      await one.dialog.getByRole("button", { name: "Save the file" }).click();
    });
    return JSON.parse(text).response.role;
  };
  assert.equal(await share(), undefined, "not even the role that the person's own answers hold");
  assert.equal(await share("Board member"), "board");
  assert.equal(await share(), undefined, "a choice is for one file");
  assert.equal(await page.locator("img, dialog b").count(), 0);
});

test("what cannot be loaded is told, and loads when it can be had", async (t) => {
  const { page, go, expect } = await open(t, "http");
  expect(/exchange/);
  expect(/Failed to load resource/);
  await go(`${ADDRESS}#backing`);
  const one = form(page);
  await page.locator(radioOf("org-1", 3)).check({ force: true });
  await page.route(/exchange\./, (route) => route.abort());
  await one.other.click();
  await page.locator("#save-csv").click();
  await one.errors.filter({ hasText: "could not be loaded" }).waitFor();
  await assertFocus(one.errors);
  await one.errors.getByRole("link").click();
  await assertFocus(page.locator("#save-csv"));
  await page.unroute(/exchange\./);
  // A server's page in its place has no forms.
  await page.route(/exchange\./, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.locator("#save-csv").click();
  await one.errors.filter({ hasText: "could not be loaded" }).waitFor();
  await page.unroute(/exchange\./);
  await one.save("save-csv");
});

test("a form that does not read back as it was is not called saved", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const one = form(page);
  await one.load(good());
  await one.save("save-csv");
  page.on("download", () => assert.fail("a bad file was saved"));
  // A browser that loses the end of what it is handed.
  await page.evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
      return (await arrayBuffer.call(this)).slice(0, -9);
    };
  });
  for (const id of ["save-csv", "save-plan", "save-calendar", "save-fhir"]) {
    await page.locator(`#${id}`).click();
    await one.errors.filter({ hasText: "did not read back" }).waitFor();
    await assertFocus(one.errors);
    await page.evaluate(() => (document.querySelector("[data-part=errors]").hidden = true));
  }
});

test("the keyboard reaches every form, and axe finds nothing", async (t) => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark", viewport: { width: 360, height: 800 } }]) {
    const { page, go } = await open(t, "file", options);
    await go(`${ADDRESS}#result`);
    const one = form(page);
    await one.load(good());
    await tabTo(page, page.locator("summary").filter({ hasText: "Save in another form" }));
    await page.keyboard.press("Enter");
    for (const id of ["csv", "plan", "calendar", "fhir", "share"]) await tabTo(page, page.locator(`#save-${id}`));
    await assertAccessible(page, "the other forms");
    await page.keyboard.press("Enter");
    await one.dialog.waitFor();
    await assertAccessible(page, "the question before sharing");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});

// Files that nobody should have made

const TABLE = (change) => {
  const columns = "part,question,answer,level,note,item,reason,kept,from,was,why,wording,assessment,version,response,language,started,saved,status,role,round,share,rows,format";
  const cells = ["", "", "", "4", "", "org-1", "", "", "", "", "", "", "organisation", definition.version, ID, "en-GB", "2026-11-20", "2026-11-21", "completed", "", "", "", "1", "casebook-csv/1"];
  const rows = [columns.split(","), cells];
  change(rows, (name) => rows[0].indexOf(name));
  return rows.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\r\n");
};
const HOSTILE = [
  [good().slice(0, -9), "damaged or of another kind"],
  [Buffer.from(good(), "utf16le"), "damaged or of another kind"],
  [Buffer.from("\ufeff" + good(), "utf16le"), "not plain text"],
  [Buffer.from([0xff, 0xfe, 0x7b]), "not plain text"],
  ["\0\0\0", "damaged or of another kind"],
  [good().replace('"level":1', '"level":"1"'), "question 1"],
  [good().replace('"level":1', '"level":1e999'), "question 1"],
  [good().replace('"level":1', '"level":1,"l\\u0065vel":4'), "“level” twice"],
  [good().replace('"org-2":', '"__proto__":{"level":4},"org-2":'), "missing or not as it should be"],
  [good((held) => (held.instrument.id = MARKUP)), `“${MARKUP.slice(0, 60)}”`],
  [good((held) => (held.answers[MARKUP] = { level: 4 })), MARKUP.slice(0, 60)],
  [good((held) => (held.formatVersion = 2)), "newer version"],
  [good((held) => (held.actions[0].due = MARKUP)), "missing or not as it should be"],
  [`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "Nothing here was changed"],
  [TABLE((rows, at) => (rows[1][at("level")] = "=1+1")), "Row 2 of the table"],
  [TABLE((rows, at) => (rows[1][at("item")] = MARKUP.replaceAll('"', '""'))), "Row 2 of the table"],
  [TABLE((rows, at) => (rows[1][at("note")] = "x".repeat(5001))), "Row 2 of the table"],
  [TABLE((rows, at) => (rows[0][at("note")] = "remarks")), "no column “note”"],
  [TABLE((rows) => rows.push(rows[1])), "Row 3 of the table"],
  [TABLE((rows, at) => (rows[1][at("assessment")] = MARKUP.replaceAll('"', '""'))), "another self-assessment"],
  [TABLE((rows, at) => (rows[1][at("format")] = "casebook-csv/2")), "newer version"],
  [TABLE(() => {}).slice(0, -1), "quotation mark"],
  ['{"resourceType":"Patient","name":[{"text":"A. Person"}]}', "does not hold saved answers"],
  [JSON.stringify({ resourceType: "QuestionnaireResponse", questionnaire: MARKUP, status: "completed" }), "Nothing here was changed"],
  [`{"resourceType":"QuestionnaireResponse","item":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "Nothing here was changed"],
];

for (const where of ["http", "file"]) {
  test(`${where}: a refused file changes nothing at all, and gives one reason, which has the focus`, async (t) => {
    const { page, go } = await open(t, where);
    await go(`${ADDRESS}#backing`);
    const one = form(page);
    await one.load(good());
    await page.locator("#keep").check();
    await until(() => page.evaluate(() => localStorage.length), "the answers to be kept");
    const before = await page.evaluate(everything);
    for (const [body, words] of HOSTILE) {
      await one.give(file(body));
      await one.errors.filter({ hasText: words }).waitFor().catch(async () =>
        assert.fail(`${String(body).slice(0, 99)}: not ${words}, but ${await one.errors.textContent()} ${await one.status.textContent()}`));
      await assertFocus(one.errors, words);
      assert.equal(await one.errors.locator("a").count(), 1, words);
      assert.equal(await one.errors.locator("li *:not(a)").count(), 0, words);
      assert.equal(await one.status.textContent(), "", words);
      assert.deepEqual(await page.evaluate(everything), before, words);
      await page.evaluate(() => (document.querySelector("[data-part=errors]").hidden = true));
    }
    assert.equal(await page.evaluate(() => ({}).level), undefined);
  });
}

test("a file over the limit is not read at all", async (t) => {
  const { page, go } = await open(t, "file");
  await page.addInitScript(() => {
    globalThis.reads = 0;
    for (const [owner, names] of [[Blob, ["arrayBuffer", "text", "stream", "slice", "bytes"]], [FileReader, ["readAsArrayBuffer", "readAsText", "readAsDataURL", "readAsBinaryString"]]]) {
      for (const name of names.filter((one) => owner.prototype[one])) {
        const own = owner.prototype[name];
        owner.prototype[name] = function (...given) {
          globalThis.reads += 1;
          return own.apply(this, given);
        };
      }
    }
  });
  await go(ADDRESS);
  const one = form(page);
  const most = 2 ** 20;
  await one.give(file(good() + " ".repeat(most + 1 - Buffer.byteLength(good()))));
  await one.errors.filter({ hasText: "larger than 1 MiB" }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.reads), 0);
  await one.load(good() + " ".repeat(most - Buffer.byteLength(good())));
  assert.equal(await page.evaluate(() => globalThis.reads), 1, "the count counts");
});

test("text is text everywhere: no note, action, owner, round or file name becomes an element", async (t) => {
  const { page, go } = await open(t, "http");
  await go(`${ADDRESS}#result`);
  const one = form(page);
  const elements = () => page.evaluate(() => document.querySelectorAll("img, b, main script, main iframe, main svg image").length);
  const before = await elements();
  await one.load(good());
  for (const step of await page.locator(".cb-assessment__step").evaluateAll((all) => all.map(({ id }) => id))) {
    await page.evaluate((id) => (location.hash = id), step);
    assert.equal(await elements(), before, step);
  }
  assert.doesNotMatch(await page.title(), /obeyed/);
  assert.ok((await page.locator("textarea").first().inputValue()).includes(MARKUP));
});

// Firefox, from files, with its strict rule

const downloads = scratch();
const firefox = startFirefox(downloads);
after(async () => (await firefox).close());

test("Firefox: a table is saved and loaded, and a refused file changes nothing", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go(ADDRESS);
  const give = async (body) => (await page.$("[data-part=file]")).uploadFile(file(body));
  const says = (part, text) => page.waitForFunction((name, wanted) => document.querySelector(`[data-part=${name}]`).textContent.includes(wanted), {}, part, text);
  const press = (id) => page.$eval(`#${id}`, (one) => one.click());
  await give(good());
  await says("status", "Loaded");
  for (const [id, ending] of [["csv", "answers.csv"], ["plan", "plan.csv"], ["calendar", "plan.ics"]]) {
    await press(`save-${id}`);
    await until(() => readdirSync(downloads).some((name) => name.endsWith(ending)) && !readdirSync(downloads).some((name) => name.endsWith(".part")), ending);
  }
  const table = readFileSync(join(downloads, readdirSync(downloads).find((name) => name.endsWith("answers.csv"))), "utf8");
  assert.equal(parse(table, { bom: true, columns: true })[0].level, "1");

  const before = await page.evaluate(everything);
  for (const [body, words] of HOSTILE) {
    await give(body);
    await says("errors", words);
    assert.ok(await page.evaluate(() => document.activeElement.dataset.part === "errors"), words);
    assert.deepEqual(await page.evaluate(everything), before, words);
  }
  await page.evaluate(() => document.querySelector("[data-action=clear]").click());
  await page.waitForSelector("dialog[open]");
  await page.evaluate(() => document.querySelector("[data-action=yes]").click());
  await says("status", "Cleared");
  await give(table);
  await says("status", "Loaded 4 answers");
  assert.equal(await page.$eval(radioOf("org-2", 3), (radio) => radio.checked), true);
});
