/**
 * filter: narrows the list of cases by topic, country, sector, period and evidence.
 *
 * Choices of one group widen (this or that topic), groups narrow (a topic and a
 * country). The number beside a choice is what it would show with what is chosen
 * in the other groups. The choices stand in the address, so that a list can be
 * shared, and Back and Forward go from choice to choice.
 */
(function () {
  "use strict";

  const NAME = "cb-filter";

  casebook.start(NAME, function (/** @type {HTMLElement} */ root) {
    const form = /** @type {HTMLFormElement} */ (casebook.part(root, '[data-part="form"]', NAME));
    const box = /** @type {HTMLDetailsElement} */ (casebook.part(root, '[data-part="box"]', NAME));
    const [status, chips, empty, clear] = ["status", "chips", "empty", "clear"].map((part) => casebook.part(root, `[data-part="${part}"]`, NAME));
    const ways = Array.from(form.querySelectorAll("a"));
    const boxes = Array.from(form.querySelectorAll("input"));
    const groups = Array.from(new Set(boxes.map((input) => input.name)));
    // What each case has, by group; read once, since a list may be long.
    const cards = Array.from(root.querySelectorAll(".cb-case-card")).map((found) => {
      const card = /** @type {HTMLElement} */ (found);
      const held = (/** @type {string} */ group) => (card.dataset[group === "topic" ? "topics" : group] || "").split(" ").filter(Boolean);
      return { card: card, held: groups.map(held) };
    });
    let kept = "";

    /** Shows the cards that match, says how many they are, and counts what each choice would show. */
    function show() {
      const wanted = groups.map((group) => new Set(boxes.filter((input) => input.name === group && input.checked).map((input) => input.value)));
      const counts = groups.map(() => /** @type {Map<string, number>} */ (new Map()));
      let shown = 0;
      for (const { card, held } of cards) {
        const misses = (/** @type {number} */ at) => wanted[at].size > 0 && !held[at].some((value) => wanted[at].has(value));
        const missed = groups.map((_, at) => at).filter(misses);
        card.hidden = missed.length > 0;
        if (!missed.length) shown += 1;
        // What misses in one group only would be shown by a choice of that group; what misses in two, by none.
        if (missed.length > 1) continue;
        held.forEach((values, at) => {
          if (missed.length && missed[0] !== at) return;
          for (const value of values) counts[at].set(value, (counts[at].get(value) || 0) + 1);
        });
      }
      for (const input of boxes) showCount(input, counts[groups.indexOf(input.name)].get(input.value) || 0);
      showChips();
      empty.hidden = shown > 0;
      for (const way of ways) {
        way.hidden = !shown;
        way.textContent = casebook.count("filter_go", shown);
      }
      status.textContent = wanted.some((values) => values.size)
        ? casebook.say("filter_shown", { n: shown, total: cards.length })
        : casebook.count("filter_all", cards.length);
    }

    /** What would show nothing cannot be chosen; but what is chosen can be taken back, and the focus stays. @param {HTMLInputElement} input @param {number} n */
    function showCount(input, n) {
      const label = input.labels && input.labels[0].lastElementChild;
      if (label) label.textContent = `(${n})`;
      input.disabled = !n && !input.checked && input !== document.activeElement;
    }

    /** @param {HTMLInputElement} input */
    const nameOf = (input) => ((input.labels && input.labels[0].firstChild && input.labels[0].firstChild.textContent) || "").trim();

    /** @param {string} text @param {string} told @param {() => void} change @param {number} at where the focus goes then */
    function chip(text, told, change, at) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cb-filter__chip";
      button.textContent = text;
      button.setAttribute("aria-label", told);
      button.addEventListener("click", function () {
        change();
        update();
        // The button is gone: its place in the row, or the count, takes the focus.
        (chips.querySelectorAll("button")[at] || status).focus();
      });
      item.append(button);
      return item;
    }

    /** What is on, each with a way to take it off. */
    function showChips() {
      const on = boxes.filter((input) => input.checked);
      const all = on.map(function (input, at) {
        const name = nameOf(input);
        return chip(name, casebook.say("filter_remove", { name: name }), () => (input.checked = false), at);
      });
      if (all.length) all.push(chip(casebook.say("filter_clear"), casebook.say("filter_clear"), uncheck, 0));
      chips.replaceChildren(...all);
      chips.hidden = !all.length;
    }

    /** Reads the choices from the address; a name that nobody knows is left alone. */
    function read() {
      const query = new URLSearchParams(location.search);
      for (const input of boxes) input.checked = query.getAll(input.name).includes(input.value);
      kept = address();
    }

    /** The query with the choices, and with what is not ours. */
    function address() {
      const query = new URLSearchParams(location.search);
      for (const group of groups) query.delete(group);
      for (const input of boxes) if (input.checked) query.append(input.name, input.value);
      return query.toString();
    }

    function write() {
      const text = address();
      if (text === kept) return;
      kept = text;
      try {
        history.pushState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
      } catch {
        // Some viewers refuse it for local files: the list still filters, the address stays.
      }
    }

    function update() {
      show();
      write();
    }

    function uncheck() {
      for (const input of boxes) input.checked = false;
    }

    form.addEventListener("change", update);
    // Return in a checkbox would send the form; the policy of the page forbids it.
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      uncheck();
      update();
    });
    clear.addEventListener("click", function () {
      uncheck();
      update();
      // The button goes with its message, so focus moves to what it brought back.
      status.focus();
    });
    // On a phone the list is far below the choices. The address stays that of the list, to be shared.
    for (const way of ways) {
      way.addEventListener("click", function (event) {
        event.preventDefault();
        status.focus({ preventScroll: true });
        status.scrollIntoView();
      });
    }
    window.addEventListener("popstate", function () {
      read();
      show();
    });
    // Pages kept for "back" come with their old choices, not those of the address.
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) show();
    });

    read();
    // On a phone the list comes first; choices made by a link stay in sight as what is on.
    if (window.matchMedia("(max-width: 59.99rem)").matches) box.open = false;
    for (const group of box.querySelectorAll("details")) group.open = !!group.querySelector("input:checked");
    form.hidden = false;
    show();
  });
})();
