// Makes tests run the scripts of the theme as the site in CASEBOOK_SITE ships them, where they would run what is written:
// `node --import ./tests/browser/as-shipped.mjs --test ...`. So what holds for the one holds for the other.

import { syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { shippedFiles, written } from "./shipped.mjs";

const site = process.env.CASEBOOK_SITE ?? fileURLToPath(new URL("../../target/test-site", import.meta.url));
const shipped = new Map([...shippedFiles(site)].map(([path, text]) => [written(path), text]));

for (const name of ["runInContext", "runInNewContext", "runInThisContext"]) {
  const run = vm[name];
  vm[name] = (script, ...how) => run(shipped.get(script) ?? script, ...how);
}
syncBuiltinESMExports();
