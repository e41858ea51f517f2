// A page of each kind under every condition that a person may meet it in: looks, widths, no JavaScript, the keyboard alone.
// Every page in the usual look, and every page at 320 pixels, is in pages.test.mjs; Firefox is in firefox.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ONE_OF_EACH, PAGES, assertAccessible, kindOf, open } from "./support.mjs";

test("there is a page of every kind", () => {
  const kinds = ["assessment", "assessments", "book", "browse", "case", "cases", "compare", "evidence-map", "glossary", "group", "home", "not-found", "page",
    "references", "search", "topic", "topics"];
  assert.deepEqual([...new Set(PAGES.map(kindOf))].sort(), kinds);
  assert.deepEqual(ONE_OF_EACH.map(kindOf).sort(), kinds);
});

/** @type {Array<[string, import("playwright-core").BrowserContextOptions]>} */
const LOOKS = [
  ["dark, 360 pixels wide", { colorScheme: "dark", viewport: { width: 360, height: 800 } }],
  ["light, 320 pixels wide", { viewport: { width: 320, height: 256 } }],
  ["in forced colours", { forcedColors: "active", viewport: { width: 1280, height: 900 } }],
  ["in more contrast, dark", { contrast: "more", colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
];

for (const [look, options] of LOOKS) {
  test(`axe finds no violation of WCAG 2.2 AA, ${look}`, async (t) => {
    const { page, go } = await open(t, "file", options);
    for (const path of ONE_OF_EACH) {
      await go(path);
      await assertAccessible(page, `${path}, ${look}`);
    }
  });
}

test("without JavaScript, under the policy: the text is there, nothing waits for a script, and nothing scrolls sideways", async (t) => {
  const { page, go } = await open(t, "http", { javaScriptEnabled: false, viewport: { width: 320, height: 256 } });
  for (const path of ONE_OF_EACH) {
    await go(path);
    assert.ok((await page.locator("main").innerText()).length > 100, path);
    assert.ok(await page.getByRole("heading", { level: 1 }).isVisible(), path);
    assert.equal(await page.locator("button:visible, [data-cb-started]").count(), 0, `nothing on ${path} waits for a script`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, path);
  }
});

test("axe finds no violation of WCAG 2.2 AA where no script of the site has run", async (t) => {
  const { page, context, go } = await open(t, "http", { viewport: { width: 360, height: 800 } });
  // axe is a script itself and cannot run where none may, so the site's own are empty.
  await context.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  for (const path of ONE_OF_EACH) {
    await go(path);
    assert.equal(await page.locator("[data-cb-started]").count(), 0, path);
    await assertAccessible(page, `${path} without a script`);
  }
});

/** Notes each stop of the focus, and those that a person could not see; runs in the page. */
function watchFocus() {
  const page = /** @type {any} */ (window);
  page.stops = [];
  page.unmarked = [];
  document.addEventListener("focusin", (event) => {
    const one = /** @type {any} */ (event.target);
    const parts = [one, one.labels?.[0], one.closest("details, .cb-search")].filter(Boolean);
    const looks = parts.flatMap((part) => ["", "::before", "::after"].map((pseudo) => getComputedStyle(part, pseudo)));
    page.stops.push(one);
    if (!looks.some(({ outlineStyle, boxShadow }) => outlineStyle !== "none" || boxShadow !== "none")) page.unmarked.push(one.outerHTML.slice(0, 100));
  });
}

/** What Tab should come to, in order; of each group of radio buttons only one. Runs in the page. */
function tabStops() {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) => {
    const { type, name, disabled, tabIndex } = /** @type {any} */ (one);
    if (disabled || tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    return type !== "radio" || (!groups.has(name) && groups.add(name));
  });
}

/** From a stop on, so many are walked; of a page with very many, its beginning and its end. */
const WALK = 90;

test("the keyboard alone goes through every page to its end, each stop can be seen, and nothing holds it", async (t) => {
  // Still, so that a stop is in view as soon as it has the focus.
  const { page, go } = await open(t, "file", { reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
  for (const path of ONE_OF_EACH) {
    await go(path);
    await page.evaluate(`window.tabStops = ${tabStops}; (${watchFocus})()`);
    const count = await page.evaluate(() => /** @type {any} */ (window).tabStops().length);
    const starts = count > 2 * WALK ? [0, count - WALK] : [0];
    for (const start of starts) {
      const number = start === 0 && starts.length > 1 ? WALK : count - start;
      await page.evaluate((at) => {
        const { stops, tabStops } = /** @type {any} */ (window);
        if (at > 0) tabStops()[at - 1].focus();
        stops.length = 0;
      }, start);
      for (let pressed = 0; pressed < number; pressed += 15) {
        await Promise.all(Array.from({ length: Math.min(15, number - pressed) }, () => page.keyboard.press("Tab")));
        assert.ok(await page.evaluate(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return document.activeElement === document.body || (bottom > 0 && top < innerHeight);
        }), `the focus is in view on ${path}`);
      }
      const missed = await page.evaluate(([from, to]) => {
        const { stops, tabStops } = /** @type {any} */ (window);
        return tabStops().slice(from, to).filter((one) => !stops.includes(one)).map((one) => one.outerHTML.slice(0, 100));
      }, [start, start + number]);
      assert.deepEqual(missed.slice(0, 3), [], `${path}: ${missed.length} of ${number} were not come to`);
    }
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).unmarked.slice(0, 3)), [], `the focus on ${path}`);
  }
});
