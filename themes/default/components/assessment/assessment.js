/**
 * assessment: one page as a form of several steps, with its result.
 *
 * The form itself holds the answers: what is saved, kept and scored is read from it each time. Answers leave
 * the page only when the person asks, for a file or for this browser. Joins score, response and store.
 */
(function () {
  "use strict";

  const NAME = "cb-assessment";
  /** At most this much typing is lost when the browser is killed, in milliseconds. */
  const KEEP_EVERY = 500;
  const ANNOUNCE_AFTER = 1000;

  /** @type {Definition} */
  let definition;

  /** Takes the assessment from its data script, which comes after this one. @param {Definition} value */
  casebook.define = function (value) {
    definition = value;
  };

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  const word = (key, values) => casebook.say("assessment_" + key, values);

  /** @param {string} tag @param {string} text @param {string} [className] @returns {any} */
  function make(tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  /** @param {Element} parent @param {Array<Node | string>} children @returns {any} */
  function put(parent, ...children) {
    parent.append(...children);
    return parent;
  }

  /** @param {string} tag @param {Record<string, string>} attributes */
  function draw(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** The civil date here and now, as 2026-11-22. */
  function today() {
    const now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    return now.toISOString().slice(0, 10);
  }

  /** A random UUID, version 4; crypto.randomUUID itself is missing on plain http. */
  function uuid() {
    const random = () => crypto.getRandomValues(new Uint8Array(1))[0] & 15;
    return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => random().toString(16));
  }

  /** @param {string} body @param {string} name */
  function download(body, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
    link.download = name;
    link.click();
    // Some browsers start the download after this turn.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** Opens a link beside the form, so that following it loses no answer. @param {HTMLAnchorElement} link */
  function openElsewhere(link) {
    link.target = "_blank";
    link.rel = "noopener";
    return put(link, make("span", word("new_tab"), "cb-hidden-visually"));
  }

  /** @param {number} level */
  const levelWords = (level) => word("level", { level: level, label: definition.levels[level].label });

  /** The answers as they stand in the form. @param {HTMLFormElement} form */
  function answersIn(form) {
    const items = definition.domains.flatMap((domain) => domain.items);
    /** @param {string} id @returns {HTMLInputElement[]} */
    const radios = (id) => Array.from(form.querySelectorAll('[name="item-' + id + '"]'));
    /** @param {string} id */
    const chosen = (id) => radios(id).find((radio) => radio.checked);
    /** @param {string} id @returns {HTMLTextAreaElement | null} */
    const note = (id) => form.querySelector("#evidence-" + id);

    /** @returns {Answers} */
    function gather() {
      const answers = new Map();
      for (const { id } of items) {
        const value = chosen(id)?.value || "";
        const evidence = note(id)?.value;
        const answer = value.startsWith("level-") ? { level: Number(value.slice(6)) } : value ? { absent: value } : {};
        if (value || evidence) answers.set(id, evidence ? { ...answer, evidence: evidence } : answer);
      }
      return answers;
    }

    /** @param {Answers} answers */
    function fill(answers) {
      for (const { id } of items) {
        const { level, absent, evidence = "" } = answers.get(id) || {};
        const value = level === undefined ? absent : "level-" + level;
        for (const radio of radios(id)) radio.checked = radio.value === value;
        const area = note(id);
        if (area) area.value = evidence;
      }
    }

    /** The words beside the chosen answer, as the person saw them. @param {string} id */
    function wordsOf(id) {
      const label = chosen(id)?.labels?.[0];
      const read = (/** @type {string} */ selector) => label?.querySelector(selector)?.textContent || "";
      return { label: read("span"), anchor: read(".cb-hint") };
    }

    return { items: items, radios: radios, chosen: chosen, note: note, gather: gather, fill: fill, wordsOf: wordsOf };
  }

  // The result

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

  /** @param {Item} item @param {Advice} rule @param {Answer} answer @param {string} label the answer, in words */
  function adviceOf(item, rule, { level }, label) {
    const why = word(rule.unknown ? "rule_unknown" : "rule_level", { label: label, level: level, most: rule.atMost });
    const entry = put(make("li", ""), make("h4", item.stem), make("p", rule.text));
    if (rule.url) {
      const link = make("a", word("advice_link", { name: rule.name }));
      link.href = rule.url;
      const cite = rule.sources ? " (" + rule.sources + ")" : "";
      entry.append(put(make("p", ""), openElsewhere(link), make("span", cite, "cb-cite")));
    }
    return put(entry, make("p", why, "cb-meta"));
  }

  /** @param {Item} item @param {Answer} answer @param {{label: string, anchor: string}} words */
  function answerOf(item, { level, evidence }, { label, anchor }) {
    const given = level === undefined ? label || word("blank") : levelWords(level) + ". " + anchor;
    const entry = put(make("div", ""), make("dt", item.number + ". " + item.stem), make("dd", given));
    return evidence ? put(entry, make("dd", word("note", { note: evidence }), "cb-assessment__mine")) : entry;
  }

  /** Draws the result afresh. @param {(name: string) => any} part @param {ReturnType<typeof answersIn>} form */
  function showResult(part, form) {
    const answers = form.gather();
    const { domains, advice } = casebook.score.score(definition, answers);
    /** @param {(domain: Domain, found: any, answers: Answers) => Node | string} show */
    const each = (show) => definition.domains.map((domain, at) => show(domain, domains[at], answers));
    const answered = domains.reduce((/** @type {number} */ sum, /** @type {any} */ found) => sum + found.answered, 0);
    part("answered").textContent = word(answers.size ? "answered" : "nothing", { n: answered, total: form.items.length });
    part("bars").replaceChildren(...each(barOf));
    part("rows").replaceChildren(...each(rowOf));
    // On a narrow screen each cell stands on a line of its own and says its column.
    const columns = part("columns").cells;
    for (const cell of part("rows").querySelectorAll("td")) cell.dataset.column = columns[cell.cellIndex].textContent;
    const findings = each((domain, found) =>
      found.findOut ? make("p", word("find_out", { ...found, part: domain.title }), "cb-inset") : "",
    );
    const list = make("ol", "");
    for (const { item, rule } of advice.slice(0, casebook.score.SHOWN)) {
      list.append(adviceOf(item, rule, answers.get(item.id) || {}, form.wordsOf(item.id).label));
    }
    part("advice").replaceChildren(...findings, advice.length ? list : make("p", word("advice_none")));
    /** @param {Item} item */
    const given = (item) => answerOf(item, answers.get(item.id) || {}, form.wordsOf(item.id));
    const parts = each(({ title, items }) => put(make("section", ""), make("h4", title), put(make("dl", ""), ...items.map(given))));
    part("answers").replaceChildren(...parts);
  }

  /** @param {HTMLElement} root */
  function start(root) {
    if (!definition) throw new Error(NAME + ": the data script has not run");
    /** @param {string} selector @returns {any} */
    const find = (selector) => casebook.part(root, selector, NAME);
    /** @param {string} name */
    const part = (name) => find('[data-part="' + name + '"]');
    const { response, store } = casebook;
    const element = find("#assessment");
    const form = answersIn(element);
    const keepBox = find("#keep");
    const dialog = part("dialog");
    const picker = part("file");
    /** @type {HTMLElement[]} */
    const steps = Array.from(root.querySelectorAll(".cb-assessment__step"));
    const pageTitle = document.title;

    let step = steps[0];
    let about = begin();
    /** The answers when they were last saved, kept or loaded. */
    let safe = "[]";
    /** What this page knows to be in the storage. @type {string | null} */
    let stored = null;
    let keepTimer = 0;
    let announceTimer = 0;

    function begin() {
      return { id: uuid(), language: document.documentElement.lang, saved: today(), started: today(), status: "in-progress" };
    }

    const signature = () => JSON.stringify([...form.gather()]);
    const text = () => response.make({ ...about, saved: today(), answers: form.gather() }, definition);

    // What the person is told

    /** @param {string} message */
    function tell(message) {
      part("errors").hidden = true;
      part("status").textContent = message;
    }

    /** Shows a fault at the top. @param {string} message @param {string} target id of what it is about @param {boolean} [quiet] leaves the focus */
    function fail(message, target, quiet) {
      const link = make("a", message);
      link.href = "#" + target;
      link.dataset.action = "go";
      part("error").replaceChildren(link);
      tell("");
      part("errors").hidden = false;
      if (!quiet) part("errors").focus();
    }

    /** @param {string} message */
    function announce(message) {
      clearTimeout(announceTimer);
      announceTimer = setTimeout(() => (part("live").textContent = message), ANNOUNCE_AFTER);
    }

    /** Asks in the page; Escape is "no". @param {string} key @returns {Promise<boolean>} */
    function ask(key) {
      part("question").textContent = word(key);
      part("details").textContent = word(key + "_text");
      find('[data-action="yes"]').textContent = word(key + "_yes");
      dialog.returnValue = "";
      dialog.showModal();
      return new Promise((resolve) => (dialog.onclose = () => resolve(dialog.returnValue === "yes")));
    }

    /** Says where the answers are, and brings what hangs on them up to date. */
    function refresh() {
      const now = signature();
      const state = keepBox.checked ? "kept" : safe === now && now !== "[]" ? "file" : "page";
      for (const line of root.querySelectorAll('[data-part="where"]')) line.textContent = word("where_" + state);
      find("#rescue").hidden = store.asides(definition).length === 0;
      if (step.id === "result") showResult(part, form);
    }

    /** @param {HTMLTextAreaElement} area */
    const left = (area) => casebook.count("assessment_left", area.maxLength - area.value.length);

    /** @param {string} id */
    function refreshItem(id) {
      const box = '[data-item="' + id + '"] ';
      find(box + '[data-action="unanswer"]').hidden = !form.chosen(id);
      const area = form.note(id);
      if (!area) return;
      // Paper shows the whole note, which a box of three lines would cut.
      find(box + '[data-part="written"]').textContent = area.value;
      find(box + '[data-part="count"]').textContent = left(area);
    }

    /** @param {Answers} answers */
    function fill(answers) {
      form.fill(answers);
      for (const { id } of form.items) refreshItem(id);
      safe = signature();
      refresh();
    }

    /** @param {string} id */
    function changed(id) {
      refreshItem(id);
      refresh();
      if (keepBox.checked && !keepTimer) keepTimer = setTimeout(keepNow, KEEP_EVERY);
    }

    /** @param {any} button */
    function unanswer(button) {
      const { item } = button.closest("[data-item]").dataset;
      for (const radio of form.radios(item)) radio.checked = false;
      // The button goes, so focus moves to the question's first choice.
      form.radios(item)[0].focus();
      changed(item);
      announce(word("unanswered"));
    }

    // Keeping in this browser

    function keepNow() {
      clearTimeout(keepTimer);
      keepTimer = 0;
      if (!keepBox.checked) return;
      const wanted = text();
      const outcome = store.keep(definition, wanted, stored);
      if (outcome === "kept") {
        stored = wanted;
        safe = signature();
      } else {
        keepBox.checked = false;
        fail(word("keep_" + outcome), "save", true);
      }
      refresh();
    }

    function toggleKeep() {
      if (keepBox.checked) {
        keepNow();
        if (keepBox.checked) tell(word("keep_on"));
      } else if (stored === null || store.forget(definition)) {
        stored = null;
        safe = "";
        refresh();
        tell(word("keep_off"));
      } else fail(word("keep_stays"), "keep");
    }

    function restore() {
      const kept = store.find(definition);
      if (kept.state === "found") {
        stored = kept.text;
        keepBox.checked = true;
        adopt(kept.found, word("keep_back"));
      } else if (kept.state === "bad") {
        refresh();
        fail(word("keep_bad", { reason: casebook.say(kept.problem.key, kept.problem.details) }), "rescue", true);
      }
    }

    async function clear() {
      if (!(await ask("clear"))) return;
      const before = [...form.gather().values()];
      const notes = casebook.count("assessment_notes", before.filter((answer) => answer.evidence).length);
      const answers = casebook.count("assessment_answers", before.filter((answer) => answer.level !== undefined || answer.absent).length);
      const outcome = store.clear(definition);
      if (outcome !== "failed") stored = null;
      keepBox.checked = false;
      about = begin();
      fill(new Map());
      if (outcome === "failed") fail(word("keep_stays"), "clear");
      else tell(word("clear_" + outcome, { answers: answers, notes: notes }));
    }

    // Files

    async function save() {
      if (form.gather().size === 0) return tell(word("save_none"));
      const body = text();
      const name = "casebook-" + definition.id + "-" + today() + ".json";
      // People have been handed empty files before: only what reads back equal is called saved.
      const back = response.read(await new Blob([body]).text(), definition);
      if (!back.ok || response.make(back.response, definition) !== body) return fail(word("save_failed"), "save");
      download(body, name);
      safe = signature();
      refresh();
      tell(word("saved", { name: name }));
    }

    function rescue() {
      for (const body of store.asides(definition)) download(body, "casebook-" + definition.id + "-unused.json");
      tell(word("rescued"));
    }

    /** @param {File} file @returns {Promise<Reading>} */
    async function open(file) {
      let why = "too_big";
      if (file.size <= response.LIMIT) {
        try {
          why = "unreadable";
          const bytes = await file.arrayBuffer();
          why = "not_text";
          return response.read(new TextDecoder("utf-8", { fatal: true }).decode(bytes), definition);
        } catch {
          // `why` says which of the two it was.
        }
      }
      return { ok: false, problem: { key: "assessment_load_" + why } };
    }

    async function load() {
      const file = picker.files[0];
      if (!file) return;
      const found = await open(file);
      // Emptied, so that the same file can be chosen again.
      picker.value = "";
      if (!found.ok) return fail(casebook.say(found.problem.key, found.problem.details), "load");
      if (form.gather().size > 0 && !(await ask("replace"))) return;
      adopt(found, casebook.count("assessment_loaded", found.response.answers.size));
      keepNow();
    }

    /** Takes over a response that was read. @param {any} found @param {string} message */
    function adopt({ response: { answers, ...rest }, reworded, leftOut }, message) {
      about = rest;
      fill(answers);
      if (reworded) message += " " + word("reworded");
      if (leftOut.length > 0) message += " " + word("left_out", { list: leftOut.join(", ") });
      tell(message);
    }

    // Steps

    /** @param {HTMLElement} next @param {Element | null} [focus] where to go in it; nothing when the page opens */
    function show(next, focus) {
      step = next;
      root.dataset.step = next.id;
      for (const one of steps) one.classList.toggle("cb-assessment__step--away", one !== next);
      const heading = casebook.part(next, "h2", NAME);
      document.title = next === steps[0] ? pageTitle : word("title_step", { step: heading.textContent, title: pageTitle });
      refresh();
      if (!focus) return;
      part("errors").hidden = true;
      focus.scrollIntoView({ behavior: "instant", block: "start" });
      // A question can hold the focus itself: Chromium, when it opens an address with a place in it, takes
      // the focus there once the page is loaded, and away from anything else.
      (focus.matches("[tabindex]") ? focus : heading).focus({ preventScroll: true });
    }

    /** @param {number} by */
    function move(by) {
      const next = steps[steps.indexOf(step) + by];
      try {
        history.pushState(null, "", "#" + next.id);
      } catch {
        // Some viewers refuse it for local files: the step shows, but the browser's Back leaves the page.
      }
      show(next, next);
    }

    /** Shows what the address names: a step, or a question in one. Any other place leaves the step as it is. */
    function follow() {
      const target = location.hash ? document.getElementById(location.hash.slice(1)) : steps[0];
      const next = steps.find((one) => one.contains(target));
      if (next) show(next, target);
    }

    /** @type {Record<string, (button: any) => unknown>} */
    const actions = {
      continue: () => move(1),
      back: () => move(-1),
      unanswer: unanswer,
      keeping: () => find("#keeping h2").focus(),
      go: (link) => find(link.hash).focus(),
      keep: toggleKeep,
      save: save,
      load: () => picker.click(),
      print: () => window.print(),
      clear: clear,
      rescue: rescue,
      yes: () => dialog.close("yes"),
      no: () => dialog.close("no"),
    };

    root.addEventListener("click", function (event) {
      const button = /** @type {any} */ (event.target).closest("[data-action]");
      if (!button) return;
      if (button.matches("a")) event.preventDefault();
      actions[button.dataset.action](button);
    });
    element.addEventListener("input", function (/** @type {any} */ { target }) {
      changed(target.closest("[data-item]").dataset.item);
      if (target.matches("textarea")) announce(left(target));
    });
    // Return in a field would send the form; the policy of the page forbids it.
    element.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    picker.addEventListener("change", load);
    window.addEventListener("hashchange", follow);
    window.addEventListener("pagehide", () => keepTimer && keepNow());
    window.addEventListener("beforeunload", function (event) {
      if (keepTimer) keepNow();
      if (form.gather().size > 0 && signature() !== safe) event.preventDefault();
    });

    root.querySelectorAll("[data-script]").forEach((one) => one.removeAttribute("hidden"));
    root.querySelectorAll("details").forEach((one) => (one.open = false));
    root.querySelectorAll("details a").forEach((one) => openElsewhere(/** @type {HTMLAnchorElement} */ (one)));
    part("paper").hidden = true;
    part("local").hidden = location.protocol !== "file:";
    fill(new Map());
    show(step);
    if (location.hash) follow();
    restore();
  }

  casebook.start(NAME, start);
})();
