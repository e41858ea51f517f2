// What other programs hold the built site to: the Nu HTML checker of the W3C, and the browser's own tree of a table.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SITE, open } from "./support.mjs";

const NU = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

// It takes no page from this machine by http, and to it no file is 'self', so it holds every style and script of the site
// against its policy. Browsers judge the policy in the other tests, and any violation fails them.
const MISJUDGED = /^Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) “[^“”:]*” blocked by “(style|script)-src” directive\.$/;

/** What the Nu HTML checker has to say of these files: every error, and every warning. @param {string[]} files */
const nu = (files) => new Promise((told, failed) => {
  // Java's usual stack is too small for its grammar of CSS.
  const call = ["-Xss8m", "-jar", NU, "--format", "json", "--also-check-css", ...files];
  execFile(process.env.JAVA_PATH ?? "java", call, { maxBuffer: 64e6 }, (fault, stdout, stderr) => {
    const at = stderr.indexOf("{");
    if (at < 0) return failed(fault ?? new Error(`no report: ${stderr}`));
    const said = JSON.parse(stderr.slice(at)).messages.filter(({ message }) => !MISJUDGED.test(message));
    told(said.map(({ url, lastLine, message, extract }) => `${url}:${lastLine} ${message} (${extract})`));
  });
});

test("the Nu HTML checker has nothing to say of any page or style", async () => {
  const files = readdirSync(SITE, { recursive: true }).filter((path) => /\.(html|css)$/.test(path));
  assert.ok(files.includes("404.html") && files.some((path) => path.startsWith("groups")) && files.some((path) => path.endsWith(".css")));
  assert.deepEqual(await nu(files.map((path) => join(SITE, path))), []);
});

test("the outcomes of a case are a table to a screen reader, where they stand in rows below each other, too", async (t) => {
  const { page, go } = await open(t, "file", { viewport: { width: 360, height: 800 } });
  await go("cases/salford-royal.html");
  const cell = page.locator(".cb-outcomes td").first();
  assert.equal(await cell.evaluate((one) => getComputedStyle(one.closest("tr")).display), "block", "they stand in rows below each other");
  const tree = await page.context().newCDPSession(page);
  const { nodes } = await tree.send("Accessibility.getFullAXTree");
  const wanted = nodes.filter((node) => node.role?.value === "table" && /Outcomes/.test(node.name?.value));
  assert.equal(wanted.length, 1);
  const below = (node) => node.childIds.flatMap((id) => {
    const child = nodes.find((one) => one.nodeId === id);
    return [child.role?.value, ...below(child)];
  });
  const roles = below(wanted[0]);
  const count = (role) => roles.filter((one) => one === role).length;
  const rows = await page.locator(".cb-outcomes tr").count();
  assert.deepEqual([count("row"), count("columnheader"), count("cell")], [rows, 5, 5 * (rows - 1)]);
});
