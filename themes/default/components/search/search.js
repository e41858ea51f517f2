/**
 * search: the field in the header (cb-search), and what it shares with the search page (page.js). Finding is in
 * js/search.js.
 *
 * Results are links, and every move to another page is a click on one: the policy of the page forbids sending forms.
 */
(function () {
  "use strict";

  const { start, part, say, count, search } = casebook;
  const HEADER = "cb-search";
  const SHOWN = 6;

  /** The field that the key / goes to. @type {?HTMLInputElement} */
  let field = null;

  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node|string)} inside */
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  /** @param {EventTarget} target @param {string} event @param {(event: any) => any} run */
  const on = (target, event, run) => target.addEventListener(event, run);

  /**
   * A sentence of the interface as nodes. What fills it is kept apart, since it may run from right to left.
   * @param {string} key @param {Record<string, string>} values
   */
  function sentence(key, values) {
    return say(key).split(/\{(\w+)\}/).map((/** @type {string} */ piece, /** @type {number} */ at) => (at % 2 ? make("bdi", {}, values[piece]) : piece));
  }

  /** @param {any} result @param {string} root */
  function linked({ url, title, section }, root) {
    const link = make("a", { href: root + url }, title);
    if (section) link.append(" ", make("span", { class: "cb-search__section" }, section));
    return link;
  }

  const tag = (/** @type {any} */ { kind }) => make("span", { class: "cb-tag" }, say("search_kind_" + kind));

  /** Tells what was searched other than the words as typed. @param {any} found */
  function said({ meant, acronyms }) {
    const told = acronyms.map((/** @type {any} */ pair) => sentence("search_acronym", pair));
    if (meant) told.unshift(sentence("search_meant", { meant }));
    return told.map((/** @type {any} */ nodes) => make("p", {}, ...nodes));
  }

  /** Runs once, when calls have stopped coming. @param {() => void} run @param {number} wait in milliseconds */
  function settled(run, wait) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(run, wait);
    };
  }

  /** Speaks when typing rests, or each letter would cut off the message before. @param {Element} status @param {() => string} message */
  const speaker = (status, message) => settled(() => {
    status.textContent = message();
  }, 700);

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

  casebook.searching = { make, on, sentence, linked, tag, said, settled, speaker, keyIsOn };

  start(HEADER, function (/** @type {HTMLElement} */ root) {
    // The search page has a field of its own; two would confuse.
    field = document.querySelector("[data-module=cb-search-page] [name=q]");
    if (field) return;
    const { page = "", root: up = "" } = root.dataset;
    const all = /** @type {HTMLAnchorElement} */ (part(root, "a", HEADER));
    // Not type=search, which may not be a combobox.
    const input = /** @type {HTMLInputElement} */ (make("input", {
      class: "cb-input cb-search__input", type: "text", maxlength: "300", autocomplete: "off", autocapitalize: "none",
      enterkeyhint: "search", placeholder: say("search_label"), "aria-label": say("search_label"),
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "cb-search-list",
    }));
    const list = make("div", { id: "cb-search-list", role: "listbox", "aria-label": say("search_list") });
    const notes = make("div", { class: "cb-search__notes" });
    const popup = make("div", { class: "cb-search__popup", hidden: "" }, notes, list);
    const status = make("p", { class: "cb-hidden-visually", role: "status" });
    const button = make("button", { class: "cb-button cb-search__button" }, say("search_button"));
    const form = make("form", { class: "cb-search__form", role: "search" }, input, button, popup, status);
    /** @type {HTMLElement[]} */
    let options = [];
    let active = -1;
    let turn = 0;
    let told = "";

    const speak = speaker(status, () => (popup.hidden ? "" : `${told} ${notes.textContent}`.trim()));

    /** @param {number} place -1 is the field itself */
    function activate(place) {
      active = place;
      options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      input.setAttribute("aria-activedescendant", options[place]?.id ?? "");
      options[place]?.scrollIntoView({ block: "nearest" });
    }

    /** @param {boolean} shown */
    function toggle(shown) {
      popup.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      activate(-1);
      speak();
    }

    function close() {
      turn += 1;
      toggle(false);
    }

    /** A word to put in place of the one being typed. The space behind it says that it is whole. @param {string} word */
    function completion(word) {
      const option = make("span", {}, word);
      on(option, "click", () => {
        input.value = input.value.replace(/[\p{L}\p{N}\p{M}'’]*$/u, word + " ");
        update();
      });
      return option;
    }

    /** @param {string} name @param {HTMLElement[]} inside */
    const group = (name, inside) => (inside.length ? [make("div", { role: "group", class: "cb-search__" + name, "aria-label": say("search_" + name) }, ...inside)] : []);

    /** @param {string} text @param {any} found @param {(Node|string)[]} last */
    function show(text, found, last) {
      const typed = text.toLowerCase();
      const words = found.words.filter((/** @type {string} */ word) => !typed.endsWith(word)).slice(0, 4).map(completion);
      const results = found.results.map((/** @type {any} */ result) => {
        const option = linked(result, up);
        option.append(" ", tag(result));
        return option;
      });
      const instead = found.meant ? [make("a", { href: address({ q: text, exact: "1" }) }, ...sentence("search_instead", { q: text }))] : [];
      all.replaceChildren(...last);
      options = [...words, ...results, ...instead, all];
      for (const [number, option] of options.entries()) {
        option.classList.add(number < words.length ? "cb-search__word" : "cb-search__option");
        option.id = "cb-search-" + number;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
      }
      notes.replaceChildren(...said(found));
      list.replaceChildren(...group("words", words), ...group("list", results), ...instead, all);
      told = results.length ? count("search_shown", results.length) : all.textContent;
      toggle(true);
    }

    // encodeURIComponent would throw on half a character.
    const address = (/** @type {Record<string, string>} */ asked) => `${page}?${new URLSearchParams(asked)}`;

    async function update() {
      const text = input.value.trim();
      all.href = text ? address({ q: text }) : page;
      if (!text) return close();
      // An answer that comes after a later question is dropped.
      const mine = ++turn;
      try {
        const found = await search.find(input.value, { limit: SHOWN, typing: true });
        if (mine === turn) show(text, found, sentence(found.results.length ? "search_all" : "search_none", { q: text }));
      } catch (fault) {
        if (mine !== turn) return;
        console.error(fault);
        show(text, { results: [], acronyms: [], words: [] }, [say("search_failed")]);
      }
    }

    on(input, "input", update);
    // Loads the index while the first word is typed; a failure is told on typing.
    on(input, "focus", () => search.open()?.catch(() => {}));
    on(input, "keydown", (event) => {
      if (event.isComposing) return;
      const step = /** @type {any} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
      if (event.key === "Escape") {
        if (popup.hidden) input.value = "";
        close();
      } else if (step) {
        event.preventDefault();
        if (popup.hidden) return update();
        const places = options.length + 1;
        activate(((active + 1 + step + places) % places) - 1);
      } else if (/^(Home|End|Arrow)/.test(event.key)) {
        // They move the caret, as in any field, and so leave the list.
        activate(-1);
      }
    });
    on(form, "submit", (event) => {
      event.preventDefault();
      (options[active] ?? all).click();
    });
    // Safari gives a clicked link no focus: the list would close under the pointer.
    on(popup, "mousedown", (event) => event.preventDefault());
    on(root, "focusout", ({ relatedTarget }) => {
      if (!root.contains(/** @type {?Node} */ (relatedTarget))) close();
    });

    all.className = "cb-search__option--all";
    list.append(all);
    root.append(form);
    field = input;
  });

  // One key alone can be pressed or spoken by accident, so the search page can switch it off (WCAG 2.1.4).
  on(document, "keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !field || !keyIsOn()) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
