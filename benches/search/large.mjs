// A large site, made from a seed: pages of 400 to 900 words, a fifth of them cases, whose titles can be asked for.
//
// Paragraphs are runs of neighbouring sentences of real prose, so that a page keeps to a subject. Each page names people
// and a place of its own, made from syllables: real sites have thousands of words that stand on one page only.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { page, plain, write } from "./collection.mjs";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
const TOPICS = 24;
const COUNTRIES = ["England", "Scotland", "Wales", "Ireland", "Norway", "Canada"];
const SECTORS = ["Hospital", "Mental health", "Community", "Primary care"];
const ASKED = 200;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** @typedef {import("./collection.mjs").Collection & {from: string}} Large */

/** Numbers that look like chance and are the same for a seed. @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const below = (/** @type {number} */ end) => Math.floor(next() * end);
  /** @template T @param {T[] | string} list @returns {T} */
  const pick = (list) => /** @type {any} */ (list[below(list.length)]);
  return { next, below, pick };
}

/** @typedef {ReturnType<typeof chance>} Chance */

/** casebook warns of a summary that holds an e-mail address. @param {string} line */
const usable = (line) => line !== "" && !line.includes("@");

/** Sentences of a file of prose, or those of this repository's own content where there is none. @param {string} prose */
function sentences(prose) {
  if (existsSync(prose)) return { from: "the prose of shared/bench/build", lines: readFileSync(prose, "utf8").split("\n").filter(usable) };
  const texts = readdirSync(CONTENT, { recursive: true }).map(String).filter((path) => path.endsWith(".md")).sort()
    .map((path) => readFileSync(join(CONTENT, path), "utf8").replace(/^---[^]*?\n---\n/, ""));
  const lines = texts.flatMap((text) => text.replace(/\[[@#][^\]]*\]|[#*_>|`[\]]|\([^)\s]*\)/g, " ").replace(/\s+/g, " ").split(/(?<=[.?!]) /));
  return { from: "this repository's content", lines: lines.map((line) => line.trim()).filter((line) => usable(line) && line.split(" ").length > 4) };
}

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => text.toLowerCase().match(/[a-z]+/g) ?? [];

/** Words that a title can be made of: neither short, nor among the commonest, nor met only once. @param {string[]} lines */
function contentWords(lines) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of lines.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = new Set([...counts].sort((one, other) => other[1] - one[1]).slice(0, 150).map(([word]) => word));
  return new Set([...counts].filter(([word, count]) => count > 1 && word.length > 4 && !common.has(word)).map(([word]) => word));
}

/** @param {Chance} chance @param {number} syllables */
function name({ pick }, syllables) {
  const made = Array.from({ length: syllables }, () => pick("bdfgklmnprstvz") + pick("aeiou")).join("") + pick(["", "n", "r", "l", "s"]);
  return made[0].toUpperCase() + made.slice(1);
}

/** The body of a page: headings (none in a short page) with their paragraphs. @param {Chance} chance @param {string[]} lines */
function bodyOf(chance, lines) {
  const { below, pick } = chance;
  const wanted = 400 + below(501);
  const [person, place] = [`${name(chance, 2)} ${name(chance, 3)}`, name(chance, 3)];
  const own = [`${person} led this work in ${place}.`, `In ${1990 + below(30)}, ${below(90) + 5} of ${below(200) + 100} teams in ${place} took part.`,
    `${person.split(" ")[1]} said that it had begun with the people of ${place}.`];
  /** @type {{heading: string, paragraphs: string[]}[]} */
  const sections = [{ heading: "", paragraphs: [] }];
  let words = 0;
  for (let number = 0; words < wanted; number += 1) {
    const start = below(lines.length - 6);
    const paragraph = lines.slice(start, start + 3 + below(4));
    if (own[number]) paragraph.push(own[number]);
    if (wanted > 600 && number % 4 === 3) sections.push({ heading: pick(paragraph).split(" ").slice(0, 5).join(" ").replace(/[^\w ]/g, ""), paragraphs: [] });
    const text = paragraph.join(" ");
    sections[sections.length - 1].paragraphs.push(text);
    words += text.split(" ").length;
  }
  return { sections, place };
}

/** Four words of a text as a title, unlike every title before; nothing where its words do not suffice. @param {Chance} chance @param {string} text @param {Set<string>} good @param {Set<string>} taken */
function titleOf({ below }, text, good, taken) {
  const words = [...new Set(wordsOf(text))].filter((word) => good.has(word));
  const chosen = [];
  while (chosen.length < 4 && words.length) chosen.push(...words.splice(below(words.length), 1));
  const key = [...chosen].sort().join(" ");
  if (chosen.length < 4 || taken.has(key)) return [];
  taken.add(key);
  return chosen;
}

/** A word with one letter wrong, missing, too many or swapped; never a word of the site. @param {Chance} chance @param {string} word @param {Set<string>} known */
function mistype({ below, pick }, word, known) {
  for (;;) {
    const at = below(word.length - 1);
    const [before, rest] = [word.slice(0, at), word.slice(at)];
    const wrong = pick([before + pick(LETTERS) + rest.slice(1), before + rest.slice(1), before + pick(LETTERS) + rest,
      before + rest[1] + rest[0] + rest.slice(2)]);
    if (wrong !== word && !known.has(wrong)) return wrong;
  }
}

/** Known items: three words of a title that no other title holds together, and the same with one letter wrong. @param {Chance} chance @param {Map<string, string[]>} titles @param {Set<string>} known */
function itemsOf(chance, titles, known) {
  // Endings are cut off roughly, as stems do.
  const roots = [...titles.values()].map((words) => new Set(words.map((word) => word.slice(0, 6))));
  const kinds = { exact: new Map(), typo: new Map() };
  const judgements = new Map();
  const ids = [...titles.keys()];
  while (judgements.size < Math.min(ASKED, ids.length)) {
    const id = chance.pick(ids);
    const words = [...titles.get(id) ?? []];
    words.splice(chance.below(4), 1);
    const item = `k${id}`;
    if (judgements.has(item) || roots.filter((root) => words.every((word) => root.has(word.slice(0, 6)))).length > 1) continue;
    judgements.set(item, new Map([[id, 1]]));
    kinds.exact.set(item, words.join(" "));
    const wrong = chance.below(3);
    kinds.typo.set(item, words.map((word, place) => (place === wrong ? mistype(chance, word, known) : word)).join(" "));
  }
  return { exact: { texts: kinds.exact, judgements }, typo: { texts: kinds.typo, judgements } };
}

/** Writes a site of so many pages. @param {string} root @param {number} pages @param {number} seed @param {string} prose a file of sentences @returns {{collection: Large, known: import("./collection.mjs").Known}} */
export function makeLarge(root, pages, seed, prose) {
  const random = chance(seed);
  const { from, lines } = sentences(prose);
  const good = contentWords(lines);
  const listed = (/** @type {string[]} */ names, /** @type {string} */ stem) => names.map((title, number) =>
    `  - {id: ${stem}-${number}, title: ${title}${stem === "topic" ? `, summary: ${title}.` : ""}}\n`).join("");
  const topics = Array.from({ length: TOPICS }, (_, number) => `Subject ${number + 1}`);
  write(root, "book.toml", '[book]\ntitle = "A large site"\nlanguage = "en-GB"\nsrc = "content"\n');
  write(root, "content/index.md", page("A large site", "A site to measure."));
  write(root, "content/topics.yaml", `topics:\n${listed(topics, "topic")}sectors:\n${listed(SECTORS, "sector")}countries:\n${listed(COUNTRIES, "country")}`);
  write(root, "content/references.yaml", "smith2014:\n  type: report\n  title: A report\n  author: [Smith]\n  date: 2014\n");
  /** @type {Map<string, string>} */
  const shown = new Map();
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  /** @type {import("./collection.mjs").Doc[]} */
  const docs = [];
  const taken = new Set();
  const known = new Set();
  while (docs.length < pages) {
    const { sections, place } = bodyOf(random, lines);
    const text = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).filter(Boolean).join(" ");
    const words = titleOf(random, text, good, taken);
    if (!words.length) continue;
    const id = String(docs.length);
    const title = `${words[0][0].toUpperCase()}${words[0].slice(1)} ${words[1]} and ${words[2]} for ${words[3]}`;
    const summary = random.pick(lines);
    const markdown = sections.map(({ heading, paragraphs }) => (heading ? `## ${heading}\n\n` : "") + paragraphs.map(plain).join("\n\n")).join("\n\n");
    const about = `topics: [${[...new Set([random.below(TOPICS), random.below(TOPICS)])].map((topic) => `topic-${topic}`).join(", ")}]\n`;
    const isCase = docs.length % 5 === 4;
    const path = isCase ? `cases/c-${id}` : `area-${docs.length % 20}/p-${id}`;
    const more = `organisation: ${place} Trust\ncountry: country-${random.below(COUNTRIES.length)}\nsector: sector-${random.below(SECTORS.length)}\n`
      + `period: 2010 to 2014\nreferences: [smith2014]\nfacts:\n  - {id: f-${id}, text: It took place., cite: smith2014}\n`;
    const body = isCase ? `## Context\n\nIt took place [#f-${id}].\n\n${markdown}` : markdown;
    write(root, `content/${path}.md`, page(title, body, about + (isCase ? more : ""), summary));
    shown.set(`${path}.html`, id);
    titles.set(id, words);
    docs.push({ id, title, text: `${summary} ${text}` });
    for (const word of wordsOf(text)) known.add(word);
  }
  const collection = { name: `${pages} pages`, from, docs, queries: itemsOf(random, titles, known), glossary: [] };
  return { collection, known: (url) => shown.get(url.replace(/[?#].*/, "")) };
}
