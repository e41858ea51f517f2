// The search page: addresses to share, filters with counts, more results, corrections, and what is said and kept still.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFocus, hasFocus, open, tabTo, until } from "./support.mjs";
import { holdIndex, madeUp, searchPage } from "./search-page.mjs";

const SALFORD = "cases/salford-royal.html";

for (const where of ["http", "file"]) {
  test(`${where}: a shared address shows its results, and the address follows the typing`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go("search.html?q=walkabout");
    const search = searchPage(page);
    await search.results.locator(`a[href^="${SALFORD}"]`).first().waitFor();
    assert.equal(await search.field.inputValue(), "walkabout");
    await search.field.fill("medical engagement");
    await page.waitForURL(`${base}search.html?q=medical+engagement`);
    await search.choice("Case studies").check();
    await page.waitForURL(`${base}search.html?q=medical+engagement&kind=case`);
    await search.chips.first().waitFor();
    await search.results.filter({ hasNotText: "Case study" }).first().waitFor({ state: "detached" });
    const titles = await search.titles.allTextContents();
    await page.reload();
    await search.results.first().waitFor();
    assert.deepEqual(await search.titles.allTextContents(), titles, "the same address gives the same results");
    assert.ok(await search.choice("Case studies").isChecked());
    assert.match(await page.title(), /^medical engagement \| /);
    await search.field.fill("");
    await page.waitForURL(`${base}search.html?kind=case`);
    await search.count.waitFor({ state: "hidden" });
    assert.ok(await page.getByRole("heading", { name: "Everything from A to Z" }).isVisible());
  });

  test(`${where}: Back and Forward go from question to question, not from letter to letter`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go("search.html?q=culture");
    const search = searchPage(page);
    await search.results.first().waitFor();
    const culture = await search.titles.allTextContents();
    await search.field.focus();
    await page.keyboard.press("End");
    await page.keyboard.type(" of safe");
    await page.waitForURL(`${base}search.html?q=culture+of+safe`);
    await page.keyboard.type("ty");
    await page.waitForURL(`${base}search.html?q=culture+of+safety`);
    await search.choice("Case studies").check();
    await page.waitForURL(`${base}search.html?q=culture+of+safety&kind=case`);
    await page.goBack();
    await page.waitForURL(`${base}search.html?q=culture+of+safety`);
    assert.ok(!(await search.choice("Case studies").isChecked()));
    await page.goBack();
    await page.waitForURL(`${base}search.html?q=culture`);
    assert.equal(await search.field.inputValue(), "culture");
    await page.waitForFunction((title) => document.querySelector(".cb-search-page__result h3 a")?.textContent === title, culture[0]);
    assert.deepEqual(await search.titles.allTextContents(), culture);
    await page.goForward();
    await page.goForward();
    await page.waitForURL(`${base}search.html?q=culture+of+safety&kind=case`);
    await search.chips.filter({ hasText: "Case studies" }).waitFor();
  });
}

test("each choice finds as many as it promises; choices of one sort widen, of two sorts narrow", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=staff+engagement");
  const search = searchPage(page);
  await search.results.first().waitFor();
  const all = await search.total();
  const [cases, topics] = [await search.promised("Case studies"), await search.promised("Topics")];
  assert.ok(cases > 0 && topics > 0 && cases + topics < all);
  await search.choice("Case studies").check();
  await search.count.filter({ hasText: new RegExp(`\\b${cases} results$`) }).waitFor();
  assert.equal(await search.promised("Topics"), topics, "a choice does not change what its own sort promises");
  await search.choice("Topics").check();
  await search.count.filter({ hasText: new RegExp(`\\b${cases + topics} results$`) }).waitFor();
  await search.choice("Topics").uncheck();
  const english = await search.promised("England");
  assert.ok(english > 0 && english < cases);
  await search.choice("England").check();
  await search.count.filter({ hasText: new RegExp(`\\b${english} results?$`) }).waitFor();
  assert.ok(await search.choice("References").isDisabled(), "a choice that would find nothing cannot be made");
  assert.ok(await search.choice("Case studies").isEnabled());
});

