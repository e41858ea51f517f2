// What every browser test stands on: the site served or copied, the browsers, and a watch over each page.
//
// A test asks for a page with `open(t, "http" | "file")`. When the test ends, the watch fails it if the page asked for
// anything but its own files, wrote an error to its console, threw, or broke the policy.

import assert from "node:assert/strict";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, extname, join, resolve, sep } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { letThrough, listen } from "./listener.mjs";

/** The policy that the site promises to run under (DESIGN, promise 2). */
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
  + "connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types casebook";
/** The folder below which the site is served: nothing may rely on standing at the root. */
const SUB_PATH = "/trust/casebook/";
const TYPES = { ".html": "text/html; charset=utf-8", ".aspx": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf" };
/** Ends a test whose condition never comes true; long, because a machine that runs much else is slow. */
const PATIENCE = Number(process.env.CASEBOOK_PATIENCE ?? 30_000);

/** The built site. tests/run builds it; another one can be named. */
export const SITE = resolve(process.env.CASEBOOK_SITE ?? fileURLToPath(new URL("../../target/test-site", import.meta.url)));
assert.ok(existsSync(join(SITE, "index.html")), `no built site in ${SITE}: run tests/run, or name one in CASEBOOK_SITE`);

/** Every page of the site, as "cases/salford-royal.html". */
export const PAGES = readdirSync(SITE, { recursive: true }).filter((path) => path.endsWith(".html"))
  .map((path) => path.split(sep).join("/")).sort();

/** A file of the built site. @param {string} path */
export const read = (path) => readFileSync(join(SITE, path), "utf8");

/** What a page says it is: "case", "topic", "search" ... @param {string} path */
export const kindOf = (path) => /<body class="cb-page cb-page--([\w-]+)"/.exec(read(path))?.[1];

/** A page of each kind, the longest: what fails on a page of a kind fails there first. */
export const ONE_OF_EACH = [...new Map(PAGES.map((path) => [path, read(path).length]).sort((one, other) => one[1] - other[1])
  .map(([path]) => [kindOf(path), path])).values()].sort();

// The site, served

/** Serves the site on loopback below SUB_PATH, under the policy, and refuses all else; `missing` is shown where nothing is.
 * @param {string} folder @param {string} [missing] */
export async function serve(folder = SITE, missing) {
  const asked = [];
  const refused = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    const file = resolve(folder, path.slice(SUB_PATH.length));
    const known = path.startsWith(SUB_PATH) && file.startsWith(folder + sep) && TYPES[extname(file)] && existsSync(file);
    if (request.method !== "GET" || !known) {
      refused.push(`${request.method} ${path}`);
      if (!missing) return response.writeHead(404).end();
      response.writeHead(404, { "content-type": TYPES[".html"], "content-security-policy": POLICY });
      return response.end(readFileSync(join(folder, missing)));
    }
    asked.push(path.slice(SUB_PATH.length));
    response.writeHead(200, { "content-type": TYPES[extname(file)], "content-security-policy": POLICY });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
  letThrough(base);
  const close = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return { base, asked, refused, close };
}

// The site, copied elsewhere

/** A new temporary folder, gone when the test file ends. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "casebook-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies the site as a person would, to a folder whose name needs care in an address. */
export function copy() {
  const folder = join(scratch(), "Case book 100% (copy)");
  cpSync(SITE, folder, { recursive: true });
  return { base: pathToFileURL(folder).href + "/", asked: [], refused: [], close: async () => {} };
}

const standing = {};

/** The site over http or from files, made once for each test file. @param {"http" | "file"} where */
export function siteAt(where) {
  standing[where] ??= where === "http" ? serve() : Promise.resolve(copy());
  return standing[where];
}

// Browsers

const first = (...paths) => paths.find((path) => path && existsSync(path));
const CHROMIUM = first(process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
const FIREFOX = first(process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox");

/** Hears what the browsers of this test file connect to beside the servers of its tests. @type {Record<string, ReturnType<typeof listen>>} */
const ears = {};
/** What each browser asks for of its own accord: updates, a sign-in, settings, and, where a page has a form, how to fill it in. */
const OWN = {
  Chromium: ["accounts.google.com:443", "update.googleapis.com:443", "update.googleapis.com:80", "content-autofill.googleapis.com:443"],
  Firefox: ["firefox.settings.services.mozilla.com:443"],
};

/** What Chromium starts with: all that it connects to goes by the listener, and no name is looked up past it. @param {number} port */
export const chromiumBy = (port) => ({
  executablePath: CHROMIUM,
  args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", `--proxy-server=socks5://127.0.0.1:${port}`,
    "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});

/** A new Chromium: a process with an empty profile. @param {ReturnType<typeof listen>} [ear] another listener */
export async function startChromium(ear = (ears.Chromium ??= listen())) {
  return chromium.launch(chromiumBy((await ear).port));
}

/** A new Firefox with an empty profile, which saves into `downloads`. @param {string} downloads @param {ReturnType<typeof listen>} [ear] another listener */
export async function startFirefox(downloads, ear = (ears.Firefox ??= listen())) {
  const { port } = await ear;
  return puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      // puppeteer switches the rule for local files off; people's browsers have it on.
      "security.fileuri.strict_origin_policy": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,text/calendar",
      "network.proxy.type": 1,
      "network.proxy.socks": "127.0.0.1",
      "network.proxy.socks_port": port,
      "network.proxy.socks_version": 5,
      "network.proxy.socks5_remote_dns": true,
      // As in people's browsers: puppeteer keeps pages from connecting ahead.
      "network.http.speculative-parallel-limit": 20,
      "network.proxy.socks_remote_dns": true,
      "network.proxy.allow_hijacking_localhost": true,
      "network.proxy.no_proxies_on": "",
      "network.proxy.failover_direct": false,
    },
  });
}

let shared;
after(async () => {
  await (await shared)?.close();
  for (const site of Object.values(standing)) {
    const { refused, close } = await site;
    await close();
    assert.deepEqual(refused, [], "the server is asked for nothing that is not of the site");
  }
  for (const [name, ear] of Object.entries(ears)) {
    const { asked, count, close } = await ear;
    await close();
    const others = asked.filter((to) => !OWN[name].includes(to));
    const line = [basename(process.argv[1]), name, count.through, others.length, asked.length - others.length].join("\t");
    if (process.env.CASEBOOK_CONNECTIONS) appendFileSync(process.env.CASEBOOK_CONNECTIONS, `${line}\n`);
    assert.deepEqual(others, [], `${name} connects to the servers of the tests, and to nothing else`);
  }
});

// Pages under watch

/** Tells of a broken policy, and of WebRTC, which no proxy hears, on the console, where the watch sees it. Runs in the page,
 * before its own scripts. */
function reportPolicy() {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) {
    if (name in window) window[name] = function () { console.error(`asked for ${name}`); };
  }
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy broken: ${event.violatedDirective} by ${event.blockedURI || event.sourceFile || "inline code"}`));
}

/** Collects what a page must never do. @param {string} base */
function watch(base) {
  const faults = [];
  const expected = [];
  return {
    request(url) {
      if (!url.startsWith(base) && !/^(data|blob|about):/.test(url)) faults.push(`asked for ${url}`);
    },
    said(kind, text) {
      if (kind === "error") faults.push(`console: ${text}`);
    },
    threw: (fault) => faults.push(`threw: ${fault.message ?? fault}`),
    failed(url, why) {
      // Left on the way because the page was left: a file that is missing, or refused, says something else.
      if (why !== "net::ERR_ABORTED") faults.push(`could not load ${url}: ${why}`);
    },
    /** Allows a fault that the test itself causes. @param {RegExp} pattern */
    expect: (pattern) => expected.push(pattern),
    check() {
      const left = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      assert.deepEqual(left, [], "the page must ask for nothing but its own files, and log no error");
    },
  };
}

/**
 * A watched page of Chromium. It and its context are closed, and judged, when the test ends.
 *
 * @param {import("node:test").TestContext} t
 * @param {"http" | "file"} where
 * @param {{browser?: any, at?: any} & import("playwright-core").BrowserContextOptions} [options] `at` is another site
 */
export async function open(t, where, { browser, at, ...options } = {}) {
  const site = await (at ?? siteAt(where));
  const context = await (browser ?? (await (shared ??= startChromium()))).newContext({ acceptDownloads: true, ...options });
  context.setDefaultTimeout(PATIENCE);
  const guard = watch(site.base);
  await context.addInitScript(reportPolicy);
  context.on("request", (request) => guard.request(request.url()));
  context.on("requestfailed", (request) => guard.failed(request.url(), request.failure()?.errorText));
  context.on("console", (message) => guard.said(message.type(), message.text()));
  context.on("weberror", (fault) => guard.threw(fault.error()));
  t.after(async () => {
    await context.close();
    guard.check();
    assert.deepEqual(site.refused, [], "the server was asked for something that is not of the site");
  });
  const page = await context.newPage();
  return { page, context, base: site.base, site, expect: guard.expect, go: (path) => page.goto(site.base + path) };
}

/**
 * A watched page of a given Firefox, on the site as files or elsewhere.
 *
 * @param {import("node:test").TestContext} t
 * @param {any} browser
 * @param {any} [at]
 */
export async function openFirefox(t, browser, at) {
  const { base, refused } = await (at ?? siteAt("file"));
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const guard = watch(base);
  await page.evaluateOnNewDocument(reportPolicy);
  page.on("request", (request) => guard.request(request.url()));
  page.on("requestfailed", (request) => guard.failed(request.url(), request.failure()?.errorText));
  page.on("console", (message) => guard.said(message.type(), message.text()));
  page.on("pageerror", guard.threw);
  t.after(async () => {
    await page.close().catch(() => {}); // the test may have closed the browser
    guard.check();
    assert.deepEqual(refused, [], "the server was asked for something that is not of the site");
  });
  return { page, base, expect: guard.expect, go: (path) => page.goto(base + path) };
}

// Accessibility

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails where axe finds a violation of WCAG 2.2 A or AA on the page as it stands. @param {any} page @param {string} name */
export async function assertAccessible(page, name) {
  // The book repeats a few kinds of chapter many times over: two of each tell the same in a tenth of the time.
  await page.evaluate(() => {
    for (const part of document.querySelectorAll(".cb-book__part")) {
      for (const kind of [":scope > .cb-book__chapter", ".cb-book__entry-block", ".cb-references__item"]) {
        [...part.querySelectorAll(kind)].slice(2).forEach((one) => one.remove());
      }
    }
  });
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values }, preload: false }), TAGS);
  const told = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id} (${help}) at ${target.join(" ")}: ${failureSummary}`));
  assert.deepEqual(told, [], `axe on ${name}`);
}

// Waiting

/** Waits until `condition`, run here, is true; conditions in the page use the browser's own waiting.
 * @param {() => any} condition @param {string} what */
export async function until(condition, what) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const value = await condition();
    if (value) return value;
    await new Promise((again) => setTimeout(again, 50));
  }
  assert.fail(`waited in vain for ${what}`);
}

/** Presses a key until `there` is true: a person would give up as well. @param {any} page @param {string} key @param {() => any} there */
export async function pressUntil(page, key, there) {
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press(key);
    if (await there()) return;
  }
  assert.fail(`pressing ${key} leads nowhere: ${there}`);
}

/** Moves the focus with Tab until it is on `target`. @param {any} page @param {import("playwright-core").Locator} target */
export const tabTo = (page, target) => pressUntil(page, "Tab", () => hasFocus(target));

/** @param {import("playwright-core").Locator} target */
export const hasFocus = (target) => target.evaluate((one) => one === document.activeElement);

/** Waits until the focus is on `target`: after a step to another part of a page, it comes with the next event.
 * @param {import("playwright-core").Locator} target @param {string} [why] */
export const assertFocus = (target, why = `the focus on ${target}`) => until(() => hasFocus(target), why);
