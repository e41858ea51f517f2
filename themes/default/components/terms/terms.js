/**
 * terms: the meaning of a word beside it, for a pointer, the focus or a finger (WCAG 2.2, 1.4.13). Escape takes it
 * away, and nothing moves; a pointer can go over to it; it stays until the reader leaves the word.
 *
 * With the focus it is the description of the link, which a screen reader speaks by itself. After a tap nothing would
 * be spoken, so a status says it then, and only then: never both.
 */
(function () {
  "use strict";

  const { make, on } = casebook.searching;
  /** How long a pointer rests before it counts, and how long it may be on the way to the meaning. */
  const REST = 120;
  const WAY = 300;

  const text = make("span", { id: "cb-meaning" });
  const more = make("a", {});
  const box = make("span", { class: "cb-meaning", popover: "manual", hidden: "" }, text, more);
  const status = make("span", { class: "cb-hidden-visually", role: "status" });
  document.body.append(status);
  /** @type {?HTMLAnchorElement} */
  let owner = null;
  let timer = 0;

  const later = (/** @type {() => void} */ run, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = window.setTimeout(run, wait);
  };

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = casebook.termShown = null;
    status.textContent = "";
    box.hidden = true;
    box.remove();
  }

  /** Puts the box below the word, or above where there is more room; never over an edge of the window. @param {DOMRect} word */
  function place(word) {
    const { clientWidth, clientHeight } = document.documentElement;
    const { width, height } = box.getBoundingClientRect();
    const above = word.bottom + height > clientHeight && word.top > clientHeight - word.bottom;
    const top = Math.max(0, Math.min(above ? word.top - height : word.bottom, clientHeight - height));
    const left = Math.max(0, Math.min(word.left, clientWidth - width));
    // In the page, not in the window: what is longer than the window can be scrolled to.
    Object.assign(box.style, { top: top + window.scrollY + "px", left: left + window.scrollX + "px" });
  }

  /** @param {HTMLAnchorElement} link @param {any} event */
  function show(link, { type, clientX, clientY }) {
    const found = casebook.glossary[decodeURIComponent(link.hash.slice(1))];
    if (!found) return;
    hide();
    const [heading, words, unexplained] = found;
    text.replaceChildren(make("strong", {}, heading), " ", words, unexplained ? " " + casebook.say("term_unexplained") : "");
    const tapped = type === "click";
    more.setAttribute("href", link.href);
    more.textContent = casebook.say("term_more");
    more.hidden = !tapped;
    // A tooltip may hold no link.
    if (tapped) box.removeAttribute("role");
    else box.setAttribute("role", "tooltip");
    owner = casebook.termShown = link;
    link.after(box);
    box.hidden = false;
    // Above all else, and cut off by no table that scrolls, where the browser can.
    box.showPopover?.();
    // A word can run over the end of a line: the part that a mouse is on counts, so that it need not leave the word
    // on its way. A finger or the focus has no way to go, and is to see the whole word.
    const parts = Array.from(link.getClientRects());
    place(type !== "pointerover" ? link.getBoundingClientRect() : parts.find((part) => clientY >= part.top && clientY <= part.bottom && clientX >= part.left && clientX <= part.right) ?? parts[0]);
    if (type === "focusin") link.setAttribute("aria-describedby", "cb-meaning");
    if (tapped) status.textContent = text.textContent;
  }

  /** Whether the reader is at the word still, or at its meaning. */
  const here = () => owner && (box.matches(":hover") || owner.matches(":hover, :focus-visible") || box.contains(document.activeElement));

  on(document, "pointerover", (/** @type {any} */ { target, pointerType }) => {
    if (pointerType === "touch" || !owner) return;
    if (box.contains(target) || owner.contains(target)) clearTimeout(timer);
    else later(() => here() || hide(), WAY);
  });
  on(document, "pointerdown", (/** @type {any} */ { target }) => {
    if (owner && !box.contains(target) && !owner.contains(target)) hide();
  });
  on(document, "focusout", (/** @type {any} */ { target, relatedTarget }) => {
    if (owner && (target === owner || box.contains(target)) && !box.contains(relatedTarget) && !box.matches(":hover")) hide();
  });
  on(document, "keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && owner) hide();
  });

  /** Shows the meaning of a word that was met, if the reader is there still. @param {HTMLAnchorElement} link @param {any} event */
  casebook.showTerm = function (link, event) {
    const { type } = event;
    if (type === "pointerover") {
      if (link === owner) clearTimeout(timer);
      else later(() => link.matches(":hover") && show(link, event), REST);
    } else if (type === "click" || link.matches(":focus-visible")) show(link, event);
  };
})();
