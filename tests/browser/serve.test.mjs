// `casebook serve` in a browser: a saved change appears, a fault stands over the last good page, and goes when mended.
//
// The watch of support.mjs holds pages of a built site to asking for nothing; pages under serve ask their own server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { letThrough } from "./listener.mjs";
import { assertAccessible, scratch, startChromium, startFirefox } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");
assert.ok(existsSync(BINARY), `no ${BINARY}: cargo build makes it`);

let browser;
after(async () => (await browser)?.close());

/** A copy of the small site, served. @param {import("node:test").TestContext} t */
async function siteServed(t, { broken = false } = {}) {
  const site = join(scratch(), "site-folder");
  cpSync(join(ROOT, "tests/golden/small/site"), site, { recursive: true });
  const file = join(site, "content/cases/second.md");
  const text = readFileSync(file, "utf8");
  /** Saves as many editors do: a new file takes the old one's name. @param {(text: string) => string} change */
  const save = (change) => {
    assert.notEqual(change(text), text, "the change changes something");
    writeFileSync(`${file}.new`, change(text));
    renameSync(`${file}.new`, file);
  };
  const restore = () => writeFileSync(file, text);
  if (broken) save(breakTopic);
  const process = spawn(BINARY, ["serve", site, "-p", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const { value: base } = await createInterface({ input: process.stdout })[Symbol.asyncIterator]().next();
  letThrough(base);
  t.after(() => process.kill());
  return { base, site, save, restore };
}

/** The same, and a page of Chromium on one of its cases. @param {import("node:test").TestContext} t */
async function served(t, options = {}) {
  const { base, ...files } = await siteServed(t, options);
  const context = await (await (browser ??= startChromium())).newContext();
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => { if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push(request.url()); });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => { if (/policy/i.test(message.text())) faults.push(message.text()); });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, [], "the page asks only its own server, and breaks no policy");
  });
  await page.goto(`${base}cases/second.html`);
  return { page, ...files };
}

const breakTopic = (text) => text.replace("topics: [", "topics: [<b>x</b>, ");
const overlay = (page) => page.getByRole("alert");

test("a saved change appears without a reload by hand", async (t) => {
  const { page, save } = await served(t);
  await page.getByRole("heading", { name: "Context", exact: true }).waitFor();
  save((text) => text.replace("## Context", "## A new heading"));
  await page.getByRole("heading", { name: "A new heading" }).waitFor();
  save((text) => text.replace("## Context", "## A second one"));
  await page.getByRole("heading", { name: "A second one" }).waitFor();
});

test("a fault stands over the last good page with its line and what to type, and goes when mended", async (t) => {
  const { page, save, restore } = await served(t);
  await page.getByRole("heading", { name: "Context", exact: true }).waitFor();
  await page.evaluate(() => { window.isSamePage = true; });
  save(breakTopic);
  await overlay(page).waitFor();
  const shown = await overlay(page).innerText();
  assert.match(shown, /1 error: this change is not shown yet/);
  assert.match(shown, /error\[unknown-topic\]: unknown topic `<b>x<\/b>`/);
  assert.match(shown, /content\/cases\/second\.md:\d+:\d+/);
  assert.match(shown, /topics: \[<b>x<\/b>, /);
  assert.match(shown, /help: .*known topics: /);
  assert.equal(await overlay(page).locator("mark").innerText(), "<b>x</b>");
  assert.equal(await overlay(page).locator("li b").count(), 2, "text of the site enters as text");
  assert.equal(await overlay(page).evaluate((one) => getComputedStyle(one).position), "fixed", "the style is there");
  assert.ok(await page.getByRole("heading", { name: "Context", exact: true }).isVisible(), "the last good page is below");
  await assertAccessible(page, "a page with a fault over it");
  restore();
  await overlay(page).waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => window.isSamePage), "the site is what it was: no reload");
});

test("a fault can be hidden with the keyboard, and the next one shows again", async (t) => {
  const { page, save } = await served(t);
  save(breakTopic);
  await overlay(page).waitFor();
  await overlay(page).getByRole("button", { name: "Hide" }).focus();
  await page.keyboard.press("Escape");
  await overlay(page).waitFor({ state: "detached" });
  save((text) => text.replace("topics: [", "topics: [other, "));
  await overlay(page).getByText("unknown topic `other`").waitFor();
});

test("a site that is broken from the start shows why, and then itself", async (t) => {
  const { page, restore } = await served(t, { broken: true });
  await page.getByRole("heading", { name: "The site cannot be shown yet" }).waitFor();
  await overlay(page).getByText("unknown topic `<b>x</b>`").waitFor();
  await assertAccessible(page, "the page without a site");
  restore();
  await page.getByRole("heading", { name: "Context", exact: true }).waitFor();
});

test("warnings alone are a count in a corner, which opens their list and stays as it is when the page loads anew", async (t) => {
  const { page, site, save } = await served(t);
  const works = join(site, "content/references.yaml");
  const text = readFileSync(works, "utf8");
  writeFileSync(works, `${text}nobody2001:\n  type: report\n  title: Uncited\n  author: [A]\n  date: 2001\n`);
  const summary = page.locator("casebook-faults summary");
  const warning = page.getByText("nothing cites the work `nobody2001`");
  await summary.getByText("1 warning", { exact: true }).waitFor();
  assert.equal(await overlay(page).count(), 0, "nothing stands over the page");
  assert.ok(!(await warning.isVisible()));
  assert.ok(await page.getByRole("heading", { name: "Context", exact: true }).isVisible());
  await assertAccessible(page, "a page with a count of warnings");
  await summary.focus();
  await page.keyboard.press("Enter");
  await warning.waitFor();
  await assertAccessible(page, "a page with a list of warnings");
  save((text) => text.replace("## Context", "## A new heading"));
  await page.getByRole("heading", { name: "A new heading" }).waitFor();
  await warning.waitFor();
  await summary.focus();
  await page.keyboard.press("Escape");
  await warning.waitFor({ state: "hidden" });
  save(breakTopic);
  await overlay(page).getByText("unknown topic").waitFor();
  assert.equal(await summary.count(), 0, "errors come first");
  save((text) => text.replace("## Context", "## Mended"));
  await page.getByRole("heading", { name: "Mended" }).waitFor();
  await summary.waitFor();
  writeFileSync(works, text);
  await summary.waitFor({ state: "detached" });
});

test("in Firefox too, a change appears, and a fault stands over the page until it is mended", async (t) => {
  const { base, save, restore } = await siteServed(t);
  const firefox = await startFirefox(scratch());
  t.after(() => firefox.close());
  const page = await firefox.newPage();
  const faults = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => { if (/policy/i.test(message.text())) faults.push(message.text()); });
  await page.goto(`${base}cases/second.html`);
  const heading = (name) => page.waitForFunction((wanted) => [...document.querySelectorAll("h2")].some((one) => one.textContent.includes(wanted)), {}, name);
  const panel = () => document.querySelector("casebook-faults")?.shadowRoot.querySelector("[role=alert]")?.innerText ?? "";
  await heading("Context");
  save((text) => text.replace("## Context", "## A new heading"));
  await heading("A new heading");
  save(breakTopic);
  await page.waitForFunction(`(${panel})().includes("1 error: this change is not shown yet")`);
  assert.match(await page.evaluate(panel), /error\[unknown-topic\]: unknown topic `<b>x<\/b>`/);
  await heading("A new heading");
  restore();
  await page.waitForFunction(`(${panel})() === ""`);
  await heading("Context");
  assert.deepEqual(faults, []);
});
