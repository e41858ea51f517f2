/**
 * casebook.search: finds pages for a reader's words. Touches no page, but to add the script tag of the index.
 *
 * Words are taken as src/search/tokens.rs takes them, and the layout is that of src/search/write.rs. Ranking knows the
 * layout only through `read`; what that returns is asked asynchronously, since a large site may have several files.
 */
(function () {
  "use strict";

  /** @type {any} */
  const root = globalThis;
  /** @type {any} */
  const casebook = (root.casebook = root.casebook || {});
  const { stem, isStopWord } = casebook.stemmer;

  /**
   * @typedef {{url: string, title: string, kind: string, topics: string[], country: ?string, sector: ?string}} Page
   * @typedef {{text: string, marks: [number, number][]}} Excerpt  marks are [from, to) in text
   * @typedef {{url: string, title: string, kind: string, excerpt: Excerpt, score: number}} Result
   * @typedef {Partial<Record<"kind" | "topic" | "country" | "sector", string | string[]>>} Filters
   * @typedef {{times: number, worth: Map<string, number>}} Part  one word of a query: its stems, and what each is worth
   * @typedef {ReturnType<typeof read>} Index
   */

  // -- Words

  const WORD = /[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\u0300-\u036f]|['‘’ʼ](?=[\p{Alphabetic}\p{N}]))*/gu;
  const LONGEST_WORD = 64;
  // Letters that Unicode does not take apart into a plain letter and an accent.
  const PLAIN = new Map("ßss æae œoe øo łl đd ðd þth ħh ıi ſs".split(" ").map((pair) => [pair[0], pair.slice(1)]));

  /** @param {string} raw */
  function fold(raw) {
    const lower = raw.toLowerCase();
    if (/^[a-z0-9]*$/.test(lower)) return lower;
    const bare = lower.replace(/['‘’ʼ]s$/, "").replace(/['‘’ʼ\u0300-\u036f]/g, "");
    // Latin letters only: in other scripts an accent can make another letter.
    return bare.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => {
      const plain = letter.normalize("NFD")[0];
      return PLAIN.get(plain) ?? plain;
    });
  }

  /** The folded words of a text, and where each stands. @param {string} text */
  function words(text) {
    return [...text.matchAll(WORD)]
      .map(({ 0: raw, index: from }) => ({ word: fold(raw), from, to: from + raw.length }))
      .filter(({ word }) => word && [...word].length <= LONGEST_WORD);
  }

  // -- Layout

  const DIGITS = "!#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  const BASE = DIGITS.length / 2;
  const LEVELS = 16;

  /** @param {string} code */
  function postings(code) {
    const out = [];
    let page = -1;
    let number = 0;
    let place = 1;
    for (const character of code) {
      const digit = DIGITS.indexOf(character);
      number += (digit % BASE) * place;
      place *= BASE;
      if (digit >= BASE) continue;
      page += 1 + Math.floor(number / LEVELS / 2);
      out.push({ page, impact: (((number % LEVELS) + 0.5) / LEVELS) ** 2, inTitle: Math.floor(number / LEVELS) % 2 });
      number = 0;
      place = 1;
    }
    return out;
  }

  /** @param {string} data */
  function read(data) {
    const layout = JSON.parse(data);
    if (layout.format !== 1) throw new Error("casebook.search: the index is of another version of casebook");
    /** @type {Page[]} */
    const pages = layout.pages.map((/** @type {any[]} */ [url, title, kind, topics, country, sector]) => (
      { url, title, kind, topics, country, sector }));
    const codes = layout.postings.split(" ");
    /** @type {Map<string, string>} */
    const codeOf = new Map();
    let name = "";
    for (const [number, entry] of layout.stems.split(" ").entries()) {
      name = name.slice(0, DIGITS.indexOf(entry[0])) + entry.slice(1);
      codeOf.set(name, codes[number]);
    }
    return {
      pages,
      /** @param {string} name */
      postings: async (name) => postings(codeOf.get(name) ?? ""),
      /** @param {string} start */
      stemsFrom: async (start) => [...codeOf.keys()].filter((name) => name.startsWith(start)),
      /** @param {number} page @returns {Promise<string>} */
      text: async (page) => layout.texts[page],
    };
  }

  // -- Asking and ranking

  // More than this was pasted by mistake; its beginning is answered.
  const LONGEST_QUERY = 2000;
  // What a word is worth that only begins like the one being typed.
  const COMPLETED = 0.5;
  // A work of the bibliography repeats the words of its title; the pages that discuss it are what is sought.
  const REFERENCE = 0.6;

  /** The stems of words that begin as typed. @param {string} typed @param {Index} index */
  async function completions(typed, index) {
    const found = await index.stemsFrom(typed);
    // A stem has lost its ending: "organisat" is longer than that of "organisation".
    for (let length = typed.length - 1; !found.length && length > 3 && length > typed.length - 6; length -= 1) {
      const name = typed.slice(0, length);
      if ((await index.postings(name)).length) found.push(name);
    }
    return found;
  }

  /** Takes a query apart. Its last word may be half typed, unless something stands behind it. @param {string} text @param {Index} index */
  async function ask(text, index) {
    const asked = words(text);
    /** @type {Map<string, Part>} */
    const parts = new Map();
    for (const { word } of asked) {
      if (isStopWord(word)) continue;
      const name = stem(word);
      const times = (parts.get(name)?.times ?? 0) + 1;
      parts.set(name, { times, worth: new Map([[name, 1]]) });
    }
    const last = asked[asked.length - 1];
    if (last && last.to === text.length && last.word.length > 1) {
      const name = stem(last.word);
      const part = parts.get(name) ?? { times: 1, worth: new Map() };
      for (const found of await completions(last.word, index)) part.worth.set(found, part.worth.get(found) ?? COMPLETED);
      // A stop word that is the beginning of nothing asks for nothing.
      if (part.worth.size) parts.set(name, part);
    }
    return [...parts.values()];
  }

  /** What a word finds: on each page, the best of its stems. @param {Part} part @param {Index} index */
  async function hits(part, index) {
    /** @type {Map<number, {impact: number, title: number}>} */
    const found = new Map();
    for (const [name, worth] of part.worth) {
      for (const { page, impact, inTitle } of await index.postings(name)) {
        const best = found.get(page) ?? { impact: 0, title: 0 };
        found.set(page, { impact: Math.max(best.impact, impact * worth), title: Math.max(best.title, inTitle * worth) });
      }
    }
    return found;
  }

  /**
   * Scores each page that holds any word: a missing word lowers a page and never drops it, and a title is lifted by
   * how much of the query it holds. The rarity of a word is that of BM25; the impact holds the rest.
   * @param {Part[]} parts @param {Index} index
   */
  async function rank(parts, index) {
    const all = index.pages.length;
    /** @type {Map<number, {sum: number, title: number}>} */
    const scores = new Map();
    let whole = 0;
    for (const part of parts) {
      const found = await hits(part, index);
      const weight = part.times * Math.log(1 + (all - found.size + 0.5) / (found.size + 0.5));
      whole += weight;
      for (const [page, { impact, title }] of found) {
        const before = scores.get(page) ?? { sum: 0, title: 0 };
        scores.set(page, { sum: before.sum + weight * impact, title: before.title + weight * title });
      }
    }
    return [...scores].map(([number, { sum, title }]) => {
      const page = index.pages[number];
      const lift = 1 + 2 * (title / whole) ** 3;
      return { number, page, score: sum * lift * (page.kind === "reference" ? REFERENCE : 1) };
    });
  }

  /** @param {Page} page @param {Filters} filters */
  function passes({ kind, topics, country, sector }, filters) {
    const own = { kind: [kind], topic: topics, country: [country], sector: [sector] };
    return Object.entries(own).every(([name, values]) => {
      const wanted = [filters[/** @type {keyof Filters} */ (name)] ?? []].flat();
      return !wanted.length || wanted.some((value) => values.includes(value));
    });
  }

  // -- Excerpts

  const LENGTH = 220;

  /** The stretch with the most words of the query; a repeat counts a little. @param {{from: number, to: number, name: string}[]} marks */
  function densest(marks) {
    let best = { worth: 0, from: 0, to: 0 };
    marks.forEach(({ from }, first) => {
      const names = new Set();
      let worth = 0;
      for (const { to, name } of marks.slice(first, first + 40)) {
        if (to - from > LENGTH - 40) break;
        worth += names.has(name) ? 0.1 : 1;
        names.add(name);
        if (worth > best.worth) best = { worth, from, to };
      }
    });
    return best;
  }

  /** Cuts where a sentence begins and ends if that is near, else between words. @param {string} text @param {Set<string>} wanted stems */
  function excerpt(text, wanted) {
    const marks = words(text)
      .map(({ word, from, to }) => ({ name: stem(word), from, to }))
      .filter(({ name }) => wanted.has(name));
    const best = densest(marks);
    let from = Math.max(0, best.from - Math.max(30, (LENGTH - best.to + best.from) >> 1));
    let start = "";
    if (from > 0) {
      const before = text.slice(from, best.from);
      const sentence = /^.*[.!?…]["'”’)\]]*\s+/s.exec(before);
      if (!sentence) start = "… ";
      from += (sentence ?? /^\S*\s+/.exec(before) ?? [before])[0].length;
    }
    let to = text.length;
    let end = "";
    if (to > from + LENGTH) {
      const after = text.slice(best.to, Math.max(from + LENGTH, best.to) + 1);
      const sentence = /^.*[.!?…]["'”’)\]]*(?=\s)/s.exec(after);
      const whole = sentence && best.to + sentence[0].length > from + LENGTH / 2;
      if (!whole) end = " …";
      // With no space to cut at, the halves of a character beyond U+FFFF stay together.
      const cut = whole ? sentence[0] : /^.*(?=\s)/s.exec(after)?.[0] ?? after.replace(/[\ud800-\udbff]$/, "");
      to = best.to + cut.length;
    }
    const move = start.length - from;
    /** @type {Excerpt} */
    const out = { text: start + text.slice(from, to).replace(/\n/g, " ") + end, marks: [] };
    for (const mark of marks) if (mark.from >= from && mark.to <= to) out.marks.push([mark.from + move, mark.to + move]);
    return out;
  }

  // -- Entry

  /** @type {?Index} */
  let loaded = null;
  /** @type {?Promise<void>} */
  let opening = null;

  /** Called by the index script. @param {string} data */
  function load(data) {
    loaded = read(data);
  }

  /** Adds the script of the index, once: neither fetch nor import works on a page opened from a file. @param {string} url */
  function open(url) {
    opening ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = () => {
        // A script that throws, as one of another version does, counts as loaded too.
        if (loaded) return resolve();
        // A later need may try again: a network share can come back.
        opening = null;
        script.remove();
        reject(new Error(`casebook.search: the index ${url} could not be loaded`));
      };
      script.onload = script.onerror = end;
      script.src = url;
      document.head.append(script);
    });
    return opening;
  }

  /** Finds pages, best first. @param {string} text @param {{limit?: number, filters?: Filters}} [options] @returns {Promise<Result[]>} */
  async function query(text, { limit = 10, filters = {} } = {}) {
    if (!loaded) await opening;
    const index = loaded;
    if (!index) throw new Error("casebook.search: no index is open");
    const parts = await ask(String(text).slice(0, LONGEST_QUERY), index);
    const found = (await rank(parts, index)).filter(({ page }) => passes(page, filters));
    found.sort((one, other) => other.score - one.score || (one.page.url < other.page.url ? -1 : 1));
    const wanted = new Set(parts.flatMap((part) => [...part.worth.keys()]));
    return Promise.all(found.slice(0, limit).map(async ({ number, page: { url, title, kind }, score }) => (
      { url, title, kind, excerpt: excerpt(await index.text(number), wanted), score })));
  }

  casebook.search = { query, load, open, words };
})();
