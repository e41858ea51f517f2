// Search as people meet it: the field in the header, the search page, and the public entry.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, hasFocus, open, pressUntil, tabTo } from "./support.mjs";

const SALFORD = "cases/salford-royal.html";
const HOSTILE = ["<img src=x onerror=alert(1)>", "\"'><script>alert(1)</script>", "__proto__", "constructor", "%00%", "\\", "((((", "[a-z]*",
  "javascript:alert(1)", "../../etc/passwd", "a".repeat(300), "\u202eabc", "\ud83d", "שלום", "' OR 1=1 --"];

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

/** The page that holds a search of its own, and the A to Z. */
const searchPage = (page) => {
  const root = page.locator("[data-module=cb-search-page]");
  return {
    field: page.getByRole("searchbox", { name: "What are you looking for?" }),
    results: root.locator(".cb-search-page__result"),
    status: root.getByRole("status"),
    nothing: root.getByRole("heading", { name: "Nothing found" }),
  };
};

for (const where of ["http", "file"]) {
  test(`${where}: the header finds Salford Royal for "walkabout"`, async (t) => {
    const { page, go } = await open(t, where);
    await go("index.html");
    const search = header(page);
    await search.ask("walkabout");
    await search.list.locator(`[href$="${SALFORD}"]`).waitFor();
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
    await pressUntil(page, "ArrowUp", async () => (await search.active.getAttribute("href")) === `../${SALFORD}`);
    await page.keyboard.press("Enter");
    await page.waitForURL(base + SALFORD);
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

  test(`${where}: a shared address shows its results, and the address follows the typing`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go("search.html?q=walkabout");
    const search = searchPage(page);
    await search.results.locator(`a[href="${SALFORD}"]`).waitFor();
    assert.equal(await search.field.inputValue(), "walkabout");
    await search.field.fill("medical engagement");
    await page.waitForURL(`${base}search.html?q=medical+engagement`);
    await page.getByRole("checkbox", { name: "Case studies" }).check();
    await page.waitForURL(`${base}search.html?q=medical+engagement&kind=case`);
    const first = await search.results.first().textContent();
    assert.match(await search.status.textContent(), /^\d+ results?$/);
    await page.reload();
    await search.results.first().waitFor();
    assert.equal(await search.results.first().textContent(), first, "the same address gives the same results");
    assert.deepEqual(new Set(await search.results.locator(".cb-tag").allTextContents()), new Set(["Case study"]));
    await search.field.fill("");
    await page.waitForURL(`${base}search.html?kind=case`);
  });

  test(`${where}: the public entry answers, best first, with what a page shows`, async (t) => {
    const { page, go } = await open(t, where);
    await go("search.html?q=x");
    const found = await page.evaluate(() => casebook.search.query("staff engagement", { limit: 5, filters: { kind: ["case", "topic"] } }));
    assert.ok(found.length > 1 && found.length <= 5);
    assert.deepEqual(Object.keys(found[0]).sort(), ["excerpt", "kind", "score", "title", "url"]);
    assert.deepEqual(found.map(({ score }) => score), found.map(({ score }) => score).sort((a, b) => b - a));
    assert.ok(found.every(({ kind }) => kind === "case" || kind === "topic"));
    assert.equal(found[0].url, "topics/staff-engagement.html", "the topic of that name comes first");
  });
}

test("every result of a search leads to a page and a place that exist", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=leadership");
  await searchPage(page).results.first().waitFor();
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
  assert.ok(await hasFocus(field));
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
  await pressUntil(page, "ArrowDown", async () => (await active.getAttribute("href")) === "cases/southern-health.html");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${base}cases/southern-health.html`);
});

test("a live region says how many results there are", async (t) => {
  const { page, go } = await open(t, "file");
  await go("index.html");
  const { status, options, ask } = header(page);
  await ask("walkabout");
  const count = (await options.count()) - 1;
  await status.filter({ hasText: new RegExp(`^${count} results? shown$`) }).waitFor();

  await go("search.html?q=walkabout");
  const search = searchPage(page);
  await search.results.first().waitFor();
  assert.match(await search.status.textContent(), new RegExp(`^${await search.results.count()} results?$`));
});

test("finding nothing is said, with ways on that work", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=zzzzqqqq");
  const search = searchPage(page);
  await search.nothing.waitFor();
  assert.equal(await search.status.textContent(), "0 results");
  const help = page.locator("[data-part=none]");
  await help.getByRole("link", { name: "Everything from A to Z" }).click();
  await page.waitForURL(/#a-to-z$/);
  await help.getByRole("link", { name: "Glossary" }).click();
  await page.waitForURL(`${base}glossary.html`);

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
  const wanted = () => site.asked.filter((path) => path.startsWith("search/")).length;
  const before = wanted();
  await go(SALFORD);
  await page.waitForLoadState("networkidle");
  assert.equal(wanted(), before, "reading a case costs no index");
  await header(page).ask("goal");
  assert.equal(wanted(), before + 1);
});

test("an index that cannot be loaded is told, and the A to Z stays", async (t) => {
  const { page, context, expect, go } = await open(t, "http");
  await context.route("**/search/*.js", (route) => route.abort());
  expect(/could not (be loaded|load)|ERR_FAILED/);
  await go("search.html?q=walkabout");
  await page.getByText("Search could not start. See the A to Z instead").waitFor();
  assert.ok(await page.getByRole("link", { name: /^Salford Royal/ }).first().isVisible());
});

test("the open list and the results pass axe, in light and dark", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, go } = await open(t, "file", { colorScheme });
    await go("index.html");
    await header(page).ask("walkabout");
    await page.keyboard.press("ArrowDown");
    await assertAccessible(page, `the open list in ${colorScheme}`);
    await go("search.html?q=walkabout");
    await searchPage(page).results.first().waitFor();
    await assertAccessible(page, `the results in ${colorScheme}`);
    await go("search.html?q=zzzzqqqq");
    await searchPage(page).nothing.waitFor();
    await assertAccessible(page, `nothing found in ${colorScheme}`);
  }
});
