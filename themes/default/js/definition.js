/**
 * definition: what a page knows of its assessment: ids and rules from the data script, words from the page itself.
 */
(function () {
  "use strict";

  /** @type {any} */
  let defined;

  /** Takes what the data script holds; that script comes last. @param {any} value */
  casebook.define = function (value) {
    defined = value;
  };

  /** Adds the words as they stand on the page. @param {HTMLElement} root @returns {Definition} */
  casebook.definition = function (root) {
    const text = (/** @type {string} */ selector) => casebook.part(root, selector, "definition").textContent;
    let number = 0;
    for (const domain of defined.domains) {
      domain.title = text('[data-title="' + domain.id + '"]');
      for (const item of domain.items) {
        item.number = number += 1;
        item.stem = text('[data-stem="' + item.id + '"]');
      }
    }
    defined.title = text("h1");
    defined.levels = [0, 1, 2, 3, 4].map((level) => ({ level: level, label: text('[data-label="' + level + '"]') }));
    return defined;
  };
})();