test("the filters that are on can be taken away one by one or all at once, and the focus is never lost", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=staff&kind=case&kind=topic&country=England");
  const search = searchPage(page);
  await search.results.first().waitFor();
  assert.deepEqual(await search.chips.allTextContents(), ["Case studies", "Topics", "England", "Clear filters"]);
  await page.getByRole("button", { name: "Remove the filter Topics" }).press("Enter");
  await page.waitForURL(`${base}search.html?q=staff&kind=case&country=England`);
  assert.ok(!(await search.choice("Topics").isChecked()));
  await assertFocus(page.getByRole("button", { name: "Remove the filter England" }), "the next one has its place");
  await page.getByRole("button", { name: "Clear filters" }).press("Enter");
  await page.waitForURL(`${base}search.html?q=staff`);
  await assertFocus(search.count);
  assert.equal(await search.chips.count(), 0);
});

test("the values of the filters stand in the page; of a long list the most frequent are shown, and all on demand", async (t) => {
  const { page, context, base } = await open(t, "http");
  const release = await holdIndex(context);
  await page.goto(`${base}search.html?q=safety&topic=Staff+wellbeing`, { waitUntil: "domcontentloaded" });
  const search = searchPage(page);
  const topics = page.getByRole("group", { name: "Topic" }).getByRole("checkbox");
  assert.ok((await topics.count()) >= 6, "before the index is read");
  assert.ok(await search.choice("Staff wellbeing").isChecked());
  release();
  await search.count.filter({ hasText: "result" }).waitFor();
  assert.ok(await search.choice("Staff wellbeing").isVisible(), "a rare choice is shown while it is on");
  const shown = await topics.count();
  assert.ok(shown <= 7);
  await page.getByRole("button", { name: /^Show all \d+ topics$/ }).press("Enter");
  assert.ok((await topics.count()) > shown);
  await until(async () => (await hasFocus(topics.first())) || topics.first().isDisabled(), "the focus stays in the list");
  await search.field.fill("culture");
  await page.waitForURL(/q=culture/);
  await search.count.filter({ hasText: "result" }).waitFor();
  assert.ok((await topics.count()) > shown, "they stay open");
});

test("at 360 pixels the filters are folded away; wide, they stand open", async (t) => {
  for (const [width, isOpen] of [[360, false], [1280, true]]) {
    const { page, go } = await open(t, "file", { viewport: { width, height: 800 } });
    await go("search.html?q=staff");
    const search = searchPage(page);
    await search.results.first().waitFor();
    assert.equal(await search.choice("Case studies").isVisible(), isOpen);
    if (!isOpen) await page.getByText("Filter", { exact: true }).click();
    assert.ok(await search.choice("Case studies").isVisible());
  }
});

test("more results come below, keep what was there, take the focus to the first of them, and are said", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html");
  const search = searchPage(page);
  await madeUp(page);
  await search.field.fill("any 23");
  await search.count.filter({ hasText: "The best 8 of 23 results" }).waitFor();
  const first = await search.titles.first().elementHandle();
  await tabTo(page, search.more);
  await page.keyboard.press("Enter");
  await search.count.filter({ hasText: "The best 16 of 23 results" }).waitFor();
  assert.ok(await first.evaluate((link) => link.isConnected), "what was there is not drawn anew");
  await assertFocus(search.titles.nth(8));
  await search.status.filter({ hasText: "The best 16 of 23 results" }).waitFor();
  await search.more.click();
  await search.count.filter({ hasText: /^23 results$/ }).waitFor();
  assert.ok(await search.more.isHidden());
  await search.field.fill("other 23");
  await search.count.filter({ hasText: "The best 8 of 23 results" }).waitFor();
});

test("more results asked for while other words are on their way are those of the other words", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html");
  await madeUp(page);
  const search = searchPage(page);
  await search.field.fill("first 23");
  await search.count.filter({ hasText: "of 23 results" }).waitFor();
  await search.field.evaluate((field) => {
    field.value = "next 33";
    field.dispatchEvent(new Event("change"));
    document.querySelector("[data-part=more]").click();
  });
  await search.count.filter({ hasText: "The best 16 of 33 results" }).waitFor();
  assert.equal(await search.titles.filter({ hasText: "next 33" }).count(), 16);
});

test("a reload shows as many results as there were", async (t) => {
  const { page, go } = await open(t, "http");
  await go("search.html?q=staff");
  const search = searchPage(page);
  await search.more.click();
  await search.results.nth(15).waitFor();
  await page.reload();
  await search.results.nth(15).waitFor();
  assert.equal(await search.results.count(), 16);
});

test("a heading names the passage a result leads to, and a question of a self-assessment is one", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html");
  await madeUp(page);
  const search = searchPage(page);
  await search.field.fill("any 2");
  await page.getByRole("link", { name: "any 2 result 2 How it was led" }).waitFor();
  assert.deepEqual(await search.results.locator(".cb-tag").allTextContents(), ["Case study", "Question"]);
});

