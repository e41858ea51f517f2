// The main job in Firefox, from files, with the rule that keeps local files apart switched on, as people have it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { RUNS, answersOf, radioOf, savedAnswers } from "./runs.mjs";
import { ONE_OF_EACH, assertAccessible, openFirefox, pressUntil, scratch, siteAt, startFirefox, until } from "./support.mjs";

const downloads = scratch();
let firefox = startFirefox(downloads);
after(async () => (await firefox).close());

/** A new Firefox process with an empty profile, in place of the one before. */
async function restart() {
  await (await firefox).close();
  firefox = startFirefox(downloads);
  return firefox;
}

const seen = (page, selector) => page.waitForSelector(selector, { visible: true });
const texts = (page, selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent));

/** The page of one self-assessment. */
const checklist = (page) => ({
  press: async (action) => (await seen(page, `[data-step] [data-action=${action}]:is(.cb-assessment__step:not(.cb-assessment__step--away) *, #keeping *)`)).click(),
  status: (text) => page.waitForFunction((wanted) => document.querySelector("[data-part=status]").textContent.includes(wanted), {}, text),
  held: () => page.evaluate(() => ({
    answers: [...document.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.id),
    notes: [...document.querySelectorAll("[data-item] textarea")].map((area) => area.value),
  })),

  async fill(run) {
    await this.press("continue");
    for (const part of run.parts) {
      await seen(page, `#${part.id} > h2`);
      for (const [item, given] of Object.entries(part.answers)) {
        await (await page.$(radioOf(item, given))).click();
        if (run.notes[item]) await (await page.$(`#evidence-${item}`)).type(run.notes[item]);
      }
      await this.press("continue");
    }
    await seen(page, "#check > h2");
    await this.press("complete");
    await seen(page, "#result > h2");
  },

  async load(file) {
    await (await page.$("[data-part=file]")).uploadFile(file);
  },

  /** The rows of the table, and where the advice leads. */
  result: () => page.evaluate(() => ({
    rows: [...document.querySelectorAll("[data-part=rows] tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
    advice: [...document.querySelectorAll("[data-part=advice] > ol > li a")].map((link) => link.href),
  })),
});

const expected = (run, base) => ({
  rows: run.result.map(({ row }, at) => [run.parts[at].title, ...row]),
  advice: run.advice.map(({ lands }) => base + lands),
});

test("the rule for local files is on, so what passes here passes for people", async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  await go("index.html");
  // The page's own policy forbids fetch; a document without one shows what the rule alone does.
  const bare = await (await firefox).newPage();
  t.after(() => bare.close());
  await bare.goto(new URL(readdirSync(new URL("assets/", base)).find((name) => name.endsWith(".css")), base + "assets/").href);
  assert.equal(await bare.evaluate((url) => fetch(url).then(() => "read", () => "refused"), base + "index.html"), "refused");
  assert.equal(await page.$$eval("[data-cb-started=true]", (all) => all.length > 0), true);
});

test(`"walkabout" finds Salford Royal, the keyboard opens it, and its passage lights up`, async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  await go("index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("walkabout");
  await seen(page, "#cb-search-list [href^='cases/salford-royal.html']");
  await pressUntil(page, "ArrowDown", () => page.$("[aria-selected=true][href^='cases/salford-royal.html']"));
  await page.keyboard.press("Enter");
  await page.waitForFunction((url) => location.href.startsWith(url), {}, `${base}cases/salford-royal.html`);
  assert.match((await texts(page, "h1"))[0], /Salford Royal/);
  await page.goto(`${base}cases/salford-royal.html#sal-14`);
  assert.equal(await page.$eval(":target", (one) => one.id), "sal-14");
});

test("what is typed before the header's search has come is searched when it comes", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await page.evaluateOnNewDocument(() => {
    const { append } = Element.prototype;
    Element.prototype.append = function (...added) {
      if (/assets\/results/.test(added[0]?.src)) window.release = () => append.apply(this, added);
      else append.apply(this, added);
    };
  });
  await go("cases/salford-royal.html");
  await page.keyboard.press("/");
  await page.keyboard.type("walkabout");
  const state = () => page.$eval("[role=combobox]", (field) => [field.value, field.getAttribute("aria-expanded"), field === document.activeElement]);
  assert.deepEqual(await state(), ["walkabout", "false", true]);
  await page.evaluate(() => window.release());
  await seen(page, "#cb-search-list [href^='../cases/salford-royal.html']");
  assert.deepEqual(await state(), ["walkabout", "true", true]);
});

