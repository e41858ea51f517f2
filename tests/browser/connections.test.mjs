// What connects pages: the meaning of a term beside it (WCAG 2.2, 1.4.13), contents that follow the reader, the way
// from a work back to the text, and from a case to the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFocus, open, tabTo, until } from "./support.mjs";

const CASE = "cases/salford-royal.html";
/** The meanings are a file of their own: only a page on which somebody came near a term has asked for it. */
const asked = (/** @type {any} */ page) => page.evaluate(() => [...document.scripts].some(({ src }) => src.includes("/glossary.")));

/** A term of the case, and the box with its meaning. @param {any} page @param {string} id */
const parts = (page, id = "driver-diagram") => ({
  term: page.locator(`a.cb-term[href$="#${id}"]`),
  box: page.locator(".cb-meaning"),
  meaning: page.locator("#cb-meaning"),
});

/** Whether a box lies in the window. @param {any} box */
async function isInside(box) {
  const { x, y, width, height } = await box.boundingBox();
  const { w, h } = await box.page().evaluate(() => ({ w: document.documentElement.clientWidth, h: window.innerHeight }));
  return x >= 0 && y >= -1 && x + width <= w + 1 && y + height <= h + 1;
}

test("a pointer on a term brings its meaning, may go over to it, and takes it away by leaving; Escape does without moving", async (t) => {
  const { page, go } = await open(t, "file", { reducedMotion: "reduce" });
  await page.clock.install();
  await go(CASE);
  assert.equal(await asked(page), false, "nothing is loaded for who only reads");
  const { term, box, meaning } = parts(page);
  await term.hover();
  await meaning.waitFor();
  assert.match(await meaning.textContent(), /^driver diagram .+\(.+ 20\d\d.*\)/);
  assert.ok(await isInside(box));
  assert.equal(await box.locator("a:visible").count(), 0, "the term is the link");
  assert.equal(await term.getAttribute("aria-describedby"), null);
  // It stays while it is pointed at.
  const { x, y, width, height } = await meaning.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
  await page.clock.runFor(2000);
  assert.ok(await meaning.isVisible());
  await page.mouse.move(2, 2);
  await page.clock.runFor(2000);
  await meaning.waitFor({ state: "detached" });
  // Escape, with the pointer where it is.
  await term.hover();
  await page.clock.runFor(500);
  await meaning.waitFor();
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "detached" });
  await page.clock.runFor(2000);
  assert.equal(await meaning.count(), 0, "it does not come back by itself");
  assert.ok(await term.evaluate((link) => link.matches(":hover")));
  await term.click();
  assert.ok(page.url().endsWith("/glossary.html#driver-diagram"), "the link goes where it went");
});

test("with the focus the meaning describes the link, once; Escape keeps the focus, and leaving takes it away", async (t) => {
  const { page, go } = await open(t, "file", { reducedMotion: "reduce" });
  await go(CASE);
  const { term, meaning } = parts(page, "foundation-trust");
  await tabTo(page, term);
  await meaning.waitFor();
  assert.equal(await term.getAttribute("aria-describedby"), "cb-meaning");
  assert.match(await page.locator("main").ariaSnapshot(), /NHS foundation trust/);
  assert.equal(await page.locator(".cb-hidden-visually[role=status]").last().textContent(), "", "a screen reader has it as the description only");
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "detached" });
  await assertFocus(term);
  assert.equal(await term.getAttribute("aria-describedby"), null);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await meaning.waitFor();
  await page.keyboard.press("Tab");
  await meaning.waitFor({ state: "detached" });
  assert.equal(await page.locator(".cb-meaning").count(), 0);
});

test("a first tap shows the meaning with a link, a tap elsewhere takes it away, a second one follows the term", async (t) => {
  const { page, go } = await open(t, "file", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 }, reducedMotion: "reduce" });
  await go(CASE);
  const { term, box, meaning } = parts(page, "foundation-trust");
  await term.tap();
  await meaning.waitFor();
  assert.ok(page.url().endsWith(CASE));
  assert.ok(await isInside(box));
  assert.equal(await page.locator(".cb-hidden-visually[role=status]").last().textContent(), await meaning.textContent(), "it is said, as no focus moved");
  assert.equal(await box.getAttribute("role"), null, "a tooltip holds no link");
  assert.equal(await box.locator("a").textContent(), "In the glossary");
  await page.locator("#context").tap();
  await meaning.waitFor({ state: "detached" });
  await term.tap();
  await box.locator("a").tap();
  await page.waitForURL(/glossary\.html#foundation-trust$/);
  await page.goBack();
  await term.tap();
  await meaning.waitFor();
  await term.tap();
  await page.waitForURL(/glossary\.html#foundation-trust$/);
});

