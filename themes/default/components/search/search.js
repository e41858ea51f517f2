/**
 * search: what answers the field in the header (box.js), and what it shares with the search page (page.js). Finding is
 * in js/search.js.
 */
(function () {
  "use strict";

  const { say, count, search } = casebook;
  const { make, on } = casebook.searching;
  const SHOWN = 6;

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

  /** Answers the field from now on, and what was typed before. @param {Record<string, any>} box */
  function answer(box) {
    const { root, input, all, list, popup, status, toggle, address } = box;
    const { root: up = "" } = root.dataset;
    const notes = make("div", { class: "cb-search__notes" });
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

    box.toggled = () => {
      // An answer that is still to come is dropped.
      turn += 1;
      activate(-1);
      speak();
    };

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
      const instead = found.meant ? [make("a", { href: address({ exact: "1" }) }, ...sentence("search_instead", { q: text }))] : [];
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

    async function update() {
      const text = input.value.trim();
      all.href = address();
      if (!text) return toggle(false);
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
    on(input, "keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing) return;
      const step = /** @type {any} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
      if (step) {
        event.preventDefault();
        if (popup.hidden) return update();
        const places = options.length + 1;
        activate(((active + 1 + step + places) % places) - 1);
      } else if (/^(Home|End|Arrow)/.test(event.key)) {
        // They move the caret, as in any field, and so leave the list.
        activate(-1);
      }
    });
    popup.prepend(notes);
    if (root.contains(document.activeElement) && input.value) update();
  }

  Object.assign(casebook.searching, { sentence, linked, tag, said, settled, speaker, answer });
})();
