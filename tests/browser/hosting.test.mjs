// The site as some hosts need it: pages with another ending, and a known address. Built anew from the real content.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open, openFirefox, scratch, serve, startFirefox } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.CASEBOOK_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/casebook");
assert.ok(existsSync(BINARY), `no ${BINARY}: cargo build makes it`);

let site;
before(async () => {
  const [source, built] = [join(scratch(), "source"), join(scratch(), "built")];
  for (const part of ["content", "themes"]) cpSync(join(ROOT, part), join(source, part), { recursive: true });
  const settings = 'base-url = "https://casebook.example/trust/casebook"\nsuffix = ".aspx"\n';
  writeFileSync(join(source, "book.toml"), readFileSync(join(ROOT, "book.toml"), "utf8").replace("[output.site]\n", `[output.site]\n${settings}`));
  execFileSync(BINARY, ["build", source, "-d", built, "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  site = await serve(built, "404.aspx");
});
after(() => site.close());

test("the page for missing pages is whole at any depth", async (t) => {
  const { page, base, expect, go } = await open(t, "http", { at: site });
  // That the page itself is missing is what Chromium reports, and nothing else may be.
  expect(/^console: Failed to load resource: the server responded with a status of 404/);
  for (const path of ["none", "a/none.html", "a/b/", "a/b/c/none.aspx", "cases/a/b/c/none?x=1#y"]) {
    const answer = await go(path);
    assert.equal(answer.status(), 404, path);
    assert.deepEqual(site.refused.splice(0), [`GET /trust/casebook/${path.split("?")[0]}`], "only the page itself is missing");
    assert.equal(await page.locator(".cb-skip").evaluate((one) => getComputedStyle(one).position), "absolute", `${path} has its style`);
    assert.equal(await page.locator("[data-module]:not([data-cb-started=true])").count(), 0, `${path} has its scripts`);
    await page.keyboard.press("/");
    await page.keyboard.type("walkabout");
    await page.locator("#cb-search-list [role=option]").first().waitFor();
    await page.getByRole("link", { name: "Go to the front page" }).click();
    await page.waitForURL(`${base}index.aspx`);
  }
});

test("with another ending, links land and a search leads to a passage", async (t) => {
  const { page, base, go } = await open(t, "http", { at: site });
  await go("index.aspx");
  await page.keyboard.press("/");
  await page.keyboard.type("walkabout");
  await page.locator("#cb-search-list [href^='cases/salford-royal.aspx']").first().click();
  await page.waitForURL(`${base}cases/salford-royal.aspx*`);
  await page.locator(".cb-nav").getByRole("link", { name: "Self-assessments" }).click();
  await page.waitForURL(`${base}assessments/index.aspx`);
  await go("search.aspx?q=walkabout");
  await page.locator(".cb-search-page__result a[href^='cases/salford-royal.aspx']").first().waitFor();
});

const DESCRIBED = ["index.aspx", "cases/salford-royal.aspx", "assessments/organisation.aspx"];

test("what a page says of itself is read as data, and no browser runs or refuses it", async (t) => {
  const chromium = await open(t, "http", { at: site });
  const browser = await startFirefox(scratch());
  t.after(() => browser.close());
  const firefox = await openFirefox(t, browser, site);
  for (const { page, go, base } of [chromium, firefox]) {
    /** @type {string[]} */
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    for (const path of DESCRIBED) {
      await go(path);
      const [data, feed] = await page.evaluate(() => [
        JSON.parse(document.querySelector("script[type='application/ld+json']").textContent),
        /** @type {HTMLLinkElement} */ (document.querySelector("link[type='application/atom+xml']")).href,
      ]);
      assert.equal(data["@graph"][1].url, `https://casebook.example/trust/casebook/${path}`);
      assert.equal(feed, `${base}feed.xml`);
    }
    assert.deepEqual(said, [], "no browser has anything to say");
  }
});
