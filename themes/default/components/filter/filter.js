/**
 * filter: narrows the list of cases by topic, country and sector.
 *
 * Choices of one group widen (this or that topic), groups narrow (a topic and a
 * country). The choices stand in the address, so a filtered list can be shared.
 */
(function () {
  "use strict";

  const NAME = "cb-filter";
  const GROUPS = ["topic", "country", "sector"];

  casebook.start(NAME, function (/** @type {HTMLElement} */ root) {
    const form = /** @type {HTMLFormElement} */ (casebook.part(root, '[data-part="form"]', NAME));
    const box = /** @type {HTMLDetailsElement} */ (casebook.part(root, '[data-part="box"]', NAME));
    const status = casebook.part(root, '[data-part="status"]', NAME);
    const empty = casebook.part(root, '[data-part="empty"]', NAME);
    const clear = casebook.part(root, '[data-part="clear"]', NAME);
    const boxes = Array.from(form.querySelectorAll("input"));
    const cards = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(".cb-case-card")));

    /** @param {string} group */
    function chosen(group) {
      return boxes.filter((input) => input.name === group && input.checked).map((input) => input.value);
    }

    /** @param {HTMLElement} card @param {string} group */
    function valuesOf(card, group) {
      const held = group === "topic" ? card.dataset.topics : card.dataset[group];
      return (held || "").split(" ").filter(Boolean);
    }

    /** Shows the cards that match and says how many they are. */
    function show() {
      const wanted = GROUPS.map((group) => ({ group: group, values: chosen(group) })).filter((want) => want.values.length);
      let shown = 0;
      for (const card of cards) {
        const fits = wanted.every((want) => valuesOf(card, want.group).some((value) => want.values.includes(value)));
        card.hidden = !fits;
        if (fits) shown += 1;
      }
      empty.hidden = shown > 0;
      status.textContent = wanted.length
        ? casebook.say("filter_shown", { n: shown, total: cards.length })
        : casebook.count("filter_all", cards.length);
    }

    /** Reads the choices from the address; a name that nobody knows is left alone. */
    function read() {
      const query = new URLSearchParams(location.search);
      for (const input of boxes) input.checked = query.getAll(input.name).includes(input.value);
    }

    /** Writes the choices to the address, and keeps what is not ours. */
    function write() {
      const query = new URLSearchParams(location.search);
      for (const group of GROUPS) {
        query.delete(group);
        for (const value of chosen(group)) query.append(group, value);
      }
      const text = query.toString();
      try {
        history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch {
        // Some viewers refuse it for local files: the list still filters, the address stays.
      }
    }

    function reset() {
      for (const input of boxes) input.checked = false;
      show();
      write();
    }

    form.addEventListener("change", function () {
      show();
      write();
    });
    // Return in a checkbox would send the form; the policy of the page forbids it.
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      reset();
    });
    clear.addEventListener("click", function () {
      reset();
      // The button goes with its message, so focus moves to what it brought back.
      status.focus();
    });
    // Pages kept for "back" come with their old choices, not those of the address.
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) show();
    });

    read();
    // On a phone the list comes first; choices made by a link stay in sight.
    if (window.matchMedia("(max-width: 59.99rem)").matches && !boxes.some((input) => input.checked)) box.open = false;
    form.hidden = false;
    show();
  });
})();
