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
import { assertAccessible, scratch, startChromium } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");
assert.ok(existsSync(BINARY), `no ${BINARY}: cargo build makes it`);

let browser;
after(async () => (await browser)?.close());

/** A copy of the small site, served, and a page on one of its cases. @param {import("node:test").TestContext} t */
async function served(t, { broken = false } = {}) {
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
  const context = await (await (browser ??= startChromium())).newContext();
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => { if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push(request.url()); });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => { if (/policy/i.test(message.text())) faults.push(message.text()); });
  t.after(async () => {
    await context.close();
    process.kill();
    assert.deepEqual(faults, [], "the page asks only its own server, and breaks no policy");
  });
  await page.goto(`${base}cases/second.html`);
  return { page, save, restore };
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
