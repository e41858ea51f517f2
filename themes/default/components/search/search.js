/**
 * search: the field in the header (cb-search), and the search page (cb-search-page). Ranking is in js/search.js.
 *
 * Results are links, and every move to another page is a click on one: the policy of the page forbids sending forms.
 */
(function () {
  "use strict";

  const { start, part, say, count, search } = casebook;
  const HEADER = "cb-search";
  const PAGE = "cb-search-page";

  /** The field that the key / goes to. @type {?HTMLInputElement} */
  let field = null;

  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node|string)} inside */
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  const linked = (/** @type {any} */ { url, title }, /** @type {string} */ root) => make("a", { href: root + url }, title);
  const tag = (/** @type {any} */ { kind }) => make("span", { class: "cb-tag" }, say("search_kind_" + kind));

  /** An excerpt as nodes: text from the index is never read as HTML. @param {any} excerpt */
  function marked({ text, marks }) {
    const paragraph = make("p", { class: "cb-search-page__excerpt" });
    let done = 0;
    for (const [from, to] of marks) {
      paragraph.append(text.slice(done, from), make("mark", {}, text.slice(from, to)));
      done = to;
    }
    paragraph.append(text.slice(done));
    return paragraph;
  }

  /** Runs once, when calls have stopped coming. @param {() => void} run @param {number} wait in milliseconds */
  function settled(run, wait) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(run, wait);
    };
  }

  start(HEADER, function (/** @type {HTMLElement} */ root) {
    // The search page has a field of its own; two would confuse.
    if (document.querySelector(`[data-module=${PAGE}]`)) return;
    const { index, page = "", root: up = "" } = root.dataset;
    const all = /** @type {HTMLAnchorElement} */ (part(root, "a", HEADER));
    // Not type=search, which may not be a combobox.
    const input = /** @type {HTMLInputElement} */ (make("input", {
      class: "cb-input cb-search__input", type: "text", maxlength: "300", autocomplete: "off", autocapitalize: "none",
      enterkeyhint: "search", placeholder: say("search_label"), "aria-label": say("search_label"),
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "cb-search-list",
    }));
    const list = make("div", { class: "cb-search__list", id: "cb-search-list", role: "listbox", "aria-label": say("search_list"), hidden: "" });
    const status = make("p", { class: "cb-hidden-visually", role: "status" });
    const button = make("button", { class: "cb-button cb-search__button" }, say("search_button"));
    const form = make("form", { class: "cb-search__form", role: "search" }, input, button, list, status);
    /** @type {HTMLElement[]} */
    let options = [];
    let active = -1;
    let turn = 0;

    // Said when typing rests, or each letter would cut off the count before.
    const announce = settled(() => {
      const found = options.length > 1 ? count("search_shown", options.length - 1) : all.textContent;
      status.textContent = list.hidden ? "" : found;
    }, 700);

    /** @param {number} place -1 is the field itself */
    function activate(place) {
      active = place;
      options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      input.setAttribute("aria-activedescendant", options[place]?.id ?? "");
      options[place]?.scrollIntoView({ block: "nearest" });
    }

    /** @param {boolean} shown */
    function toggle(shown) {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      activate(-1);
      announce();
    }

    function close() {
      turn += 1;
      toggle(false);
    }

    /** @param {any[]} results @param {string} last */
    function show(results, last) {
      all.replaceChildren(last);
      options = results.map((result) => linked(result, up));
      options.forEach((option, number) => option.append(" ", tag(results[number])));
      options.push(all);
      for (const [number, option] of options.entries()) {
        option.classList.add("cb-search__option");
        option.id = "cb-search-" + number;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
      }
      list.replaceChildren(...options);
      toggle(true);
    }

    async function update() {
      const text = input.value.trim();
      // encodeURIComponent would throw on half a character.
      all.href = text ? `${page}?${new URLSearchParams({ q: text })}` : page;
      if (!text) return close();
      // An answer that comes after a later question is dropped.
      const mine = ++turn;
      try {
        await search.open(index);
        const results = await search.query(input.value, { limit: 6 });
        if (mine === turn) show(results, say(results.length ? "search_all" : "search_none", { q: text }));
      } catch (fault) {
        console.error(fault);
        if (mine === turn) show([], say("search_failed"));
      }
    }

    input.addEventListener("input", update);
    // Loads the index while the first word is typed; a failure is told on typing.
    input.addEventListener("focus", () => search.open(index).catch(() => {}), { once: true });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") {
        if (list.hidden) input.value = "";
        close();
      } else if (step) {
        event.preventDefault();
        if (list.hidden) return update();
        const places = options.length + 1;
        activate(((active + 1 + step + places) % places) - 1);
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      (options[active] ?? all).click();
    });
    // Safari gives a clicked link no focus: the list would close under the pointer.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!root.contains(/** @type {?Node} */ (relatedTarget))) close();
    });

    all.className = "cb-search__option--all";
    list.append(all);
    root.append(form);
    field = input;
  });

  start(PAGE, function (/** @type {HTMLElement} */ root) {
    const form = part(root, "form", PAGE);
    const input = part(root, "[name=q]", PAGE);
    const status = part(root, "[role=status]", PAGE);
    const list = part(root, "ol", PAGE);
    const none = part(root, "[data-part=none]", PAGE);
    const key = part(root, "[name=key]", PAGE);
    const kinds = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=kind]")]);
    const { index, root: up = "" } = root.dataset;
    const MOST = 50;
    let turn = 0;

    async function update() {
      const kind = kinds.filter((box) => box.checked).map((box) => box.value);
      const text = input.value.trim();
      remember(text, kind);
      const mine = ++turn;
      let results = [];
      let message = "";
      let empty = false;
      try {
        if (text) {
          await search.open(index);
          results = await search.query(input.value, { limit: MOST, filters: { kind } });
          message = results.length < MOST ? count("search_count", results.length) : say("search_most", { n: MOST });
          empty = !results.length;
        }
      } catch (fault) {
        console.error(fault);
        message = say("search_failed");
      }
      if (mine !== turn) return;
      status.textContent = message;
      none.hidden = !empty;
      list.replaceChildren(...results.map((/** @type {any} */ result) => make("li", { class: "cb-search-page__result" },
        make("h3", { class: "cb-search-page__title" }, linked(result, up), " ", tag(result)), marked(result.excerpt))));
    }

    input.addEventListener("input", settled(update, 250));
    for (const box of kinds) box.addEventListener("change", update);
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      update();
    });
    key.checked = keyIsOn();
    key.addEventListener("change", () => keyIsOn(key.checked));

    const address = new URLSearchParams(location.search);
    input.value = address.get("q") ?? "";
    for (const box of kinds) box.checked = address.getAll("kind").includes(box.value);
    form.hidden = false;
    field = input;
    update();
  });

  /** Keeps the question in the address, to be shared and found by Back. @param {string} text @param {string[]} kinds */
  function remember(text, kinds) {
    const pairs = kinds.map((kind) => ["kind", kind]);
    const asked = String(new URLSearchParams(text ? [["q", text], ...pairs] : pairs));
    try {
      history.replaceState(history.state, "", location.pathname + (asked ? "?" + asked : "") + location.hash);
    } catch {
      // Safari refuses after a hundred changes in half a minute; the results still show.
    }
  }

  /** Returns, or sets, whether / goes to the search. @param {boolean} [set] */
  function keyIsOn(set) {
    try {
      if (set !== undefined) localStorage.setItem("casebook-search-key", set ? "on" : "off");
      return localStorage.getItem("casebook-search-key") !== "off";
    } catch {
      // Storage can be forbidden; then a choice lasts as long as the page.
      return set ?? true;
    }
  }

  // One key alone can be pressed or spoken by accident, so the search page can switch it off (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !field || !keyIsOn()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
