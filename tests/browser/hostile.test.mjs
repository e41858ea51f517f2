// What others put where a page reads: its storage, before it opens, and its address. Nothing of it becomes a tag, runs, or
// stops the page; a text that cannot be used is put aside and told; and a storage that refuses leaves the file to save.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open, openFirefox, read, scratch, siteAt, startFirefox } from "./support.mjs";

const PAGE = "assessments/organisation.html";
const found = /casebook\.define\((\{[^]*\})\)/.exec(read(/assets\/assessment-organisation\.[0-9a-f]+\.js/.exec(read(PAGE))[0]));
const { siteId, id, version, digest, domains } = JSON.parse(found[1]);
const KEY = `casebook:v1:${siteId}:${id}`;
const [item] = domains[0].items;
const TAGS = "<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b>";
const idOf = (/** @type {number} */ n) => `0000000${n}-89ab-4cde-8f01-23456789abcd`;

/** A response as it is kept, with whatever a test puts into it. */
const kept = ({ n = 1, evidence = "", ...more } = {}) => JSON.stringify({
  answers: { [item.id]: { level: 2, ...(evidence && { evidence }) } },
  format: "casebook-response", formatVersion: 1, instrument: { digest, id, version }, producer: { name: "casebook" },
  response: { id: idOf(n), language: "en-GB", saved: "2026-11-22", started: "2026-11-21", status: "in-progress" }, ...more,
});

/** Texts that no page may use. */
const BAD = {
  "no JSON": "{ broken",
  nothing: "",
  "a list": "[]",
  null: "null",
  "__proto__": kept().replace('"level"', '"__proto__": {"polluted": true}, "level"'),
  "a constructor": kept().replace('"level"', '"constructor": {"prototype": {"polluted": true}}, "level"'),
  "a newer format": kept().replace('"formatVersion":1', '"formatVersion":99'),
  "a newer version": kept({ instrument: { digest, id, version: "99.0.0" } }),
  "another assessment, whose name is markup": kept({ instrument: { digest, id: TAGS, version } }),
  "a question that is markup": kept({ answers: { [TAGS]: { level: 1 } } }),
  "a level that is none": kept().replace('"level":2', '"level":1e999'),
  "a note that is too long": kept({ evidence: "x".repeat(5001) }),
  "a file that is too big": kept() + " ".repeat(1024 * 1024),
  "nesting without end": "[".repeat(200_000),
};
/** Good ones, all of whose texts are markup. */
const GOOD = {
  [KEY]: kept({
    evidence: TAGS,
    actions: [{ id: "a1", item: item.id, text: TAGS, owner: TAGS, status: "open" }],
    response: { id: idOf(1), language: "en-GB", saved: "2026-11-22", started: "2026-11-21", status: "in-progress", round: TAGS.slice(0, 60) },
  }),
  [`${KEY}:round:${TAGS}`]: kept({ n: 2, evidence: TAGS }),
  [`${KEY}:aside`]: TAGS,
  __proto__x: TAGS,
  getItem: TAGS,
  "casebook-search-key": TAGS,
};

const firefox = startFirefox(scratch());
after(async () => (await firefox).close());

/** A watched page of either browser. `before` runs in it before its own scripts. @param {import("node:test").TestContext} t @param {string} name @param {any} [before] */
async function opened(t, name, before) {
  const { page, go, expect } = name === "Firefox" ? await openFirefox(t, await firefox, siteAt("http")) : await open(t, "http");
  if (before) {
    // What another test of the same profile has left.
    await go("404.html");
    await page.evaluate(() => localStorage.clear());
    await (page.addInitScript ?? page.evaluateOnNewDocument).call(page, before);
  }
  return {
    page, go, expect,
    /** Puts values into the storage, as another page of this computer would, and opens the page. */
    async poisoned(values, path = PAGE) {
      await go("404.html");
      await page.evaluate((all) => {
        localStorage.clear();
        for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
      }, values);
      await go(path);
    },
    press: (selector) => page.evaluate((one) => document.querySelector(one).click(), selector),
    text: (part) => page.evaluate((one) => document.querySelector(`[data-part="${one}"]`).textContent, part),
    stored: () => page.evaluate(() => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]))),
    /** What a text has become that should have stayed one, and what has not begun. */
    harmed: () => page.evaluate(() => [
      ...[...document.querySelectorAll("img[src=x], [onerror], script:not([src]):not([type]), b")].filter((one) => /bold|alert/.test(one.outerHTML)).map((one) => one.outerHTML),
      ...[...document.querySelectorAll("[data-module]:not([data-cb-started=true])")].map((one) => one.dataset.module),
      ...("polluted" in {} ? ["polluted"] : []),
    ]),
  };
}

