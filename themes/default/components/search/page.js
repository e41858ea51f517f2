/**
 * page: the search page (cb-search-page). All that is asked stands in the address, so that it can be shared, and Back
 * and Forward go from question to question. Old results stay until new ones are there.
 */
(function () {
  "use strict";

  const { start, part, say, count, search } = casebook;
  const { make, on, sentence, linked, tag, said, settled, speaker, keyIsOn } = casebook.searching;
  const PAGE = "cb-search-page";
  const STEP = 8;
  // Of a long list of choices, so many are shown.
  const CHOICES = 6;

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

  start(PAGE, function (/** @type {HTMLElement} */ root) {
    const [form, input, key, found, filters, counted, notes, chips, list, more, none, filtered, clear, status] = /** @type {any[]} */ (
      "form input key found filters count notes chips list more none filtered clear status".split(" ")
        .map((name) => part(root, `[data-part=${name}]`, PAGE)));
    const { root: up = "" } = root.dataset;
    const title = document.title;
    /** @type {any[]} */
    const boxes = [...filters.querySelectorAll("input")];
    const nameOf = (/** @type {any} */ box) => box.labels[0].firstChild.data.trim();
    const chosen = () => boxes.filter((box) => box.checked);

    let limit = STEP;
    let exact = false;
    let turn = 0;
    // The address as it stands, the question that was asked last, and the one that is shown.
    let kept = "";
    let asked = "";
    let shown = "";
    // Words being typed are one step of Back, not one for each letter.
    let draft = false;

    // -- The address

    function address() {
      const pairs = chosen().map((box) => [box.name, box.value]);
      if (input.value.trim()) {
        pairs.unshift(["q", input.value]);
        if (exact) pairs.push(["exact", "1"]);
      }
      return String(new URLSearchParams(pairs));
    }

    function read() {
      const query = new URLSearchParams(location.search);
      input.value = query.get("q") ?? "";
      for (const box of boxes) {
        box.checked = query.getAll(box.name).includes(box.value);
        if (box.checked) box.parentElement.hidden = false;
      }
      exact = query.has("exact");
      limit = history.state?.shown ?? STEP;
      kept = address();
      draft = false;
    }

    /** @param {boolean} anew whether Back shall lead to the question before @returns {boolean} whether the address has changed */
    function write(anew) {
      const query = address();
      if (query === kept) return false;
      const push = anew && kept;
      kept = query;
      limit = STEP;
      try {
        history[push ? "pushState" : "replaceState"](null, "", location.pathname + (query && "?" + query));
      } catch {
        // Safari refuses after a hundred changes in half a minute; the results still show.
      }
      return true;
    }

    // -- What is shown

    const speak = speaker(status, () => [counted, ...notes.querySelectorAll("p")].map((said) => said.textContent).join(" "));

    /** @param {string} text */
    function tell(text) {
      counted.textContent = text;
      speak();
    }

    /** Asks anew by a button that may be gone then: its place, or the count, takes the focus. @param {Element} button @param {() => void} change @param {() => any} [next] */
    function asking(button, change, next = () => null) {
      on(button, "click", () => {
        change();
        ask();
        (next() ?? counted).focus();
      });
      return button;
    }

    /** A button that takes the words as typed, or corrected again. @param {string} key @param {string} q */
    const spelling = (key, q) => asking(make("button", { class: "cb-button cb-button--quiet" }, ...sentence(key, { q })), () => {
      exact = !exact;
    });

    /** @param {string} name @param {string} told @param {() => void} change @param {number} at */
    const chip = (name, told, change, at) => make("li", {}, asking(
      make("button", { class: "cb-search-page__chip", "aria-label": told }, name), change, () => chips.querySelectorAll("button")[at]));

    function showChips() {
      const all = chosen().map((box, at) => {
        const name = nameOf(box);
        return chip(name, say("search_unfilter", { name }), () => (box.checked = false), at);
      });
      filtered.hidden = chips.hidden = !all.length;
      if (all.length) all.push(chip(say("search_clear"), say("search_clear"), unfilter, 0));
      chips.replaceChildren(...all);
    }

    /** Counts beside the choices; what would find nothing cannot be chosen. @param {any} counts */
    function showCounts(counts) {
      const spared = (/** @type {HTMLInputElement} */ box) => box.checked || box === document.activeElement;
      for (const group of filters.querySelectorAll("fieldset")) {
        const choices = [...group.querySelectorAll("input")].map((box) => ({ box, n: counts[box.name]?.[box.value] ?? 0 }));
        for (const { box, n } of choices) {
          box.labels[0].lastElementChild.textContent = `(${n})`;
          box.disabled = !n && !spared(box);
        }
        const all = group.querySelector("button");
        const shown = !all || all.getAttribute("aria-expanded") === "true" ? choices : [...choices].sort((one, other) => other.n - one.n).slice(0, CHOICES);
        const boxes = new Set(shown.map(({ box }) => box));
        for (const { box } of choices) box.parentElement.hidden = !boxes.has(box) && !spared(box);
      }
    }

    /** @param {any} result */
    const row = (result) => make("li", { class: "cb-search-page__result" },
      make("h3", { class: "cb-search-page__title" }, linked(result, up), " ", tag(result)), marked(result.excerpt));

    /** @param {any} answer @param {number} from how many rows stay as they are */
    function show({ results, total, meant, acronyms }, from) {
      const rows = results.slice(from).map(row);
      if (from) list.append(...rows);
      else list.replaceChildren(...rows);
      const q = input.value.trim();
      const told = said({ meant, acronyms });
      if (meant) told[0].append(" ", spelling("search_instead", q));
      if (exact) told.unshift(make("p", {}, ...sentence("search_exact", { q }), " ", spelling("search_correct", q)));
      notes.replaceChildren(...told);
      more.hidden = results.length >= total;
      none.hidden = total !== 0;
      // With nothing found there is nothing to narrow, but what was chosen can be taken back.
      filters.hidden = !total && !chosen().length;
      if (total < 0) tell(say("search_failed"));
      else tell(more.hidden ? count("search_count", total) : say("search_some", { n: results.length, total }));
    }

    /** Finds, and shows, unless it is shown already. @param {number} [from] how many rows stay as they are */
    async function find(from = 0) {
      const text = input.value;
      const question = text + "\n" + kept;
      if (question === asked && !from) return;
      asked = question;
      // An answer that comes after a later question is dropped.
      const mine = ++turn;
      const q = text.trim();
      found.hidden = !q;
      root.toggleAttribute("data-asked", !!q);
      document.title = q ? `${q} | ${title}` : title;
      showChips();
      if (!q) {
        list.replaceChildren();
        return tell("");
      }
      const slow = setTimeout(() => {
        if (mine === turn) counted.textContent = say("search_wait");
      }, 600);
      /** @type {any} */
      let answer = { results: [], total: -1, acronyms: [] };
      /** @type {?Promise<any>} */
      let counts = null;
      try {
        /** @type {Record<string, string[]>} */
        const filters = {};
        for (const { name, value } of chosen()) (filters[name] ??= []).push(value);
        answer = await search.find(text, { limit, filters, exact });
        // What the filters would leave may need one more file, so the results do not wait for it.
        counts = search.find(text, { limit: 0, filters, exact, counts: true });
      } catch (fault) {
        console.error(fault);
        asked = "";
      }
      clearTimeout(slow);
      if (mine !== turn) return;
      show(answer, shown === question ? from : 0);
      shown = question;
      const left = await counts?.catch(() => null);
      if (left && mine === turn) showCounts(left.counts);
    }

    /** Asks what the page now says. @param {boolean} [typing] whether more is likely to follow */
    function ask(typing = false) {
      const written = write(!draft);
      draft = typing && (written || draft);
      find();
    }

    function unfilter() {
      for (const box of boxes) box.checked = false;
    }

    // -- What a person does

    const typed = settled(() => ask(true), 200);
    on(input, "input", () => {
      // Other words are corrected again.
      exact = false;
      typed();
    });
    on(input, "change", () => ask());
    on(input, "keydown", (/** @type {KeyboardEvent} */ event) => {
      const first = list.querySelector("a");
      if (event.key !== "ArrowDown" || !first || event.isComposing) return;
      event.preventDefault();
      first.focus();
    });
    on(form, "submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      ask();
    });
    on(filters, "change", () => ask());
    asking(clear, unfilter);
    on(more, "click", async () => {
      const from = list.children.length;
      limit = from + STEP;
      try {
        // So that Back from a result finds as many.
        history.replaceState({ shown: limit }, "");
      } catch {
        // As above.
      }
      await find(from);
      // Where the button was now stands the first of the new results.
      list.children[from]?.querySelector("a").focus({ preventScroll: true });
    });
    for (const all of filters.querySelectorAll("button")) {
      on(all, "click", () => {
        all.setAttribute("aria-expanded", "true");
        for (const box of all.parentElement.querySelectorAll("input")) box.parentElement.hidden = false;
        all.parentElement.querySelector("input").focus();
        all.hidden = true;
      });
    }
    on(window, "popstate", () => {
      read();
      find();
    });
    key.checked = keyIsOn();
    on(key, "change", () => keyIsOn(key.checked));

    filters.open = matchMedia("(min-width: 60rem)").matches;
    form.hidden = false;
    read();
    find();
  });
})();
