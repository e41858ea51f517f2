// The search engine alone, on indexes that the build wrote: tests/search/indexes.js, made of tests/search/sites.json by
// the Rust test `the_shared_indexes_are_what_is_written`. A page is added there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const SCRIPTS = ["themes/default/js/stemmer.js", "themes/default/js/search.js"].map(read);

/** Each site as its blocks, by name: "// small" opens a site, "// index.js" a file of it. */
const SITES = new Map();
for (const line of read("tests/search/indexes.js").trimEnd().split("\n")) {
  const site = /^\/\/ (\w+)$/.exec(line);
  if (site) SITES.set(site[1], new Map());
  else if (!line.startsWith("//")) vm.runInNewContext(line, { casebook: { search: { put: (name, text) => [...SITES.values()].pop().set(name, text) } } });
}
const PAGES = Object.fromEntries(Object.entries(JSON.parse(read("tests/search/sites.json"))).map(([name, { pages }]) => [name, pages]));

const script = (blocks) => [...blocks].map(([name, text]) => `casebook.search.put(${JSON.stringify(name)}, ${JSON.stringify(text)});`).join("\n");
/** A small site's files: one. */
const together = (blocks) => new Map([["index.js", script(blocks)]]);
/** A large site's files: one for each block. */
const apart = (blocks) => new Map([...blocks].map((block) => [`${block[0]}.js`, script([block])]));

/** As much of a page as the scripts of the search touch. @param {(element: any) => void} append */
const page = (append) => ({
  createElement: () => ({ remove() {} }), head: { append }, querySelector: () => ({ dataset: { index: "search/index.js" } }),
  documentElement: { classList: { add() {} } }, addEventListener() {},
  querySelectorAll: () => [{ src: "file:///site/assets/site.js" }], baseURI: "file:///site/cases/one.html",
});

/** A new global, as a page has it: scripts come from `files`, by name, a turn later. `asked` has their addresses. */
function browser(files, protocol = "file:") {
  const asked = [];
  const append = (element) => {
    asked.push(element.src);
    setImmediate(() => {
      const text = files.get(element.src.replace(/\?.*/, "").split("/").pop());
      if (text === undefined) return element.onerror();
      vm.runInContext(text, context);
      element.onload();
    });
  };
  const context = vm.createContext({ location: { protocol }, document: page(append), URL });
  for (const text of [read("themes/default/js/casebook.js"), ...SCRIPTS]) vm.runInContext(text, context);
  return { search: context.casebook.search, asked };
}

// Values made in another context have another Object; JSON brings them home.
const plain = (value) => JSON.parse(JSON.stringify(value));

/** Opens a site; returns `find`. */
function site(name, files = together(SITES.get(name))) {
  const { search } = browser(files);
  search.open("../search/index.js");
  return async (text, options) => plain(await search.find(text, options));
}
const small = site("small");
const spelling = site("spelling");
const ranking = site("ranking");

const urls = ({ results }) => results.map((result) => result.url);
const first = (found) => found.results[0];
const marked = ({ text, marks }) => marks.map(([from, to]) => text.slice(from, to));

// -- Ranking

test("the title that is the query comes first, a reference after what it is about", async () => {
  assert.deepEqual(urls(await small("collective leadership")).slice(0, 3), ["b.html", "e.html", "a.html"]);
  assert.deepEqual(urls(await ranking("same words here")), ["same.html", "ref.html"]);
});

test("a missing word lowers a page and never drops it", async () => {
  const both = await small("medical nurses");
  const one = await small("medical zebras", { exact: true });
  assert.equal(urls(both)[0], "c.html");
  assert.equal(urls(one)[0], "c.html");
  assert.ok(first(one).score < first(both).score);
  const some = urls(await small("nurses trust staff"));
  assert.ok(some[0] === "a.html" && some.includes("c.html"), some.join());
});

test("stop words neither help nor harm, nor does the order of words they are between", async () => {
  assert.deepEqual((await small("about the collective leadership of")).results, (await small("collective leadership")).results);
});

test("a rare word counts for more than a common one, and a word said twice for more than once", async () => {
  const [rare, common] = await Promise.all(["n7", "note"].map((text) => site("large")(text, { limit: 60, exact: true })));
  const score = ({ results }) => results.find(({ url }) => url === "p7.html").score;
  assert.ok(score(rare) > score(common));
  assert.ok(first(await ranking("beta beta")).score > first(await ranking("beta")).score);
  assert.equal(urls(await ranking("beta alpha alpha alpha alpha alpha alpha alpha alpha alpha"))[0], "0.html");
});