for (const name of ["Chromium", "Firefox"]) {
  test(`what cannot be used is put aside and told, as answers and as a round, and the page works: ${name}`, async (t) => {
    const { page, poisoned, press, text, stored, harmed } = await opened(t, name);
    const all = Object.entries(BAD);
    for (const [place, texts] of /** @type {const} */ ([[KEY, all], [`${KEY}:round:${idOf(3)}`, all.slice(0, 5)]])) {
      for (const [what, bad] of texts) {
        await poisoned({ [place]: bad });
        assert.deepEqual(await harmed(), [], what);
        assert.match(await text("error"), /could not be used, and were put aside, not deleted/, `${what} is told`);
        assert.deepEqual(await stored(), { [`${KEY}:aside`]: bad }, `${what} is kept aside, just as it was`);
        assert.equal(await page.evaluate(() => document.querySelector("#rescue").hidden), false);
      }
    }
    await press(`#item-${item.id}-level-3`);
    await press("#keep");
    assert.match(await text("status"), /now kept in this browser/);
    assert.equal(JSON.parse((await stored())[KEY]).answers[item.id].level, 3);
  });

  test(`markup in kept texts and keys shows as the text that it is: ${name}`, async (t) => {
    const { page, poisoned, press, text, harmed } = await opened(t, name);
    await poisoned(GOOD);
    assert.match(await text("status"), /answers that were kept/);
    for (const step of ["plan", "check", "result", "start", domains[0].id]) {
      await page.evaluate((one) => (location.hash = one), step);
      await page.waitForFunction((one) => document.querySelector("[data-step]").dataset.step === one, ...(name === "Firefox" ? [{}, step] : [step]));
      assert.deepEqual(await harmed(), [], step);
    }
    assert.match(await text("plan-rows"), /<img src=x onerror=alert\(1\)>/);
    assert.match(await text("answers"), /<b>bold<\/b>/);
    assert.match(await text("round-list"), /November 2026/);
    await press("[data-action=round-compare]");
    await page.waitForFunction(() => document.querySelector("#compare tbody td"));
    assert.deepEqual(await harmed(), [], "compared");
    for (const other of ["groups/organisation.html", "search.html?q=ward", "compare.html", "cases/index.html", "index.html"]) {
      await poisoned(GOOD, other);
      assert.deepEqual(await harmed(), [], other);
    }
  });

  test(`nothing in an address becomes a tag, or stops a page: ${name}`, async (t) => {
    const { page, go, harmed } = await opened(t, name);
    const wild = [TAGS, "__proto__", "constructor", "\"]; alert(1)//", "'", "%00", "\ud83d\ude00".repeat(200), "a".repeat(1500), "javascript:alert(1)", "%E0%A4%A"];
    for (const [at, one] of wild.entries()) {
      const code = one.startsWith("%") ? one : encodeURIComponent(one);
      const others = [`cases/index.html?topic=${code}&country=${code}#${code}`, `compare.html?a=${code}&b=${code}#${code}`, `${PAGE}?${code}#${code}`,
        `groups/organisation.html?q=${code}#${code}`, `glossary.html#${code}`];
      // The first, which is markup, everywhere; the others on the search page and on one more.
      for (const path of [`search.html?q=${code}&topic=${code}&kind=${code}&exact=${code}#${code}`, ...(at ? [others[at % others.length]] : others)]) {
        await go("404.html"); // else a change behind # alone loads nothing
        await go(path);
        assert.deepEqual(await harmed(), [], path);
      }
    }
    await go(`search.html?q=${encodeURIComponent(TAGS)}`);
    await page.waitForFunction(() => document.querySelector("[data-part=count]").textContent);
    assert.deepEqual(await harmed(), []);
    assert.equal(await page.evaluate(() => document.querySelector("input[name=q]").value), TAGS);
  });
}

/** Storages that refuse, each as a browser can have it. They run in the page before its scripts. */
const REFUSING = {
  "that is forbidden": () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }),
  "that is not there": () => Object.defineProperty(window, "localStorage", { value: null }),
  "that is full": () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }),
  "that cannot be read": () => (Storage.prototype.getItem = () => { throw new Error("no"); }),
  "that cannot be listed": () => {
    for (const part of ["key", "length"]) Object.defineProperty(Storage.prototype, part, { get() { throw new Error("no"); } });
    const { keys } = Object;
    Object.keys = (one) => { if (one instanceof Storage) throw new Error("no"); return keys(one); };
  },
  "that removes nothing": () => (Storage.prototype.removeItem = () => { throw new Error("no"); }),
  "that forgets": () => (Storage.prototype.setItem = () => {}),
};

for (const name of ["Chromium", "Firefox"]) {
  for (const [what, refuse] of Object.entries(REFUSING)) {
    test(`a storage ${what} takes nothing away but the keeping: ${name}`, async (t) => {
      const { page, go, press, text, harmed } = await opened(t, name, refuse);
      await go(PAGE);
      assert.deepEqual(await harmed(), []);
      await press(`#item-${item.id}-level-3`);
      await press("#keep");
      const keeps = await page.evaluate(() => document.querySelector("#keep").checked);
      if (keeps) assert.match(await text("status"), /now kept/);
      else assert.match(await text("error"), /could not keep your answers.*Save them to a file instead/);
      assert.equal(keeps, /removes|listed/.test(what), "what refuses only later is told later");
      await press("#save");
      await page.waitForFunction(() => /casebook-organisation-.*\.json/.test(document.querySelector("[data-part=status]").textContent));
      for (const other of ["search.html?q=ward", "groups/organisation.html", "index.html"]) {
        await go(other);
        assert.deepEqual(await harmed(), [], other);
      }
    });
  }
}
