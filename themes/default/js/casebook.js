/**
 * casebook: the one global name of the site's scripts.
 *
 * It starts components and hands out words. A component is an element with
 * `data-module="cb-name"`; its script calls `casebook.start("cb-name", fn)`.
 * A fault in one component is reported and stops only that component.
 */
(function () {
  "use strict";

  /** @type {any} */
  const casebook = (globalThis.casebook ??= {});

  /** Words of the script, by key. The build hands them over, before or after this file. */
  casebook.words = casebook.words || {};

  /** @type {Array<{name: string, run: (element: HTMLElement) => void}>} */
  const waiting = [];
  let ready = false;

  /**
   * Runs `run` for each element of the component, once the page is read.
   *
   * @param {string} name the value of data-module, as "cb-filter"
   * @param {(element: HTMLElement) => void} run
   */
  casebook.start = function (name, run) {
    waiting.push({ name: name, run: run });
    if (ready) startWaiting();
  };

  /**
   * Returns a part of a component, or stops that component with its name.
   *
   * @param {Element} element the component's root
   * @param {string} selector
   * @param {string} name the component, for the message
   * @returns {HTMLElement}
   */
  casebook.part = function (element, selector, name) {
    const part = element.querySelector(selector);
    if (!part) throw new Error(name + ": missing part " + selector);
    return /** @type {HTMLElement} */ (part);
  };

  /**
   * Returns a word with `{name}` filled in. An unknown key returns itself, so
   * that a missing word is seen and does not take the component away.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  casebook.say = function (key, values) {
    const word = Object.hasOwn(casebook.words, key) ? String(casebook.words[key]) : key;
    return word.replace(/\{([a-z_]+)\}/g, function (whole, name) {
      return values && Object.hasOwn(values, name) ? String(values[name]) : whole;
    });
  };

  /**
   * Returns the word `key_one` or `key_other`, with `{n}` filled in.
   *
   * @param {string} key
   * @param {number} n
   * @returns {string}
   */
  casebook.count = function (key, n) {
    return casebook.say(key + (n === 1 ? "_one" : "_other"), { n: n });
  };

  /**
   * The folder that holds the site: all that a page comes with lies in a folder directly below it, or below that of an
   * edition in another language, which has its styles from the main one.
   */
  const [site = ""] = Array.from(document.querySelectorAll("script[src], link[rel=stylesheet]"))
    .map((/** @type {any} */ { src, href }) => new URL("..", src || href).href)
    .sort((one, other) => one.length - other.length);

  /** Lets an address of the site through, and no other. @param {string} url */
  function ours(url) {
    if (!site || !new URL(url, document.baseURI).href.startsWith(site)) throw new TypeError("casebook: " + url + " is not of this site");
    return url;
  }

  /** The one policy that the pages allow: without it no text becomes a script, an address of one, or HTML (Trusted Types). */
  const policy = { createScriptURL: ours };
  const trusted = globalThis.trustedTypes?.createPolicy("casebook", policy) ?? policy;

  /**
   * Adds a script or style of the site that the page came without, and waits until it is there.
   *
   * @param {string} url
   * @returns {Promise<void>}
   */
  casebook.load = function (url) {
    return new Promise(function (resolve, reject) {
      const isStyle = url.endsWith(".css");
      /** @type {any} */
      const added = document.createElement(isStyle ? "link" : "script");
      // A script that has run, or never will, is of no more use.
      const done = () => isStyle || added.remove();
      added.onload = () => resolve(void done());
      added.onerror = () => reject((done(), new Error("casebook: " + url + " could not be loaded")));
      if (isStyle) {
        added.rel = "stylesheet";
        added.href = ours(url);
      } else added.src = trusted.createScriptURL(url);
      document.head.append(added);
    });
  };

  /**
   * Makes a start that happens once; after a failure a later need tries again.
   *
   * @template T
   * @param {() => Promise<T>} run
   * @returns {() => Promise<T>}
   */
  casebook.once = function (run) {
    /** @type {?Promise<T>} */
    let begun = null;
    return function () {
      if (!begun) {
        begun = run();
        begun.catch(() => (begun = null));
      }
      return begun;
    };
  };

  function startWaiting() {
    for (const { name, run } of waiting.splice(0)) {
      document.querySelectorAll('[data-module="' + name + '"]').forEach(function (found) {
        const element = /** @type {HTMLElement} */ (found);
        if (element.dataset.cbStarted) return;
        element.dataset.cbStarted = "true";
        try {
          run(element);
        } catch (fault) {
          element.dataset.cbStarted = "failed";
          console.error("casebook: " + name + " could not start.", fault);
        }
      });
    }
  }

  function begin() {
    ready = true;
    startWaiting();
  }

  // CSS shows script-only parts by this class; nothing is hidden before it is set.
  document.documentElement.classList.add("cb-js");

  // A deferred script runs before DOMContentLoaded. Waiting for that event lets
  // every later script of the page add its words and components first.
  if (document.readyState === "complete") begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
})();
