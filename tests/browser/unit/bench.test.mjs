// What the search bench counts, on figures worked out by hand: a wrong scorer would praise a wrong ranking.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { find, makeSite, plain, read } from "../../../benches/search/collection.mjs";
import { makeLarge } from "../../../benches/search/large.mjs";
import { bm25 } from "../../../benches/search/peers.mjs";
import { score } from "../../../benches/search/score.mjs";
import { data } from "../../../benches/search/size.mjs";
import { Table } from "../../../benches/search/table.mjs";

function scratch(t) {
  const folder = mkdtempSync(join(tmpdir(), "casebook-bench-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const judged = (grades) => new Map([["q", new Map(Object.entries(grades))]]);
const scored = (ranked, grades) => score(new Map([["q", ranked]]), judged(grades));
const close = (value, wanted) => assert.ok(Math.abs(value - wanted) < 1e-9, `${value} is not ${wanted}`);

test("scores are those of trec_eval", () => {
  // Grades 0, 2, 1 at places 1, 2, 3; best would be 2, 1 and a third document of grade 1 that was not found.
  const one = scored(["x", "a", "b"], { a: 2, b: 1, c: 1, x: 0 });
  close(one.ndcg, (2 / Math.log2(3) + 1 / 2) / (2 + 1 / Math.log2(3) + 1 / 2));
  close(one.recall, 2 / 3);
  close(one.rr, 1 / 2);
  close(one.ap, (1 / 2 + 2 / 3) / 3);
});

test("a document that is found twice counts once, and one below the tenth place only for average precision", () => {
  close(scored(["a", "a", "b"], { a: 1, b: 1 }).ndcg, 1);
  const low = scored([..."0123456789", "a"], { a: 1 });
  assert.deepEqual([low.ndcg, low.recall, low.rr], [0, 0, 0]);
  close(low.ap, 1 / 11);
});

test("a query that finds nothing counts as nothing, and one without anything relevant is left out", () => {
  const judgements = new Map([["found", new Map([["a", 1]])], ["missed", new Map([["a", 1]])], ["empty", new Map([["a", 0]])]]);
  const all = score(new Map([["found", ["a"]]]), judgements);
  assert.equal(all.queries, 2);
  close(all.rr, 1 / 2);
});

test("BM25 is that of the books", () => {
  const docs = [{ id: "a", title: "t", text: "cat cat dog" }, { id: "b", title: "t", text: "dog" }, { id: "c", title: "t", text: "cow" }];
  const rank = bm25(docs, (word) => word, (word) => word === "the");
  assert.deepEqual(rank("the dog"), ["b", "a"], "the shorter of two with the word comes first");
  assert.deepEqual(rank("cat dog"), ["a", "b"]);
  assert.deepEqual(rank("the horse"), []);
});

test("a collection is read, and every address of its site leads back to a document", (t) => {
  const folder = join(scratch(t), "tiny");
  mkdirSync(folder);
  const docs = [{ id: "A.1", title: "", text: "First\nwords [of] it" }, { id: "A-1", title: "Second", text: "" }];
  writeFileSync(join(folder, "docs.jsonl"), docs.map((doc) => JSON.stringify(doc)).join("\n"));
  writeFileSync(join(folder, "exact.tsv"), "e1\tfirst words\n");
  writeFileSync(join(folder, "exact.qrels.txt"), "e1 0 A.1 1\n");
  writeFileSync(join(folder, "typo.tsv"), "no judgements, so not asked\t\n");
  assert.deepEqual(find(join(folder, "..")), [folder]);
  assert.deepEqual(find(join(folder, "absent")), []);
  const collection = read(folder);
  assert.deepEqual(Object.keys(collection.queries), ["exact"]);
  assert.equal(collection.docs[0].title, "First words [of] it");
  const known = makeSite(collection, join(folder, "site"));
  assert.equal(known("docs/d-a-1.html#part"), "A.1");
  assert.equal(known("docs/d-a-1-b.html"), "A-1");
  assert.equal(known("glossary.html#term-0"), undefined);
  assert.match(readFileSync(join(folder, "site/content/docs/d-a-1.md"), "utf8"), /First words \\\[of\\\] it/);
  assert.equal(plain("1. a_b <c>"), "1\\. a\\_b \\<c\\>");
});

test("page text is told apart from the index, in one file and in many", (t) => {
  const one = scratch(t);
  mkdirSync(join(one, "search"));
  const [index, text] = ["index", "text-0"].map((name) => `casebook.search.put('${name}','it\\'s text-1');\n`);
  writeFileSync(join(one, "search/index.js"), index + text + text);
  assert.equal(data(one).index.raw, index.length);
  assert.equal(data(one).all.raw, (index + text + text).length);
  const many = scratch(t);
  mkdirSync(join(many, "search"));
  for (const [name, size] of Object.entries({ "index.js": 10, "t-2.js": 20, "text-3.js": 40 })) writeFileSync(join(many, "search", name), "x".repeat(size));
  assert.deepEqual([data(many).index.raw, data(many).index.files, data(many).all.raw, data(many).all.files], [30, 2, 70, 3]);
  writeFileSync(join(one, "search/index.js"), "somethingElse(1)");
  assert.equal(data(one).index, undefined, "an unknown layout is not guessed at");
});

test("a large site is the same for the same seed, and every item that is asked for is of one page", (t) => {
  const [one, same, other] = [1, 1, 2].map((seed) => {
    const root = scratch(t);
    const { collection } = makeLarge(root, 60, seed, "no such file");
    const files = readdirSync(root, { recursive: true }).map((path) => join(root, String(path))).filter((path) => statSync(path).isFile()).sort();
    return { collection, bytes: files.map((path) => readFileSync(path, "utf8")).join("") };
  });
  assert.equal(one.bytes, same.bytes);
  assert.deepEqual(one.collection.queries, same.collection.queries);
  assert.notEqual(one.bytes, other.bytes);
  const { exact, typo } = one.collection.queries;
  for (const [item, text] of exact.texts) {
    const words = text.split(" ");
    const holding = one.collection.docs.filter(({ title }) => words.every((word) => title.toLowerCase().split(" ").includes(word)));
    assert.deepEqual(holding.map(({ id }) => id), [...exact.judgements.get(item).keys()], text);
    const wrong = typo.texts.get(item).split(" ").filter((word, place) => word !== words[place]);
    assert.equal(wrong.length, 1, typo.texts.get(item));
  }
  for (const { text } of one.collection.docs) assert.ok(text.split(/\s+/).length > 400 && text.split(/\s+/).length < 1100);
});

test("the table marks what misses its goal", () => {
  const table = new Table();
  table.add("good", "share", "casebook", 0.5, { least: 0.5 });
  table.add("large", "kB", "casebook", 1_234_567, { most: 1_000_000 });
  table.add("large", "kB", "other", 900);
  assert.deepEqual(table.text(["casebook", "other", "third"]).split("\n").map((line) => line.replace(/ +/g, " ")), [
    "| measure | goal | casebook | other |", "| --------- | ------: | -------: | ----: |",
    "| good | ≥ 0.500 | 0.500 | - |", "| large, kB | ≤ 1,000 | 1,235 ! | 0.9 |"]);
});
