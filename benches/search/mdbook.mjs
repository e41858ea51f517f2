// mdBook's way to search a large site, from file://: one script that holds the whole index, then elasticlunr.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChromium } from "./browser.mjs";
import { write } from "./collection.mjs";
import { MDBOOK, elasticlunrLibrary, mdBookIndex } from "./peers.mjs";
import { sizeOf } from "./size.mjs";

/**
 * The first search of a cold page; nothing where elasticlunr is not installed.
 * @param {import("./collection.mjs").Doc[]} docs @param {string} folder @param {string} text
 */
export async function mdBookFirst(docs, folder, text) {
  const elasticlunr = await elasticlunrLibrary();
  if (!elasticlunr) return undefined;
  const json = JSON.stringify({ index: mdBookIndex(elasticlunr.library, docs) });
  const data = `window.search = Object.assign(window.search, JSON.parse('${json.replace(/[\\']/g, "\\$&").replace(/[\u2028\u2029]/g, " ")}'));`;
  write(folder, "index.html", '<!doctype html><html lang="en"><title>Book</title><script src="elasticlunr.min.js"></script></html>');
  write(folder, "searchindex.js", data);
  writeFileSync(join(folder, "elasticlunr.min.js"), elasticlunr.script);
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    const asked = await page.evaluate(`(async () => {
      const start = performance.now();
      window.search = {};
      await new Promise((loaded, failed) => {
        const script = Object.assign(document.createElement("script"), { src: "searchindex.js", onload: loaded, onerror: failed });
        document.head.append(script);
      });
      const index = elasticlunr.Index.load(window.search.index);
      index.search(${JSON.stringify(text)}, ${JSON.stringify(MDBOOK)});
      return performance.now() - start;
    })()`);
    return { ...sizeOf([data, elasticlunr.script]), asked: Number(asked) };
  } finally {
    await browser.close();
  }
}
