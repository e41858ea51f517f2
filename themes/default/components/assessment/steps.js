/**
 * steps: one step of the page at a time, by button, address and the browser's own Back.
 */
(function () {
  "use strict";

  const { part, word } = casebook.assessment;

  part(function (/** @type {Page} */ page) {
    const { root } = page;
    /** @type {HTMLElement[]} */
    const steps = Array.from(root.querySelectorAll(".cb-assessment__step"));
    const pageTitle = document.title;
    page.step = steps[0];

    /** @param {HTMLElement} next @param {Element | null} [focus] where to go in it; nothing when the page opens */
    function show(next, focus) {
      page.step = next;
      root.dataset.step = next.id;
      for (const one of steps) one.classList.toggle("cb-assessment__step--away", one !== next);
      const heading = /** @type {HTMLElement} */ (casebook.part(next, "h2", "cb-assessment"));
      document.title = next === steps[0] ? pageTitle : word("title_step", { step: heading.textContent, title: pageTitle });
      page.refresh();
      if (!focus) return;
      page.part("errors").hidden = true;
      focus.scrollIntoView({ behavior: "instant", block: "start" });
      // A question can hold the focus itself: Chromium, when it opens an address with a place in it, takes
      // the focus there once the page is loaded, and away from anything else.
      const target = /** @type {HTMLElement} */ (focus.matches("[tabindex]") ? focus : heading);
      target.focus({ preventScroll: true });
    }

    /** @param {HTMLElement} next */
    function go(next) {
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

    page.handlers.continue = () => go(steps[steps.indexOf(page.step) + 1]);
    page.handlers.back = () => go(steps[steps.indexOf(page.step) - 1]);
    window.addEventListener("hashchange", follow);

    page.steps = steps;
    page.goTo = (id) => go(page.find('[id="' + id + '"]'));
    page.open = function () {
      show(page.step);
      if (location.hash) follow();
    };
  });
})();
