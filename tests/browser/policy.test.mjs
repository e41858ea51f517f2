// The policy of the pages is kept: what a script of the site's own folder tries against it is refused, over http and from a
// folder, in both browsers. (That nothing of the site breaks it, the watch of support.mjs sees in every other test.)

import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { POLICY, SITE, open, openFirefox, scratch, serve, startFirefox } from "./support.mjs";

/** What is tried. Runs in the page, as a script of it: what a test itself runs there, a browser lets pass. */
function tryAll() {
  const ran = (window.ran = []);
  const outcomes = (window.outcomes = {});
  const add = (/** @type {string} */ name, change = (/** @type {any} */ one) => one) => {
    const made = document.createElement(name);
    change(made);
    document.body.append(made);
  };
  /** @type {Record<string, () => unknown>} */
  const tries = {
    "an inline script": () => add("script", (one) => (one.text = "ran.push('script')")),
    "an inline script, as a node": () => add("script", (one) => one.append("ran.push('node')")),
    "a script by a plain address": () => add("script", (one) => (one.src = "assets/none.js")),
    "a handler in an attribute": () => add("button", (one) => (one.setAttribute("onclick", "ran.push('handler')"), one.click())),
    "HTML into an element": () => add("p", (one) => (one.innerHTML = "<img src=x onerror=ran.push('html')>")),
    "HTML in place of an element": () => add("p", (one) => (document.body.append(one), (one.outerHTML = "<b>x</b>"))),
    "HTML beside an element": () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=ran.push('beside')>"),
    "HTML into the page": () => document.write("<p>x"),
    "HTML into a range": () => document.createRange().createContextualFragment("<p>x"),
    "HTML parsed": () => new DOMParser().parseFromString("<p>x", "text/html"),
    "a page in a frame": () => add("iframe", (one) => (one.srcdoc = "<p>x")),
    "text run by eval": () => ran.push((0, eval)("'eval'")),
    "text run by Function": () => new Function("ran.push('Function')")(),
    "text run by setTimeout": () => setTimeout(/** @type {any} */ ("ran.push('setTimeout')"), 0),
    "text run by an address": () => add("a", (one) => ((one.href = "javascript:ran.push('address')"), one.click())),
    "another policy": () => trustedTypes.createPolicy("other", { createHTML: (/** @type {string} */ text) => text }),
    "the policy again": () => trustedTypes.createPolicy("casebook", { createScriptURL: (/** @type {string} */ text) => text }),
    "a policy for all": () => trustedTypes.createPolicy("default", { createHTML: (/** @type {string} */ text) => text }),
    "a script from elsewhere": () => casebook.load("https://example.invalid/a.js"),
    "a script of another scheme": () => casebook.load("data:text/javascript,ran.push('data')"),
    "a script from beside the site": () => casebook.load("../../beside.js"),
    "a script from beside it, in other letters": () => casebook.load("%2e%2e/%2E%2E/beside.js"),
    "a worker": () => new Worker("assets/none.js"),
    "a request": () => fetch("index.html"),
    "a request to elsewhere": () => fetch("https://example.invalid/"),
    "a picture from elsewhere": () => new Promise((resolve, reject) => add("img", (one) => Object.assign(one, { onload: resolve, onerror: () => reject(new Error("refused")), src: "https://example.invalid/a.png" }))),
    "a style in the page": () => add("style", (one) => one.append("h1 { color: rgb(1, 2, 3) }")),
    "a form": () => add("form", (one) => ((one.action = "https://example.invalid/"), one.requestSubmit())),
  };
  window.tried = Promise.all(Object.entries(tries).map(async ([name, attempt]) => {
    try {
      await attempt();
      outcomes[name] = "let through";
    } catch (fault) {
      outcomes[name] = fault.name;
    }
  }));
}

/** These throw nothing: what they would do is seen not to be done. */
const SILENT = ["an inline script, as a node", "a handler in an attribute", "text run by setTimeout", "text run by an address", "a style in the page", "a form"];

const folder = join(scratch(), "a", "site");
cpSync(SITE, folder, { recursive: true });
writeFileSync(join(folder, "assets/tried.js"), `(${tryAll})();`);
writeFileSync(join(folder, "../beside.js"), "ran.push('beside');");
const served = serve(folder);
const places = {
  http: served,
  file: { base: pathToFileURL(folder).href + "/", asked: [], refused: [], close: async () => {} },
};
const firefox = startFirefox(scratch());
after(async () => {
  await (await firefox).close();
  await (await served).close();
});

for (const [where, at] of Object.entries(places)) {
  for (const name of ["Chromium", "Firefox"]) {
    test(`nothing is let through that the policy forbids: ${name}, over ${where}`, async (t) => {
      const { page, go, expect } = name === "Firefox" ? await openFirefox(t, await firefox, at) : await open(t, /** @type {any} */ (where), { at });
      await go("cases/salford-royal.html");
      expect(/policy|Trusted|Content.Security|CSP|refused|insecure|blocked|Failed to (load|construct)|example\.invalid|javascript:|could not load|Cannot load/i);
      await page.evaluate(() => casebook.load("../assets/tried.js"));
      await page.evaluate(() => window.tried);
      // What a timer or a click would have run has run by now: each takes its turn before this one.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
      const { outcomes, ran, colour, path } = await page.evaluate(() => ({
        outcomes: window.outcomes, ran: window.ran, colour: getComputedStyle(document.querySelector("h1")).color, path: location.pathname,
      }));
      assert.deepEqual(ran, [], "no text ran");
      assert.notEqual(colour, "rgb(1, 2, 3)", "no style was taken");
      assert.match(path, /cases\/salford-royal\.html$/, "the page is still there");
      const through = Object.keys(outcomes).filter((one) => outcomes[one] === "let through");
      assert.deepEqual(through.filter((one) => !SILENT.includes(one)), []);
      assert.equal(Object.keys(outcomes).length, 28);
    });
  }
}

test("the servers of the docs send the policy that the pages carry", () => {
  const docs = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");
  const sent = [...docs.matchAll(/Content-Security-Policy"?(?: value=| )"([^"]+)"/g)].map(([, policy]) => policy);
  assert.deepEqual(sent, Array(4).fill(POLICY));
});
