/**
 * terms: the words of a text that lead to the glossary. When a reader first comes near one, what shows its meaning is
 * loaded (components/terms/terms.js, its style, the glossary); till then, and where that fails, they are plain links.
 *
 * A finger cannot point without pressing, so a tap shows the meaning first, and a second one follows the link.
 */
(function () {
  "use strict";

  const { load, once } = casebook;
  const data = /** @type {?HTMLElement} */ (document.querySelector("[data-glossary]"))?.dataset;
  if (!data?.glossary || !document.querySelector(".cb-term")) return;

  const begin = once(() => Promise.all([data.glossary, data.terms, data.termsStyle].map(load)));
  let touched = false;

  /** @param {any} event */
  async function meet(event) {
    const { type, target } = event;
    // A screen reader asks for the meaning at the moment that a word has focus, so a keyboard brings it beforehand.
    if (type === "focusin") begin().catch(() => {});
    const link = target instanceof Element && /** @type {?HTMLAnchorElement} */ (target.closest(".cb-term"));
    if (!link || (type === "focusin" ? !link.matches(":focus-visible") : event.pointerType === "touch" && type !== "click")) return;
    if (type === "click") {
      // Return on a keyboard is a click without a press.
      if (!touched || !event.detail || casebook.termShown === link) return;
      event.preventDefault();
    }
    try {
      await begin();
      casebook.showTerm(link, event);
    } catch (fault) {
      console.error(fault);
      touched = false;
      if (type === "click") link.click();
    }
  }

  document.addEventListener("pointerdown", (event) => void (touched = event.pointerType === "touch"));
  for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, meet);
})();
