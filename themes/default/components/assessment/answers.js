/**
 * answers: the answers as they stand in the form, which itself holds them; and what surrounds a question.
 */
(function () {
  "use strict";

  const { part, word, count } = casebook.assessment;
  const ANNOUNCE_AFTER = 1000;

  part(function (/** @type {Page} */ page) {
    const element = page.find("#assessment");
    const items = page.definition.domains.flatMap(({ items }) => items);
    let announceTimer = 0;

    /** @param {string} id @returns {HTMLInputElement[]} */
    const radios = (id) => Array.from(element.querySelectorAll('[name="item-' + id + '"]'));
    /** @param {string} id */
    const chosen = (id) => radios(id).find((radio) => radio.checked);
    /** @param {string} id @returns {HTMLTextAreaElement | null} */
    const note = (id) => element.querySelector('[id="evidence-' + id + '"]');

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
        refreshItem(id);
      }
    }

    /** The words beside the chosen answer, as the person saw them. @param {string} id */
    function wordsOf(id) {
      const label = chosen(id)?.labels?.[0];
      const read = (/** @type {string} */ selector) => label?.querySelector(selector)?.textContent || "";
      return { label: read("span"), anchor: read(".cb-hint") };
    }

    /** @param {string} message */
    function announce(message) {
      clearTimeout(announceTimer);
      announceTimer = setTimeout(() => (page.part("live").textContent = message), ANNOUNCE_AFTER);
    }

    /** @param {HTMLTextAreaElement} area */
    const left = (area) => count("left", area.maxLength - area.value.length);

    /** @param {string} id */
    function refreshItem(id) {
      const box = '[data-item="' + id + '"] ';
      page.find(box + '[data-action="unanswer"]').hidden = !chosen(id);
      const area = note(id);
      if (!area) return;
      // Paper shows the whole note, which a box of three lines would cut.
      page.find(box + '[data-part="written"]').textContent = area.value;
      page.find(box + '[data-part="count"]').textContent = left(area);
    }

    /** @param {string} id */
    function edited(id) {
      page.about.status = "in-progress";
      refreshItem(id);
      page.changed();
    }

    page.handlers.unanswer = function (button) {
      const { item } = button.closest("[data-item]").dataset;
      for (const radio of radios(item)) radio.checked = false;
      // The button goes, so focus moves to the question's first choice.
      radios(item)[0].focus();
      edited(item);
      announce(word("unanswered"));
    };

    element.addEventListener("input", function (/** @type {any} */ { target }) {
      const box = target.closest("[data-item]");
      if (!box) return;
      edited(box.dataset.item);
      if (target.matches("textarea")) announce(left(target));
    });
    // Return in a field would send the form; the policy of the page forbids it.
    element.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());

    page.form = { items: items, radios: radios, chosen: chosen, note: note, gather: gather, fill: fill, wordsOf: wordsOf };
    page.announce = announce;
  });
})();
