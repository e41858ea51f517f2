// Casebook's own search, asked as a page asks it: the built site from file://, in headless Chromium, under the policy
// that each page carries, through `casebook.search.query`.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const BROWSER_TESTS = new URL("../../tests/browser/package.json", import.meta.url);

/** @returns {typeof import("playwright-core")} */
function playwright() {
  try {
    return createRequire(BROWSER_TESTS)("playwright-core");
  } catch {
    throw new Error("playwright-core is missing: run `npm ci --prefix tests/browser --ignore-scripts` once");
  }
}

const CHROMIUM = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find((path) => path && existsSync(path));

/** A new Chromium with an empty profile, and so with nothing kept from before. */
export function startChromium() {
  if (!CHROMIUM) throw new Error("no Chromium: install one, or name it in CHROME_PATH");
  return playwright().chromium.launch({ executablePath: CHROMIUM, args: ["--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
}

/** Opens the index as the page's own component does; where the page names none, asking opens it. Runs in the page. */
const OPENED = `async () => {
  const holder = document.querySelector("[data-index]");
  if (casebook.search.open && holder) await casebook.search.open(holder.dataset.index);
}`;

/**
 * A page of a site, with a list of the scripts that it loads. A script that fails or an error in the page ends the bench.
 * @param {import("playwright-core").Browser} browser @param {string} site @param {string} path
 */
async function open(browser, site, path) {
  const context = await browser.newContext();
  /** @type {string[]} */
  const scripts = [];
  /** @type {string[]} */
  const faults = [];
  context.on("request", (request) => {
    if (request.resourceType() !== "document" && request.resourceType() !== "stylesheet") scripts.push(fileURLToPath(request.url().replace(/[?#].*/, "")));
  });
  context.on("requestfailed", (request) => faults.push(`could not load ${request.url()}`));
  context.on("weberror", (fault) => faults.push(String(fault.error())));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${pathToFileURL(site).href}/${path}`);
  const close = async () => {
    await context.close();
    if (faults.length) throw new Error(`the page had faults: ${faults.slice(0, 3).join("; ")}`);
  };
  return { page, scripts, close };
}

/**
 * Asks every query, and gives the documents that each finds, best first, a document once.
 * @param {import("playwright-core").Browser} browser @param {string} site @param {import("./collection.mjs").Known} known
 * @param {Map<string, string>} texts @param {number} limit
 */
export async function ask(browser, site, known, texts, limit) {
  const { page, close } = await open(browser, site, "index.html");
  /** @type {[string, string[]][]} */
  const found = await page.evaluate(`(async (asked, limit) => {
    await (${OPENED})();
    const all = [];
    for (const [id, text] of asked) all.push([id, (await casebook.search.query(text, { limit })).map(({ url }) => url)]);
    return all;
  })(${JSON.stringify([...texts])}, ${limit})`);
  await close();
  return new Map(found.map(([id, urls]) => [id, [...new Set(urls.map(known).filter((one) => one !== undefined))]]));
}

/** @typedef {{asked: number, opened: number, scripts: string[], results: number}} First  times in milliseconds */

/**
 * A first search on a cold page: in a new process, from asking (nothing of the index is there) and from opening the page.
 * @param {string} site @param {string} path @param {string} text @param {number} limit @returns {Promise<First>}
 */
export async function first(site, path, text, limit) {
  const browser = await startChromium();
  try {
    const { page, scripts, close } = await open(browser, site, path);
    const times = await page.evaluate(`(async () => {
      const asked = performance.now();
      await (${OPENED})();
      const found = await casebook.search.query(${JSON.stringify(text)}, { limit: ${limit} });
      const answered = performance.now() - asked;
      const [page] = performance.getEntriesByType("navigation");
      return { asked: answered, opened: answered + page.loadEventEnd, results: found.length };
    })()`);
    await close();
    return { .../** @type {any} */ (times), scripts };
  } finally {
    await browser.close();
  }
}

/** How long each query takes once the page has answered some. @param {import("playwright-core").Browser} browser @param {string} site @param {string[]} texts @returns {Promise<number[]>} */
export async function warm(browser, site, texts) {
  const { page, close } = await open(browser, site, "index.html");
  const times = await page.evaluate(`(async (texts) => {
    await (${OPENED})();
    for (const text of texts.slice(0, 20)) await casebook.search.query(text, { limit: 10 });
    const times = [];
    for (const text of texts) {
      const asked = performance.now();
      await casebook.search.query(text, { limit: 10 });
      times.push(performance.now() - asked);
    }
    return times;
  })(${JSON.stringify(texts)})`);
  await close();
  return /** @type {number[]} */ (times);
}
