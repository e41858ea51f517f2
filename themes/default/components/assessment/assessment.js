/**
 * assessment: one page as a form of several steps, with its result.
 *
 * Makes the page object, lets every part join it, and opens the page. The form itself holds the answers: what is
 * saved, kept and scored is read from it each time.
 */
(function () {
  "use strict";

  const NAME = "cb-assessment";
  const { word, make, put, today, uuid, openElsewhere } = casebook.assessment;

  /** What surrounds the answers of a response that begins today. @returns {any} */
  const begin = () => ({
    id: uuid(), language: document.documentElement.lang, saved: today(), started: today(), status: "in-progress",
    actions: [], earlier: new Map(), retired: new Map(), wording: new Map(),
  });

  /** @param {HTMLElement} root */
  function start(root) {
    const definition = casebook.definition(root);

    /** @type {any} */
    const page = {
      root: root,
      definition: definition,
      about: begin(),
      safe: "",
      handlers: {},
      onChange: [],
      onRefresh: [],
      onOpen: [],

      find: (/** @type {string} */ selector) => casebook.part(root, selector, NAME),
      part: (/** @type {string} */ name) => page.find('[data-part="' + name + '"]'),
      response: () => ({ ...page.about, saved: today(), answers: page.form.gather() }),
      text: () => casebook.response.make(page.response(), definition),
      isEmpty: () => page.form.gather().size + page.about.actions.length + page.about.earlier.size + page.about.retired.size === 0,
      isSafe: () => page.safe === page.text(),

      changed() {
        for (const act of page.onChange) act();
        page.refresh();
      },

      refresh() {
        for (const act of page.onRefresh) act();
      },

      adopt(/** @type {any} */ found) {
        const { answers, ...about } = found || { ...begin(), answers: new Map() };
        page.about = { ...begin(), ...about };
        page.form.fill(answers);
        page.safe = page.text();
        page.refresh();
      },

      tell(/** @type {string} */ message) {
        page.part("errors").hidden = true;
        page.part("status").textContent = message;
      },

      fail(/** @type {string} */ message, /** @type {string} */ target, /** @type {boolean} */ quiet) {
        page.failAll([[message, target]], quiet);
      },

      failAll(/** @type {[string, string][]} */ faults, /** @type {boolean} */ quiet) {
        page.part("error").replaceChildren(...faults.map(([message, target]) => {
          const link = make("a", message);
          link.href = "#" + target;
          link.dataset.action = "go";
          return put(make("li", ""), link);
        }));
        page.tell("");
        page.part("errors").hidden = false;
        if (!quiet) page.part("errors").focus();
      },

      ask(/** @type {string} */ key, /** @type {any} */ values, /** @type {Node[]} */ more) {
        const dialog = page.part("dialog");
        page.part("question").textContent = word(key);
        page.part("details").replaceChildren(word(key + "_text", values), ...(more || []));
        page.find('[data-action="yes"]').textContent = word(key + "_yes");
        dialog.returnValue = "";
        dialog.showModal();
        return new Promise((resolve) => (dialog.onclose = () => resolve(dialog.returnValue === "yes")));
      },
    };

    page.handlers = {
      go: (/** @type {any} */ link) => page.find(link.hash).focus(),
      print: () => window.print(),
      yes: () => page.part("dialog").close("yes"),
      no: () => page.part("dialog").close("no"),
    };
    for (const join of casebook.assessment.parts) join(page);

    root.addEventListener("click", function (event) {
      const button = /** @type {any} */ (event.target).closest("[data-action]");
      if (!button) return;
      if (button.matches("a")) event.preventDefault();
      page.handlers[button.dataset.action](button);
    });

    root.querySelectorAll("[data-script]").forEach((one) => one.removeAttribute("hidden"));
    root.querySelectorAll("details").forEach((one) => (one.open = false));
    root.querySelectorAll("details a").forEach((one) => openElsewhere(/** @type {HTMLAnchorElement} */ (one)));
    page.part("paper").hidden = true;
    page.adopt(null);
    page.open();
    for (const act of page.onOpen) act();
  }

  casebook.start(NAME, start);
})();
