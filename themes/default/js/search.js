/**
 * casebook.search: finds pages for a reader's words. Touches no page; `casebook.load` adds the scripts of the index.
 *
 * Words are taken as src/search/tokens.rs takes them, and the layout is that of src/search/layout.rs: blocks of text,
 * each asked for by its name when it is needed. On a small site all come in one file.
 */
(function () {
  "use strict";

  /** @type {any} */
  const casebook = (globalThis.casebook ??= {});
  const { stem: stemOf, isStopWord } = casebook.stemmer;

  /**
   * @typedef {{text: string, marks: [number, number][]}} Excerpt  marks are [from, to) in text
   * @typedef {{url: string, title: string, section: ?string, kind: string, excerpt: Excerpt, score: number}} Result
   * @typedef {"kind" | "topic" | "country" | "sector"} Facet
   * @typedef {Partial<Record<Facet, string | string[]>>} Filters
   * @typedef {{limit?: number, filters?: Filters, exact?: boolean, typing?: boolean, counts?: boolean}} Options
   * @typedef {{page: number, passage: number, weight: number, title: boolean, lent: boolean}} Posting  lent: pages like it have the stem
   * @typedef {{name: string, times: number, worth: Map<string, number>}} Part  one word of a query: its stems, and what each is worth
   * @typedef {Map<number, {sum: number, title: number, own: boolean}>} Hits  what is found on each page, what of it in its title, and whether it is the page's own
   */

  const fault = (/** @type {string} */ what) => new Error("casebook.search: " + what);

  /** @template T @param {T[]} list @param {(one: T) => number} of */
  const total = (list, of) => list.reduce((sum, one) => sum + of(one), 0);

  // -- Words

  const WORD = /[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\u0300-\u036f]|['‘’ʼ](?=[\p{Alphabetic}\p{N}]))*/gu;
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
      .filter(({ word }) => word);
  }

  /** @type {(word: string) => string} */
  let stem = stemOf;
  /** @type {(word: string) => boolean} */
  let skips = isStopWord;

  /** The stems of what a text says, in order. @param {string} text */
  const stems = (text) => words(text).filter(({ word }) => !skips(word)).map(({ word }) => stem(word));

  // -- Blocks

  /** @type {Map<string, string>} */
  const held = new Map();
  /** @type {Map<string, Promise<string>>} */
  const asked = new Map();
  /** The address of the index, up to its name. */
  let place = "";
  let version = "";

  /** Called by the scripts of the index. @param {string} name @param {string} data */
  const put = (name, data) => held.set(name, data);

  /** Returns a block; it comes in a script, since neither fetch nor import works on a page opened from a file. @param {string} name */
  function block(name) {
    let promise = asked.get(name);
    if (!promise) {
      promise = held.has(name) ? Promise.resolve() : load(name);
      promise = promise.then(() => {
        const text = held.get(name);
        if (text === undefined) throw fault(`${place}${name}.js holds no ${name}`);
        return text;
      });
      asked.set(name, promise);
      // A later need may try again: a network share can come back.
      promise.catch(() => asked.delete(name));
    }
    return promise;
  }

  /** So that no cache mixes two builds; a file opened from a folder has no cache. @param {string} name @returns {Promise<any>} */
  function load(name) {
    return casebook.load(place + name + ".js" + (/^http/.test(location.protocol) ? "?" + version : ""));
  }

  // -- Layout

  const SIX_BITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const OPENERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_`{}";
  /** @type {Record<string, number>} */
  const VALUES = Object.fromEntries([...SIX_BITS].map((digit, value) => [digit, value]));
  const NAME = /([^a-z0-9\u0080-\uffff])([a-z0-9\u0080-\uffff]*)/g;
  const RANKS = 4;
  // The weights that symbols stand for, in tenths: of stems lent by pages alike, in the text, in the title.
  const LENT = [2, 4];
  const TEXT = [1, 2, 3, 4, 5, 6, 7, 8];
  const TITLE = [4, 5, 6, 7, 8, 9];
  const WEIGHTS = [...LENT, ...TEXT, ...TITLE];

  /** Reads numbers off a text, six bits to a character. @param {string} text */
  function bits(text) {
    let at = 0;
    let rest = 0;
    let left = 0;
    function bit() {
      if (!left) {
        // Behind the end, ones.
        rest = VALUES[text[at]] ?? 63;
        at += 1;
        left = 6;
      }
      left -= 1;
      return (rest >> left) & 1;
    }
    return {
      bit,
      /** Rice's code; -1 at the end of the text, where only ones are left. @param {number} k */
      rice(k) {
        let number = 0;
        while (bit()) {
          if (at > text.length) return -1;
          number += 1;
        }
        for (let place = 0; place < k; place += 1) number = number * 2 + bit();
        return number;
      },
    };
  }

  /** Reads a prefix code, from the length of each symbol. @param {string} lengths */
  function prefixes(lengths) {
    /** @type {number[]} */
    const counts = [];
    const symbols = [...lengths].map((digit, symbol) => ({ symbol, length: VALUES[digit] })).filter(({ length }) => length);
    symbols.sort((one, other) => one.length - other.length || one.symbol - other.symbol);
    for (const { length } of symbols) counts[length] = (counts[length] ?? 0) + 1;
    return (/** @type {() => number} */ bit) => {
      let first = 0;
      let start = 0;
      let code = 0;
      for (let length = 1; length < counts.length; length += 1) {
        const count = counts[length] ?? 0;
        code += bit();
        if (code - first < count) return symbols[start + code - first].symbol;
        start += count;
        first = (first + count) * 2;
        code *= 2;
      }
      return 0;
    };
  }

  /** Reads front-coded names. @param {string} text */
  function names(text) {
    let name = "";
    return [...text.matchAll(NAME)].map(([, opener, end]) => {
      const number = OPENERS.indexOf(opener);
      name = name.slice(0, Math.floor(number / RANKS)) + end;
      return { name, rank: number % RANKS };
    });
  }

  /** @param {string} text */
  function readIndex(text) {
    const index = JSON.parse(text);
    if (index.format !== 2) throw fault("the index is of another version of casebook");
    stem = index.stemmed ? stemOf : (word) => word;
    skips = index.stemmed ? isStopWord : () => false;
    version = index.version;
    /** @type {number[]} */
    const pageOf = [];
    const { rice } = bits(index.passages);
    for (let page = 0; page < index.pages; page += 1) {
      for (let more = rice(0); more >= 0; more -= 1) pageOf.push(page);
    }
    /** @type {Map<string, string[]>} */
    const borders = new Map(Object.entries(index.borders).map(([kind, text]) => [kind, names(text).map(({ name }) => name)]));
    return {
      pages: /** @type {number} */ (index.pages),
      pageOf,
      files: /** @type {[number, number][]} */ (index.files),
      symbol: prefixes(index.symbols),
      /** The number of the block that would hold a name. @param {string} kind @param {string} name */
      blockOf: (kind, name) => (borders.get(kind) ?? []).filter((border) => border <= name).length,
    };
  }

  /** @type {?Promise<ReturnType<typeof readIndex>>} */
  let opening = null;

  /** Reads the index, once. @param {string} [url] its address, which the other blocks lie beside */
  function open(url) {
    if (!opening) {
      place = url?.replace(/index\.js$/, "") ?? place;
      opening = block("index").then(readIndex);
      opening.catch(() => (opening = null));
    }
    return opening;
  }

  /** @type {Map<string, Promise<{stems: Map<string, Posting[]>, pairs: [string, string][]}>>} */
  const terms = new Map();

  /** The block of stems that would hold one. @param {string} name */
  async function termsOf(name) {
    const index = await open();
    const id = "t-" + index.blockOf("t", name);
    const promise = terms.get(id) ?? block(id).then((text) => {
      const [names_, codes, ...notes] = text.split("~");
      const list = codes.split(" ");
      const stems = new Map(names(names_).map(({ name }, number) => [name, postings(list[number], index)]));
      return { stems, pairs: JSON.parse(notes.join("~")) };
    });
    terms.set(id, promise);
    promise.catch(() => terms.delete(id));
    return promise;
  }

  /** @param {string} code @param {Awaited<ReturnType<typeof open>>} index */
  function postings(code, { pageOf, symbol }) {
    /** @type {Posting[]} */
    const found = [];
    const k = VALUES[code[0]];
    const { bit, rice } = bits(code.slice(1));
    let passage = -1;
    for (let gap = rice(k); gap >= 0; gap = rice(k)) {
      passage += gap + 1;
      const number = symbol(bit);
      found.push({ page: pageOf[passage], passage, weight: WEIGHTS[number] / 10, title: number >= LENT.length + TEXT.length, lent: number < LENT.length });
    }
    return found;
  }

  /** @param {string} name */
  const postingsOf = async (name) => (await termsOf(name)).stems.get(name) ?? [];

  /** @type {Map<string, ReturnType<typeof names>>} */
  const wordsRead = new Map();

  /** The words of a block, read once: a long question of unknown words asks for the same few again and again. @param {string} id */
  async function wordsOf(id) {
    const known = wordsRead.get(id) ?? names(await block(id));
    wordsRead.set(id, known);
    return known;
  }

  /** The words of the site that begin so, or read backwards do. @param {"f" | "r"} kind @param {string} start */
  async function wordsFrom(kind, start) {
    const index = await open();
    const [first, last] = [start, start + "\uffff"].map((name) => index.blockOf(kind, name));
    const ids = Array.from({ length: last - first + 1 }, (_, number) => `${kind}-${first + number}`);
    const lists = await Promise.all(ids.map(wordsOf));
    return lists.flatMap((list) => list.filter(({ name }) => name.startsWith(start)));
  }

  // -- Asking

  // More than this was pasted by mistake; its beginning is answered.
  const LONGEST_QUERY = 2000;
  // What a word is worth that only begins like the one being typed.
  const COMPLETED = 0.5;
  const MOST_COMPLETED = 20;

  /** Whether one word becomes the other by one letter wrong, missing, too many, or two swapped. @param {string} one @param {string} other */
  function isNear(one, other) {
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    let end = 0;
    while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const [a, b] = [one, other].map((word) => word.slice(start, word.length - end));
    return Math.max(a.length, b.length) < 2 || (a.length === 2 && b === a[1] + a[0]);
  }

  /** @param {string} word */
  const backwards = (word) => [...word].reverse().join("");

  /** The words of the site that an unknown one may have meant, the likeliest first. @param {string} word */
  async function corrections(word) {
    if (word.length < 4) return [];
    // One wrong letter leaves the beginning or the end as it was.
    const half = Math.max(2, (word.length - 1) >> 1);
    const starts = [word.slice(0, half)];
    // But the middle two of four letters, swapped, are half of each half.
    if (word.length === 4) starts.push(word[0] + word[2]);
    const [ended, ...begun] = await Promise.all([wordsFrom("r", backwards(word).slice(0, half)), ...starts.map((start) => wordsFrom("f", start))]);
    const all = new Map(begun.flat().map(({ name, rank }) => [name, rank]));
    for (const { name, rank } of ended) all.set(backwards(name), rank);
    const near = [...all].filter(([name]) => isNear(word, name));
    return near.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
  }

  /** The words of the site that begin as typed, the commonest first. @param {string} typed */
  async function completions(typed) {
    const found = typed.length > 1 ? await wordsFrom("f", typed) : [];
    return found.sort((one, other) => other.rank - one.rank || one.name.length - other.name.length).map(({ name }) => name);
  }

  /**
   * Takes a query apart: each of its words once, with all that may stand for it.
   * @param {string} text @param {Options} options
   */
  async function ask(text, { exact, typing }) {
    const said = words(text);
    const last = said[said.length - 1];
    const isOpen = last && last.to === text.length;
    /** @type {Map<string, Part>} */
    const parts = new Map();
    /** @type {{typed: string, used: string, from: number, to: number}[]} */
    const corrected = [];
    /** @type {Map<string, string>} */
    const meanings = new Map();
    /** @type {[string, string][]} */
    const pairs = [];
    const wanted = said.filter((token) => !skips(token.word) || (token === last && isOpen && typing && !exact));
    // Asked for together, since each may be in a file of its own.
    const blocks = await Promise.all(wanted.map(({ word }) => termsOf(stem(word))));
    for (const [number, { word, from, to }] of wanted.entries()) {
      const typed = text.slice(from, to);
      const name = stem(word);
      const part = parts.get(name) ?? { name, times: 0, worth: new Map() };
      part.times += 1;
      parts.set(name, part);
      if (part.times > 1) {
        // Put right wherever it stands, though it is asked for once.
        const used = meanings.get(word);
        if (used) corrected.push({ typed, used, from, to });
        continue;
      }
      pairs.push(...blocks[number].pairs);
      const isKnown = blocks[number].stems.has(name) && !skips(word);
      if (isKnown || exact) part.worth.set(name, 1);
      if (exact || (isKnown && !(typing && isOpen && to === last.to))) continue;
      const begun = isOpen && to === last.to ? (await completions(word)).slice(0, MOST_COMPLETED) : [];
      for (const other of begun) if (!part.worth.has(stem(other))) part.worth.set(stem(other), isKnown ? COMPLETED : 1);
      if (part.worth.size) continue;
      // A stop word that begins no other word says nothing.
      if (skips(word)) {
        parts.delete(name);
        continue;
      }
      const [used] = await corrections(word);
      if (!used) continue;
      part.worth.set(stem(used), 1);
      meanings.set(word, used);
      corrected.push({ typed, used, from, to });
    }
    let meant = "";
    let at = 0;
    for (const { used, from, to } of corrected) {
      meant += text.slice(at, from) + used;
      at = to;
    }
    return {
      parts: [...parts.values()],
      said: wanted.map(({ word }) => stem(word)),
      corrected: corrected.filter(({ typed }, at) => corrected.findIndex((one) => one.typed === typed) === at).map(({ typed, used }) => ({ typed, used })),
      meant: corrected.length ? meant + text.slice(at) : null,
      pairs,
    };
  }

  // -- Ranking

  const LENT_ONLY = 1e-3;

  /** How much a word counts that so many pages have: the rarity of BM25. @param {number} all @param {number} found */
  const rarity = (all, found) => Math.log(1 + (all - found + 0.5) / (found + 0.5));

  const NOTHING = { sum: 0, title: 0, own: false };

  /** Keeps the best of a page. @param {Hits} hits @param {number} page @param {number} sum @param {number} title @param {boolean} own */
  function hit(hits, page, sum, title, own) {
    const best = hits.get(page) ?? NOTHING;
    hits.set(page, { sum: Math.max(best.sum, sum), title: Math.max(best.title, title), own: best.own || own });
  }

  /** What a word of the query finds, and how much it counts; said twice, it counts more, but not twice. @param {Part} part @param {number} all */
  async function weigh({ times, worth }, all) {
    const lists = await Promise.all([...worth].map(async ([name, factor]) => ({ factor, list: await postingsOf(name) })));
    const own = new Set(lists.flatMap(({ list }) => list.filter(({ lent }) => !lent).map(({ page }) => page)));
    const whole = Math.sqrt(times) * rarity(all, own.size);
    /** @type {Hits} */
    const hits = new Map();
    for (const { factor, list } of lists) {
      for (const { page, weight, title, lent } of list) hit(hits, page, whole * factor * weight, title ? whole * factor : 0, !lent);
    }
    return { whole, hits };
  }

  /** The pages that have all of some stems: the mean of what they hold, times how much all count. @param {string[]} names @param {number} all */
  async function together(names, all) {
    const lists = await Promise.all([...new Set(names)].map(async (name) => (await postingsOf(name)).filter(({ lent }) => !lent)));
    const whole = total(lists, ({ length }) => rarity(all, length));
    /** @type {Map<number, {count: number, weight: number, titles: number}>} */
    const met = new Map();
    for (const { page, weight, title } of lists.flat()) {
      const before = met.get(page) ?? { count: 0, weight: 0, titles: 0 };
      met.set(page, { count: before.count + 1, weight: before.weight + weight, titles: before.titles + Number(title) });
    }
    const hits = [...met].filter(([, { count }]) => count === lists.length).map(([page, { count, weight, titles }]) => (
      { page, sum: (whole * weight) / count, title: titles === count ? whole : 0 }));
    return { whole, hits };
  }

  /**
   * Lets a short form find what it stands for, and the other way: a page counts as much as for the form it says more of.
   * Returns the pairs that were in the query.
   * @param {[string, string][]} pairs @param {string[]} said @param {Map<string, {whole: number, hits: Hits}>} found by stem
   * @param {number} all
   */
  async function pairUp(pairs, said, found, all) {
    /** @type {Map<string, {short: string, long: string}>} */
    const fired = new Map();
    for (const [short, long] of pairs) {
      const [one, other] = [stems(short), stems(long)];
      const isIn = (/** @type {string[]} */ form) => form.length && ` ${said.join(" ")} `.includes(` ${form.join(" ")} `);
      if (!one.length || !other.length || fired.has(short + long)) continue;
      for (const [asked, meant] of [[one, other], [other, one]]) {
        if (!isIn(asked) || isIn(meant)) continue;
        fired.set(short + long, { short, long });
        const forms = [...new Set(asked)].flatMap((name) => found.get(name) ?? []);
        if (!forms.length) continue;
        const { whole, hits } = await together(meant, all);
        const [first, ...rest] = forms;
        const most = Math.max(whole, total(forms, (form) => form.whole));
        const scale = most / whole;
        for (const { page, sum, title } of hits) {
          // Less what the other words of this form already give the page.
          const given = rest.map((form) => form.hits.get(page) ?? NOTHING);
          hit(first.hits, page, sum * scale - total(given, (part) => part.sum), title * scale - total(given, (part) => part.title), true);
        }
        first.whole = most - total(rest, (form) => form.whole);
      }
    }
    return [...fired.values()];
  }

  /**
   * Scores each page that holds any word: a missing word lowers a page and never drops it, and a title is lifted by
   * how much of the query it holds.
   * @param {{whole: number, hits: Hits}[]} found
   */
  function rank(found) {
    /** @type {Hits} */
    const scores = new Map();
    let all = 0;
    for (const { whole, hits } of found) {
      all += whole;
      for (const [page, { sum, title, own }] of hits) {
        const before = scores.get(page) ?? NOTHING;
        scores.set(page, { sum: before.sum + sum, title: before.title + title, own: before.own || own });
      }
    }
    // A page that has none of the words is never above one that has any.
    return [...scores].map(([page, { sum, title, own }]) => (
      { page, score: sum * (1 + 2 * (title / all) ** 4) * (own ? 1 : LENT_ONLY), title: title / all }));
  }

  // -- Filters

  const FACETS = /** @type {Facet[]} */ (["kind", "topic", "country", "sector"]);

  /** The pages of each value of each filter. */
  async function facets() {
    const text = await block("facets");
    /** @type {[Facet, [string, Set<number>][]][]} */
    const all = Object.entries(JSON.parse(text)).map(([facet, values]) => [/** @type {Facet} */ (facet), Object.entries(values).map(([value, code]) => {
      const { rice } = bits(code.slice(1));
      /** @type {Set<number>} */
      const pages = new Set();
      let page = -1;
      for (let gap = rice(VALUES[code[0]]); gap >= 0; gap = rice(VALUES[code[0]])) pages.add((page += gap + 1));
      return [value, pages];
    })]);
    return new Map(all);
  }

  /** @type {?ReturnType<typeof facets>} */
  let facetsRead = null;

  /**
   * Narrows what was found, and counts what each value of each filter would leave.
   * @template {{page: number}} T @param {T[]} found @param {Filters} filters @param {boolean} counted
   */
  async function narrow(found, filters, counted) {
    const chosen = FACETS.map((facet) => ({ facet, values: [filters[facet] ?? []].flat() })).filter(({ values }) => values.length);
    /** @type {Record<string, Record<string, number>>} */
    const counts = {};
    if (!chosen.length && !counted) return { kept: found, counts };
    facetsRead ??= facets();
    facetsRead.catch(() => (facetsRead = null));
    const all = await facetsRead;
    /** @type {(page: number, but?: Facet) => boolean} */
    const passes = (page, but) => chosen.every(({ facet, values }) => facet === but
      || (all.get(facet) ?? []).some(([value, pages]) => values.includes(value) && pages.has(page)));
    if (counted) {
      for (const [facet, values] of all) {
        const left = found.filter(({ page }) => passes(page, facet));
        counts[facet] = Object.fromEntries(values.map(([value, pages]) => [value, left.filter(({ page }) => pages.has(page)).length]));
      }
    }
    return { kept: found.filter(({ page }) => passes(page)), counts };
  }

  // -- Excerpts

  const LENGTH = 220;

  /** @typedef {{from: number, to: number, name: string}} Mark  a word of the query in a text, and its stem */

  /** The stretch with the most words of the query; a repeat counts a little. @param {Mark[]} marks @param {Map<string, number>} wanted */
  function densest(marks, wanted) {
    let best = { worth: 0, from: 0, to: 0 };
    marks.forEach(({ from }, first) => {
      const names = new Set();
      let worth = 0;
      for (const { to, name } of marks.slice(first, first + 40)) {
        if (to - from > LENGTH - 40) break;
        worth += (wanted.get(name) ?? 0) * (names.has(name) ? 0.1 : 1);
        names.add(name);
        if (worth > best.worth) best = { worth, from, to };
      }
    });
    return best;
  }

  /** The words of the query in a text. @param {string} text @param {Map<string, number>} wanted */
  const marksIn = (text, wanted) => words(text).map(({ word, from, to }) => ({ name: stem(word), from, to })).filter(({ name }) => wanted.has(name));

  /** Cuts where a sentence begins and ends if that is near, else between words. @param {string} text @param {Mark[]} marks @param {{from: number, to: number}} best */
  function excerpt(text, marks, best) {
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

  /** The passage of each page that holds most of the query. @param {Set<number>} pages @param {Map<string, number>} wanted */
  async function passagesOf(pages, wanted) {
    /** @type {Map<number, Map<number, number>>} */
    const votes = new Map([...pages].map((page) => [page, new Map()]));
    for (const [name, weight] of wanted) {
      for (const { page, passage } of await postingsOf(name)) {
        const own = votes.get(page);
        own?.set(passage, (own.get(passage) ?? 0) + weight);
      }
    }
    return new Map([...votes].map(([page, own]) => [page, [...own].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0]]));
  }

  /** The text of a passage. @param {number} passage @returns {Promise<[string, string, string, [string, string, string][]]>} */
  async function textOf(passage) {
    const { files } = await open();
    let file = 0;
    let left = passage;
    for (const [count, each] of files) {
      if (left < count) return JSON.parse(await block(`text-${file + Math.floor(left / each)}`))[left % each];
      left -= count;
      file += Math.ceil(count / each);
    }
    throw fault("the index is torn");
  }

  /** What a page shows of a result. @param {number} passage @param {Map<string, number>} wanted @param {number} score @param {number} title */
  async function show(passage, wanted, score, title) {
    const [url, name, kind, sections] = await textOf(passage);
    const read = sections.map(([id, heading, text]) => {
      const marks = marksIn(text, wanted);
      const best = densest(marks, wanted);
      const inHeading = new Set(marksIn(heading, wanted).map((mark) => mark.name));
      const worth = best.worth + total([...inHeading], (name) => wanted.get(name) ?? 0);
      return { id, heading, worth, best, marks, text };
    });
    const best = read.reduce((one, other) => (other.worth > one.worth ? other : one));
    // A page whose title is what was asked for is read from its top.
    const lands = best.id && title < 0.5 && !url.includes("#");
    /** @type {Result} */
    return { url: lands ? `${url}#${best.id}` : url, title: name, section: lands ? best.heading : null, kind, excerpt: excerpt(best.text, best.marks, best.best), score };
  }

  // -- Entry

  // So many results are read together, and loaded for one search if nobody asks for more.
  const TOGETHER = 8;

  /** Finds pages, best first, and what else a page of results shows. @param {string} text @param {Options} [options] */
  async function find(text, options = {}) {
    const { limit = TOGETHER, filters = {}, counts: counted = false, typing } = options ?? {};
    const asked = String(text).slice(0, LONGEST_QUERY);
    const { pages } = await open();
    const { parts, said, corrected, meant, pairs } = await ask(asked, options);
    const found = new Map(await Promise.all(parts.map(async (part) => /** @type {const} */ ([part.name, await weigh(part, pages)]))));
    const acronyms = await pairUp(pairs, said, found, pages);
    const { kept, counts } = await narrow(rank([...found.values()]), filters, counted);
    kept.sort((one, other) => other.score - one.score || one.page - other.page);
    /** @type {Map<string, number>} */
    const wanted = new Map(parts.flatMap((part) => [...part.worth.keys()].map((name) => [name, 1])));
    for (const { short, long } of acronyms) for (const name of [...stems(short), ...stems(long)]) wanted.set(name, 1);
    const shown = kept.slice(0, Math.max(0, limit));
    const passages = await passagesOf(new Set(shown.map(({ page }) => page)), wanted);
    const results = await Promise.all(shown.map(({ page, score, title }) => show(/** @type {number} */ (passages.get(page)), wanted, score, title)));
    const last = words(asked).pop();
    return {
      results: byTitle(results, meant ?? asked),
      total: kept.length,
      counts,
      corrected,
      meant,
      acronyms,
      words: typing && last && last.to === asked.length ? apart(last.word, await completions(last.word)) : [],
    };
  }

  /** A few completions that find other pages than what was typed, and than each other. @param {string} typed @param {string[]} words */
  function apart(typed, words) {
    const said = new Set([stem(typed)]);
    return words.filter((word) => !said.has(stem(word)) && said.add(stem(word))).slice(0, 4);
  }

  /**
   * Lowers a little, among results that are read together, those whose titles have the words in another form.
   * @param {Result[]} results @param {string} asked
   */
  function byTitle(results, asked) {
    const said = words(asked).map(({ word }) => word).filter((word) => !skips(word));
    let most = Infinity;
    for (let first = 0; first < results.length; first += TOGETHER) {
      const some = results.slice(first, first + TOGETHER);
      for (const result of some) {
        const title = words(result.title).map(({ word }) => word);
        const forms = new Set(title.map(stem));
        const others = said.filter((word) => !title.includes(word) && forms.has(stem(word))).length;
        result.score = Math.min(most, result.score * (1 - (0.2 * others) / (said.length || 1)));
      }
      some.sort((one, other) => other.score - one.score);
      most = some[some.length - 1].score;
      results.splice(first, some.length, ...some);
    }
    return results;
  }

  /** Finds pages, best first. @param {string} text @param {Options} [options] @returns {Promise<Result[]>} */
  const query = async (text, options) => (await find(text, options)).results;

  // The page's own entry (find.js), if there is one, stays in front.
  casebook.search = { query, find, open, ...casebook.search, put, words, engine: { query, find, open } };
})();
