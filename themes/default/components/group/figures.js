/**
 * figures: one question of a group view as it is drawn: tags, words, bars. It draws what group.js lets it see.
 */
(function () {
  "use strict";

  const { make, put, draw } = casebook.assessment;

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  const word = (key, values) => casebook.say("group_" + key, values);

  /** Median and middle half as descriptions. @param {Middle} middle @param {Definition} definition */
  function described({ median, from, to }, { levels }) {
    const [low, high] = [Math.floor(median / 2), Math.ceil(median / 2)].map((level) => levels[level].label);
    return { median: low === high ? low : word("between", { a: low, b: high }), from: levels[from].label, to: levels[to].label };
  }

  /** What a figure says in words. @param {Middle} middle @param {Definition} definition */
  const middleWords = (middle, definition) => word(middle.from === middle.to ? "middle_one" : "middle", described(middle, definition));

  /** The scale as five boxes: the middle half is striped, the median solid. The words stand beside it. @param {Middle} middle */
  function track({ median, from, to }) {
    const svg = draw("svg", { class: "cb-group__track", "aria-hidden": "true", focusable: "false" });
    for (let at = 1; at < 5; at += 1) svg.append(draw("line", { x1: at * 20 + "%", x2: at * 20 + "%", y1: "0", y2: "100%" }));
    svg.append(
      draw("rect", { x: from * 20 + "%", width: (to - from + 1) * 20 + "%", height: "100%", fill: "url(#stripes)" }),
      draw("rect", { x: median * 10 + 8 + "%", width: "4%", height: "100%" }),
    );
    return svg;
  }

  /** @param {string} label @param {number} n @param {number} of @param {string} fill */
  function row(label, n, of, fill) {
    const svg = draw("svg", { class: "cb-group__bar", "aria-hidden": "true", focusable: "false" });
    svg.append(draw("rect", { width: Math.round((100 * n) / of) + "%", height: "100%", fill: fill }));
    const head = make("th", label);
    head.scope = "row";
    return put(make("tr", ""), head, make("td", String(n)), put(make("td", ""), svg));
  }

  /** How many chose each description. @param {GroupItem} view @param {number} n @param {Definition} definition */
  function countsOf({ counts = [], unknown, none = 0 }, n, { levels }) {
    const rows = counts.map((count, level) => row(levels[level].label, count, n, "currentColor"));
    if (unknown !== null) rows.push(row(word("unknown"), unknown || 0, n, "url(#stripes)"));
    if (none > 0) rows.push(row(word(unknown === null ? "heap" : "rest"), none, n, "url(#stripes)"));
    return put(make("table", "", "cb-group__counts"), put(make("tbody", ""), ...rows));
  }

  /** What is drawn, as the rows of a table for spreadsheets: the whole, then each role. @param {GroupView} group @param {Definition} definition @param {string} date */
  casebook.groupRows = function (group, definition, date) {
    const [people, made, version, ...columns] = word("columns").split("|");
    const heads = [...columns, ...definition.levels.map(({ label }) => label), word("unknown"), word("rest"), word("heap")];
    const rows = group.items.flatMap(function (view) {
      const { item, domain, shown, counts = ["", "", "", "", ""], unknown, none = "" } = view;
      const about = [item.number, item.stem, domain.title];
      /** @param {Middle} middle */
      const words = (middle) => Object.values(described(middle, definition));
      if (shown === "few" || shown === "close") return [[...about, "", word("too_" + shown, group)]];
      const rest = unknown === null ? ["", "", none] : [unknown ?? "", none, ""];
      const whole = [...about, "", ...words(/** @type {Middle} */ (view)), ...counts, ...rest];
      return [whole, ...view.roles.map((one) => [...about, one.role.label, ...words(one)])];
    });
    const wide = rows.map((row) => heads.map((head, at) => row[at] ?? ""));
    const all = [[people, made, version, ...heads], ...wide.map((row) => [group.n, date, definition.version, ...row])];
    return all.map((row) => row.map((cell) => (typeof cell === "string" ? casebook.table.safe(cell) : cell)));
  };

  /** @param {GroupItem} view @param {GroupView} group @param {Definition} definition @returns {HTMLElement} */
  casebook.groupFigure = function (view, group, definition) {
    const { item, domain, shown, roles } = view;
    const box = make("section", "", "cb-group__item");
    box.dataset.domain = domain.id;
    put(box, make("h4", item.number + ". " + item.stem), make("p", domain.title, "cb-meta"));
    const tags = /** @type {("gap" | "many")[]} */ (["gap", "many"]).filter((name) => view[name]);
    if (tags.length > 0) put(box, put(make("ul", "", "cb-group__tags"), ...tags.map((name) => make("li", word(name), "cb-tag"))));
    if (shown === "few" || shown === "close") return put(box, make("p", word("too_" + shown, group)));
    const middle = /** @type {Middle} */ (view);
    if (shown === "counts") put(box, countsOf(view, group.n, definition));
    put(box, make("p", middleWords(middle, definition)));
    if (shown === "middle") put(box, track(middle));
    if (roles.length > 0) {
      const list = make("dl", "");
      for (const one of roles) put(list, make("dt", one.role.label), put(make("dd", middleWords(one, definition)), track(one)));
      put(box, make("h5", word("roles_title")), list);
    }
    return box;
  };
})();
