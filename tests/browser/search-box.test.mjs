// The field in the header while what answers it (components/search/search.js) has not come, comes late, or never comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFocus, open, tabTo } from "./support.mjs";
import { hold } from "./search-page.mjs";

const ANSWERER = "**/assets/results.*.js";
const FAILED = "Search could not start. See the A to Z instead";

const header = (page) => ({
  field: page.getByRole("combobox", { name: "Search this site" }),
  popup: page.locator(".cb-search__popup"),
  status: page.locator(".cb-search [role=status]"),
  option: (text) => page.getByRole("option", { name: text }),
  all: (text) => page.getByRole("option", { name: `All results for “${text}”` }),
});

test("a page that is only read loads neither the index nor what answers the field; going there loads each once", async (t) => {
  const { page, site, go } = await open(t, "http");
  const asked = () => site.asked.slice(before).filter((path) => /^(assets\/results|search\/)/.test(path)).map((path) => path.replace(/\..*/, "")).sort();
  let before = site.asked.length;
  for (const path of ["index.html", "cases/salford-royal.html", "assessments/organisation.html"]) await go(path);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked(), []);
  const { field, all } = header(page);
  await field.focus();
  await field.blur();
  await field.fill("walkabout");
  await field.fill("culture");
  await all("culture").waitFor();
  assert.deepEqual(asked().filter((path) => !path.startsWith("search/text")), ["assets/results", "assets/results", "search/index"], "the script with its style, and the index");
});

for (const way of ["the tab key", "the key /", "a click"]) {
  test(`nothing typed is lost while the script is on its way, gone to by ${way}`, async (t) => {
    const { page, context, go } = await open(t, "http");
    const release = await hold(context, ANSWERER);
    await go("about.html");
    const { field, popup, all } = header(page);
    if (way === "the tab key") await tabTo(page, field);
    else if (way === "a click") await field.click();
    else await page.keyboard.press("/");
    await page.evaluate(() => {
      window.drawn = [];
      const list = document.querySelector("#cb-search-list");
      new MutationObserver(() => window.drawn.push(list.lastElementChild.textContent)).observe(list, { childList: true });
    });
    for (const letter of "walk") await page.keyboard.type(letter);
    assert.deepEqual(await field.evaluate(({ ariaExpanded, ariaAutoComplete }) => [ariaExpanded, ariaAutoComplete]), ["false", "list"]);
    assert.ok(await popup.isHidden());
    assert.equal(await page.locator(`#${await field.getAttribute("aria-controls")}`).getAttribute("role"), "listbox");
    await assertAccessible(page, "the field that waits");
    release();
    // What follows falls before, into or behind the moment in which the script comes.
    for (const letter of "about") await page.keyboard.type(letter);
    await all("walkabout").waitFor();
    assert.equal(await field.inputValue(), "walkabout");
    await assertFocus(field);
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    assert.equal((await page.evaluate(() => window.drawn)).at(-1), "All results for “walkabout”");
  });
}

test("what was typed is searched when the script comes, though no key follows, and once", async (t) => {
  const { page, context, go } = await open(t, "http");
  const release = await hold(context, ANSWERER);
  await go("about.html");
  const { field, all, status } = header(page);
  await field.focus();
  await page.evaluate(() => {
    window.asked = [];
    const { find } = casebook.search;
    casebook.search.find = (text, options) => {
      window.asked.push(text);
      return find(text, options);
    };
  });
  await page.keyboard.type("walkabout");
  release();
  await all("walkabout").waitFor();
  await status.filter({ hasText: /results? shown/ }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked), ["walkabout"]);
});

test("Enter and the button open the search page on what was typed, though the script has not come", async (t) => {
  for (const way of ["Enter", "button"]) {
    const { page, context, base, expect, go } = await open(t, "http");
    const release = await hold(context, ANSWERER);
    // The page that is left waits for it no longer.
    expect(/results\..*ERR_ABORTED/);
    await go("topics/boards.html");
    await page.keyboard.press("/");
    await page.keyboard.type("doctors & managers");
    if (way === "Enter") await page.keyboard.press("Enter");
    else await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.waitForURL(`${base}search.html?q=doctors+%26+managers`, { waitUntil: "commit" });
    release();
    await page.locator(".cb-search-page__result").first().waitFor();
  }
});

test("a list does not open for somebody who has gone on, and Escape empties the field, before the script comes", async (t) => {
  const { page, context, go } = await open(t, "http");
  const release = await hold(context, ANSWERER);
  await go("about.html");
  const { field, popup, all } = header(page);
  await field.fill("culture");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  await field.fill("culture");
  await page.locator("h1").click();
  const came = page.waitForResponse(ANSWERER);
  release();
  await (await came).finished();
  await page.evaluate(() => casebook.search.find("culture"));
  assert.ok(await popup.isHidden());
  await field.press("ArrowDown");
  await all("culture").waitFor();
});

test("a script that cannot be loaded is told, leads to the A to Z, and is asked for again", async (t) => {
  const { page, context, base, expect, go } = await open(t, "http");
  await context.route(ANSWERER, (route) => route.abort());
  expect(/could not (be loaded|load)|ERR_FAILED/);
  await go("about.html");
  const { field, popup, status, option, all } = header(page);
  await field.focus();
  assert.ok(await popup.isHidden(), "nothing is told before anything is typed");
  await page.keyboard.type("culture");
  await option(FAILED).waitFor();
  assert.equal(await status.textContent(), FAILED);
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.equal(await field.inputValue(), "culture");
  assert.equal(await option(FAILED).evaluate((link) => link.href), `${base}search.html?q=culture`);
  await assertAccessible(page, "the field that cannot answer");
  await page.keyboard.press("Escape");
  assert.ok(await popup.isHidden());
  // A network share can come back.
  await context.unroute(ANSWERER);
  await page.keyboard.type("s");
  await all("cultures").waitFor();
  assert.equal(await option(FAILED).count(), 0);
});

test("a server's own page in place of the script, and an index that cannot be loaded, are told too", async (t) => {
  for (const [pattern, answer] of [[ANSWERER, (route) => route.fulfill({ contentType: "text/javascript", body: "<!doctype html>" })], ["**/search/*.js*", (route) => route.abort()]]) {
    const { page, context, expect, go } = await open(t, "http");
    await context.route(pattern, answer);
    expect(/could not (be loaded|load)|ERR_FAILED|Unexpected token|answer is not a function/);
    await go("about.html");
    const { field, option } = header(page);
    await field.fill("culture");
    await option(FAILED).waitFor();
    await context.unroute(pattern);
    await field.press("Enter");
    await page.waitForURL(/search\.html\?q=culture$/);
    await page.locator(".cb-search-page__result").first().waitFor();
  }
});
