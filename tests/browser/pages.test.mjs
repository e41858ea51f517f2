// Every page in a real browser: accessible, readable without JavaScript, and narrow enough. Other looks, of a page of each
// kind, are in matrix.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGES, assertAccessible, kindOf, open, read, until } from "./support.mjs";

test("axe finds no violation of WCAG 2.2 AA on any page", async (t) => {
  const { page, go } = await open(t, "file", { viewport: { width: 1280, height: 900 } });
  for (const path of PAGES) {
    await go(path);
    await assertAccessible(page, path);
  }
});

// A window 1280 pixels wide at 400 % has as much room as one of 320.
test("no page scrolls sideways at 320 pixels, nor does any text stick out", async (t) => {
  const { page, go } = await open(t, "http", { viewport: { width: 320, height: 800 } });
  const faults = [];
  for (const path of PAGES) {
    await go(path);
    const { wide, culprits } = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth;
      // What scrolls in a box of its own may be wider than the page.
      const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > 321 && !one.closest(".cb-table"));
      return { wide, culprits: out.slice(0, 3).map((one) => one.outerHTML.slice(0, 80)) };
    });
    if (wide > 320) faults.push(`${path} is ${wide} wide: ${culprits.join(" | ")}`);
  }
  assert.deepEqual(faults, []);
});

test("every page is read over http below a sub-path, and from files, with no request elsewhere and no error", async (t) => {
  for (const where of ["http", "file"]) {
    const { page, base, site, go } = await open(t, where);
    for (const path of PAGES) {
      await go(path);
      assert.equal(await page.locator("[data-cb-started=failed]").count(), 0, `every component of ${path} starts`);
      // The book is for paper, and loads no script.
      const waiting = await page.locator("[data-module]:not([data-cb-started=true])").count();
      if (path !== "book.html") assert.equal(waiting, 0, `every component of ${path} has a script`);
    }
    if (where === "http") {
      assert.ok(site.asked.includes("index.html") && base.endsWith("/trust/casebook/"));
      const sent = await page.context().request.get(base);
      assert.equal(sent.status(), 404, "no directory index is relied on");
      site.refused.length = 0; // the request above, made on purpose
    }
  }
});

// Without JavaScript

test("without JavaScript: the front page, the cases and a case are whole, and nothing there waits for a script", async (t) => {
  const { page, base, go } = await open(t, "file", { javaScriptEnabled: false });
  await go("index.html");
  await page.getByRole("link", { name: "Search and A to Z" }).first().click();
  await page.waitForURL(`${base}search.html`);
  await go("cases/index.html");
  const cards = page.locator(".cb-case-card");
  assert.equal(await cards.count(), PAGES.filter((path) => kindOf(path) === "case").length);
  for (const card of await cards.all()) assert.ok(await card.isVisible());
  assert.equal(await page.locator("form:visible, input:visible, button:visible").count(), 0, "no control that does nothing");
  await page.getByRole("link", { name: /^Salford Royal/ }).first().click();
  await page.waitForURL(`${base}cases/salford-royal.html`);
  for (const name of ["At a glance", "Context", "What came of it", "What the sources do not say", "References"]) {
    assert.ok(await page.getByRole("heading", { name, exact: true }).isVisible(), name);
  }
  assert.ok(await page.getByRole("table", { name: "Outcomes that the sources claim" }).isVisible());
});

const ITEMS = {
  "collective-leadership-culture": 12,
  "engaging-board": 9,
  "leadership-strategy": 15,
  "leading-across-systems": 10,
  "medical-leaders": 7,
  organisation: 7,
  "patient-centred-care": 9,
  "well-structured-appraisal": 4,
};

test("without JavaScript: a checklist shows every question, choice, anchor and link", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false });
  for (const [id, number] of Object.entries(ITEMS)) {
    const path = `assessments/${id}.html`;
    await go(path);
    const items = page.locator("[data-item]");
    assert.equal(await items.count(), number, path);
    for (const item of await items.all()) {
      assert.equal(await item.getByRole("radio").count(), 8, "five levels and three reasons for none");
      for (const radio of await item.getByRole("radio").all()) assert.ok(await radio.isEnabled());
      for (const label of await item.locator(".cb-radio label").all()) assert.ok(await label.isVisible());
      assert.equal(await item.locator(".cb-radio .cb-hint:visible").count(), 5, "each level with its own words");
      assert.ok((await item.locator("details :is(a, strong):visible").count()) > 0, "what the cases show, or that none does");
    }
    assert.equal(await page.locator("button:visible").count(), 0, "no button that does nothing");
    assert.ok(await page.getByText("This page works as a paper form.").isVisible());
  }
});

