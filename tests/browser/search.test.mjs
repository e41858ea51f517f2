// Search as people meet it: the field in the header, the search page, and the public entry. The search page's filters,
// addresses and more results are in search-page.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertFocus, hasFocus, open, pressUntil, tabTo } from "./support.mjs";
import { holdIndex, madeUp, searchPage } from "./search-page.mjs";

const SALFORD = "cases/salford-royal.html";
const HOSTILE = ["<img src=x onerror=alert(1)>", "\"'><script>alert(1)</script>", "__proto__", "constructor", "%00%", "\\", "((((", "[a-z]*",
  "javascript:alert(1)", "../../etc/passwd", "a".repeat(10_000), "?!()…", "🩺", "\u202eabc", "\ud83d", "שלום", "' OR 1=1 --"];

/** The search field that a script puts in the header of every page. */
const header = (page) => {
  const field = page.getByRole("combobox", { name: "Search this site" });
  return {
    field,
    list: page.getByRole("listbox", { name: "Results" }),
    options: page.getByRole("option"),
    status: page.locator(".cb-search [role=status]"),
    active: page.locator(".cb-search [role=option][aria-selected=true]"),
    /** Types a query, and waits for the list of its results. */
    async ask(text) {
      await field.fill(text);
      await page.getByRole("option", { name: new RegExp(`(All results|Nothing found) for “${text}”`) }).waitFor();
    },
  };
};

for (const where of ["http", "file"]) {
  test(`${where}: the header finds Salford Royal for "walkabout"`, async (t) => {
    const { page, go } = await open(t, where);
    await go("index.html");
    const search = header(page);
    await search.ask("walkabout");
    await search.list.locator(`[href*="${SALFORD}"]`).first().waitFor();
  });

  test(`${where}: arrow keys walk the results and Enter opens one, from a page in a folder`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go("topics/boards.html");
    const search = header(page);
    await search.ask("salford royal");
    assert.equal(await search.active.count(), 0, "nothing is chosen before an arrow key");
    const places = await search.options.count();
    await page.keyboard.press("ArrowDown");
    assert.equal(await search.field.getAttribute("aria-activedescendant"), await search.options.first().getAttribute("id"));
    for (let step = 1; step < places; step += 1) await page.keyboard.press("ArrowDown");
    assert.equal(await search.active.textContent(), await search.options.last().textContent());
    await page.keyboard.press("ArrowDown");
    assert.equal(await search.active.count(), 0, "after the last result comes the field");
    await page.keyboard.press("ArrowUp");
    assert.equal(await search.active.textContent(), await search.options.last().textContent());
    await pressUntil(page, "ArrowUp", async () => (await search.active.getAttribute("href"))?.startsWith(`../${SALFORD}`));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href.startsWith(base + SALFORD));
    assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /Salford Royal/);
  });

  test(`${where}: Enter without a choice opens the search page on the same words`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go(SALFORD);
    await header(page).ask("doctors & managers");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${base}search.html?q=doctors+%26+managers`);
    assert.equal(await searchPage(page).field.inputValue(), "doctors & managers");
    await searchPage(page).results.first().waitFor();
  });

  test(`${where}: the public entry answers, best first, with what a page shows`, async (t) => {
    const { page, go } = await open(t, where);
    await go("search.html?q=x");
    const found = await page.evaluate(() => casebook.search.query("staff engagement", { limit: 5, filters: { kind: ["case", "topic"] } }));
    assert.ok(found.length > 1 && found.length <= 5);
    assert.deepEqual(Object.keys(found[0]).sort(), ["excerpt", "kind", "score", "section", "title", "url"]);
    assert.deepEqual(found.map(({ score }) => score), found.map(({ score }) => score).sort((a, b) => b - a));
    assert.ok(found.every(({ kind }) => kind === "case" || kind === "topic"));
    assert.equal(found[0].url, "topics/staff-engagement.html", "the topic of that name comes first");
  });
}

test("the script that the guide shows does what it says", async (t) => {
  const [, code] = /```js [^\n]*\n(.*?)```/s.exec(readFileSync(new URL("../../docs/search.md", import.meta.url), "utf8"));
  const { page, go } = await open(t, "file");
  await go("index.html");
  // Evaluated by the debugger, which the policy of the page does not hold back.
  const results = await page.evaluate(`(async () => { ${code}; return results; })()`);
  assert.ok(results.length > 0 && results.length <= 5);
  const shown = /\[\{ (.*?), excerpt: \{ (.*?) \}, (.*?) \}/.exec(code);
  assert.deepEqual(Object.keys(results[0]).sort(), [...shown[1].split(", "), "excerpt", shown[3]].sort());
  assert.deepEqual(Object.keys(results[0].excerpt), shown[2].split(", "));
});

test("every result of a search leads to a page and a place that exist", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=leadership");
  await searchPage(page).results.first().waitFor();
  await searchPage(page).more.click();
  await searchPage(page).results.nth(10).waitFor();
  const links = await searchPage(page).results.locator("h3 a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length > 10);
  for (const link of new Set(links)) {
    assert.ok(link.startsWith(base), link);
    await page.goto(link);
    const id = new URL(link).hash.slice(1);
    if (id) assert.ok(await page.locator(`[id="${id}"]`).count(), link);
  }
});

test("excerpts mark the words that were asked for, in any of their forms", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=engaging+doctors");
  const marks = page.locator(".cb-search-page__excerpt mark");
  await marks.first().waitFor();
  const words = new Set((await marks.allTextContents()).map((word) => word.toLowerCase()));
  assert.ok(words.has("engagement") || words.has("engaged"), [...words].join());
  for (const word of words) assert.match(word, /^(engag|doctor)/);
});

test("a word begun can be completed from the list, by key and by pointer; it is kept apart from the results", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const { field, list, active, ask } = header(page);
  await ask("staff eng");
  const words = list.getByRole("group", { name: "Words that begin like this" }).getByRole("option");
  const results = list.getByRole("group", { name: "Results" }).getByRole("option");
  assert.ok((await words.count()) > 0 && (await results.count()) > 0);
  for (const word of await words.allTextContents()) assert.match(word, /^eng\w+$/);
  assert.equal(await words.locator("a").count(), 0);
  await page.keyboard.press("ArrowDown");
  const word = await active.textContent();
  assert.equal(word, await words.first().textContent());
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), `staff ${word} `);
  await assertFocus(field);
  await page.getByRole("option", { name: `All results for “staff ${word}”` }).waitFor();
  assert.equal(await words.count(), 0, "the word is whole");
  await ask("eng");
  await words.nth(1).click();
  assert.match(await field.inputValue(), /^eng\w+ $/);
  await assertFocus(field);
});

test("in the header a misspelt word is corrected, said, and can be searched as typed", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("topics/boards.html");
  const { options, status, ask } = header(page);
  await ask("conslutant apraisal");
  await page.getByText("Showing results for consultant appraisal.").first().waitFor();
  await status.filter({ hasText: "Showing results for consultant appraisal." }).waitFor();
  await options.filter({ hasText: "Search instead for conslutant apraisal" }).click();
  await page.waitForURL(`${base}search.html?q=conslutant+apraisal&exact=1`);
  await searchPage(page).notes.getByText("Searched for conslutant apraisal as it is spelt.").waitFor();
});

test("the header shows the best six, with the heading each leads to", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("topics/boards.html");
  await madeUp(page);
  const { list, ask, status } = header(page);
  await ask("any 23");
  const results = list.getByRole("group", { name: "Results" }).getByRole("option");
  assert.equal(await results.count(), 6);
  assert.equal(await results.nth(1).textContent(), "any 23 result 2 How it was led Question");
  assert.equal(await results.nth(1).evaluate((link) => link.href), `${base}cases/salford-royal.html#r1`);
  await status.filter({ hasText: /^6 results shown$/ }).waitFor();
});