test("results stand best score first, ties by address, and the same each time", async () => {
  assert.deepEqual(urls(await ranking("even score")), ["tie-a.html", "tie-b.html", "tie-c.html"]);
  for (const text of ["staff trust doctors", "collective engagement of england", "leaders"]) {
    const found = await small(text);
    assert.ok(found.results.every(({ score }, place) => score > 0 && (!place || found.results[place - 1].score >= score)), text);
    assert.deepEqual(await small(text), found);
    assert.deepEqual(await site("small")(text), found);
  }
});

test("results carry what a page shows", async () => {
  const { results, ...rest } = await small("salford");
  assert.deepEqual(Object.keys(results[0]), ["url", "title", "section", "kind", "excerpt", "score"]);
  assert.deepEqual([results[0].url, results[0].title, results[0].section, results[0].kind], ["a.html", "Salford Royal", null, "case"]);
  assert.deepEqual(rest, { total: results.length, counts: {}, corrected: [], meant: null, acronyms: [], words: [] });
});

test("limit cuts what is shown, not what is counted", async () => {
  const all = await small("collective leadership");
  const { results, total } = await small("collective leadership", { limit: 1 });
  assert.deepEqual(results, all.results.slice(0, 1));
  assert.equal(total, all.total);
  assert.equal(all.total, all.results.length);
});

test("query gives the results alone", async () => {
  const { search } = browser(together(SITES.get("small")));
  search.open("search/index.js");
  assert.deepEqual(plain(await search.query("nurses")), (await small("nurses")).results);
});

// -- Words

test("words meet their other forms, cases, accents and apostrophes", async () => {
  for (const [text, url] of [["engaging", "c.html"], ["JONKOPING", "d.html"], ["Jo\u0308nko\u0308ping's", "d.html"], ["lhopital", "d.html"],
    ["l'hôpital", "d.html"], ["Doctor’s", "c.html"], ["nurse", "c.html"]]) {
    const found = await small(text, { exact: true });
    assert.equal(urls(found)[0], url, text);
  }
});

test("British and American spellings find each other", async () => {
  for (const text of ["organisation", "organization", "behaviour", "behavior", "paediatric", "pediatric", "centre", "centers", "organising", "organized"]) {
    const found = await spelling(text, { exact: true });
    assert.deepEqual(urls(found).slice(0, 2).sort(), ["american.html", "british.html"], text);
  }
  assert.deepEqual(urls(await spelling("colour", { exact: true }))[0], "american.html");
  assert.deepEqual(urls(await spelling("program", { exact: true }))[0], "british.html");
  assert.deepEqual(marked(first(await spelling("pediatric organisation", { filters: {}, exact: true })).excerpt).length > 0, true);
});

test("a short form of two letters is no spelling of one letter", async () => {
  assert.equal(urls(await spelling("AE", { exact: true }))[0], "ward.html");
  assert.deepEqual(urls(await spelling("e", { exact: true })), []);
});

// -- Typing errors

test("one letter wrong, missing, doubled or swapped is put right, wherever it is", async () => {
  const errors = { leadership: "keadership leaderwhip leadershio eadership leaersip leadeship leadershi lleadership leaddership leadershipp eladership leaedrship leadershpi",
    handover: "jandover hanxover handovet andover hanover hhandover handdover handoverr ahndover hadnover handovre",
    feeling: "geeling feelinh fieling eeling feling feelng ffeeling feeeling feelingg efeling feleing feelign",
    ward: "qard wsrd waed warf ard wrd wad wward waard warrd wardd awrd wrad wadr" };
  for (const [word, typed] of Object.entries(errors)) {
    const find = word === "leadership" ? small : spelling;
    for (const wrong of typed.split(" ").filter((text) => text.length > 3 && text !== "leaersip")) {
      // A space, since the last word may be the beginning of one.
      const { corrected, meant, total } = await find(`${wrong} `);
      assert.deepEqual([corrected, meant, total > 0], [[{ typed: wrong, used: word }], `${word} `, true], wrong);
    }
  }
});

