// What was measured, as one table and as JSON.

/**
 * @typedef {{least?: number, most?: number}} Goal
 * @typedef {{measure: string, unit: string, goal?: Goal, values: Record<string, number>}} Row
 */

/** How a value of each unit is written. @type {Record<string, (value: number) => string>} */
const WRITTEN = {
  share: (value) => value.toFixed(3),
  kB: (value) => (value / 1000).toFixed(value < 1e6 ? 1 : 0).replace(/\B(?=(\d{3})+(?!\d))/g, ","),
  ms: (value) => value.toFixed(value < 10 ? 1 : 0),
  files: (value) => String(Math.round(value)),
};

/** Whether a goal is reached. @param {Goal} goal @param {number} value */
const reached = ({ least = -Infinity, most = Infinity }, value) => value >= least && value <= most;

export class Table {
  /** @type {Row[]} */
  rows = [];

  /** Notes one value. @param {string} measure @param {string} unit @param {string} engine @param {number | undefined} value @param {Goal} [goal] */
  add(measure, unit, engine, value, goal) {
    if (value === undefined) return;
    let row = this.rows.find((one) => one.measure === measure);
    if (!row) this.rows.push((row = { measure, unit, goal, values: {} }));
    row.goal ??= goal;
    row.values[engine] = value;
  }

  /** @param {string[]} engines columns, in order */
  text(engines) {
    const shown = engines.filter((engine) => this.rows.some(({ values }) => engine in values));
    const lines = this.rows.map(({ measure, unit, goal, values }) => {
      const write = WRITTEN[unit];
      const wanted = goal ? (goal.least === undefined ? `≤ ${write(goal.most ?? 0)}` : `≥ ${write(goal.least)}`) : "";
      const name = unit === "share" || unit === "files" ? measure : `${measure}, ${unit}`;
      return [name, wanted, ...shown.map((engine) => {
        const missed = engine === "casebook" && goal && !reached(goal, values[engine]);
        return engine in values ? write(values[engine]) + (missed ? " !" : "") : "-";
      })];
    });
    const all = [["measure", "goal", ...shown], ...lines];
    const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
    const drawn = all.map((line) => `| ${line.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(" | ")} |`);
    drawn.splice(1, 0, `| ${widths.map((width, column) => (column ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`);
    return drawn.join("\n");
  }
}
