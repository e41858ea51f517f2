/**
 * compare: two cases side by side.
 *
 * A case comes as a script file that holds it and a few others, loaded when it is
 * chosen: a page opened from a folder can read no other page. Both choices stand in
 * the address, so that a comparison can be shared, and Back goes to the one before.
 */
(function () {
  "use strict";

  const NAME = "cb-compare";
  /** @type {Map<string, any>} */
  const held = new Map();

  /** What the script files hand over. @param {string} slug @param {any} found */
  casebook.compared = (slug, found) => held.set(slug, found);

  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} inner */
  function make(tag, attributes, ...inner) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inner);
    return element;
  }

  casebook.start(NAME, function (/** @type {HTMLElement} */ root) {
    const [form, status, list, result, none, items, words] = /** @type {any[]} */ (
      ["form", "status", "list", "result", "no-items", "items", "words"].map((part) => casebook.part(root, `[data-part="${part}"]`, NAME)));
    /** @type {HTMLSelectElement[]} */
    const choices = [form.elements.a, form.elements.b];
    const heading = casebook.part(result, "h2", NAME);
    const title = document.title;
    /** The script file of each case. @type {Map<string, string>} */
    const files = new Map();
    let turn = 0;

    /** A piece that the template keeps. @param {string} selector */
    const piece = (selector) => words.content.querySelector(selector).cloneNode(true);

    /** A text, marked where it is in another language than the page. @param {string} text @param {Record<string, string>} [language] */
    const worded = (text, language) => (language ? make("span", language, text) : text);

    /** @param {{title?: string, stem?: string, url: string, language?: Record<string, string>}} to */
    const link = (to) => make("a", { href: to.url, ...to.language }, to.title || to.stem || "");

    /** @param {string} key @param {Node[]} rows */
    const listed = (key, rows) => (rows.length ? make("ul", {}, ...rows) : piece(`[data-none="${key}"]`));

    /** @param {any} one @param {any} other */
    const marked = (one, other) => (one.title === other.title ? [worded(one.title, one.language), " ", piece("[data-shared]")] : [worded(one.title, one.language)]);

    /** @param {any} outcome @param {any} language */
    function told(outcome, language) {
      const row = make("li", {}, worded(outcome.claim, language));
      const said = [outcome.figure, outcome.date].filter(Boolean).join(", ");
      if (said) row.append(make("strong", { class: "cb-compare__figure", ...language }, said));
      row.append(make("div", {}, piece(`[data-evidence="${outcome.evidence}"]`)));
      return row;
    }

    /** What stands in each row, for one case beside the other. @type {Record<string, (one: any, other: any) => (Node | string)[]>} */
    const ROWS = {
      summary: (one) => [worded(one.summary, one.language)],
      organisation: (one) => [worded(one.organisation, one.language)],
      country: (one, other) => marked(one.country, other.country),
      sector: (one, other) => marked(one.sector, other.sector),
      period: (one) => [worded(one.period, one.language)],
      topics: (one, other) => [make("ul", {}, ...one.topics.map((/** @type {any} */ topic) => {
        const row = make("li", {}, link(topic));
        if (other.topics.some((/** @type {any} */ its) => its.url === topic.url)) row.append(" ", piece("[data-shared]"));
        return row;
      }))],
      evidence: (one) => [piece(`[data-evidence="${one.evidence}"]`)],
      outcomes: (one) => [listed("outcomes", one.outcomes.map((/** @type {any} */ outcome) => told(outcome, one.language)))],
      not_said: (one) => [listed("not_said", one.notSaid.map((/** @type {string} */ text) => make("li", { ...one.language }, text)))],
      whole: (one) => [make("a", { href: one.url, ...one.language }, one.name)],
    };

    /** Fills a cell. On a narrow screen, where there are no columns, it says whose it is. @param {Element} cell @param {any} one @param {(Node | string)[]} inner */
    function fill(cell, one, inner) {
      cell.replaceChildren(make("span", { class: "cb-compare__name", "aria-hidden": "true", ...one.language }, one.name), ...inner);
    }

    /** The questions that both help with. @param {any[]} two */
    function showItems(two) {
      const strengths = two.map((one) => new Map(one.items.map((/** @type {any} */ item) => [item.url, item.strength])));
      const shared = two[0].items.filter((/** @type {any} */ item) => strengths[1].has(item.url));
      const rows = shared.map(function (/** @type {any} */ item) {
        const row = make("tr", {}, make("th", { scope: "row" }, link(item)));
        two.forEach(function (one, at) {
          const cell = make("td", {});
          fill(cell, one, [piece(`[data-strength="${strengths[at].get(item.url)}"]`)]);
          row.append(cell);
        });
        return row;
      });
      items.querySelector("tbody").replaceChildren(...rows);
      items.hidden = !rows.length;
      none.hidden = !!rows.length;
    }

    /** @param {string[]} slugs */
    function show(slugs) {
      const two = slugs.map((slug) => held.get(slug));
      const names = casebook.say("compare_title", { a: two[0].name, b: two[1].name });
      heading.textContent = names;
      document.title = `${names} | ${title}`;
      for (const head of result.querySelectorAll("thead tr")) two.forEach((one, at) => head.children[at + 1].replaceChildren(worded(one.name, one.language)));
      for (const [name, cells] of Object.entries(ROWS)) {
        const row = casebook.part(result, `[data-row="${name}"]`, NAME);
        two.forEach((one, at) => fill(row.children[at + 1], one, cells(one, two[1 - at])));
      }
      showItems(two);
      result.hidden = false;
    }

    /** @param {string} text */
    function refuse(text) {
      result.hidden = true;
      document.title = title;
      status.textContent = text;
    }

    /** Shows what is chosen, or says what is missing. @returns {Promise<boolean>} whether two cases are shown */
    async function compare() {
      // An answer that comes after a later choice is dropped.
      const mine = ++turn;
      const slugs = choices.map((choice) => choice.value);
      if (!slugs.every(Boolean)) return refuse(casebook.say("compare_missing")), false;
      if (slugs[0] === slugs[1]) return refuse(casebook.say("compare_same")), false;
      status.textContent = "";
      try {
        for (const slug of slugs) if (!held.has(slug)) await casebook.load(address(slug));
        if (mine !== turn) return false;
        show(slugs);
        return true;
      } catch {
        if (mine === turn) refuse(casebook.say("compare_failed"));
        return false;
      }
    }

    /** A server may let the file be kept, and it changes with its cases; a file in a folder has no cache. @param {string} slug */
    function address(slug) {
      const file = files.get(slug);
      return /^http/.test(location.protocol) ? `${file}?${Math.floor(Date.now() / 60000)}` : `${file}`;
    }

    /** Takes the choices from the address, and shows them. */
    function read() {
      const query = new URLSearchParams(location.search);
      const asked = ["a", "b"].map((name) => query.get(name) || "");
      choices.forEach((choice, at) => (choice.value = files.has(asked[at]) ? asked[at] : ""));
      const unknown = asked.find((slug) => slug && !files.has(slug));
      if (unknown) refuse(casebook.say("compare_unknown", { name: unknown }));
      else if (asked.every(Boolean)) compare();
      else refuse("");
    }

    form.addEventListener("submit", async function (/** @type {Event} */ event) {
      event.preventDefault();
      if (!(await compare())) {
        (choices.find((choice) => !choice.value) || choices[1]).focus();
        return;
      }
      const query = "?" + new URLSearchParams(choices.map((choice) => [choice.name, choice.value]));
      try {
        if (query !== location.search) history.pushState(null, "", location.pathname + query);
      } catch {
        // Some viewers refuse it for local files: the cases are shown, the address stays.
      }
      heading.focus();
    });
    window.addEventListener("popstate", read);

    for (const found of list.querySelectorAll("[data-case]")) {
      const { case: slug, file } = found.dataset;
      files.set(slug, file);
      for (const choice of choices) choice.append(make("option", { value: slug }, found.textContent));
    }
    list.hidden = true;
    form.hidden = false;
    read();
  });
})();
