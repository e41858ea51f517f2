// The search engine alone, on an index written by hand in the layout of src/search/write.rs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const DIGITS = read("themes/default/js/search.js").match(/DIGITS = "(.*)"/)[1];

/** A new global, as a page has it; its arrays are not ours, so results are compared as JSON. */
function browser(extra = {}) {
  const context = vm.createContext(extra);
  for (const path of ["themes/default/js/stemmer.js", "themes/default/js/search.js"]) vm.runInContext(read(path), context);
  return context.casebook;
}

function number(value) {
  let code = "";
  for (; value >= 45; value = Math.floor(value / 45)) code += DIGITS[45 + (value % 45)];
  return code + DIGITS[value];
}

/** An index of pages {url, title, text, ...}: every word of a text has impact 7, of a title 12. */
function indexOf(casebook, pages) {
  const { words } = casebook.search;
  const { stem, isStopWord } = casebook.stemmer;
  const lists = new Map();
  pages.forEach((page, place) => {
    const add = (text, impact, title) => {
      for (const { word } of words(text)) {
        if (isStopWord(word)) continue;
        const list = lists.get(stem(word)) ?? new Map();
        lists.set(stem(word), list);
        if (!list.has(place)) list.set(place, title * 16 + impact);
      }
    };
    add(page.title, 12, 1);
    add(page.text, 7, 0);
  });
  const stems = [...lists.keys()].sort();
  const postings = stems.map((name) => {
    let next = 0;
    return [...lists.get(name)].map(([place, rest]) => {
      const code = number((place - next) * 32 + rest);
      next = place + 1;
      return code;
    }).join("");
  });
  return JSON.stringify({
    format: 1,
    pages: pages.map(({ url, title, kind = "page", topics = [], country = null, sector = null }) => [url, title, kind, topics, country, sector]),
    stems: stems.map((name) => DIGITS[0] + name).join(" "),
    postings: postings.join(" "),
    texts: pages.map(({ text }) => text),
  });
}

const PAGES = [
  { url: "a.html", title: "Salford Royal", kind: "case", topics: ["culture", "improvement"], country: "england", sector: "hospital",
    text: "The trust set goals for harm. Collective leadership meant that staff at every level took part. It fell in three years." },
  { url: "b.html", title: "Collective leadership", kind: "topic", text: "How leaders share work with staff." },
  { url: "c.html", title: "McLeod", kind: "case", topics: ["engagement"], country: "united-states", sector: "hospital",
    text: "Doctors signed a compact. Medical engagement rose, and nurses joined." },
  { url: "d.html", title: "About this site", text: "Who wrote it. Jönköping is named once, and so is l’hôpital." },
  { url: "e.html", title: "Collective leadership in health care", kind: "reference", text: "A report of 2014 about collective leadership." },
];

function site(pages = PAGES) {
  const casebook = browser();
  casebook.search.load(indexOf(casebook, pages));
  return async (text, options) => JSON.parse(JSON.stringify(await casebook.search.query(text, options)));
}
const urls = (results) => results.map((result) => result.url);

test("the title that is the query comes first, a reference after what it is about", async () => {
  assert.deepEqual(urls(await site()("collective leadership")), ["b.html", "e.html", "a.html"]);
});

test("a missing word lowers a page and never drops it", async () => {
  const found = await site()("medical engagement of zebras ");
  assert.deepEqual(urls(found), ["c.html"]);
  const [both, one] = await site()("nurses trust staff ");
  assert.deepEqual([both.url, one.url], ["a.html", "c.html"]);
});

test("stop words neither help nor harm", async () => {
  const query = site();
  assert.deepEqual(await query("about the collective leadership of "), await query("collective leadership "));
});

test("words meet their other forms, accents and apostrophes", async () => {
  const query = site();
  for (const [text, url] of [["engaging ", "c.html"], ["JONKOPING", "d.html"], ["Jo\u0308nko\u0308ping's ", "d.html"], ["lhopital ", "d.html"]]) {
    assert.deepEqual(urls(await query(text)), [url], text);
  }
});

test("the last word may be half typed, the others not", async () => {
  const query = site();
  for (const text of ["engag", "engagem", "enga", "doctors sig", "compac"]) assert.ok(urls(await query(text)).includes("c.html"), text);
  assert.deepEqual(urls(await query("compac ")), [], "a space ends the word");
  assert.deepEqual(urls(await query("compac zebra")), []);
});

test("a whole word counts for more than the beginning of one", async () => {
  const query = site([
    { url: "a.html", title: "One", text: "career" },
    { url: "b.html", title: "Two", text: "careful" },
  ]);
  assert.deepEqual(urls(await query("careful")), ["b.html"]);
  assert.deepEqual(urls(await query("care")), ["b.html", "a.html"]);
});