test("Home, End and the side arrows go back to the words in the field", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const { field, active, list, ask } = header(page);
  const caret = () => field.evaluate((input) => input.selectionStart);
  await ask("culture");
  for (const [key, place] of [["Home", 0], ["End", 7], ["ArrowLeft", 6]]) {
    await page.keyboard.press("ArrowDown");
    assert.equal(await active.count(), 1);
    await page.keyboard.press(key);
    assert.equal(await active.count(), 0, key);
    assert.equal(await field.getAttribute("aria-activedescendant"), "");
    assert.equal(await caret(), place, key);
    assert.ok(await list.isVisible());
  }
});

test("in the header, old results stay until new ones are there, and a late answer is dropped", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  await madeUp(page);
  const { field, options, ask } = header(page);
  await ask("first 2");
  await field.fill("slow 3");
  assert.match(await options.first().textContent(), /^first 2 result 1/);
  await ask("next 2");
  await page.evaluate(() => window.release());
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.match(await options.first().textContent(), /^next 2 result 1/);
  await field.fill("slow 3");
  await field.fill("");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(await options.first().isHidden(), "an answer does not open a list that was closed");
});

test("in the header, the words typed before the index came are answered once, with the last of them", async (t) => {
  const { page, context, go } = await open(t, "http");
  const release = await holdIndex(context);
  await go("index.html");
  const { field, options } = header(page);
  await field.focus();
  await page.evaluate(() => {
    window.drawn = [];
    const list = document.querySelector("#cb-search-list");
    new MutationObserver(() => window.drawn.push(list.lastElementChild.textContent)).observe(list, { childList: true });
  });
  for (const letter of "walkabout") await page.keyboard.type(letter);
  release();
  await options.filter({ hasText: "All results for “walkabout”" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.drawn), ["All results for “walkabout”"]);
});

test("in the header, quick typing is announced once, when it rests", async (t) => {
  const { page, go } = await open(t, "file");
  await page.clock.install();
  await go("index.html");
  await madeUp(page);
  const { field, options } = header(page);
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector(".cb-search [role=status]");
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
  });
  await field.focus();
  for (const letter of "any words 5") {
    await page.keyboard.type(letter);
    await page.clock.runFor(250);
  }
  await options.filter({ hasText: "All results for “any words 5”" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.said), []);
  await page.clock.runFor(1000);
  assert.deepEqual((await page.evaluate(() => window.said)).map((text) => text.trim()), ["5 results shown"]);
});