test("a misspelt word is corrected, said, and can be searched as typed; the address keeps the choice", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=conslutant+apraisal");
  const search = searchPage(page);
  await search.notes.getByText("Showing results for consultant appraisal.").waitFor();
  await search.results.first().waitFor();
  await search.status.filter({ hasText: "Showing results for consultant appraisal." }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "Search instead for conslutant apraisal" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${base}search.html?q=conslutant+apraisal&exact=1`);
  await search.notes.getByText("Searched for conslutant apraisal as it is spelt.").waitFor();
  await assertFocus(search.count);
  assert.equal(await search.notes.getByText("Showing results for").count(), 0, "nothing is corrected now");
  await page.reload();
  await search.notes.getByText("Searched for conslutant apraisal as it is spelt.").waitFor();
  await page.getByRole("button", { name: "Search with the spelling corrected" }).click();
  await page.waitForURL(`${base}search.html?q=conslutant+apraisal`);
  await search.notes.getByText("Showing results for consultant appraisal.").waitFor();
  await page.goBack();
  await search.notes.getByText("Searched for conslutant apraisal as it is spelt.").waitFor();
});

test("other words are corrected again", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=conslutant&exact=1");
  const search = searchPage(page);
  await search.notes.getByText("Searched for conslutant as it is spelt.").waitFor();
  await search.field.fill("apraisal");
  await page.waitForURL(`${base}search.html?q=apraisal`);
  await search.notes.getByText("Showing results for appraisal.").waitFor();
});

test("an acronym tells what it was also searched as", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=LiA");
  await searchPage(page).notes.getByText("LiA was also searched as Listening into Action.").waitFor();
});

test("finding nothing is said, with ways on that work", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=zzzzqqqq");
  const search = searchPage(page);
  await search.nothing.waitFor();
  await search.status.filter({ hasText: "0 results" }).waitFor();
  assert.ok(await search.more.isHidden());
  const help = page.locator("[data-part=none]");
  assert.equal(await help.getByRole("button").count(), 0, "no filter is on");
  await help.getByRole("link", { name: "Everything from A to Z" }).click();
  await page.waitForURL(/#a-to-z$/);
  await help.getByRole("link", { name: "Glossary" }).click();
  await page.waitForURL(`${base}glossary.html`);
});

test("where filters leave nothing, they can be left out", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go("search.html?q=walkabout&kind=reference");
  const search = searchPage(page);
  await search.nothing.waitFor();
  await page.getByRole("button", { name: "Search without filters" }).press("Enter");
  await page.waitForURL(`${base}search.html?q=walkabout`);
  await search.results.first().waitFor();
  assert.ok(await search.nothing.isHidden());
  await assertFocus(search.count);
});

test("the down arrow goes from the field to the first result", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=walkabout");
  const search = searchPage(page);
  await search.results.first().waitFor();
  await search.field.press("ArrowDown");
  await assertFocus(search.titles.first());
});

test("old results stay until new ones are there, nothing above them moves, and a late answer is dropped", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html");
  await madeUp(page);
  const search = searchPage(page);
  await search.field.fill("first 3");
  await search.titles.filter({ hasText: "first 3 result 1" }).first().waitFor();
  const place = await search.count.boundingBox();
  await search.field.fill("slow 5");
  await page.waitForURL(/q=slow/);
  assert.equal(await search.titles.first().textContent(), "first 3 result 1", "the old results stay");
  assert.deepEqual(await search.count.boundingBox(), place);
  await search.field.fill("next 4");
  await search.titles.filter({ hasText: "next 4 result 1" }).first().waitFor();
  assert.deepEqual(await search.count.boundingBox(), place);
  await page.evaluate(() => window.release());
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await search.titles.first().textContent(), "next 4 result 1", "the late answer is dropped");
  assert.equal(await search.count.textContent(), "4 results");
});

test("while the index is on its way, only the last question is answered", async (t) => {
  const { page, context, base } = await open(t, "http");
  const release = await holdIndex(context);
  await page.goto(`${base}search.html?q=zzzzqqqq`, { waitUntil: "domcontentloaded" });
  const search = searchPage(page);
  await search.field.fill("walkabout");
  await page.waitForURL(/q=walkabout/, { waitUntil: "commit" });
  await search.count.filter({ hasText: "Searching…" }).waitFor();
  await page.evaluate(() => {
    window.drawn = [];
    new MutationObserver(() => window.drawn.push(document.querySelector("[data-part=count]").textContent))
      .observe(document.querySelector("[data-part=list]"), { childList: true });
  });
  release();
  await search.results.first().waitFor();
  assert.deepEqual(await page.evaluate(() => window.drawn.length), 1, "the list is drawn once");
  assert.ok(await search.nothing.isHidden());
});

test("quick typing is announced once, when it rests", async (t) => {
  const { page, go } = await open(t, "file");
  await page.clock.install();
  await go("search.html");
  await madeUp(page);
  const search = searchPage(page);
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector("[data-part=status]");
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
  });
  await search.field.focus();
  for (const letter of "any words 12") {
    await page.keyboard.type(letter);
    await page.clock.runFor(250);
  }
  assert.deepEqual(await page.evaluate(() => window.said), []);
  await page.clock.runFor(1000);
  assert.deepEqual((await page.evaluate(() => window.said)).map((text) => text.trim()), ["The best 8 of 12 results"]);
});

test("hostile queries do no harm to the page or the address", async (t) => {
  const { page, go } = await open(t, "http");
  page.on("dialog", () => assert.fail("a query ran as a script"));
  await go("search.html");
  const search = searchPage(page);
  for (const text of ["a".repeat(10_000), "word ".repeat(2000), "?!…()[]{}*+", "🩺🚑", "\ud83d", "__proto__ constructor toString", "\u202eabc def", "<img src=x onerror=alert(1)>",
    "שלום עולם", "&kind=case#x%00"]) {
    await page.evaluate((text) => {
      const field = document.querySelector("#search-words");
      field.value = text;
      field.dispatchEvent(new Event("input"));
      field.dispatchEvent(new Event("change"));
    }, text);
    await search.count.filter({ hasText: /^(\d+|The best .*) results?$/ }).waitFor();
    assert.equal(await page.locator("main :is(script, img)").count(), 0);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.ok(!scrolls, `no sideways scrolling on ${text.slice(0, 20)}`);
    await page.reload();
    await search.count.filter({ hasText: /^(\d+|The best .*) results?$/ }).waitFor();
  }
  await search.field.fill("walkabout");
  await search.results.locator(`a[href^="${SALFORD}"]`).first().waitFor();
});

test("filters, corrections, results and nothing found pass axe at 320 pixels and wide, in light, dark and forced colours", async (t) => {
  for (const options of [{ colorScheme: "light", viewport: { width: 320, height: 640 } }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    const { page, go } = await open(t, "file", options);
    const name = JSON.stringify(options);
    await go("search.html?q=conslutant+apraisal+LiA&kind=case&kind=reference");
    const search = searchPage(page);
    await search.results.first().waitFor();
    if (options.viewport) await page.getByText("Filter", { exact: true }).click();
    await assertAccessible(page, `the results, ${name}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), name);
    await go("search.html?q=zzzzqqqq&kind=case");
    await search.nothing.waitFor();
    await assertAccessible(page, `nothing found, ${name}`);
  }
});

