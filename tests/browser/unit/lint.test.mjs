// No script of the theme reaches the network, runs text, writes HTML or leaves the page, and the lint goes red on each way to
// do so that we know. ../lint.test.mjs holds what a site ships to the same.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { MAY, findings, isData, may } from "../lint.mjs";
import { GROUPS, written } from "../shipped.mjs";

const FILES = [...new Set(GROUPS.flatMap(({ files }) => files))];

test("no script of the theme does what it must not", () => {
  assert.ok(FILES.length > 30);
  assert.deepEqual(Object.keys(MAY).filter((path) => !FILES.includes(path)), []);
  for (const path of FILES) assert.deepEqual(findings(written(path)), may(path), path);
});

test("every script file below the theme is named in theme.toml", () => {
  const root = fileURLToPath(new URL("../../../themes/", import.meta.url));
  const all = readdirSync(root, { recursive: true }).map(String).filter((path) => path.endsWith(".js"));
  assert.deepEqual(all.map((path) => path.replace(/^default\//, "")).sort(), [...FILES].sort());
});

test("the script of serve asks its own server, and does nothing else", () => {
  const text = readFileSync(new URL("../../../src/serve/live.js", import.meta.url), "utf8");
  assert.deepEqual(findings(text), [
    "element: any", "element: link", "outside: AbortController", "outside: addEventListener", "outside: addEventListener", "outside: fetch",
    "outside: sessionStorage", "part: document.currentScript", "part: document.hidden", "part: document.hidden", "part: location.reload",
    "told: attachShadow", "told: href written", "told: src",
  ]);
});

/** What a script must not do, and one way to hide each. */
const BAD = `
  fetch("a")
  window.fetch("a")
  window["fe" + "tch"]("a")
  window[\`fetch\`]("a")
  globalThis["fetch"]("a")
  const f = fetch; f("a")
  const { fetch: f } = window; f("a")
  const w = window; w.x()
  const d = document; d.x()
  self.fetch("a")
  top.fetch("a")
  frames[0].fetch("a")
  document.defaultView.fetch("a")
  element.ownerDocument.defaultView.fetch("a")
  event.view.open("a")
  this.fetch("a")
  (() => this)().fetch("a")
  new XMLHttpRequest()
  new WebSocket("ws://a")
  new WebTransport("a")
  new EventSource("a")
  navigator.sendBeacon("a")
  navigator.serviceWorker.register("a")
  new RTCPeerConnection()
  new Worker("a.js")
  new SharedWorker("a.js")
  importScripts("a.js")
  import("a.js")
  import("./" + name)
  new Image().x()
  new Audio("a")
  new FontFace("a", "url(b)")
  new BroadcastChannel("a")
  new MessageChannel()
  postMessage("a", "*")
  frame.contentWindow.postMessage("a")
  indexedDB.open("a")
  caches.open("a")
  document.cookie = "a"
  document.cookie
  document["coo" + "kie"]
  document.write("a")
  document.writeln("a")
  document.open()
  document.execCommand("insertHTML", false, "a")
  document.domain = "a"
  document.location = "a"
  document.implementation.createHTMLDocument("a")
  element.innerHTML = "a"
  element["innerHTML"] = "a"
  element["inner" + "HTML"] = "a"
  element[name] = "a"
  element[name]("a")
  ({ innerHTML: "a" })
  Object.assign(element, { innerHTML: "a" })
  Object.assign(element, { [name]: "a" })
  Object.defineProperty(element, "a", {})
  Reflect.set(element, "innerHTML", "a")
  element.outerHTML += "a"
  element.insertAdjacentHTML("beforeend", "a")
  element.setHTMLUnsafe("a")
  frame.srcdoc = "a"
  range.createContextualFragment("a")
  new DOMParser().parseFromString("a", "text/html")
  Document.parseHTMLUnsafe("a")
  new XSLTProcessor()
  new Range()
  eval("a")
  (0, eval)("a")
  window.eval("a")
  new Function("a")
  Function("a")()
  [].constructor.constructor("a")()
  [].map["constr" + "uctor"]("a")
  (async () => {}).constructor("a")
  ({}).__proto__.x = 1
  Array.prototype.map = 1
  setTimeout("a")
  setTimeout("a" + b, 1)
  window.setTimeout(\`a\`)
  setInterval(run, 1)
  requestIdleCallback(run)
  queueMicrotask(run)
  window.open("a")
  open("a")
  location = "a"
  window.location = "a"
  location.href = "a"
  location["href"] = "a"
  location.href
  location.assign("a")
  location.replace("a")
  location.reload()
  location.hash = "a"
  location.search = "a"
  location["rep" + "lace"]("a")
  const l = location; l.x()
  run(location)
  const { assign } = location
  history.back()
  history.go(-1)
  history["go"](-1)
  navigation.navigate("a")
  form.submit()
  form.requestSubmit()
  form.action = "a"
  button.formAction = "a"
  link.click()
  link.href = "a"
  link["href"] = "a"
  link.ping = "a"
  link.setAttribute("href", "a")
  link.setAttribute("ping", "a")
  element.setAttribute("onclick", "a")
  element.setAttribute("style", "a")
  element.setAttribute("src", "a")
  element.setAttribute(name, "a")
  element.setAttributeNS(null, "href", "a")
  element.toggleAttribute("src")
  script.src = "a"
  image.srcset = "a"
  ({ src: "a" })
  ({ "xlink:href": "a" })
  make("iframe", {})
  make("link", { rel: "preconnect" })
  document.createElement("iframe")
  document.createElement("script")
  document.createElement("scr" + "ipt")
  document.createElement(name)
  document.createElementNS("a", "script")
  document.createElementNS("a", name)
  document.createElement(wide ? "img" : "p")
  document.adoptedStyleSheets = []
  document.styleSheets[0].insertRule("a")
  element.style.background = "url(a)"
  element.style.cssText = "a"
  element.style = "a"
  new CSSStyleSheet().replaceSync("a")
  fetch.call(null, "a")
  run.apply(null, [])
  trustedTypes.createPolicy("a", {})
  globalThis.trustedTypes.createPolicy("a", {})
  policy.createScriptURL("a")
  with (document) {}
  debugger
  var leaked = 1
  function leaked() {}
  casebook.load("https://a.example/b.js")
  make("a", "javascript:alert(1)")
  navigator.clipboard.readText()
  navigator.geolocation.x()
  new Notification("a")
  showSaveFilePicker()
  crypto.subtle.x()
  console.log("a")
  JSON.rawJSON(a) && process.exit()
  require("http")`.trim().split("\n").map((line) => line.trim());

test("each of these is refused", () => {
  assert.ok(BAD.length > 150);
  assert.deepEqual(BAD.filter((line) => findings(line).length === 0), []);
});

test("what stands in a comment, a text or a name of our own is let pass", () => {
  const good = `(function () {
    "use strict";
    // fetch("a"); document.write("a"); location.href = "a"
    const fetched = "innerHTML, eval(1), window.open"; /* new Worker("a") */
    const pattern = /fetch\\(|innerHTML/;
    /** @param {any} open */
    function run(open) { open.open = open.list[0]; return { open: open, evaluated: [pattern, fetched][1] }; }
    casebook.run = run;
    document.querySelector("a").textContent = location.hash.slice(1);
    setTimeout(run, 10);
    setTimeout(() => run({ list: [] }), 10);
    document.addEventListener("click", run);
    history.pushState(null, "", "#a");
  })();`;
  assert.deepEqual(findings(good), []);
});

test("values that are handed over are told from what runs", () => {
  for (const text of ["casebook.define({a: [1, -2, \"b\", `c`, null, true]})", "casebook.search.put('a', 'b')\ncasebook.compared('a', {})", "casebook.glossary = {};",
    "Object.assign(casebook.words, {a: 'b'})", ""]) assert.ok(isData(text), text);
  for (const text of ["casebook.define(fetch('a'))", "fetch('a')", "casebook.define(() => 1)", "casebook.define({a: location})", "casebook.define({location})", "casebook[a](1)",
    "casebook.define(`${document.cookie}`)", "Object.assign(window, {a: 1})", "let a = 1", "casebook.define({[a]: 1})", "location = 'a'"]) assert.ok(!isData(text), text);
});
