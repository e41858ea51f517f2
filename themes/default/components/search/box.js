/**
 * box: the field in the header (cb-search), on every page. What answers it, search.js, comes with its style and
 * the index when somebody first goes there. The field is there before and stays, so that nothing typed meanwhile is lost.
 *
 * Results are links, and every move to another page is a click on one: the policy of the page forbids sending forms.
 */
(function () {
  "use strict";

  const { start, part, say, search } = casebook;
  const NAME = "cb-search";

  /** The field that the key / goes to. @type {HTMLInputElement} */
  let field;

  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node|string)} inside */
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  /** @param {EventTarget} target @param {string} event @param {(event: any) => any} run */
  const on = (target, event, run) => target.addEventListener(event, run);

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

  casebook.searching = { make, on, keyIsOn };

  start(NAME, function (/** @type {HTMLElement} */ root) {
    // The search page has a field of its own; two would confuse.
    const own = document.querySelector("[data-module=cb-search-page] [name=q]");
    if (own) return void (field = /** @type {HTMLInputElement} */ (own));
    const { page = "", script = "", style = "" } = root.dataset;
    const all = /** @type {HTMLAnchorElement} */ (part(root, "a", NAME));
    // Not type=search, which may not be a combobox.
    const input = field = /** @type {HTMLInputElement} */ (make("input", {
      class: "cb-input cb-search__input", type: "text", maxlength: "300", autocomplete: "off", autocapitalize: "none",
      enterkeyhint: "search", placeholder: say("search_label"), "aria-label": say("search_label"),
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "cb-search-list",
    }));
    const list = make("div", { id: "cb-search-list", role: "listbox", "aria-label": say("search_list") }, all);
    const popup = make("div", { class: "cb-search__popup", hidden: "" }, list);
    const status = make("p", { class: "cb-hidden-visually", role: "status" });
    const form = make("form", { class: "cb-search__form", role: "search" }, input, make("button", { class: "cb-button cb-search__button" }, say("search_button")), popup, status);
    const box = { root, input, all, list, popup, status, toggle, address, toggled: () => {} };

    // encodeURIComponent would throw on half a character.
    /** @param {Record<string, string>} [asked] */
    function address(asked) {
      const q = input.value.trim();
      return q ? `${page}?${new URLSearchParams({ q, ...asked })}` : page;
    }

    /** @param {boolean} shown */
    function toggle(shown) {
      popup.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      box.toggled();
    }

    const begin = casebook.once(async () => {
      // Both at once; whether the index comes is told by what answers.
      search.open().catch(() => {});
      await Promise.all([casebook.load(script), style && casebook.load(style)]);
      casebook.searching.answer(box);
    });

    on(input, "focus", () => begin().catch(() => {}));
    on(input, "input", async () => {
      try {
        await begin();
      } catch (fault) {
        console.error(fault);
        all.href = address();
        all.textContent = status.textContent = say("search_failed");
        toggle(document.activeElement === input && all.search !== "");
      }
    });
    on(input, "keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (popup.hidden) input.value = "";
      toggle(false);
    });
    on(form, "submit", (event) => {
      event.preventDefault();
      all.href = address();
      (document.getElementById(input.getAttribute("aria-activedescendant") ?? "") ?? all).click();
    });
    // Safari gives a clicked link no focus: the list would close under the pointer.
    on(popup, "mousedown", (event) => event.preventDefault());
    on(root, "focusout", ({ relatedTarget }) => {
      if (!root.contains(/** @type {?Node} */ (relatedTarget))) toggle(false);
    });

    all.className = "cb-search__option cb-search__option--all";
    all.setAttribute("role", "option");
    all.tabIndex = -1;
    root.append(form);
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