test("from right to left, nothing is cut off or overlaps", async (t) => {
  const { page, go } = await open(t, "file", { viewport: { width: 360, height: 800 } });
  await go("search.html?q=staff&kind=case");
  await searchPage(page).results.first().waitFor();
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  const outside = await page.locator(".cb-search-page *:visible").evaluateAll((all) => all
    .filter((one) => !one.closest(".cb-hidden-visually"))
    .map((one) => [one.className, one.getBoundingClientRect()]).filter(([, { left, right }]) => left < 0 || right > 360).map(([name]) => name));
  assert.deepEqual(outside, []);
});

test("on paper: the question, the filters that are on and the results, and no control", async (t) => {
  const { page, go } = await open(t, "file");
  await go("search.html?q=staff&kind=case");
  const search = searchPage(page);
  await search.results.first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await search.field.isVisible() && await search.results.first().isVisible() && await search.chips.first().isVisible());
  assert.equal(await page.locator("main button:visible:not(.cb-search-page__chip), main input[type=checkbox]:visible").count(), 0);
  assert.ok(await page.getByRole("heading", { name: "Everything from A to Z" }).isHidden());
  await page.emulateMedia({ media: "screen" });
  await go("search.html");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("heading", { name: "Everything from A to Z" }).isVisible());
  assert.ok(await search.field.isHidden());
});
