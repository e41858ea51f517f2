// The listener itself: what a page asks for in any way is heard; and the site in a Chromium that people have, with a profile,
// which connects ahead where the others of these tests do not.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { letThrough, listen } from "./listener.mjs";
import { ONE_OF_EACH, chromiumBy, scratch, siteAt, startFirefox, until } from "./support.mjs";

/** A page under no policy that asks for one host in each way, and what is heard of it. */
const ASKING = `<!doctype html><title>Asks</title><link rel="stylesheet" href="http://style.invalid/a.css">
  <link rel="preconnect" href="https://preconnect.invalid"><link rel="prefetch" href="http://prefetch.invalid/a">
  <img src="http://image.invalid/a.png"><img src="http://192.0.2.1/a.png"><img src="http://127.0.0.1:49999/a.png">
  <iframe src="http://frame.invalid/"></iframe><script src="http://script.invalid/a.js" async></script>`;
const HEARD = ["127.0.0.1:49999", "192.0.2.1:80", "beacon.invalid:80", "events.invalid:80", "fetch.invalid:443", "frame.invalid:80", "image.invalid:80",
  "script.invalid:80", "socket.invalid:80", "style.invalid:80"];
/** Firefox connects nowhere ahead where it has a proxy. */
const AHEAD = { Chromium: ["preconnect.invalid:443", "prefetch.invalid:80"], Firefox: [] };

/** Runs in the page. */
function ask() {
  fetch("https://fetch.invalid/").catch(() => {});
  new WebSocket("ws://socket.invalid/");
  new EventSource("http://events.invalid/");
  navigator.sendBeacon("http://beacon.invalid/", "x");
}

/** A server that shows the asking page. @param {import("node:test").TestContext} t */
async function asking(t) {
  const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end(ASKING));
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(null)));
  t.after(() => server.close(() => {}) && server.closeAllConnections());
  const base = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}/`;
  letThrough(base);
  return base;
}

/** A Chromium with a profile, as people have it. @param {import("node:test").TestContext} t @param {number} port of the listener */
async function profiled(t, port) {
  const context = await chromium.launchPersistentContext(scratch(), chromiumBy(port));
  t.after(() => context.close());
  return context.newPage();
}

for (const [name, ahead] of Object.entries(AHEAD)) {
  test(`whatever a page asks for, the listener hears: ${name}`, async (t) => {
    const ear = listen();
    const { asked, port, close } = await ear;
    t.after(close);
    const base = await asking(t);
    const firefox = name === "Firefox" && await startFirefox(scratch(), ear);
    if (firefox) t.after(() => firefox.close());
    const page = firefox ? await firefox.newPage() : await profiled(t, port);
    await page.goto(base, { waitUntil: "domcontentloaded" });
    await page.evaluate(ask);
    const missed = () => [...HEARD, ...ahead].filter((to) => !asked.includes(to));
    await until(() => missed().length === 0, "the listener to hear of all that the page asks for");
  });
}

test("a Chromium with a profile, which connects ahead, connects to nothing on any kind of page", async (t) => {
  const { base } = await siteAt("http");
  const { asked, port, count, close } = await listen();
  t.after(close);
  const page = await profiled(t, port);
  for (const path of ONE_OF_EACH) await page.goto(base + path);
  const others = asked.filter((to) => !/\.(google|googleapis)\.com:\d+$/.test(to));
  assert.deepEqual(others, []);
  assert.ok(count.through > 0);
});