test("without JavaScript: the glossary and the A to Z are readable, letter by letter", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false });
  await go("glossary.html");
  assert.ok(await page.locator("#lean").isVisible());
  for (const term of await page.locator("main dt").all()) assert.ok(await term.isVisible());
  await go("search.html");
  const entries = page.locator(".cb-a-to-z__entry a");
  assert.ok((await entries.count()) > 50);
  for (const entry of await entries.all()) assert.ok(await entry.isVisible());
  assert.ok(await entries.filter({ hasText: "Salford Royal" }).first().isVisible());
  const letters = page.getByRole("navigation", { name: "Entries by letter" }).getByRole("link");
  await letters.filter({ hasText: /S$/ }).click();
  assert.ok(await page.locator("#letter-s").isVisible());
  assert.equal(await page.locator("form:visible").count(), 0, "no field that does nothing");
});

// Passages

test("an address with a fact lights up the passage that holds it, and brings it into view", async (t) => {
  const { page, go } = await open(t, "file");
  for (const fact of ["sal-15", "sal-05"]) {
    await go("cases/salford-royal.html");
    const passage = page.locator(`:is(p, li, tr):has(#${fact}), #${fact}:is(p, li, tr)`).last();
    const look = () => passage.evaluate((one) => [one, one.querySelector("a.cb-fact")].filter(Boolean)
      .map((part) => { const style = getComputedStyle(part); return style.backgroundColor + style.boxShadow + style.outlineStyle; }).join());
    const plain = await look();
    await page.goto(`${page.url().split("#")[0]}#${fact}`);
    assert.notEqual(await look(), plain, `${fact} looks different when it is landed on`);
    await until(() => passage.evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < innerHeight), `${fact} in view`);
  }
});

test("the skip link leads past the header, and every page can be reached from the front page", async (t) => {
  const { page, go } = await open(t, "file");
  await go("cases/salford-royal.html");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to main content");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.id === "cb-main"));

  const linked = new Set(["index.html"]);
  for (const path of linked) {
    for (const [, href] of read(path).matchAll(/<a [^>]*href="([^"#?]+\.html)/g)) linked.add(decodeURI(new URL(href, `file:///${path}`).pathname.slice(1)));
  }
  assert.deepEqual(PAGES.filter((path) => !linked.has(path) && path !== "404.html"), []);
});

test("what has the focus can be seen, on every stop of the case list", async (t) => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    const { page, go } = await open(t, "file", options);
    await go("cases/index.html");
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const one = document.activeElement;
        const looks = [getComputedStyle(one), getComputedStyle(one, "::before"), getComputedStyle(one.labels?.[0] ?? one, "::before")];
        return looks.some(({ outlineStyle, boxShadow }) => outlineStyle !== "none" || boxShadow !== "none") ? "" : one.outerHTML;
      });
      assert.equal(seen, "", `stop ${stop}, ${JSON.stringify(options)}`);
    }
  }
});

// Tables of the whole evidence

test("evidence map: every mark has a name and a size to hit, scrolls in its own box by keyboard, and leads to the passage", async (t) => {
  const { page, base, go } = await open(t, "file", { viewport: { width: 360, height: 800 } });
  await go("evidence-map.html");
  const marks = page.locator("a.cb-map__link");
  assert.ok((await marks.count()) > 200);
  const small = await marks.evaluateAll((all) => all.filter((mark) => {
    const { width, height } = mark.getBoundingClientRect();
    return width < 24 || height < 24 || !/^(Direct example|Part of an example|Caution): ./.test(mark.querySelector(".cb-hidden-visually").textContent);
  }).length);
  assert.equal(small, 0, "WCAG 2.2, 2.5.8: 24 pixels");
  const box = page.getByRole("region", { name: "Questions and the passages that bear on them: How far is medical engagement part of how we work?" });
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await until(() => box.evaluate((one) => one.scrollLeft > 0), "the box scrolls");
  const first = box.getByRole("link", { name: /^Direct example: Salford Royal/ }).first();
  await first.click();
  await page.waitForURL(`${base}cases/salford-royal.html#sal-*`);
  assert.ok(await page.locator(".cb-fact:target").count());
});

test("topics: the table says in words which case bears on which topic", async (t) => {
  const { page, go } = await open(t, "file");
  await go("topics/index.html");
  const row = page.getByRole("table", { name: "Cases by topic" }).getByRole("row", { name: /^Schwartz Rounds/ });
  assert.deepEqual((await row.getByRole("cell").allTextContents()).filter(Boolean).sort(), ["also", "main topic"]);
  assert.equal(await page.getByRole("table", { name: "Cases by topic" }).getByRole("row").count(), 23, "heads, 21 cases, and the way to each list");
});
