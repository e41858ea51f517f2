// Paper: every sheet says what it is a sheet of and which, and the book holds together when it is printed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pdfText, squeeze } from "./pdf.mjs";
import { open } from "./support.mjs";

/** The feet of the sheets, in the order of the file: "2/7". @param {string} text */
function numbersOf(text) {
  const total = Math.max(...[...text.matchAll(/1\/(\d+)/g)].map(([, last]) => Number(last)));
  return { total, found: [...text.matchAll(new RegExp(`(\\d+)/${total}(?!\\d)`, "g"))].map(([, number]) => Number(number.slice(-String(total).length))) };
}
const upTo = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test("every sheet of a page has its number, and the title, the address and the day of the last check", async (t) => {
  const { page, go } = await open(t, "file");
  for (const [path, format, review] of /** @type {[string, string, boolean][]} */ ([
    ["cases/torbay.html", "A4", true], ["cases/torbay.html", "Letter", true], ["assessments/well-structured-appraisal.html", "A4", false],
    ["evidence-map.html", "A4", false], ["topics/index.html", "Letter", false], ["glossary.html", "A4", false],
  ])) {
    await go(path);
    const paper = pdfText(await page.pdf({ format, preferCSSPageSize: true }));
    const [title, site] = (await page.title()).split(" | ");
    const foot = squeeze(`${title} | ${site}: ${path}`);
    const sheets = paper.split(foot).length - 1;
    assert.ok(sheets > 1, `${path}, ${format}: ${sheets} sheets`);
    assert.deepEqual(numbersOf(paper.replaceAll(/checked22November2026/g, "")), { total: sheets, found: upTo(1, sheets) }, `${path}, ${format}`);
    assert.equal(paper.split(foot + squeeze(" | checked 22 November 2026")).length - 1, review ? sheets : 0, path);
  }
});

test("the book prints with a number on every sheet but the cover, its contents, and the numbers that links lead to", async (t) => {
  const { page, go } = await open(t, "file");
  await go("book.html");
  const paper = pdfText(await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const entries = await page.locator(".cb-book__entry").allTextContents();
  assert.ok(entries.length > 50, `${entries.length} chapters`);
  for (const entry of entries) assert.ok(paper.split(squeeze(entry)).length > 2, `in the contents and at its place: ${entry}`);
  const total = Number(/Casebook2\/(\d+)Contents/.exec(paper)?.[1]);
  assert.ok(total > 50, `${total} sheets`);
  let from = 0;
  for (const number of upTo(2, total)) {
    // In a group of digits the number of the sheet may follow another one.
    const at = paper.indexOf(`${number}/${total}`, from);
    assert.ok(at >= 0, `sheet ${number} of ${total} follows the one before`);
    from = at + 1;
  }
  assert.ok(!new RegExp(`(^|\\D)1/${total}`).test(paper), "the cover has no number");
  const link = page.locator("a[data-chapter]").first();
  assert.ok(paper.includes(squeeze(`${await link.textContent()} (${await link.getAttribute("data-chapter")})`)));
  assert.ok(!paper.includes(squeeze("use your browser's print command")), "what is for the screen is not on paper");
  assert.equal(await page.locator("script, input, button").count(), 0, "and it needs no script");
});

test("paper is white with dark words, whatever the screen is set to, and what is folded is open", async (t) => {
  const { page, go } = await open(t, "file", { colorScheme: "dark" });
  for (const path of ["cases/salford-royal.html", "book.html"]) {
    await go(path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const [ground, words] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color];
    });
    assert.deepEqual([ground, words], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], path);
    for (const one of await page.locator("details:not(.cb-contents details) > :not(summary)").all()) assert.ok(await one.isVisible(), `${path}: open on paper`);
    await page.emulateMedia({ media: "screen" });
  }
});