test("where the meanings do not come, a term is the link that it was", async (t) => {
  const { page, go, expect } = await open(t, "http", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 } });
  expect(/glossary\.\w+\.js|could not be loaded|ERR_FAILED/);
  await page.route(/assets\/glossary\./, (route) => route.abort());
  await go(CASE);
  await parts(page, "foundation-trust").term.tap();
  await page.waitForURL(/glossary\.html#foundation-trust$/);
});

for (const [look, options] of Object.entries({
  light: {}, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" },
})) {
  test(`an open meaning passes axe and stays in a window of 320 by 256 pixels, ${look}`, async (t) => {
    const { page, go } = await open(t, "file", { ...options, viewport: { width: 320, height: 256 }, reducedMotion: "reduce" });
    await go(CASE);
    for (const id of ["foundation-trust", "9-box-grid"]) {
      const { term, box, meaning } = parts(page, id);
      await term.focus();
      await page.keyboard.press("Shift+Tab");
      await tabTo(page, term);
      await meaning.waitFor();
      assert.ok(await isInside(box), id);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    }
    await assertAccessible(page, `an open meaning, ${look}`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await parts(page).box.isVisible(), false, "paper has no place for it");
  });
}

test("the contents mark the part that is read, stay in sight on a wide screen, and are folded on a phone", async (t) => {
  const { page, go } = await open(t, "file", { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await go(CASE);
  const list = page.locator(".cb-contents");
  const current = () => list.locator("[aria-current]").allTextContents();
  assert.deepEqual(await current(), []);
  for (const part of ["How it was led", "What came of it", "How it was led"]) {
    await page.getByRole("heading", { name: part, exact: true }).evaluate((heading) => heading.scrollIntoView());
    await until(async () => (await current()).join() === part, `the contents mark ${part}`);
    assert.ok(await isInside(list.locator("[aria-current]")), "it follows");
  }
  // So high a window that the last part cannot come up to the line; and so low a list that it must move by itself.
  await page.setViewportSize({ width: 1280, height: 1500 });
  await list.evaluate((nav) => { nav.style.maxHeight = "8rem"; });
  await page.keyboard.press("End");
  await until(async () => (await current()).join() === "References", "the last part is marked at the end");
  const inList = () => list.evaluate((nav) => {
    const [link, box] = [nav.querySelector("[aria-current]"), nav].map((one) => one.getBoundingClientRect());
    return link.top >= box.top && link.bottom <= box.bottom + 1;
  });
  assert.ok(await inList(), "it moves in a list that scrolls");
  assert.equal(await list.locator("[aria-live], [role=status]").count(), 0);

  await page.setViewportSize({ width: 360, height: 780 });
  await list.locator("a").first().waitFor({ state: "hidden" });
  await list.locator("summary").focus();
  await page.keyboard.press("Enter");
  await list.getByRole("link", { name: "How it was led" }).click();
  assert.match(page.url(), /#how-it-was-led$/);
});

test("without JavaScript the contents are a plain list, and a question leads to the cases and back", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  await go(CASE);
  assert.ok(await page.locator(".cb-contents a").first().isVisible());
  await page.locator("#cb-assessments ~ ul a").first().click();
  const back = page.locator(`fieldset${new URL(page.url()).hash} ~ details a[href*="salford-royal.html#sal-"]`).first();
  assert.ok(await back.isVisible(), "the question names the case");
  await back.click();
  assert.match(page.url(), /salford-royal\.html#sal-/);
});

test("a work leads back to each place that cites it, which lights up; and a case to the next", async (t) => {
  const { page, go } = await open(t, "file", { reducedMotion: "reduce" });
  await go(CASE);
  const places = page.locator("#ref-west2014 .cb-references__places a");
  const count = await places.count();
  assert.ok(count > 10);
  for (let at = 0; at < count; at += 1) {
    const link = places.nth(at);
    await link.focus();
    await page.keyboard.press("Enter");
    const target = page.locator(":target");
    await target.waitFor({ state: "attached" });
    const lit = await target.evaluate((one) => {
      const holder = one.matches(".cb-fact") ? one.parentElement : one;
      return getComputedStyle(holder).backgroundColor !== "rgba(0, 0, 0, 0)" && /West et al/.test(holder.textContent);
    });
    assert.ok(lit, await link.getAttribute("href"));
  }
  assert.equal(await places.first().evaluate((link) => link.getBoundingClientRect().width >= 24), true);
  const next = page.locator("a[rel=next]");
  const title = (await next.textContent()).replace(/^\s*Next case\s*/, "").trim();
  await next.click();
  assert.equal(await page.locator("h1").textContent(), title);
});
