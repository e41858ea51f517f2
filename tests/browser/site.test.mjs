// What must be true of every file of the built site. No browser: links, names, the policy, and nothing from elsewhere.
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { test } from "node:test";
import { tagsOf } from "./html.mjs";
import { PAGES, POLICY, SITE, read } from "./support.mjs";

const pages = new Map(PAGES.map((path) => [path, tagsOf(read(path))]));
const idsOf = (tags) => tags.map(({ attributes }) => attributes.id).filter(Boolean);
const ids = new Map([...pages].map(([path, tags]) => [path, new Set(idsOf(tags))]));
/** The attributes through which a page can name another file. */
const LINKS = ["href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "background", "data-index", "data-page", "data-root"];

/** Collects faults over every page, so that one run tells them all. @param {(path: string, tags: any[], fault: (text: string) => void) => void} check */
function everyPage(check) {
  const faults = [];
  for (const [path, tags] of pages) check(path, tags, (text) => faults.push(`${path}: ${text}`));
  assert.deepEqual(faults, []);
}

test("the site has every page that it promises", () => {
  for (const path of ["index.html", "404.html", "search.html", "glossary.html", "references.html", "about.html", "privacy.html",
    "accessibility.html", "cases/index.html", "topics/index.html", "assessments/index.html", "assessments/organisation.html",
    "assessments/medical-leaders.html", ...["salford-royal", "northumbria", "wrightington-wigan-leigh", "southern-health", "mcleod",
      "memorial"].map((slug) => `cases/${slug}.html`)]) assert.ok(pages.has(path), path);
});

test("every link leads to a file of the site and to a place in it", () => {
  let checked = 0;
  everyPage((path, tags, fault) => {
    for (const { name, attributes } of tags) {
      for (const key of LINKS) {
        const link = attributes[key];
        if (link === undefined || link.startsWith("data:") || /^https?:/.test(link) || key === "data-root") continue;
        checked += 1;
        if (/^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(link)) fault(`<${name} ${key}="${link}"> is not relative`);
        const [, address, id = ""] = /^([^?#]*)(?:\?[^#]*)?#?(.*)$/.exec(link);
        const target = address ? posix.join(posix.dirname(path), decodeURIComponent(address)) : path;
        if (target.startsWith("..")) fault(`${link} leads out of the site`);
        else if (!existsSync(join(SITE, target)) || !statSync(join(SITE, target)).isFile()) fault(`${link} leads to no file`);
        else if (id && !ids.get(target)?.has(decodeURIComponent(id))) fault(`${link} leads to no place in ${target}`);
      }
    }
  });
  assert.ok(checked > 500, `only ${checked} links were seen`);
});

test("no id stands twice on a page, and every name that an attribute points to is there", () => {
  everyPage((path, tags, fault) => {
    const seen = new Set();
    for (const id of idsOf(tags)) seen.has(id) ? fault(`id ${id} stands twice`) : seen.add(id);
    for (const { attributes } of tags) {
      for (const key of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"]) {
        for (const id of (attributes[key] ?? "").split(/\s+/).filter(Boolean)) if (!seen.has(id)) fault(`${key}="${id}" points to nothing`);
      }
    }
  });
});

test("every page has a language, one title of its own, one h1, and headings that skip no level", () => {
  const titles = new Map();
  everyPage((path, tags, fault) => {
    const named = (name) => tags.filter((tag) => tag.name === name);
    if (!/^en\b/.test(named("html")[0]?.attributes.lang ?? "")) fault("no language");
    const title = named("title")[0]?.text.trim();
    if (!title) fault("no title");
    else if (titles.has(title)) fault(`its title "${title}" is also that of ${titles.get(title)}`);
    titles.set(title, path);
    if (named("h1").length !== 1) fault(`${named("h1").length} h1`);
    let level = 1; // an error summary stands above the h1
    for (const { name, text } of tags.filter((tag) => /^h[1-6]$/.test(tag.name))) {
      if (Number(name[1]) > level + 1) fault(`${name} "${text.trim()}" comes after h${level}`);
      level = Number(name[1]);
    }
    if (named("main").length !== 1) fault(`${named("main").length} main`);
    if (!named("meta").some(({ attributes }) => attributes.name === "description" && attributes.content)) fault("no description");
  });
});

test("every page carries the promised policy, before anything that it governs", () => {
  everyPage((path, tags, fault) => {
    const at = tags.findIndex(({ name, attributes }) => name === "meta" && attributes["http-equiv"]?.toLowerCase() === "content-security-policy");
    if (at < 0) return fault("no policy");
    if (tags[at].attributes.content !== POLICY) fault(`the policy is ${tags[at].attributes.content}`);
    const governed = tags.findIndex(({ name }) => ["link", "script", "style", "img"].includes(name));
    if (governed >= 0 && governed < at) fault("the policy comes too late");
  });
});

test("no page holds inline script, style or handler, a module, a base or a frame", () => {
  everyPage((path, tags, fault) => {
    for (const { name, attributes, text } of tags) {
      if (name === "style" || "style" in attributes) fault(`inline style on <${name}>`);
      if (name === "script" && (!attributes.src || text.trim())) fault("inline script");
      if (name === "script" && !("defer" in attributes)) fault(`${attributes.src} is not deferred`);
      if (name === "script" && attributes.type) fault(`a script of type ${attributes.type}`);
      if (["base", "iframe", "object", "embed", "frame"].includes(name)) fault(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on")) fault(`handler ${key}`);
        if (/^\s*javascript:/i.test(value)) fault(`${key}="${value}"`);
      }
    }
  });
});

test("another address stands only behind a link of the references", () => {
  everyPage((path, tags, fault) => {
    for (const { name, attributes } of tags) {
      for (const [key, value] of Object.entries(attributes)) {
        if (key === "href" && name === "a") continue;
        if (/\/\//.test(value) && /^(https?:)?\/\//.test(value)) fault(`<${name} ${key}="${value}">`);
      }
    }
    let reference = false;
    for (const { name, attributes } of tags) {
      if (["section", "article", "h2", "footer"].includes(name)) reference = false;
      if (/^ref-|^cb-references$|^references$/.test(attributes.id ?? "") || /cb-reference/.test(attributes.class ?? "")) reference = true;
      if (name === "a" && /^(https?:)?\/\//.test(attributes.href ?? "")) {
        if (!reference) fault(`${attributes.href} outside the references`);
        if (!attributes.href.startsWith("http")) fault(`${attributes.href} has no protocol`);
      }
    }
  });
});

test("scripts and styles name no other address, and use nothing that the policy or a file address forbids", () => {
  const assets = readdirSync(SITE, { recursive: true }).map((path) => path.split(sep).join("/")).filter((path) => /\.(js|css)$/.test(path));
  assert.ok(assets.length >= 5);
  for (const path of assets) {
    const text = read(path).replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
    if (path.endsWith(".css")) assert.doesNotMatch(text, /@import|url\(\s*["']?(https?:)?\/\//i, path);
    else if (path.startsWith("assets/")) {
      // Names that look like addresses and are never asked for: of SVG, of FHIR, and of an assessment in FHIR.
      const own = text.replace(/http:\/\/www\.w3\.org\/2000\/svg|"canonical":"[^"]*"|http:\/\/(terminology\.)?hl7\.org\/[\w/.-]+/g, "");
      assert.doesNotMatch(own, /["'`](https?:)?\/\/\w/, path);
      assert.doesNotMatch(text, /\b(eval|fetch|import)\(|new (Function|Worker|SharedWorker|XMLHttpRequest|WebSocket|EventSource)\b|\.(innerHTML|outerHTML|insertAdjacentHTML|sendBeacon)\b|document\.(write|cookie)\b|WebAssembly/, path);
    }
  }
});