test("the header's list closes on Escape, and a second Escape empties the field", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const search = header(page);
  await search.ask("culture");
  assert.equal(await search.field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await search.list.waitFor({ state: "hidden" });
  assert.equal(await search.field.getAttribute("aria-expanded"), "false");
  assert.equal(await search.field.inputValue(), "culture");
  await page.keyboard.press("Escape");
  assert.equal(await search.field.inputValue(), "");
  await search.ask("culture");
  await page.locator("h1").click();
  await search.list.waitFor({ state: "hidden" });
});

test("the key / goes to the search, types itself in a field, and can be switched off for good", async (t) => {
  const { page, go } = await open(t, "http");
  await go("index.html");
  const field = header(page).field;
  await page.keyboard.press("/");
  await assertFocus(field);
  assert.equal(await field.inputValue(), "");
  await page.keyboard.press("/");
  assert.equal(await field.inputValue(), "/");

  await go("search.html");
  await page.getByText("Keyboard shortcut").click();
  await page.getByRole("checkbox", { name: /Press \// }).uncheck();
  await go("index.html");
  await page.keyboard.press("/");
  assert.ok(!(await hasFocus(field)));
});

test("keyboard alone: from the top of a page to a case", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("about.html");
  const { field, options, active } = header(page);
  await tabTo(page, field);
  await page.keyboard.type("southern health values");
  await options.filter({ hasText: "All results for “southern health values”" }).waitFor();
  await pressUntil(page, "ArrowDown", async () => (await active.getAttribute("href"))?.startsWith("cases/southern-health.html"));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href.startsWith(`${base}cases/southern-health.html`));
});

test("a live region says how many results there are", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const { status, ask } = header(page);
  await ask("walkabout");
  // The last option leads to all results; completions are no results.
  const count = (await page.locator("[role=option]:not(.cb-search__word)").count()) - 1;
  await status.filter({ hasText: new RegExp(`^${count} results? shown$`) }).waitFor();

  await go("search.html?q=walkabout");
  const search = searchPage(page);
  await search.results.first().waitFor();
  await search.status.filter({ hasText: await search.count.textContent() }).waitFor();
});

test("with nothing found there are no filters, and they come back with the next results", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=zzzzqqqq");
  const search = searchPage(page);
  await search.nothing.waitFor();
  const filters = page.locator("[data-part=filters]");
  assert.ok(await filters.isHidden());
  await search.field.fill("walkabout");
  await search.results.first().waitFor();
  assert.ok(await filters.isVisible());
});

test("in the header, finding nothing is said and leads to the A to Z", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const field = header(page);
  await field.ask("zzzzqqqq");
  assert.deepEqual(await field.options.allTextContents(), ["Nothing found for “zzzzqqqq”. See the A to Z"]);
});

test("hostile queries are text: in the header, on the page, in the address and in the entry", async (t) => {
  const { page, go } = await open(t, "http");
  page.on("dialog", () => assert.fail("a query ran as a script"));
  await go("search.html");
  const search = searchPage(page);
  const before = await page.locator("main *").count();
  for (const text of HOSTILE) {
    await go(`search.html?q=${encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/, ""))}`);
    await search.status.filter({ hasText: /result/ }).waitFor();
    assert.ok(Array.isArray(await page.evaluate((query) => casebook.search.query(query), text)), text);
  }
  await go("search.html");
  assert.equal(await page.locator("main *").count(), before);
  await go("index.html");
  const { field, options } = header(page);
  for (const text of HOSTILE) {
    await field.fill(text);
    await options.last().waitFor();
  }
  assert.equal(await page.locator("header script, header img").count(), 0);
});

test("the index is fetched when somebody searches, and not before", async (t) => {
  const { page, site, go } = await open(t, "http");
  const wanted = () => site.asked.filter((path) => path.startsWith("search/index.js")).length;
  const before = wanted();
  await go(SALFORD);
  await page.waitForLoadState("networkidle");
  assert.equal(wanted(), before, "reading a case costs no index");
  await header(page).ask("goal");
  assert.equal(wanted(), before + 1);
});

test("an index that cannot be loaded is told, and the A to Z stays", async (t) => {
  const { page, context, expect, go } = await open(t, "http");
  await context.route("**/search/*.js*", (route) => route.abort());
  expect(/could not (be loaded|load)|ERR_FAILED/);
  await go("search.html?q=walkabout");
  await page.getByText("Search could not start. See the A to Z instead").waitFor();
  assert.ok(await page.getByRole("link", { name: /^Salford Royal/ }).first().isVisible());
});

test("the open list passes axe, in light and dark", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, go } = await open(t, "file", { colorScheme });
    await go("index.html");
    await header(page).ask("conslutant LiA eng");
    await page.keyboard.press("ArrowDown");
    await assertAccessible(page, `the open list in ${colorScheme}`);
  }
});
