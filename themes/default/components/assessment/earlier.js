/**
 * earlier: answers that were given to other words. What a migration would do is told before; then each answer stands
 * beside its question, is counted only once the person says that it still holds, and stays in the file.
 */
(function () {
  "use strict";

  const { part, word, make, put } = casebook.assessment;

  part(function (/** @type {Page} */ page) {
    const { form, definition } = page;
    /** @type {any} */
    let drawn = null;
    /** @type {Map<string, HTMLElement>} */
    const boxes = new Map();

    page.wordsFor = function ({ level, absent }) {
      if (level !== undefined) return definition.levels[level].label;
      return (absent && page.root.querySelector('label[for$="-' + absent + '"] span')?.textContent) || word("blank");
    };

    page.moves = ({ report }) => !!report && ["renamed", "reworded", "split", "retired"].some((kind) => report[kind].length > 0);

    page.linesOf = function ({ report }) {
      if (!report) return [];
      const number = (/** @type {string} */ id) => form.items.find((item) => item.id === id)?.number ?? id;
      return ["renamed", "reworded", "split", "retired", "added", "corrected"].flatMap(function (kind) {
        // Of a pair of ids the present ones come last.
        const ids = report[kind].flatMap((/** @type {any} */ one) => [one].flat().at(-1)).map(number);
        return ids.length > 0 ? [make("p", word("report_" + kind, { list: ids.join(", ") }))] : [];
      });
    };

    /** @param {Kept} kept @param {string} key */
    const said = (kept, key) => word(key, { version: kept.from, label: page.wordsFor(kept) });
    /** @param {Kept} kept */
    const notes = ({ evidence }) => (evidence ? [make("p", word("note", { note: evidence }), "cb-assessment__mine")] : []);

    /** @param {string} id @param {Kept} kept */
    function boxOf(id, kept) {
      const box = put(make("div", "", "cb-inset cb-no-print"), make("p", said(kept, "earlier_" + kept.why)), ...notes(kept));
      if (kept.why === "split" || (kept.absent && !definition.absent.includes(kept.absent))) return box;
      const button = make("button", word("holds"), "cb-button cb-button--secondary");
      button.type = "button";
      button.dataset.action = "holds";
      return put(box, button);
    }

    page.handlers.holds = function (button) {
      const { item } = button.closest("[data-item]").dataset;
      const { level, absent, evidence = "" } = page.about.earlier.get(item);
      const area = form.note(item);
      if (area && !area.value && evidence.length <= area.maxLength) area.value = evidence;
      // A note that found no room stays with the earlier answer.
      if (!evidence || area?.value === evidence) page.about.earlier.delete(item);
      const value = level === undefined ? absent : "level-" + level;
      const radio = form.radios(item).find((one) => one.value === value);
      (radio || area)?.focus();
      if (radio) radio.checked = true;
      (radio || area)?.dispatchEvent(new Event("input", { bubbles: true }));
    };

    /** What is not counted, for the end of the result. */
    function drawRest() {
      const { earlier, retired } = page.about;
      const waiting = [...earlier.keys()].filter((id) => !form.chosen(id)).length;
      const list = make("dl", "");
      for (const [id, kept] of retired) put(list, put(make("div", ""), make("dt", kept.item || id), make("dd", said(kept, "retired")), ...notes(kept).map((note) => put(make("dd", ""), note))));
      page.part("rest").replaceChildren(
        ...(waiting ? [make("p", word("waiting", { n: waiting }), "cb-inset")] : []),
        ...(retired.size ? [make("h4", word("retired_title")), list] : []),
      );
    }

    page.onRefresh.push(function () {
      const { about } = page;
      const isOther = about !== drawn;
      if (isOther) {
        for (const box of boxes.values()) box.remove();
        boxes.clear();
        for (const [id, kept] of about.earlier) boxes.set(id, boxOf(id, kept));
        for (const [id, box] of boxes) page.find('[data-item="' + id + '"] fieldset').after(box);
      }
      drawn = about;
      for (const [id, box] of boxes) box.hidden = !!form.chosen(id) || !about.earlier.has(id);
      if (isOther || page.step.id === "result") drawRest();
    });

    // What is chosen now is chosen in the present words; heard before the page is told of the change.
    page.find("#assessment").addEventListener(
      "input",
      function (/** @type {any} */ { target }) {
        const box = target.closest("[data-item]");
        if (box && target.type === "radio") page.about.wording.delete(box.dataset.item);
      },
      true,
    );
  });
})();