test("a score is rarity times impact, lifted by the share of the query in the title", async () => {
  const found = await site([
    { url: "a.html", title: "alpha beta", text: "" },
    { url: "b.html", title: "alpha gamma", text: "beta" },
  ])("alpha beta ");
  const rarity = Math.log(1 + 0.5 / 2.5);
  const [inTitle, inText] = [12, 7].map((level) => ((level + 0.5) / 16) ** 2);
  const expected = [rarity * 2 * inTitle * 3, rarity * (inTitle + inText) * (1 + 2 * 0.5 ** 3)];
  found.forEach(({ score }, place) => assert.ok(Math.abs(score - expected[place]) < 1e-9, `${score} ${expected[place]}`));
});

test("a rare word counts for more than a common one, and a word said twice for more than once", async () => {
  const pages = ["alpha", "beta", "alpha"].map((text, place) => ({ url: `${place}.html`, title: "", text }));
  assert.deepEqual(urls(await site(pages)("alpha beta ")), ["1.html", "0.html", "2.html"]);
  assert.deepEqual(urls(await site(pages.slice(0, 2))("beta alpha beta ")), ["1.html", "0.html"]);
});

test("a work of the bibliography comes after a page that says the same", async () => {
  const same = { title: "Same", text: "words here" };
  const query = site([{ ...same, url: "a.html", kind: "reference" }, { ...same, url: "b.html" }]);
  assert.deepEqual(urls(await query("same words ")), ["b.html", "a.html"]);
});

test("a query pasted by mistake is answered by its beginning", async () => {
  const query = site();
  assert.deepEqual(urls(await query(`compact ${"zebra ".repeat(2000)}`)), ["c.html"]);
  assert.deepEqual(urls(await query(`${"zebra ".repeat(2000)} compact `)), []);
});

test("ties go by address", async () => {
  const query = site(["c", "a", "b"].map((name) => ({ url: name + ".html", title: "Same", text: "words here" })));
  assert.deepEqual(urls(await query("words")), ["a.html", "b.html", "c.html"]);
});

test("filters narrow, one or several values, and limits cut", async () => {
  const query = site();
  const by = async (filters) => urls(await query("collective leadership doctors", { filters })).sort();
  assert.deepEqual(await by({ kind: "case" }), ["a.html", "c.html"]);
  assert.deepEqual(await by({ kind: ["topic", "reference"] }), ["b.html", "e.html"]);
  assert.deepEqual(await by({ topic: "culture" }), ["a.html"]);
  assert.deepEqual(await by({ country: "united-states", sector: "hospital" }), ["c.html"]);
  assert.deepEqual(await by({ country: "france" }), []);
  assert.deepEqual(await by({ kind: [] }), ["a.html", "b.html", "c.html", "e.html"]);
  assert.equal((await query("collective", { limit: 1 })).length, 1);
});

test("results carry what a page shows, best score first", async () => {
  const found = await site()("collective leadership");
  assert.deepEqual(Object.keys(found[0]), ["url", "title", "kind", "excerpt", "score"]);
  assert.ok(found.every((result, place) => place === 0 || found[place - 1].score >= result.score));
});

const marked = ({ text, marks }) => marks.map(([from, to]) => text.slice(from, to));

test("an excerpt marks every form of the words, and no stop word", async () => {
  const [{ excerpt }] = await site()("the doctor's engaging nurse ");
  assert.deepEqual(marked(excerpt), ["Doctors", "engagement", "nurses"]);
});

test("an excerpt is cut at sentences around the densest place", async () => {
  const filler = "Some other thing was said here at length. ".repeat(20);
  const text = `Alpha, alpha, alpha came first. ${filler}Then alpha met beta in one sentence. ${filler}`;
  const [{ excerpt }] = await site([{ url: "a.html", title: "T", text }])("alpha beta ");
  assert.deepEqual(marked(excerpt), ["alpha", "beta"]);
  assert.match(excerpt.text, /^Then alpha met beta in one sentence\. Some .* length\.$/);
  assert.ok(excerpt.text.length <= 230, excerpt.text);
});

test("an excerpt of one endless sentence is cut at words and says so", async () => {
  const text = `${"many words without an end ".repeat(30)}alpha ${"and more of the same ".repeat(30)}`;
  const [{ excerpt }] = await site([{ url: "a.html", title: "T", text }])("alpha ");
  assert.match(excerpt.text, /^… (many|words|without|an|end) .* alpha .* (and|more|of|the|same) …$/);
  assert.deepEqual(marked(excerpt), ["alpha"]);
});

test("a page found by its title alone shows its beginning", async () => {
  const [{ excerpt }] = await site()("salford ");
  assert.equal(excerpt.text, PAGES[0].text);
  assert.deepEqual(excerpt.marks, []);
});