test("two letters wrong, a word of three letters, and a number are left as they are", async () => {
  for (const text of ["leaersip", "leaderxhyp", "wxy", "wrd", "2014x", "2016", "zzzz"]) {
    const { results, corrected, meant } = await small(text);
    assert.deepEqual([results, corrected, meant], [[], [], null], text);
  }
  assert.equal((await spelling("2016")).meant, null);
});

test("of several words that may be meant, the commonest is taken", async () => {
  assert.deepEqual((await spelling("carx")).corrected, [{ typed: "carx", used: "care" }]);
  assert.deepEqual((await spelling("csrt")).corrected, [{ typed: "csrt", used: "cart" }]);
});

test("the query that was meant keeps all that was not wrong", async () => {
  assert.equal((await small("The “colective” leadrship—of  Salford?!")).meant, "The “collective” leadership—of  Salford?!");
  const { corrected, meant, results } = await small("Xurses, DOCTRS & nurses");
  assert.deepEqual(corrected, [{ typed: "Xurses", used: "nurses" }, { typed: "DOCTRS", used: "doctors" }].filter(({ typed }) => typed === "DOCTRS" || corrected.length > 1));
  assert.match(meant, /doctors & nurses$/);
  assert.equal(results[0].url, "c.html");
});

test("a wrong word is put right wherever it stands", async () => {
  const { corrected, meant } = await small("leadrship or leadrship?");
  assert.deepEqual([corrected, meant], [[{ typed: "leadrship", used: "leadership" }], "leadership or leadership?"]);
});

test("a word that the site has is never corrected, in any form, nor is a stop word", async () => {
  for (const text of ["collective", "leader", "engages", "Royals", "doctors with", "their", "with", "would have been"]) {
    for (const typing of [false, true]) {
      const { corrected, meant } = await small(text, { typing });
      assert.deepEqual([corrected, meant], [[], null], text);
    }
  }
  const { corrected, results } = await spelling("ward must", { typing: true });
  assert.deepEqual([corrected, results], [[], (await spelling("ward")).results]);
  assert.deepEqual((await spelling("ward must", { typing: true, exact: true })).results, results);
});

test("an exact search takes the words as they are", async () => {
  const found = await small("leadrship compct", { exact: true });
  assert.deepEqual([found.results, found.total, found.corrected, found.meant], [[], 0, [], null]);
  assert.deepEqual((await small("leadership", { exact: true })).results, (await small("leadership")).results);
});

test("a corrected word finds what the right one finds, and is marked", async () => {
  const [wrong, right] = [await small("leadrship"), await small("leadership")];
  assert.deepEqual(wrong.results, right.results);
  assert.deepEqual(marked(wrong.results.find(({ url }) => url === "a.html").excerpt), ["leadership"]);
});

// -- Short forms

test("a short form finds its long form, and the long form the short", async () => {
  const expected = [{ short: "LiA", long: "Listening into Action" }];
  for (const text of ["LiA", "lia", "listening into action", "what is LiA?"]) {
    const found = await small(text);
    assert.deepEqual(found.acronyms, expected, text);
    assert.deepEqual(urls(found).slice(0, 2).sort(), ["f.html", "g.html"], text);
  }
  const { results } = await small("LiA");
  assert.deepEqual(marked(results.find(({ url }) => url === "g.html").excerpt), ["Listening", "Action"]);
});

test("a part of a long form is no long form, and both forms together need no help", async () => {
  for (const text of ["listening", "action listening", "LiA: listening into action", "sandwell"]) {
    assert.deepEqual((await small(text)).acronyms, [], text);
  }
  const found = await small("LiA at Sandwell");
  assert.deepEqual([found.acronyms.length, urls(found)[0]], [1, "f.html"]);
});

// -- Typing

test("an unknown last word is the beginning of one, the others are not", async () => {
  for (const text of ["engag", "engagem", "doctors sign", "compac"]) assert.equal(urls(await small(text))[0], "c.html", text);
  const found = await small("doctors compac");
  assert.deepEqual([found.corrected, found.meant], [[], null]);
  assert.deepEqual((await small("compac ")).corrected, [{ typed: "compac", used: "compact" }], "a space ends the word");
  assert.deepEqual((await small("comp zebra")).results, [], "only the last word is half typed");
  assert.deepEqual((await small("comp", { exact: true })).results, []);
});