test("the search page answers its address, and follows the typing", async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  await go("search.html?q=walkabout");
  await seen(page, ".cb-search-page__result a[href^='cases/salford-royal.html']");
  await (await page.$("#search-words")).type(" charters");
  await page.waitForFunction((url) => location.href === url, {}, `${base}search.html?q=walkabout+charters`);
  assert.ok((await texts(page, ".cb-search-page__excerpt mark")).length > 0);
});

test("filters, corrections, more results and Back work on the search page", async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  const isAt = (address) => page.waitForFunction((url) => location.href === url, {}, base + address);
  const says = (part, text) => page.waitForFunction((name, wanted) => document.querySelector(`[data-part=${name}]`).textContent.includes(wanted), {}, part, text);
  await go("search.html?q=conslutant+apraisal");
  await says("notes", "Showing results for consultant appraisal.");
  await (await seen(page, "[data-part=notes] button")).press("Enter");
  await isAt("search.html?q=conslutant+apraisal&exact=1");
  await says("notes", "as it is spelt");
  await page.goBack();
  await says("notes", "Showing results for consultant appraisal.");

  await go("search.html?q=staff");
  await seen(page, ".cb-search-page__result");
  await (await seen(page, "[data-part=more]")).click();
  await says("count", "The best 16 of");
  assert.ok(await page.$eval(".cb-search-page__result:nth-child(9) a", (link) => link === document.activeElement));
  if (!(await page.$eval("[data-part=filters]", (box) => box.open))) await (await page.$("[data-part=filters] summary")).click();
  await (await page.$("[data-part=filters] [value=case]")).click();
  await isAt("search.html?q=staff&kind=case");
  await (await seen(page, ".cb-search-page__chip")).press("Enter");
  await isAt("search.html?q=staff");
});

test("a word is completed from the header's list by the keyboard", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go("index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("eng");
  await seen(page, "[role=option].cb-search__word");
  await pressUntil(page, "ArrowDown", () => page.$(".cb-search__word[aria-selected=true]"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /^eng\w+ $/.test(document.querySelector(".cb-search__input").value));
});

test("the meaning of a term opens for pointer and focus, stays while it is pointed at, and goes with Escape", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go("cases/salford-royal.html");
  const term = "a.cb-term[href$='#driver-diagram']";
  const gone = () => page.waitForFunction(() => !document.querySelector(".cb-meaning"));
  await page.hover(term);
  await seen(page, "#cb-meaning");
  await page.hover("#cb-meaning");
  assert.match(await page.$eval("#cb-meaning", (one) => one.textContent), /^driver diagram /);
  await page.keyboard.press("Escape");
  await gone();
  await page.$eval("a.cb-term[href$='#quality-improvement']", (link) => link.focus());
  await pressUntil(page, "Tab", () => page.$eval(term, (link) => link === document.activeElement));
  await seen(page, "#cb-meaning");
  assert.equal(await page.$eval(term, (link) => link.getAttribute("aria-describedby")), "cb-meaning");
  await page.keyboard.press("Escape");
  await gone();
  assert.ok(await page.$eval(term, (link) => link === document.activeElement));
});

for (const run of RUNS) {
  test(`${run.id}: filled, saved, loaded in a new Firefox, and the same result`, async (t) => {
    const first = await openFirefox(t, await firefox);
    await first.go(`assessments/${run.id}.html`);
    const form = checklist(first.page);
    await form.fill(run);
    assert.deepEqual(await form.result(), expected(run, first.base));
    const before = await form.held();
    assert.equal(before.answers.length, answersOf(run).length);
    assert.equal(await first.page.evaluate(() => localStorage.length), 0, "nothing is kept that nobody asked to keep");
    await form.press("save");
    const path = await until(() => {
      const name = readdirSync(downloads).find((one) => one.startsWith(`casebook-${run.id}-`) && one.endsWith(".json"));
      return name && readFileSync(join(downloads, name), "utf8").endsWith("}\n") && join(downloads, name);
    }, "the saved file");
    assert.deepEqual(JSON.parse(readFileSync(path, "utf8")).answers, savedAnswers(run));

    const second = await openFirefox(t, await restart());
    await second.go(`assessments/${run.id}.html`);
    const again = checklist(second.page);
    assert.deepEqual((await again.held()).answers, []);
    await again.load(path);
    await again.status("Loaded 7 answers");
    assert.deepEqual(await again.held(), before);
    await second.page.goto(`${second.base}assessments/${run.id}.html#result`);
    await seen(second.page, "#result > h2");
    assert.deepEqual(await again.result(), expected(run, second.base));
  });
}

