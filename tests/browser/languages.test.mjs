// A site in several languages, `tests/bilingual`: the switch, answers that travel, Welsh pages for everyone, and pages
// that are read from the right.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");
assert.ok(existsSync(BINARY), `no ${BINARY}: cargo build makes it`);
// What the tests stand on takes its site from here.
process.env.CASEBOOK_SITE = mkdtempSync(join(tmpdir(), "casebook-languages-"));
execFileSync(BINARY, ["build", join(ROOT, "tests/bilingual/site"), "-d", process.env.CASEBOOK_SITE, "--quiet"], { stdio: "ignore" });
const support = await import("./support.mjs");
const { PAGES, assertAccessible } = support;

/** A watched page, at a path of the site. @param {import("node:test").TestContext} t @param {"http" | "file"} where @param {string} path */
async function open(t, where, path) {
  const opened = await support.open(t, where);
  await opened.go(path);
  return opened;
}

/** A page of each kind, translated and not. */
const KINDS = ["index.html", "cases/index.html", "cases/first.html", "cases/second.html", "topics/index.html", "topics/listening.html",
  "topics/boards.html", "assessments/index.html", "assessments/daily.html", "assessments/weekly.html", "groups/daily.html",
  "evidence-map.html", "guide/reading.html", "glossary.html", "references.html", "search.html", "404.html", "book.html"];

for (const where of ["http", "file"]) {
  test(`the switch leads to the same page in the other language and back, over ${where}`, async (t) => {
    const { page, base } = await open(t, where, "cases/first.html");
    await page.getByRole("link", { name: "Cymraeg" }).click();
    assert.equal(page.url(), `${base}cy/cases/first.html`);
    assert.equal(await page.locator("h1").textContent(), "Cyntaf: ward a gyfarfu bob dydd");
    assert.equal(await page.locator("html").getAttribute("lang"), "cy");
    await page.getByRole("link", { name: "English" }).click();
    assert.equal(page.url(), `${base}cases/first.html`);
    await page.goto(`${base}cy/search.html`);
    await page.getByRole("searchbox").or(page.getByRole("combobox")).last().fill("cyfarfu");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /Cyntaf/ }).first().waitFor();
  });
}

test("answers saved in Welsh load on the English page, and are scored alike", async (t) => {
  const { page, base } = await open(t, "http", "cy/assessments/daily.html");
  const answer = async (item, level) => page.locator(`#item-${item}-level-${level}`).check();
  const result = async () => {
    await page.goto(`${page.url().split("#")[0]}#result`);
    await page.locator("[data-part=rows] td").first().waitFor();
    return page.locator("[data-part=rows] td").evaluateAll((cells) => cells.slice(0, 3).map((cell) => cell.textContent));
  };
  await page.goto(`${page.url()}#meeting`);
  await answer("day-1", 3);
  await answer("day-2", 1);
  const welsh = await result();
  assert.deepEqual(welsh, ["50", "Lefel 1: Dechrau", "2 o 2"]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Cadw mewn ffeil" }).click();
  const file = await (await download).path();
  const saved = JSON.parse(readFileSync(file, "utf8"));
  assert.equal(saved.response.language, "cy");
  await page.goto(`${base}assessments/daily.html`);
  await page.locator("input[data-part=file]").setInputFiles(file);
  await page.locator("[data-part=status]").filter({ hasText: "Loaded 2 answers" }).waitFor();
  assert.deepEqual(await result(), ["50", "Level 1: Starting", "2 of 2"]);
  assert.equal(await page.locator("#item-day-1-level-3").isChecked(), true);
});

test("no Welsh page has a fault that axe finds, nor one that is partly in another language", async (t) => {
  const { page, base } = await open(t, "http", "cy/index.html");
  for (const kind of KINDS.filter((kind) => PAGES.includes(`cy/${kind}`))) {
    await page.goto(`${base}cy/${kind}`);
    await assertAccessible(page, `cy/${kind}`);
  }
});

test("pages that are read from the right fit a phone, and nothing hangs out of them", async (t) => {
  const { page, base } = await open(t, "http", "ar/index.html");
  await page.setViewportSize({ width: 360, height: 740 });
  for (const kind of KINDS.filter((kind) => PAGES.includes(`ar/${kind}`))) {
    await page.goto(`${base}ar/${kind}`);
    const found = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      const scrolls = (element) => {
        for (let at = element; at; at = at.parentElement) if (["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX)) return true;
        return false;
      };
      const isShown = (element) => element.checkVisibility() && !element.closest(".cb-skip, .cb-hidden-visually, svg") && !element.matches("html, body");
      const all = [...document.querySelectorAll("body *")].filter((element) => isShown(element) && !scrolls(element));
      const out = all.filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && (box.left < -1 || box.right > wide + 1);
      });
      // Words of one paragraph, link or control may not stand on those of another.
      const words = all.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
      const boxes = words.map((element) => {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3);
        const rects = own.flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()];
        });
        return { element, rects: rects.filter((rect) => rect.width > 1 && rect.height > 1) };
      });
      const over = [];
      for (const [at, one] of boxes.entries()) for (const other of boxes.slice(at + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const meets = one.rects.some((a) => other.rects.some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 2));
        if (meets) over.push(`${one.element.className || one.element.tagName} on ${other.element.className || other.element.tagName}: ${one.element.textContent.slice(0, 30)}`);
      }
      return {
        dir: getComputedStyle(document.body).direction,
        side: getComputedStyle(document.querySelector("h1")).textAlign,
        wide: document.documentElement.scrollWidth - wide,
        out: out.map((element) => `${element.tagName}.${element.className}`),
        over,
      };
    });
    assert.deepEqual({ kind, ...found }, { kind, dir: "rtl", side: "start", wide: 0, out: [], over: [] });
  }
});

test("what is English on a page from the right runs from the left, and the arrows of the way up point left", async (t) => {
  const { page } = await open(t, "http", "ar/cases/second.html");
  assert.equal(await page.locator("h1").evaluate((heading) => getComputedStyle(heading).direction), "ltr");
  const turned = await page.locator(".cb-breadcrumbs li").nth(1).evaluate((item) => getComputedStyle(item, "::before").transform);
  const [across, , , down] = turned.match(/-?[\d.e-]+/g).map(Number);
  assert.ok(across < 0 && down < 0, turned);
});