test("while a reader types, words that begin so are offered and found", async () => {
  assert.deepEqual((await small("collective lead", { typing: true })).words.sort(), ["leaders", "leadership"]);
  assert.deepEqual((await small("leaders", { typing: true })).words, ["leadership"]);
  assert.deepEqual((await small("leaders ", { typing: true })).words, []);
  assert.deepEqual((await small("lead")).words, []);
  assert.deepEqual((await small("l", { typing: true })).words, [], "one letter says too little");
  const { results } = await spelling("car", { typing: true });
  assert.deepEqual(marked(results.find(({ url }) => url === "ward.html").excerpt), ["Care"], "a known word may go on");
  assert.equal(results[0].url, "care.html", "a whole word counts for more than the beginning of one");
});

test("the words offered are the commonest first, and few", async () => {
  const { words } = await spelling("ca", { typing: true });
  assert.equal(words[0], "care");
  assert.deepEqual([...words].sort(), ["care", "cars", "cart"]);
});

// -- Filters

test("filters narrow by one or several values, and several filters by all of them", async () => {
  const by = async (filters) => urls(await small("collective leadership doctors LiA", { filters, exact: true })).sort();
  assert.deepEqual(await by({ kind: "case" }), ["a.html", "c.html", "f.html"]);
  assert.deepEqual(await by({ kind: ["topic", "reference"] }), ["b.html", "e.html"]);
  assert.deepEqual(await by({ topic: "Culture" }), ["a.html"]);
  assert.deepEqual(await by({ topic: ["Culture", "Improvement"] }), ["a.html"]);
  assert.deepEqual(await by({ country: "United States", sector: "Hospital" }), ["c.html"]);
  assert.deepEqual(await by({ country: "England", topic: ["Engagement", "Culture"] }), ["a.html", "f.html"]);
  assert.deepEqual(await by({ country: "England", topic: "Engagement", kind: "topic" }), []);
  assert.deepEqual(await by({ country: "France" }), []);
  assert.deepEqual(await by({ kind: ["toString", "__proto__"] }), []);
  assert.deepEqual(await by({ kind: [], country: [] }), await by({}));
});

test("a filter lowers the total and moves no score", async () => {
  const all = await small("collective leadership", { exact: true });
  const cases = await small("collective leadership", { exact: true, filters: { kind: "case" } });
  assert.ok(cases.total < all.total);
  assert.equal(cases.total, cases.results.length);
  const same = all.results.filter(({ kind }) => kind === "case");
  assert.deepEqual(cases.results.map(({ url }) => url), same.map(({ url }) => url));
});

test("counts tell what each value would leave: a filter leaves its own choice out", async () => {
  const text = "salford mcleod sandwell";
  const count = async (filters) => (await small(text, { filters, counts: true, exact: true })).counts;
  const pages = new Map(PAGES.small.map((page) => [page.url, page]));
  const found = urls(await small(text, { exact: true, limit: 99 }));
  // What the pages themselves say.
  const expected = (chosen) => {
    const values = (page, facet) => [facet === "topic" ? page.topics ?? [] : facet === "kind" ? page.kind ?? "page" : page[facet] ?? []].flat();
    const passes = (page, but) => Object.entries(chosen).every(([facet, value]) => facet === but || [value].flat().some((one) => values(page, facet).includes(one)));
    return Object.fromEntries(["country", "kind", "sector", "topic"].map((facet) => {
      const all = [...new Set(PAGES.small.flatMap((page) => values(page, facet)))].sort();
      const left = found.map((url) => pages.get(url)).filter((page) => passes(page, facet));
      return [facet, Object.fromEntries(all.map((value) => [value, left.filter((page) => values(page, facet).includes(value)).length]))];
    }));
  };
  const none = await count({});
  assert.deepEqual(none, expected({}));
  assert.ok(none.country.England >= 2 && none.country["United States"] >= 1);
  for (const filters of [{ country: "England" }, { country: ["England", "United States"], topic: "Engagement" }, { topic: "Culture", kind: "case" }, { kind: "topic" }]) {
    assert.deepEqual(await count(filters), expected(filters), JSON.stringify(filters));
  }
  assert.deepEqual((await count({ country: "England" })).country, none.country);
  assert.equal((await count({ country: "England" })).topic.Engagement, none.topic.Engagement - 1);
});

// -- Sections

