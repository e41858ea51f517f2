// The second theme: the real content in `ledger`, one page of every kind, looks different and holds for everyone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assertAccessible, read, scratch, startChromium } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");

/** Builds the real content in the second theme, which is part of the program. */
function ledger() {
  const folder = scratch();
  cpSync(join(ROOT, "content"), join(folder, "content"), { recursive: true });
  const book = readFileSync(join(ROOT, "book.toml"), "utf8");
  assert.match(book, /^theme = "default"$/m);
  writeFileSync(join(folder, "book.toml"), book.replace('theme = "default"', 'theme = "ledger"'));
  execFileSync(BINARY, ["build", folder, "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, "site");
}

const SITE = ledger();
const kinds = new Map();
for (const path of readdirSync(SITE, { recursive: true }).map((path) => String(path).split(sep).join("/")).sort()) {
  const kind = path.endsWith(".html") && /<body class="cb-page cb-page--([\w-]+)"/.exec(readFileSync(join(SITE, path), "utf8"))?.[1];
  if (kind && !kinds.has(kind)) kinds.set(kind, path);
}
const browser = await startChromium();
after(() => browser.close());

/** Goes to one page of each kind. @param {any} options @param {(page: any, path: string) => Promise<void>} look */
async function everyKind(options, look) {
  assert.ok(kinds.size >= 14, [...kinds.keys()].join());
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const told = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (fault) => told.push(String(fault)));
  for (const path of kinds.values()) {
    await page.goto(pathToFileURL(join(SITE, path)).href);
    await look(page, path);
  }
  await context.close();
  assert.deepEqual(told, []);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing on any kind of page in the second theme, ${colorScheme}`, async () => {
    await everyKind({ colorScheme, viewport: { width: 1280, height: 900 } }, (page, path) => assertAccessible(page, `${path}, ${colorScheme}`));
  });
}

test("the second theme has another type, ground and header, and nothing sticks out at 320 pixels", async () => {
  const looks = async (/** @type {any} */ page) => page.evaluate(() => {
    const of = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
    return { font: of("h1").fontFamily, ground: of("html").backgroundColor, header: of(".cb-header__bar").flexDirection };
  });
  await everyKind({ viewport: { width: 320, height: 800 } }, async (page, path) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${path} is ${wide} wide`);
    const { font, ground, header } = await looks(page);
    assert.match(font, /Palatino/);
    assert.deepEqual([ground, header], ["rgb(251, 246, 233)", "column"], path);
  });
  const page = await browser.newPage();
  await page.emulateMedia({ media: "print" });
  await page.goto(pathToFileURL(join(SITE, "index.html")).href);
  assert.equal((await looks(page)).ground, "rgb(255, 255, 255)", "paper is white");
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  assert.notEqual((await looks(page)).ground, "rgb(251, 246, 233)", "a person's own colours win");
  await page.close();
  assert.match(readFileSync(join(SITE, "index.html"), "utf8"), /lg-entries/);
  assert.doesNotMatch(read("index.html"), /lg-entries/);
});
