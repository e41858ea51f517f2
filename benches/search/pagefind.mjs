// Pagefind, from the binary in its npm package, over plain pages of the same documents. It needs fetch and WebAssembly, so
// it runs over http, without a policy.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { startChromium } from "./browser.mjs";
import { write } from "./collection.mjs";
import { below, sizeOf } from "./size.mjs";

const TYPES = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" });

/** The binary for this system, or nothing where Pagefind is not installed. */
function binary() {
  const folder = fileURLToPath(new URL("node_modules/@pagefind/", import.meta.url));
  const systems = existsSync(folder) ? readdirSync(folder) : [];
  return systems.map((system) => join(folder, system, "bin/pagefind_extended")).flatMap((path) => [path, `${path}.exe`]).find((path) => existsSync(path));
}

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Serves a folder on loopback, and lists what is asked for. @param {string} folder */
async function serve(folder) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const file = resolve(folder, `.${new URL(request.url ?? "", "http://site").pathname}`);
    if (!file.startsWith(folder + sep) || !existsSync(file)) return response.writeHead(404).end();
    asked.push(file);
    return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { base: `http://127.0.0.1:${port}/`, asked, close: () => (server.close(), server.closeAllConnections()) };
}

/** Opens its client in the page, once. */
const OPENED = `(window.pagefind ??= import("/pagefind/pagefind.js").then(async (client) => (await client.init(), client)))`;

/**
 * Indexes documents, and runs `use` on what can be asked. Nothing where Pagefind is not installed.
 * @template T
 * @param {import("./collection.mjs").Doc[]} docs @param {string} folder
 * @param {(engine: {index: import("./size.mjs").Size, ask: (texts: Map<string, string>) => Promise<Map<string, string[]>>,
 *   first: (text: string) => Promise<import("./size.mjs").Size & {asked: number}>}) => Promise<T>} use
 * @returns {Promise<T | undefined>}
 */
export async function withPagefind(docs, folder, use) {
  const program = binary();
  if (!program) return undefined;
  docs.forEach(({ title, text }, number) => write(folder, `d/${number}.html`,
    `<!doctype html><html lang="en"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`));
  write(folder, "index.html", '<!doctype html><html lang="en"><title>Search</title><body data-pagefind-ignore="all"></body></html>');
  execFileSync(program, ["--site", folder], { stdio: "ignore" });
  const server = await serve(folder);
  const browser = await startChromium();
  try {
    const files = below(join(folder, "pagefind"));
    // Its index is what stands in folders: words, fragments (page text), filters; beside them are clients and their looks.
    const index = sizeOf(files.filter((path) => /[\\/](index|fragment|filter)[\\/]|\.pf_meta$|entry\.json$/.test(path)).map((path) => readFileSync(path)));
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`${server.base}index.html`);
    const ask = async (/** @type {Map<string, string>} */ texts) => {
      /** @type {[string, string[]][]} */
      const found = await page.evaluate(`(async (asked) => {
        const client = await ${OPENED};
        const urls = (window.urls ??= new Map());
        const all = [];
        for (const [id, text] of asked) {
          const results = (await client.search(text)).results.slice(0, 100);
          for (const result of results) if (!urls.has(result.id)) urls.set(result.id, (await result.data()).raw_url);
          all.push([id, results.map((result) => urls.get(result.id))]);
        }
        return all;
      })(${JSON.stringify([...texts])})`);
      return new Map(found.map(([id, urls]) => [id, urls.flatMap((url) => docs[Number(/(\d+)\.html/.exec(url)?.[1])]?.id ?? [])]));
    };
    const first = async (/** @type {string} */ text) => {
      const cold = await startChromium();
      const opened = await cold.newPage();
      await opened.goto(`${server.base}index.html`);
      server.asked.length = 0;
      const asked = await opened.evaluate(`(async () => {
        const start = performance.now();
        const { results } = await (await ${OPENED}).search(${JSON.stringify(text)});
        await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return performance.now() - start;
      })()`);
      await cold.close();
      return { ...sizeOf(server.asked.map((path) => readFileSync(path))), asked: Number(asked) };
    };
    return await use({ index, ask, first });
  } finally {
    await browser.close();
    server.close();
  }
}
