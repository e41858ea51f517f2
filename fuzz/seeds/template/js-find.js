/**
 * casebook.search: the public entry of search on every page that names an index.
 *
 * The engine (search.js, stemmer.js) comes in the same file as the index, when somebody first searches: a page that is
 * only read loads neither, and the two are always of one version. What comes later is told by the engine itself.
 */
(function () {
  "use strict";

  const open = casebook.once(async () => {
    const holder = /** @type {?HTMLElement} */ (document.querySelector("[data-index]"));
    const url = holder?.dataset.index ?? "";
    // A cache may not keep it for long: it tells which files belong to it. A file opened from a folder has no cache.
    await casebook.load(/^http/.test(location.protocol) ? `${url}?${Math.floor(Date.now() / 60000)}` : url);
    // What came may be a server's page, or a file cut short: no engine.
    const { engine } = casebook.search;
    if (!engine) throw new Error(`casebook.search: ${url} could not be loaded`);
    return engine.open(url);
  });

  const asked = (/** @type {string} */ name) => async (/** @type {any[]} */ ...given) => {
    await open();
    return casebook.search.engine[name](...given);
  };

  casebook.search = { open, find: asked("find"), query: asked("query") };
})();