test("no cut parts the halves of a character", async () => {
  const text = `x ${"\u{1d400}\u{1f600}".repeat(300)}`;
  const [{ excerpt }] = await site([{ url: "a.html", title: "Title", text }])("title ");
  assert.ok(excerpt.text.isWellFormed?.() ?? !/[\ud800-\udbff](?![\udc00-\udfff])/.test(excerpt.text), excerpt.text);
});

test("no query is hostile enough", async () => {
  const query = site();
  const hostile = ["", " ", "?!…--''\"<>&", "__proto__", "constructor toString hasOwnProperty", "<img src=x onerror=alert(1)>",
    "a".repeat(10000), "word ".repeat(2000), "'s", "\u{1f600}\u{1f468}\u200d\u{1f469}", "שלום עולם", "\u202eabc", "\ud800", "\u0345's", "\0",
    "%", "\\", "(((((", "the", "the of and", "y", "’".repeat(500)];
  for (const text of hostile) assert.ok(Array.isArray(await query(text)), JSON.stringify(text.slice(0, 20)));
  assert.deepEqual(await query("__proto__"), []);
  assert.deepEqual(urls(await query(`${"zebra ".repeat(100)}compact ${"x".repeat(10000)}`)), ["c.html"]);
  for (const odd of [null, undefined, 7, {}]) assert.ok(Array.isArray(await query(odd)));
});

test("a site named after built-in properties is found like any other", async () => {
  const query = site([{ url: "a.html", title: "constructor", text: "__proto__ toString" }]);
  for (const text of ["constructor ", "proto ", "tostring "]) assert.deepEqual(urls(await query(text)), ["a.html"], text);
});

test("an empty index answers", async () => {
  const casebook = browser();
  casebook.search.load('{"format":1,"pages":[],"stems":"","postings":"","texts":[]}');
  assert.equal((await casebook.search.query("anything")).length, 0);
});

test("an index that the build wrote is read as it was meant", async () => {
  const context = vm.createContext({});
  for (const path of ["themes/default/js/stemmer.js", "themes/default/js/search.js", "tests/search/index.js"]) {
    vm.runInContext(read(path), context);
  }
  const query = async (text, options) => JSON.parse(JSON.stringify(await context.casebook.search.query(text, options)));
  assert.equal((await query("words ", { limit: 100 })).length, 80);
  assert.deepEqual(urls(await query("57 ")), ["p57.html"]);
  for (const text of ["jonkoping naive ", "мир", "counties best", "led ", "engaged "]) {
    const [{ url, title, kind, excerpt }] = await query(text, { filters: { topic: "Culture", country: "Sweden", sector: "Hospital" } });
    assert.deepEqual([url, title, kind], ["cases/jonkoping.html", "Jönköping: naïve мир", "case"], text);
    assert.equal(excerpt.text, "The county’s “best” idea \u{1f600}. A <b> \\ 'quoted' idea.");
  }
});

test("the script of the index is added once, and a failure is told and can be tried again", async () => {
  const added = [];
  const document = { createElement: () => ({ remove() {} }), head: { append: (script) => added.push(script) } };
  const casebook = browser({ document });
  const { search } = casebook;
  await assert.rejects(search.query("x"), /no index is open/);

  const first = search.open("search/index.js");
  assert.equal(search.open("search/index.js"), first);
  const waiting = search.query("x");
  added[0].onerror();
  await assert.rejects(first, /search\/index\.js could not be loaded/);
  await assert.rejects(waiting, /could not be loaded/);

  const broken = search.open("search/index.js");
  assert.throws(() => search.load('{"format":2}'), /another version/);
  added[1].onload();
  await assert.rejects(broken, /could not be loaded/);

  const second = search.open("search/index.js");
  const answer = search.query("compact");
  search.load(indexOf(casebook, PAGES));
  added[2].onload();
  await second;
  assert.deepEqual([...urls(await answer)], ["c.html"]);
  assert.deepEqual(added.map((script) => script.src), Array(3).fill("search/index.js"));
});

test("letters fold as in src/search/folds.txt, and no others", () => {
  const { words } = browser().search;
  const folded = new Map();
  for (const line of read("src/search/folds.txt").trimEnd().split("\n")) {
    const [plain, letters] = line.split(" ");
    for (const letter of letters) folded.set(letter, plain);
  }
  assert.ok(folded.size > 200);
  const wrong = [];
  for (let code = 0x80; code < 0x30000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    const lower = letter.toLowerCase();
    if (lower !== letter || !/^[\p{Alphabetic}\p{N}]$/u.test(letter) || /[\u02bc\u0300-\u036f]/.test(letter)) continue;
    const [found] = words(letter);
    if (found?.word !== (folded.get(letter) ?? letter)) wrong.push(`${letter} ${found?.word}`);
  }
  assert.deepEqual(wrong, []);
});
