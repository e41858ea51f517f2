// Test collections: found, read, and written as sites. One document is one plain page.
//
// A collection is a folder with docs.jsonl.gz (or docs.jsonl: id, title, text) and, for each kind of query that it has, NAME.tsv
// (query, words) with its judgements (TREC form: query 0 document grade).

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * @typedef {{id: string, title: string, text: string}} Doc
 * @typedef {{texts: Map<string, string>, judgements: import("./score.mjs").Judgements}} Queries
 * @typedef {{name: string, docs: Doc[], queries: Record<string, Queries>, glossary: [string, string][]}} Collection
 * @typedef {(url: string) => string | undefined} Known  the document that an address of the site shows
 */

/** The files of each kind of query: words, judgements. */
const KINDS = { queries: ["queries.tsv", "qrels.txt"], exact: ["exact.tsv", "exact.qrels.txt"],
  typo: ["typo.tsv", "typo.qrels.txt"], acronym: ["acronym.tsv", "acronym.qrels.txt"] };

const DOCS = ["docs.jsonl.gz", "docs.jsonl"];

/** Collections in a folder, or the folder itself where it is one. @param {string} folder */
export function find(folder) {
  if (!existsSync(folder)) return [];
  return [folder, ...readdirSync(folder).sort().map((name) => join(folder, name))]
    .filter((path) => DOCS.some((name) => existsSync(join(path, name))));
}

/** @param {string} path */
const lines = (path) => readFileSync(path, "utf8").split(/\r?\n/).filter(Boolean);

/** @param {string} path */
function tabbed(path) {
  return lines(path).filter((line) => line.includes("\t")).map((line) => /** @type {[string, string]} */ (line.split("\t")));
}

/** @param {string} path */
function judgementsOf(path) {
  /** @type {import("./score.mjs").Judgements} */
  const all = new Map();
  for (const line of lines(path)) {
    const [query, , document, grade] = line.trim().split(/\s+/);
    const judged = all.get(query) ?? new Map();
    all.set(query, judged);
    if (!judged.has(document)) judged.set(document, Number(grade));
  }
  return all;
}

/** @param {string} folder @returns {Collection} */
export function read(folder) {
  const at = (/** @type {string} */ name) => join(folder, name);
  const file = DOCS.map(at).find((path) => existsSync(path)) ?? "";
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const docs = text.split("\n").filter(Boolean).map((line) => {
    const { id, title, text } = JSON.parse(line);
    return { id: String(id), title: oneLine(title) || oneLine(text).slice(0, 60) || String(id), text: oneLine(text) };
  });
  const kinds = Object.entries(KINDS).filter(([, files]) => files.every((name) => existsSync(at(name))));
  return {
    name: basename(folder),
    docs,
    queries: Object.fromEntries(kinds.map(([kind, [words, judged]]) =>
      [kind, { texts: new Map(tabbed(at(words))), judgements: judgementsOf(at(judged)) }])),
    glossary: existsSync(at("glossary.tsv")) ? tabbed(at("glossary.tsv")) : [],
  };
}

/** @param {unknown} text */
const oneLine = (text) => String(text ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();

/** Markdown that reads as exactly this text. @param {string} text */
export const plain = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

// Every page needs a summary and the collections have none. These are stop words, so that they say nothing to any engine.
export const NOTHING = "This is what it is.";

/** Writes a file, and its folder. @param {string} root @param {string} path @param {string} text */
export function write(root, path, text) {
  const file = join(root, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

/** A page as Markdown. @param {string} title @param {string} body @param {string} [more] lines of front matter @param {string} [summary] */
export const page = (title, body, more = "", summary = NOTHING) => `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(summary)}\n${more}---\n\n${body}\n`;

/** The site folder of a collection, and which document each address shows. @param {Collection} collection @param {string} root @returns {Known} */
export function makeSite({ name, docs, glossary }, root) {
  write(root, "book.toml", `[book]\ntitle = "Collection ${name}"\nlanguage = "en-GB"\nsrc = "content"\n`);
  write(root, "content/index.md", page(`Collection ${name}`, "A test collection."));
  /** @type {Map<string, string>} */
  const shown = new Map();
  for (const { id, title, text } of docs) {
    // Begins with d, since some names are not allowed alone; short, since paths must not be long.
    let slug = `d-${id}`.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/-$/, "");
    while (shown.has(`docs/${slug}.html`)) slug += "-b";
    shown.set(`docs/${slug}.html`, id);
    write(root, `content/docs/${slug}.md`, page(title, plain(text)));
  }
  if (glossary.length) {
    // A definition must cite a work.
    write(root, "content/references.yaml", `list2026:\n  type: misc\n  title: ${NOTHING}\n  author: [{name: It}]\n  date: 2026\n`);
    write(root, "content/glossary.yaml", "terms:\n" + glossary.map(([short, long], number) =>
      `  - id: term-${number}\n    term: ${JSON.stringify(long)}\n    acronym: ${JSON.stringify(short)}\n`
      + `    definition: ${JSON.stringify(long)}\n    cite: list2026\n`).join(""));
  }
  return (url) => shown.get(url.replace(/[?#].*/, ""));
}
