/**
 * check: how far each part is, the answers before the result, and what is said once a person has finished.
 */
(function () {
  "use strict";

  const { part, word, count, today, dateWords } = casebook.assessment;

  part(function (/** @type {Page} */ page) {
    const { root, definition, form } = page;
    /** The steps that were looked at, and in which response. @type {Set<string>} */
    let seen = new Set();
    let whose = "";
    const stamp = page.part("stamp");
    const blank = Array.from(stamp.childNodes);

    /** @param {Domain} domain @param {Answers} answers */
    function refreshPart({ id, items }, answers) {
      const given = items.filter((item) => form.chosen(item.id)).length;
      const looked = seen.has(id) || items.some((item) => answers.has(item.id));
      const state = given === items.length ? "done" : looked ? "some" : "new";
      page.find('[id="state-' + id + '"]').textContent = word("part_" + state, { n: given, total: items.length });
      for (const item of items) {
        const [answer, note] = page.find('[data-check="' + item.id + '"]').querySelectorAll("dd");
        answer.textContent = form.wordsOf(item.id).label || word("blank");
        note.textContent = answers.get(item.id)?.evidence || "";
      }
      return items.length - given;
    }

    page.onRefresh.push(function () {
      const { id, status, started } = page.about;
      const finished = status === "completed" && !page.isEmpty();
      // In a response that was finished elsewhere every part has been looked at.
      if (whose !== id) seen = new Set(finished ? page.steps.map((step) => step.id) : []);
      whose = id;
      seen.add(page.step.id);
      const answers = form.gather();
      const open = definition.domains.reduce((sum, domain) => sum + refreshPart(domain, answers), 0);
      page.part("unanswered").textContent = open ? count("open", open) : word("open_none");
      for (const link of root.querySelectorAll('[data-part="to-check"]')) /** @type {HTMLElement} */ (link).hidden = !seen.has("check");
      page.part("done").hidden = !finished;
      // A blank sheet has no beginning: it keeps the lines to write the date and the role on.
      if (page.isEmpty()) stamp.replaceChildren(...blank);
      else stamp.textContent = word("stamp", { date: dateWords(today()), started: dateWords(started), version: definition.version });
    });

    page.handlers.complete = function () {
      page.about.status = "completed";
      page.changed();
      page.goTo("result");
    };
  });
})();
