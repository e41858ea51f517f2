// Measures casebook's search beside others: see README.md. `benches/search/run` starts it.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ask, first, startChromium, warm } from "./browser.mjs";
import { find, makeSite, read } from "./collection.mjs";
import { makeLarge } from "./large.mjs";
import { mdBookFirst } from "./mdbook.mjs";
import { withPagefind } from "./pagefind.mjs";
import { installed } from "./peers.mjs";
import { score, trec } from "./score.mjs";
import { readIndex } from "../../tests/browser/index.mjs";
import { data, firstLoad, scripts, sizeOf } from "./size.mjs";
import { Table } from "./table.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HELP = `usage: benches/search/run [collections] [large] [options]

  collections       ranking and sizes on test collections (both parts, unless one is named)
  large             bytes, requests and times on a large site
  --peers           first installs the other engines from npm, into benches/search (once); then all parts use them
  --alone           leaves the other engines out, though they are installed
  --mdbook          also opens mdBook's index of the large site from file:// (about a minute)
  --pages N         pages of the large site (10000)
  --seed N          from which it is made (1)
  --shared DIR      where bench/search/data and bench/build/prose.txt are (../shared)
  --data DIR        another folder of collections, or one collection
  --casebook PATH   a casebook to measure, in place of building this checkout
  --runs DIR        writes what each engine found, in TREC's form
  --json FILE       where the figures go (search-bench.json in cargo's target folder)`;

// What issue 5 asks for.
const GOALS = { ndcg: /** @type {Record<string, number>} */ ({ med: 0.715, cran: 0.385 }), exact: 0.99, typo: 0.98, acronym: 0.85,
  scripts: 20_000, firstRaw: 64_000, firstGzip: 32_000, requests: 12, index: 4_000_000, cold: 100 };
const COLUMNS = ["casebook", "mdBook", "lunr", "MiniSearch", "MiniSearch, stems", "VitePress", "Pagefind", "BM25"];
const LIMIT = 100;
const COLD = 5;

/** @typedef {import("./collection.mjs").Collection} Collection */
/** @typedef {import("./score.mjs").Run} Run */

/** What was typed. Ends the bench where that cannot be understood. */
function typed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { peers: { type: "boolean" }, alone: { type: "boolean" }, mdbook: { type: "boolean" }, pages: { type: "string", default: "10000" }, seed: { type: "string", default: "1" },
        shared: { type: "string", default: join(ROOT, "../shared") }, data: { type: "string" }, casebook: { type: "string" },
        runs: { type: "string" }, json: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (fault) {
    console.error(`${/** @type {Error} */ (fault).message}\n\n${HELP}`);
    return process.exit(2);
  }
}

const { values: options, positionals } = typed();

const table = new Table();
/** Means over collections, by measure and engine. @type {Map<string, {engine: string, goal: number, all: number[]}>} */
const means = new Map();

/** @param {string} text */
const say = (text) => console.error(`search bench: ${text}`);

/** The middle one. @param {number[]} values @param {number} [share] */
const middle = (values, share = 0.5) => values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Builds a site. A warning is told and no more: the words of a collection are what they are. @param {string} binary @param {string} root */
function build(binary, root) {
  const start = performance.now();
  const args = ["build", root, "-d", join(root, "site"), "--quiet", "--format", "json"];
  const { status, stdout, stderr } = spawnSync(binary, args, { maxBuffer: 2 ** 30, encoding: "utf8" });
  if (status !== 0) throw new Error(`${basename(root)} cannot be built:\n${(stdout + stderr).slice(0, 2000)}`);
  const warned = stdout.split('"severity"').length - 1;
  if (warned) say(`${basename(root)}: built with ${warned} warnings, the first: ${/"message": "(.*)"/.exec(stdout)?.[1]}`);
  return { site: join(root, "site"), ms: performance.now() - start };
}

/** Notes how well an engine ranked one kind of query. @param {string} engine @param {Collection} collection @param {string} kind @param {Run} run */
function judge(engine, { name, queries }, kind, run) {
  const found = score(run, queries[kind].judgements);
  if (options.runs) {
    mkdirSync(options.runs, { recursive: true });
    writeFileSync(join(options.runs, `${name}-${kind}-${engine.replace(/\W+/g, "-")}.run`), trec(run, engine.replace(/\W+/g, "-")));
  }
  if (kind === "queries") {
    table.add(`${name}: nDCG@10`, "share", engine, found.ndcg, GOALS.ndcg[name] ? { least: GOALS.ndcg[name] } : undefined);
    table.add(`${name}: recall@10`, "share", engine, found.recall);
    table.add(`${name}: reciprocal rank`, "share", engine, found.rr);
    table.add(`${name}: average precision`, "share", engine, found.ap);
  } else if (kind === "acronym") {
    table.add(`${name}: acronyms, recall@10`, "share", engine, found.recall, { least: GOALS.acronym });
  } else {
    const measure = kind === "exact" ? "known title, reciprocal rank" : "one letter wrong, reciprocal rank";
    table.add(`${name}: ${measure}`, "share", engine, found.rr);
    const mean = means.get(`${measure}|${engine}`) ?? { engine, goal: kind === "exact" ? GOALS.exact : GOALS.typo, all: [] };
    mean.all.push(found.rr);
    means.set(`${measure}|${engine}`, mean);
  }
}

/** Ranks every kind of query with every other engine that is installed, one engine after another. @param {Collection} collection @param {string} folder @param {(engine: string, rank: (text: string) => string[]) => void} [also] */
async function peers(collection, folder, also) {
  const { name, docs, queries } = collection;
  if (options.alone) return;
  const makers = await installed();
  if (!makers.length) say("no other engine is installed; --peers installs them");
  for (const { name: engine, make } of makers) {
    say(`${name}: ${engine}`);
    const peer = make(docs);
    for (const [kind, { texts }] of Object.entries(queries)) judge(engine, collection, kind, new Map([...texts].map(([id, text]) => [id, peer.rank(text)])));
    also?.(engine, peer.rank);
    if (!peer.index) continue;
    const index = peer.index();
    // A snippet needs the text of pages, and without a server it comes whole.
    const all = sizeOf([index, ...(peer.withText ? [] : [JSON.stringify(docs)])]);
    const own = sizeOf([index]);
    table.add(`${name}: index without page text, raw`, "kB", engine, peer.withText ? undefined : own.raw);
    table.add(`${name}: index without page text, gzip`, "kB", engine, peer.withText ? undefined : own.gzip);
    table.add(`${name}: with page text, raw`, "kB", engine, all.raw);
    table.add(`${name}: with page text, gzip`, "kB", engine, all.gzip);
    table.add(`${name}: files of the index`, "files", engine, all.files);
    table.add("scripts for search, raw", "kB", engine, peer.script);
  }
  await withPagefind(docs, folder, async (engine) => {
    say(`${name}: Pagefind`);
    for (const [kind, { texts }] of Object.entries(queries)) judge("Pagefind", collection, kind, await engine.ask(texts));
    table.add(`${name}: with page text, raw`, "kB", "Pagefind", engine.index.raw);
    table.add(`${name}: with page text, gzip`, "kB", "Pagefind", engine.index.gzip);
    table.add(`${name}: files of the index`, "files", "Pagefind", engine.index.files);
    const known = [...(queries.exact?.texts.values() ?? [])].slice(0, COLD);
    if (!also) return;
    const colds = [];
    for (const text of known) colds.push(await engine.first(text));
    noteFirst(name, "Pagefind", "ten results", colds);
  });
}

// As many results as the search page shows at first.
const SHOWN = 8;
const SCREEN = "eight results, as the page shows";

/** Notes what first searches loaded and how long they took. @param {string} name @param {string} engine @param {string} what @param {(import("./size.mjs").Size & {asked: number, opened?: number})[]} colds @param {boolean} [isGoal] */
function noteFirst(name, engine, what, colds, isGoal) {
  if (!colds.length) return;
  const of = (/** @type {(cold: any) => number} */ value) => middle(colds.map(value));
  table.add(`${name}: first search, ${what}: raw`, "kB", engine, of((cold) => cold.raw), isGoal ? { most: GOALS.firstRaw } : undefined);
  table.add(`${name}: first search, ${what}: gzip`, "kB", engine, of((cold) => cold.gzip), isGoal ? { most: GOALS.firstGzip } : undefined);
  table.add(`${name}: first search, ${what}: requests`, "files", engine, of((cold) => cold.files), isGoal ? { most: GOALS.requests } : undefined);
  table.add(`${name}: first search, ${what}: from asking`, "ms", engine, of((cold) => cold.asked), isGoal ? { most: GOALS.cold } : undefined);
  if (colds[0].opened) table.add(`${name}: first search, ${what}: from opening the page`, "ms", engine, of((cold) => cold.opened));
}

/** Bytes of a built site. @param {string} name @param {string} site @param {number} [most] */
function sizes(name, site, most) {
  const { all, index } = data(site);
  if (!index) say(`${name}: what of the index is page text cannot be told; its size without text is left out`);
  table.add(`${name}: index without page text, raw`, "kB", "casebook", index?.raw, most ? { most } : undefined);
  table.add(`${name}: index without page text, gzip`, "kB", "casebook", index?.gzip);
  table.add(`${name}: with page text, raw`, "kB", "casebook", all.raw);
  table.add(`${name}: with page text, gzip`, "kB", "casebook", all.gzip);
  table.add(`${name}: files of the index`, "files", "casebook", all.files);
  const shipped = scripts(site);
  table.add("scripts for search, raw", "kB", "casebook", shipped.search.raw, { most: GOALS.scripts });
  table.add("all scripts of the search page, raw", "kB", "casebook", shipped.page.raw);
}

/** @param {string} binary @param {string} scratch */
async function collections(binary, scratch) {
  const folder = resolve(options.data ?? join(options.shared, "bench/search/data"));
  const found = find(folder);
  if (!found.length) say(`skipped: no test collection in ${folder}`);
  for (const path of found) {
    const collection = read(path);
    say(`${collection.name}: ${collection.docs.length} documents, ${Object.entries(collection.queries).map(([kind, { texts }]) => `${texts.size} ${kind}`).join(", ")}`);
    const root = join(scratch, collection.name);
    const known = makeSite(collection, root);
    const { site } = build(binary, root);
    const browser = await startChromium();
    for (const [kind, { texts }] of Object.entries(collection.queries)) judge("casebook", collection, kind, await ask(browser, site, known, texts, LIMIT));
    await browser.close();
    sizes(collection.name, site);
    const index = readIndex(site);
    const words = index.said();
    table.add(`${collection.name}: words of the texts`, "files", "casebook", words.length);
    table.add(`${collection.name}: words with another stem in the script`, "files", "casebook", index.unfound(words).length, { most: 0 });
    const asked = [...(collection.queries.exact ?? collection.queries.queries).texts.values()].slice(0, COLD);
    noteFirst(collection.name, "casebook", SCREEN, await colds(site, "index.html", asked, SHOWN));
    await peers(collection, join(scratch, `${collection.name}-pagefind`));
    const bm25 = table.rows.find(({ measure }) => measure === `${collection.name}: nDCG@10`)?.values.BM25;
    if (bm25) table.add(`${collection.name}: nDCG@10`, "share", "BM25", bm25, { least: bm25 });
  }
  if (found.length < 2) return;
  for (const [key, { engine, goal, all }] of means) table.add(`mean of collections: ${key.split("|")[0]}`, "share", engine, all.reduce((sum, one) => sum + one, 0) / all.length, { least: goal });
  means.clear();
}

/** First searches, each in a new browser. @param {string} site @param {string} path @param {string[]} texts @param {number} limit */
async function colds(site, path, texts, limit) {
  const all = [];
  for (const text of texts) {
    const cold = await first(site, path, text, limit);
    all.push({ ...firstLoad(site, cold.scripts), asked: cold.asked, opened: cold.opened });
  }
  return all;
}

/** @param {string} binary @param {string} scratch */
async function large(binary, scratch) {
  const root = join(scratch, "large");
  const { collection, known } = makeLarge(root, Number(options.pages), Number(options.seed), join(options.shared, "bench/build/prose.txt"));
  const { name, docs, queries: { exact, typo } } = collection;
  say(`${name}, ${docs.reduce((sum, { text }) => sum + text.split(" ").length, 0)} words, from ${collection.from}`);
  const { site, ms } = build(binary, root);
  table.add(`${name}: build of the site`, "ms", "casebook", ms);
  sizes(name, site, GOALS.index);
  say(`${name}: casebook, first searches`);
  const [plain, wrong] = [exact, typo].map(({ texts }) => [...texts.values()]);
  const page = "area-1/p-1.html";
  noteFirst(name, "casebook", SCREEN, await colds(site, page, plain.slice(0, COLD), SHOWN), true);
  noteFirst(name, "casebook", "ten results", await colds(site, page, plain.slice(0, COLD), 10));
  noteFirst(name, "casebook", "one result", await colds(site, page, plain.slice(0, COLD), 1));
  noteFirst(name, "casebook", `${SCREEN}, one letter wrong`, await colds(site, page, wrong.slice(0, COLD), SHOWN));
  say(`${name}: casebook, later searches`);
  const browser = await startChromium();
  const times = await warm(browser, site, [...plain, ...wrong]);
  table.add(`${name}: later search, p50`, "ms", "casebook", middle(times));
  table.add(`${name}: later search, p95`, "ms", "casebook", middle(times, 0.95));
  for (const kind of ["exact", "typo"]) judge("casebook", collection, kind, await ask(browser, site, known, collection.queries[kind].texts, 10));
  await browser.close();
  await peers(collection, join(scratch, "large-pagefind"), (engine, rank) => {
    const times = [...plain, ...wrong].map((text) => {
      const start = performance.now();
      rank(text);
      return performance.now() - start;
    });
    table.add(`${name}: later search, p50`, "ms", engine, middle(times));
    table.add(`${name}: later search, p95`, "ms", engine, middle(times, 0.95));
  });
  if (options.mdbook) {
    say(`${name}: mdBook's index from file://`);
    const cold = await mdBookFirst(docs, join(scratch, "mdbook"), plain[0]);
    if (cold) noteFirst(name, "mdBook", "ten results", [cold]);
    else say("skipped: elasticlunr is not installed; --peers installs it");
  }
}

/** The release casebook of this checkout, and cargo's target folder. */
function release() {
  const target = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps"], { cwd: ROOT, maxBuffer: 2 ** 26 }).toString()).target_directory;
  if (!options.casebook) execFileSync("cargo", ["build", "--release", "--quiet", "--locked"], { cwd: ROOT, stdio: "inherit" });
  return { binary: resolve(options.casebook ?? join(target, "release/casebook")), target };
}

async function main() {
  const parts = positionals.length ? positionals : ["collections", "large"];
  if (options.help || parts.some((part) => part !== "collections" && part !== "large")) return console.log(HELP);
  if (options.peers) execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: join(ROOT, "benches/search"), stdio: ["ignore", "ignore", "inherit"] });
  const { binary, target } = release();
  const scratch = mkdtempSync(join(tmpdir(), "casebook-search-"));
  try {
    if (parts.includes("collections")) await collections(binary, scratch);
    means.clear();
    if (parts.includes("large")) await large(binary, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    show(target); // what was measured before a fault is worth reading, too
  }
}

/** Prints the table, and writes it. @param {string} target */
function show(target) {
  if (!table.rows.length) return;
  console.log(table.text(COLUMNS));
  console.log(`\n! goal not reached   - not measured   ${cpus().length} cores; times compare only within one run`);
  const json = resolve(options.json ?? join(target, "search-bench.json"));
  mkdirSync(join(json, ".."), { recursive: true });
  writeFileSync(json, JSON.stringify({ columns: COLUMNS, rows: table.rows }, null, 1) + "\n");
  console.log(`figures: ${json}`);
}

await main();
