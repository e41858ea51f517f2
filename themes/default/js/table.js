/**
 * table: writes CSV for spreadsheets: a byte order mark, every cell in quotes, and an apostrophe before what one would
 * run as a formula. Pure: touches no page and no storage.
 */
(function () {
  "use strict";

  /** Where a formula can begin: after what a spreadsheet skips, and in the wide forms that it reads as the narrow ones. */
  const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n']/u;
  /** The same within a text: a spreadsheet that takes semicolons or tabs for commas, as in many countries, begins a cell
   * there, and a row after the end of a line. */
  const WITHIN = /([;\t\r\n])(?=["\s\p{C}]*[=+\-@＝＋－＠]|')/gu;
  /** @param {string} text */
  const safe = (text) => (FORMULA.test(text) ? "'" : "") + text.replace(WITHIN, "$1'");

  /** @param {Array<Array<string | number>>} rows each cell as it is to stand */
  const write = (rows) =>
    "\ufeff" + rows.map((row) => row.map((cell) => '"' + String(cell).replaceAll('"', '""') + '"').join(",") + "\r\n").join("");

  casebook.table = { FORMULA: FORMULA, safe: safe, write: write };
})();
