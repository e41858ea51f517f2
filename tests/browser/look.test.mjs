// A trust's own look in a browser: a colour that is hard to read, a logo, and the pictures, in each way of looking.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assertAccessible, scratch, startChromium } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");
const PAGES = ["index.html", "cases/first.html", "assessments/daily.html", "evidence-map.html", "search.html"];
/** No brand colour is harder on light grounds than a yellow. */
const YELLOW = "#ffd100";
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>';

/** @type {import("playwright-core").Browser} */
let browser;
let base = "";

before(async () => {
  const folder = scratch();
  const site = join(folder, "site-folder");
  cpSync(join(ROOT, "tests/golden/small/site"), site, { recursive: true });
  const change = (path, from, to) => {
    const text = readFileSync(join(site, path), "utf8");
    assert.ok(text.includes(from), `${path} holds ${from}`);
    writeFileSync(join(site, path), text.replace(from, to));
  };
  change("book.toml", 'id = "small"', `id = "small"\n\n[output.site.brand]\nname = "Fen and Wold"\nlogo = "logo.svg"\ncolour = "${YELLOW}"`);
  change("content/cases/first.md", "    text: A nurse led the meeting.\n", "    text: A nurse led the meeting.\n    date: November 2009\n");
  writeFileSync(join(site, "content/logo.svg"), LOGO);
  const built = spawnSync(BINARY, ["build", site, "-d", join(folder, "built"), "--quiet"], { encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  base = pathToFileURL(join(folder, "built")).href + "/";
  browser = await startChromium();
});
after(() => browser?.close());

/** A page in one way of looking. @param {import("node:test").TestContext} t @param {import("playwright-core").BrowserContextOptions} options */
async function look(t, options) {
  const context = await browser.newContext(options);
  const told = [];
  context.on("console", (message) => told.push(message.text()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(told, [], "the page breaks no policy, and says nothing");
  });
  const page = await context.newPage();
  return { page, go: (/** @type {string} */ path) => page.goto(base + path) };
}

/** A colour as the browser shows it: tokens have short names in a built site.
 * @param {import("playwright-core").Page} page @param {string} part @param {string} property */
const shown = (page, part, property) => page.locator(part).first().evaluate((one, of) => getComputedStyle(one).getPropertyValue(of), property);

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const contrast of /** @type {const} */ (["no-preference", "more"])) {
    test(`a site in a trust's yellow can be read by all: ${colorScheme}, contrast ${contrast}`, async (t) => {
      const { page, go } = await look(t, { colorScheme, contrast, viewport: { width: 360, height: 800 } });
      for (const path of PAGES) {
        await go(path);
        await assertAccessible(page, `${path}, ${colorScheme}, ${contrast}`);
      }
      assert.equal(await shown(page, ".cb-header", "border-top-color"), "rgb(255, 209, 0)", "the line at the top keeps the colour as it was given");
      const isWhite = (await shown(page, "html", "background-color")) === "rgb(255, 255, 255)";
      assert.equal(isWhite, colorScheme === "light" && contrast === "more", "who asks for more contrast gets it");
    });
  }
}

test("a trust's logo and name stand in the header, with the words that a screen reader says", async (t) => {
  const { page, go } = await look(t, { colorScheme: "dark" });
  await go("cases/first.html");
  const logo = page.locator(".cb-header__logo");
  assert.ok(await logo.evaluate((/** @type {HTMLImageElement} */ one) => one.naturalWidth > 0 && one.width > one.height), "the picture came, and keeps its shape");
  assert.equal(await page.locator(".cb-header__title").ariaSnapshot(), '- link "Fen and Wold Small site":\n  - /url: ../index.html');
  assert.equal(await logo.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(255, 255, 255)", "a dark logo is not lost on a dark ground");
});

test("forced colours are left to the person, and every picture keeps its shapes", async (t) => {
  const { page, go } = await look(t, { colorScheme: "dark", forcedColors: "active", viewport: { width: 320, height: 800 } });
  await go("cases/first.html");
  const links = await shown(page, ".cb-main a", "color");
  assert.equal(await shown(page, ".cb-strength", "color"), links, "a brand takes nothing from forced colours");
  for (const shape of ["circle", "line", "text"]) {
    const one = page.locator(`.cb-timeline ${shape}`).first();
    const seen = await one.evaluate((node) => {
      const { fill, stroke } = getComputedStyle(node);
      return { seen: node.tagName === "line" ? stroke : fill, ground: getComputedStyle(document.body.parentElement ?? node).backgroundColor };
    });
    assert.notEqual(seen.seen, seen.ground, `a ${shape} can be seen`);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "nothing sticks out");
});

test("a timeline is read as a list, in order, and each date leads to its passage", async (t) => {
  const { page, go } = await look(t, {});
  await go("cases/first.html");
  const figure = page.getByRole("figure", { name: "What has a date, in order" });
  assert.deepEqual(await figure.getByRole("listitem").getByRole("link").allInnerTexts(), ["November 2009", "2014"]);
  assert.equal(await figure.getByRole("img").count(), 0, "the line says nothing that the list does not");
  await figure.getByRole("link", { name: "November 2009" }).click();
  assert.equal(await page.locator(":target").getAttribute("id"), "fir-02");
});
