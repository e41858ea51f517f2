/**
 * contents: the list of what is on the page (cb-contents) follows the reader, and is folded on a phone, where it
 * would push the text away. It marks the part that crosses a line near the top of the window. Nothing is announced:
 * a reader who goes to the list hears there where they are.
 */
(function () {
  "use strict";

  casebook.start("cb-contents", function (/** @type {HTMLElement} */ root) {
    const box = /** @type {HTMLDetailsElement} */ (casebook.part(root, "details", "cb-contents"));
    const wide = window.matchMedia("(min-width: 64rem)");
    const fold = () => void (box.open = wide.matches);
    fold();
    wide.addEventListener("change", fold);

    const links = Array.from(root.querySelectorAll("a"));
    /** @type {?Element} */
    let part = null;
    let end = false;

    function mark() {
      // The last parts are short: at the end of the page they cannot come up to the line.
      const now = end ? links[links.length - 1] : links.find((link) => partOf(link) === part);
      for (const link of links) {
        if (link === now) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
      // The list may be longer than the window. Moving it must not move the page.
      if (now) root.scrollTop = now.offsetTop - root.clientHeight / 2;
    }

    const partOf = (/** @type {HTMLAnchorElement} */ link) => document.getElementById(link.hash.slice(1))?.closest("section");

    const line = new IntersectionObserver(function (entries) {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) part = target;
        else if (part === target) part = null;
      }
      mark();
    }, { rootMargin: "-25% 0px -75%" });
    const foot = new IntersectionObserver(function ([entry]) {
      end = entry.isIntersecting && window.scrollY > 0;
      mark();
    });
    for (const link of links) {
      const found = partOf(link);
      if (found) line.observe(found);
    }
    foot.observe(casebook.part(document, ".cb-footer p:last-child", "cb-contents"));
  });
})();
