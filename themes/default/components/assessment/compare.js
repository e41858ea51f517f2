/**
 * casebook.compare: two rounds side by side, in words. Comes with the group `exchange`, when it is first asked for.
 */
(function () {
  "use strict";

  const { word, make, put } = casebook.assessment;
  /** @type {Page} */
  let page;

  /** @param {Answer | undefined} answer @param {boolean} other whether it was given to other words */
  function cellOf(answer, other) {
    if (other) return word("compare_other");
    return answer?.level === undefined ? page.wordsFor(answer || {}) : word("level", { level: answer.level, label: page.wordsFor(answer) });
  }

  /** @param {Pair} pair */
  function changeOf({ state, step, then, now }) {
    if (state === "blank") return word(then || now ? "compare_once" : "compare_never");
    const size = Math.abs(step || 0);
    const how = state !== "changed" || !size ? state : size > 1 ? "steps" : "step";
    return word("compare_" + how, { n: size, way: word(Number(step) > 0 ? "higher" : "lower") });
  }

  /** @param {string[]} names @param {Pair} pair */
  function rowOf(names, pair) {
    const { item, state, then, now } = pair;
    const other = state === "reworded";
    const head = make("th", item.number + ". " + item.stem);
    head.scope = "row";
    const cells = [cellOf(then, other), cellOf(now, other), changeOf(pair)].map((words, at) => {
      const cell = make("td", words);
      cell.dataset.column = [...names, word("compare_change")][at];
      return cell;
    });
    return put(make("tr", ""), head, ...cells);
  }

  /** @param {string[]} names @param {Two} two */
  function partOf(names, { domain, items, why, then, now }) {
    const figures = why
      ? word("compare_why_" + why)
      : [then, now].map((one, at) => word("compare_figures", { name: names[at], score: one?.score, floor: cellOf({ level: one?.floor }, false) })).join(" ");
    const head = [word("compare_item"), ...names, word("compare_change")].map((words) => {
      const cell = make("th", words);
      cell.scope = "col";
      return cell;
    });
    const table = put(
      make("table", ""),
      make("caption", domain.title),
      put(make("thead", ""), put(make("tr", ""), ...head)),
      put(make("tbody", ""), ...items.map((pair) => rowOf(names, pair))),
    );
    const frame = put(make("div", "", "cb-table"), table);
    frame.tabIndex = 0;
    frame.role = "region";
    frame.ariaLabel = domain.title;
    return put(make("section", ""), make("h3", domain.title), make("p", figures), frame);
  }

  /** Draws two rounds, the older first, and goes there. @param {Page} at @param {[Saved, Saved]} both @param {string[]} names */
  casebook.compare = function (at, [then, now], names) {
    page = at;
    page.part("compare-what").textContent = word("compare_what", { then: names[0], now: names[1] });
    const all = casebook.rounds.compare(page.definition, then, now);
    page.part("compare").replaceChildren(...all.map((/** @type {Two} */ two) => partOf(names, two)));
    page.goTo("compare");
  };
})();