test("a result lands on the section that answers", async () => {
  const find = site("sections");
  const [{ url, section, excerpt }] = (await find("directors walk")).results;
  assert.deepEqual([url, section], ["long.html#second", "Walkabouts"]);
  assert.match(excerpt.text, /^Directors walked the wards/);
  assert.deepEqual(marked(excerpt), ["Directors", "walked"]);
  for (const [text, place] of [["rotas", "long.html#first"], ["hours", "long.html#first"], ["walkabouts", "long.html#second"]]) {
    assert.deepEqual(urls(await find(text)), [place], text);
  }
});

test("a page is opened at its top for its title and for what stands before its sections", async () => {
  const find = site("sections");
  for (const text of ["a long page", "long", "note", "parts"]) {
    const { url, section } = first(await find(text));
    assert.deepEqual([url, section], ["long.html", null], text);
  }
});

test("an address that names a place keeps it", async () => {
  const { url, section, excerpt } = first(await site("sections")("fathoms"));
  assert.deepEqual([url, section, excerpt.text], ["questions.html#q1", null, "Fathoms are counted."]);
});

// -- Excerpts

test("an excerpt marks every form of the words, and no stop word", async () => {
  const { excerpt } = first(await small("the doctor's engaging and nurse"));
  assert.deepEqual(marked(excerpt), ["Doctors", "engagement", "nurses"]);
});

test("an excerpt is cut at sentences around the densest place", async () => {
  const { excerpt } = first(await site("excerpts")("alpha beta"));
  assert.deepEqual(marked(excerpt), ["alpha", "beta"]);
  assert.match(excerpt.text, /^Then alpha met beta in one sentence\. Some .* length\.$/);
  assert.ok(excerpt.text.length <= 230, excerpt.text);
});

test("an excerpt of one endless sentence is cut at words and says so", async () => {
  const { excerpt } = first(await site("excerpts")("gamma"));
  assert.match(excerpt.text, /^… (many|words|without|an|end) .* gamma .* (many|words|without|an|end) …$/);
  assert.deepEqual(marked(excerpt), ["gamma"]);
});

test("a page found by its title alone shows its beginning", async () => {
  const { excerpt } = first(await small("salford"));
  assert.equal(excerpt.text, PAGES.small[0].text);
  assert.deepEqual(excerpt.marks, []);
});

test("no cut parts the halves of a character, and lines run on", async () => {
  const find = site("excerpts");
  for (const text of ["surrogates", "delta", "\u{1d400}"]) {
    const { excerpt } = first(await find(text));
    assert.doesNotMatch(excerpt.text, /\p{Surrogate}/u, text);
  }
  const { excerpt } = first(await find("epsilon"));
  assert.deepEqual([excerpt.text, marked(excerpt)], ["The first line of epsilon goes on.", ["epsilon"]]);
});

test("what a script would have to escape comes as it was written", async () => {
  assert.equal(first(await small("jonkoping")).excerpt.text, PAGES.small[3].text);
});

// -- Files

test("blocks in files of their own answer as one file does, and only those needed are loaded", async () => {
  for (const name of ["small", "large", "sections"]) {
    const [one, many] = [site(name), site(name, apart(SITES.get(name)))];
    for (const text of ["leadership", "staff leadrship", "QI", "dawn", "dusk came", "many 57", "walked fathoms", "LiA", "zzz", ""]) {
      const options = { counts: true, filters: { topic: ["Culture", "Engagement"] } };
      assert.deepEqual(await many(text, { limit: 70 }), await one(text, { limit: 70 }), text);
      assert.deepEqual(await many(text, options), await one(text, options), text);
    }
  }
  const { search, asked } = browser(apart(SITES.get("small")));
  search.open("../search/index.js");
  await search.query("nurses");
  assert.deepEqual(asked, ["index", "t-0", "text-0"].map((name) => `../search/${name}.js`));
});

test("a long site finds each of its pages, and every passage of a long one", async () => {
  const find = site("large", apart(SITES.get("large")));
  for (const number of [0, 1, 39, 40, 41, 59]) {
    const { url, title } = first(await find(String(number)));
    assert.deepEqual([url, title], [`p${number}.html`, `Page ${number} of many`]);
  }
  const { results, total } = await find("many", { limit: 100 });
  assert.deepEqual([total, new Set(results.map(({ url }) => url)).size], [60, 60]);
  assert.equal(first(await find("dawn")).url, "long.html#early");
  assert.equal(first(await find("dusk")).url, "long.html#late");
});