test("parts, check, finish and the action plan work, by keyboard where something is written", async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  const at = `assessments/${RUNS[0].id}.html`;
  await go(at);
  const form = checklist(page);
  await form.press("continue");
  await (await page.$("#item-org-1-level-0")).click();
  await page.goto(`${base}${at}#start`);
  assert.deepEqual(await texts(page, "#start ol .cb-assessment__state"), ["Incomplete: 1 of 3 answered", "Not looked at yet", "Not looked at yet"]);
  await page.goto(`${base}${at}#check`);
  await (await seen(page, "#check [href='#org-2']")).click();
  await page.waitForFunction(() => document.activeElement.id === "org-2");
  await (await page.$("#item-org-2-level-1")).click();
  await (await seen(page, "#backing a[data-part=to-check]")).click();
  await seen(page, "#check > h2");
  await assertAccessible(page, "the check in Firefox");
  await form.press("complete");
  await seen(page, "[data-part=done]");
  await (await seen(page, "[data-action=plan-add]")).press("Enter");
  await page.keyboard.press("Enter");
  await seen(page, "#plan > h2");
  await (await seen(page, "[data-action=plan-edit]")).press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Medical director");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12122027");
  assert.equal(await page.$eval("#action-due", (field) => field.value), "2027-12-12");
  await (await seen(page, "[data-action=plan-save]")).press("Enter");
  assert.deepEqual((await texts(page, "[data-part=plan-rows] td")).slice(1, 5), ["Medical director", "12 December 2027", "Open", "1"]);
  await (await seen(page, "[data-action=plan-save]")).click();
  await page.waitForFunction(() => document.activeElement.textContent.includes("Write what will be done"));
  await assertAccessible(page, "the plan with an error in Firefox");
  await form.press("save");
  await form.status("were checked");
});

test("a file of another self-assessment is refused", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go("assessments/organisation.html");
  const saved = readdirSync(downloads).find((name) => name.startsWith("casebook-medical-leaders-"));
  await checklist(page).load(join(downloads, saved));
  await page.waitForFunction(() => document.activeElement.textContent.includes("another self-assessment"));
  assert.deepEqual((await checklist(page).held()).answers, []);
});

test("kept on this computer, the answers survive a reload, and clearing takes them away", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go("assessments/organisation.html");
  const form = checklist(page);
  await form.press("continue");
  await (await page.$("#item-org-1-level-2")).click();
  await (await page.$("#keep")).click();
  await form.status("now kept");
  await page.reload();
  await form.status("kept in this browser");
  assert.deepEqual((await form.held()).answers, ["item-org-1-level-2"]);
  await (await page.$("#clear")).click();
  await (await seen(page, "dialog [data-action=yes]")).click();
  await form.status("Cleared: 1 answer, 0 notes and");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("every kind of page passes axe, and starts every component, from files and below a sub-path under the policy", async (t) => {
  for (const where of ["file", "http"]) {
    const { page, go } = await openFirefox(t, await firefox, siteAt(where));
    for (const path of ONE_OF_EACH) {
      await go(path);
      // The book is for paper, and loads no script.
      const waiting = await page.$$eval("[data-module]:not([data-cb-started=true])", (all) => all.length);
      if (path !== "book.html") assert.equal(waiting, 0, path);
      if (where === "file") await assertAccessible(page, `${path} in Firefox`);
    }
  }
});

test("two cases stand side by side, and Back undoes a filter, from a folder", async (t) => {
  const { page, base, go } = await openFirefox(t, await firefox);
  await go("compare.html?a=salford-royal&b=wrightington-wigan-leigh");
  const heading = await page.waitForSelector("#cb-compare-title", { visible: true });
  assert.equal(await heading.evaluate((one) => one.textContent), "Salford Royal and Wrightington, Wigan and Leigh");
  await go("cases/index.html?country=england");
  const shown = () => page.$$eval(".cb-case-card:not([hidden])", (all) => all.length);
  const before = await shown();
  await (await page.$("[data-part=chips] button")).click();
  assert.ok((await shown()) > before);
  assert.equal(page.url(), `${base}cases/index.html`);
  await page.goBack();
  assert.equal(page.url(), `${base}cases/index.html?country=england`);
  assert.equal(await shown(), before);
});

test("the result prints", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go("assessments/organisation.html");
  await checklist(page).fill(RUNS[0]);
  await checklist(page).press("save"); // so that leaving the page asks nothing
  const paper = Buffer.from(await page.pdf());
  assert.ok(paper.subarray(0, 5).toString() === "%PDF-" && paper.length > 10_000);
});
