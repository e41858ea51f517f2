// The readers of responses under good responses changed by chance, for as long as there is time:
// node fuzz/js/run.mjs [seconds] [seed] [table]. Ends with 1 and the input where one was not borne. The table is of answers
// that were taken and how they were scored: put into tests/scoring/ it holds the Rust scorer to the same.

import { writeFileSync } from "node:fs";
import { bear, changed, dice, tableOf } from "../../tests/browser/unit/fuzzing.mjs";

const seconds = Number(process.argv[2] ?? 3600);
const seed = Number(process.argv[3] ?? 1);
const roll = dice(seed);
const tally = { tried: 0, taken: 0, slowest: 0 };
const reasons = {};
const scored = new Map();
const start = performance.now();
const spent = () => (performance.now() - start) / 1000;
const tell = () => {
  const cpu = process.cpuUsage();
  console.log(JSON.stringify({ seed, wall: Math.round(spent()), cpu: Math.round((cpu.user + cpu.system) / 1e6), ...tally, slowest: Math.round(tally.slowest), answers: scored.size, reasons }));
};
let told = 0;
while (spent() < seconds) {
  const input = changed(roll);
  const from = performance.now();
  try {
    const found = bear(input, roll);
    tally.taken += found.ok ? 1 : 0;
    if (found.ok && scored.size < 3000) scored.set(JSON.stringify(found.scored.answers), found.scored);
    if (!found.ok) reasons[found.problem.key] = (reasons[found.problem.key] ?? 0) + 1;
  } catch (fault) {
    writeFileSync("fuzz-find.json", JSON.stringify(input));
    console.error(fault, "\ninput kept as fuzz-find.json");
    process.exit(1);
  }
  tally.tried += 1;
  tally.slowest = Math.max(tally.slowest, performance.now() - from);
  if (spent() - told > 300) {
    told = spent();
    tell();
  }
}
tell();
if (process.argv[4]) writeFileSync(process.argv[4], tableOf(scored.values()));