/** Cuts the blocks of names into many, as a large site has them. */
function cut(blocks, size) {
  const index = JSON.parse(blocks.get("index"));
  const parts = new Map([...blocks].filter(([name]) => !/^([tfr])-0$/.test(name)));
  for (const kind of "tfr") {
    const [text, codes = "", notes] = blocks.get(`${kind}-0`).split("~");
    const list = codes.split(" ");
    let name = "";
    const openers = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_`{}";
    const names = [...text.matchAll(/([^a-z0-9\u0080-\uffff])([a-z0-9\u0080-\uffff]*)/g)].map(([, opener, end]) => {
      const number = openers.indexOf(opener);
      name = name.slice(0, number >> 2) + end;
      return { name, opener: openers[number & 3] };
    });
    index.borders[kind] = "";
    for (let from = 0; from < names.length; from += size) {
      const some = names.slice(from, from + size);
      const written = some.map((one) => one.opener + one.name).join("");
      parts.set(`${kind}-${from / size}`, kind === "t" ? [written, list.slice(from, from + size).join(" "), notes].join("~") : written);
      if (from) index.borders[kind] += `A${some[0].name}`;
    }
  }
  return parts.set("index", JSON.stringify(index));
}

test("names in many blocks are found as in one", async () => {
  for (const [name, texts] of Object.entries({
    small: ["collective leadership", "leadrship", "elader", "nurse xurses", "jonkopin", "yeers", "aeal", "LiA", "listening into action", "wrok", "2014", "zebra", "a"],
    spelling: ["car", "carx", "wrad", "hadnover", "feelimg", "zorganisation", "0", "\u{10ffff}z"],
  })) {
    for (const size of [1, 3, 7]) {
      const [one, many] = [site(name), site(name, apart(cut(SITES.get(name), size)))];
      for (const text of texts) {
        for (const typing of [false, true]) assert.deepEqual(await many(text, { typing }), await one(text, { typing }), `${text} in blocks of ${size}`);
      }
    }
  }
  const { search, asked } = browser(apart(cut(SITES.get("small"), 7)));
  search.open("search/index.js");
  await search.query("nurses");
  assert.equal(asked.filter((url) => url.includes("/t-")).length, 1);
});

test("searches at once ask for each block once, and later ones not again", async () => {
  const { search, asked } = browser(apart(SITES.get("small")));
  search.open("search/index.js");
  const options = { counts: true, typing: true };
  const texts = ["leadrship", "leadrship", "nurses", "LiA lead"];
  await Promise.all(texts.map((text) => search.find(text, options)));
  const before = [...asked];
  assert.deepEqual(before.sort(), [...new Set(before)].sort());
  assert.ok(before.includes("search/f-0.js") && before.includes("search/facets.js"), before.join());
  search.open("search/index.js");
  for (const text of texts) await search.find(text, options);
  assert.deepEqual(asked.length, before.length);
});

test("a file that does not come is told, and a later search tries again", async () => {
  const all = apart(SITES.get("small"));
  const text = "nurses leadrship LiA";
  const options = { counts: true, typing: true };
  const expected = await small(text, options);
  for (const name of all.keys()) {
    const files = new Map(all);
    files.delete(name);
    const { search, asked } = browser(files);
    search.open("search/index.js").catch(() => {});
    await assert.rejects(search.find(text, options), new RegExp(`search/${name} could not be loaded`));
    await assert.rejects(search.find(text, options), new RegExp(`search/${name} could not be loaded`));
    files.set(name, "casebook.search.put('other', '')");
    await assert.rejects(search.find(text, options), new RegExp(`search/${name} holds no ${name.slice(0, -3)}`));
    files.set(name, all.get(name));
    assert.deepEqual(plain(await search.find(text, options)), expected, name);
    assert.ok(asked.filter((url) => url === `search/${name}`).length >= 4, name);
  }
});

test("an index that comes without its engine is told, and a later search tries again", async () => {
  // A server's own page for what it has not, or a file cut short: the script comes, and does nothing.
  const files = new Map([["index.js", ""]]);
  const asked = [];
  const append = (element) => {
    asked.push(element.src);
    setImmediate(() => {
      vm.runInContext(files.get("index.js"), context);
      element.onload();
    });
  };
  const context = vm.createContext({ location: { protocol: "file:" }, document: page(append), URL });
  for (const path of ["casebook.js", "find.js"]) vm.runInContext(read(`themes/default/js/${path}`), context);
  const { search } = context.casebook;
  await assert.rejects(search.find("nurses"), /search\/index\.js could not be loaded/);
  files.set("index.js", `${SCRIPTS.join("\n")}\n${together(SITES.get("small")).get("index.js")}`);
  assert.deepEqual(plain(await search.query("nurses")), (await small("nurses")).results);
  assert.equal(asked.length, 2);
});

test("an index of another layout is refused in plain words", async () => {
  for (const format of [1, 3]) {
    const { search } = browser(together(new Map([["index", JSON.stringify({ format })]])));
    await assert.rejects(search.open("search/index.js"), /^Error: casebook\.search: the index is of another version of casebook$/);
    await assert.rejects(search.query("anything"), /another version of casebook/);
  }
});

test("a server's files carry the version in their address, a folder's do not", async () => {
  const version = JSON.parse(SITES.get("small").get("index")).version;
  for (const [protocol, query] of [["https:", `?${version}`], ["http:", `?${version}`], ["file:", ""]]) {
    const { search, asked } = browser(apart(SITES.get("small")), protocol);
    search.open("search/index.js");
    await search.query("nurses");
    assert.deepEqual(asked.slice(1), [`search/t-0.js${query}`, `search/text-0.js${query}`]);
  }
});

// -- Odd sites and queries

test("an empty site answers", async () => {
  const find = site("empty");
  for (const text of ["", "anything", "collective leadership"]) {
    for (const typing of [false, true]) {
      const found = await find(text, { counts: true, typing, filters: { kind: "case" } });
      assert.deepEqual(found, { results: [], total: 0, counts: {}, corrected: [], meant: null, acronyms: [], words: [] });
    }
  }
});

test("the words of a site in another language are taken as they are", async () => {
  const find = site("welsh");
  for (const text of ["the", "arweinwyr", "GWRANDO"]) assert.deepEqual(urls(await find(text, { exact: true })), ["a.html"], text);
  assert.deepEqual(urls(await find("ends", { exact: true })), []);
  assert.deepEqual(marked(first(await find("the end")).excerpt), ["the", "end"]);
  assert.equal((await find("gwrandp ")).meant, "gwrando ");
});

test("a site named after built-in properties is found like any other", async () => {
  const find = site("excerpts");
  for (const text of ["constructor", "proto", "__proto__", "tostring"]) assert.equal(urls(await find(text, { exact: true }))[0], "odd.html", text);
});

test("no query is hostile enough", async () => {
  const hostile = ["", " ", "?!…--''\"<>&", "__proto__", "constructor", "toString", "hasOwnProperty valueOf", "<img src=x onerror=alert(1)>", "</script><script>",
    "a".repeat(10000), "word ".repeat(2000), "leadrship ".repeat(1000), "'s", "\u{1f600}\u{1f468}\u200d\u{1f469}", "שלום עולם", "\u202eabc", "\ud800", "\udc00lead\ud83d",
    "\u0345's", "\0", "%", "\\", "(((((", "the", "the of and", "y", "’".repeat(500), "~~ A~B", "\uffff\uffff", "\u{1d400}\u{1d401}\u{1d402}\u{1d403}", null, undefined, 7, NaN, {}, [], ["nurses"]];
  for (const name of ["small", "large", "welsh", "empty"]) {
    const find = site(name, apart(SITES.get(name)));
    for (const text of hostile) {
      for (const options of [{}, { typing: true, counts: true }, { exact: true, typing: true }]) {
        const found = await find(text, options);
        assert.ok(Array.isArray(found.results) && Number.isInteger(found.total), `${String(text).slice(0, 20)} on ${name}`);
      }
    }
  }
  for (const text of ["__proto__", "constructor", "toString", "<>", ""]) assert.deepEqual((await small(text)).results, [], text);
});

test("a query pasted by mistake is answered by its beginning", async () => {
  assert.equal(urls(await small(`compact ${"zzzzz ".repeat(2000)}`))[0], "c.html");
  assert.deepEqual(urls(await small(`${"zzzzz ".repeat(2000)} compact`)), []);
});

test("letters fold as in src/search/folds.txt, and no others", () => {
  const { words } = browser(new Map()).search;
  const folded = new Map();
  for (const line of read("src/search/folds.txt").trimEnd().split("\n")) {
    const [plainly, letters] = line.split(" ");
    for (const letter of letters) folded.set(letter, plainly);
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
