/**
 * result: the profile as bars and table, how each figure came about, the advice, and the answers.
 */
(function () {
  "use strict";

  const { part, word, count, make, put, draw, openElsewhere } = casebook.assessment;

  /** @type {Definition} */
  let definition;

  /** @param {number} level */
  const levelWords = (level) => word("level", { level: level, label: definition.levels[level].label });

  /** Solid up to the floor, striped from there to the mean: told by pattern and words, not by colour.
   * @param {Domain} domain @param {any} found */
  function barOf(domain, found) {
    const scored = found.state === "score";
    const state = scored ? found.score : word("state_" + found.state, found);
    const label = word(scored ? "bar_score" : "bar_none", { ...found, part: domain.title, state: state });
    const svg = draw("svg", { class: "cb-assessment__bar", role: "img", "aria-label": label });
    if (scored) {
      const id = "stripes-" + domain.id;
      const stripes = { id: id, width: "8", height: "8", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
      svg.append(
        put(draw("pattern", stripes), draw("rect", { width: "4", height: "8" })),
        draw("rect", { width: found.score + "%", height: "100%", fill: "url(#" + id + ")" }),
        draw("rect", { width: found.floor * 25 + "%", height: "100%" }),
      );
    }
    const name = make("span", domain.title + ": " + state);
    name.ariaHidden = "true";
    return put(make("li", ""), name, svg);
  }

  /** How a figure came about, as a sentence that a person can check.
   * @param {Domain} domain @param {any} found @param {Answers} answers */
  function howOf(domain, found, answers) {
    const exact = (25 * found.sum) / found.answered;
    const how = found.state !== "score" ? found.state : Number.isInteger(exact) ? "exact" : "rounded";
    const levels = casebook.score.levels(domain.items, answers).join(" + ");
    const rest = ["unknown", "declined", "blank", "notApplicable"].filter((kind) => found[kind] > 0);
    const list = rest.map((kind) => word("rest_" + kind, { n: found[kind] })).join(", ");
    const sentence = word("how_" + how, { ...found, levels: levels, exact: Number(exact.toFixed(2)) });
    return list ? sentence + " " + word("rest", { list: list }) : sentence;
  }

  /** @param {Domain} domain @param {any} found @param {Answers} answers */
  function rowOf(domain, found, answers) {
    const scored = found.state === "score";
    const head = make("th", domain.title);
    head.scope = "row";
    const cells = [
      scored ? found.score : word("state_" + found.state, found),
      scored ? levelWords(found.floor) : word("floor_none"),
      word("of", found),
      howOf(domain, found, answers),
    ];
    return put(make("tr", ""), head, ...cells.map((cell) => make("td", cell)));
  }

  /** The advice as the page holds it for paper, without its condition; the rule that fired follows it.
   * @param {Page} page @param {Item} item @param {Advice} rule @param {Answer} answer */
  function adviceOf(page, item, rule, { level }) {
    const held = page.find('[data-advice="' + item.id + '"]').querySelectorAll("dd")[item.advice.indexOf(rule)];
    const why = word(rule.unknown ? "rule_unknown" : "rule_level", { label: page.form.wordsOf(item.id).label, level: level, most: rule.atMost });
    const entry = put(make("li", ""), make("h4", item.stem), ...[...held.cloneNode(true).children].slice(1));
    entry.querySelectorAll("a").forEach(openElsewhere);
    const add = make("button", "", "cb-button cb-button--quiet cb-no-print");
    add.type = "button";
    add.dataset.action = "plan-add";
    add.value = item.id;
    put(add, make("span", ""), make("span", "(" + item.stem + ")", "cb-hidden-visually"));
    return put(entry, make("p", why, "cb-meta"), add);
  }

  /** @param {Item} item @param {Answer} answer @param {{label: string, anchor: string}} words @param {number} place of its advice */
  function answerOf(item, { level, evidence }, { label, anchor }, place) {
    const given = level === undefined ? label || word("blank") : levelWords(level) + ". " + anchor;
    const entry = put(make("div", ""), make("dt", item.number + ". " + item.stem), make("dd", given));
    if (label) put(entry, make("dd", word(place ? "advice_at" : "advice_not", { n: place }), "cb-meta"));
    return evidence ? put(entry, make("dd", word("note", { note: evidence }), "cb-assessment__mine")) : entry;
  }

  /** Draws the result afresh. @param {Page} page */
  function showResult(page) {
    const { form } = page;
    const answers = form.gather();
    const { domains, advice } = casebook.score.score(definition, answers);
    /** @param {(domain: Domain, found: any, answers: Answers) => Node | string} show */
    const each = (show) => definition.domains.map((domain, at) => show(domain, domains[at], answers));
    const answered = domains.reduce((/** @type {number} */ sum, /** @type {any} */ found) => sum + found.answered, 0);
    page.part("answered").textContent = word(answers.size ? "answered" : "nothing", { n: answered, total: form.items.length });
    page.find("#result").classList.toggle("cb-assessment__step--empty", !answers.size);
    if (!answers.size) {
      const link = make("a", word("nothing_start"), "cb-no-print");
      link.href = "#start";
      put(page.part("answered"), " ", link);
    }
    page.part("bars").replaceChildren(...each(barOf));
    page.part("rows").replaceChildren(...each(rowOf));
    // On a narrow screen each cell stands on a line of its own and says its column.
    const columns = page.part("columns").cells;
    for (const cell of page.part("rows").querySelectorAll("td")) cell.dataset.column = columns[cell.cellIndex].textContent;
    const findings = each((domain, found) =>
      found.findOut ? make("p", word("find_out", { ...found, part: domain.title }), "cb-inset") : "",
    );
    const entries = advice.map((/** @type {any} */ { item, rule }) => adviceOf(page, item, rule, answers.get(item.id) || {}));
    const list = put(make("ol", ""), ...entries.splice(0, casebook.score.SHOWN));
    const shown = [...findings, advice.length ? list : make("p", word("advice_none"))];
    if (entries.length) {
      const rest = put(make("ol", ""), ...entries);
      rest.start = casebook.score.SHOWN + 1;
      shown.push(put(make("details", ""), make("summary", count("advice_more", entries.length)), rest));
    }
    page.part("advice").replaceChildren(...shown);
    const ranked = advice.map((/** @type {any} */ { item }) => item.id);
    /** @param {Item} item */
    const given = (item) => answerOf(item, answers.get(item.id) || {}, form.wordsOf(item.id), ranked.indexOf(item.id) + 1);
    const parts = each(({ title, items }) => put(make("section", ""), make("h4", title), put(make("dl", ""), ...items.map(given))));
    page.part("answers").replaceChildren(...parts);
  }

  casebook.assessment.howOf = howOf;

  part(function (/** @type {Page} */ page) {
    definition = page.definition;
    let drawn = "";
    /** @type {any} */
    let whose = null;
    page.onRefresh.push(function () {
      // With other answers at once, so that nothing of those before is left in the page, which was cleared.
      if (page.step.id !== "result" && page.about === whose) return;
      whose = page.about;
      // Drawn again only for other answers: keeping refreshes the page as well, and must not take the focus away.
      const answers = JSON.stringify([...page.form.gather()]);
      if (answers !== drawn) showResult(page);
      drawn = answers;
    });
  });
})();
