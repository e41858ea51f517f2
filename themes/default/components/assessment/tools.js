/**
 * casebook.assessment: what the parts of a self-assessment share, and where each part joins the page.
 *
 * Every other file here is one part: `casebook.assessment.part(function (page) {...})` adds what it does to the page
 * object that assessment.js makes. Parts know the page, not each other.
 */
(function () {
  "use strict";

  /** The parts of the page, in the order of theme.toml. @type {((page: Page) => void)[]} */
  const parts = [];

  /** @param {(page: Page) => void} join */
  function part(join) {
    parts.push(join);
  }

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  const word = (key, values) => casebook.say("assessment_" + key, values);

  /** @param {string} key @param {number} n @returns {string} */
  const count = (key, n) => casebook.count("assessment_" + key, n);

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

  /** A civil date in words. @param {string} date as 2026-11-22 */
  const dateWords = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

  /** A random UUID, version 4; crypto.randomUUID itself is missing on plain http. */
  function uuid() {
    const random = () => crypto.getRandomValues(new Uint8Array(1))[0] & 15;
    return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => random().toString(16));
  }

  /** @param {string} body @param {string} name @param {string} [type] */
  function download(body, name, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: type || "application/json" }));
    link.download = name;
    link.click();
    // Some browsers start the download after this turn.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** The text of a file, or why there is none; one that is too big is not read at all. @param {File} file */
  async function textOf(file) {
    let why = "too_big";
    if (file.size <= casebook.response.LIMIT) {
      try {
        why = "unreadable";
        const bytes = await file.arrayBuffer();
        why = "not_text";
        return { why: "", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
      } catch {
        // `why` says which of the two it was.
      }
    }
    return { why: why };
  }

  /** Opens a link beside the form, so that following it loses no answer. @param {HTMLAnchorElement} link */
  function openElsewhere(link) {
    link.target = "_blank";
    link.rel = "noopener";
    return put(link, make("span", word("new_tab"), "cb-hidden-visually"));
  }

  casebook.assessment = {
    parts: parts, part: part, word: word, count: count, make: make, put: put, draw: draw,
    today: today, dateWords: dateWords, uuid: uuid, download: download, textOf: textOf, openElsewhere: openElsewhere,
  };
})();
