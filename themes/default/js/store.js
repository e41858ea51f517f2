/**
 * store: keeps one response of each assessment in this browser, if the person asks for it.
 *
 * Only localStorage, and every call may be refused: storage can be full, switched off or forbidden. What comes
 * back goes through `casebook.response.read`, because any page on the same computer may have written it.
 */
(function () {
  "use strict";

  /** @param {Definition} definition */
  const keyOf = (definition) => "casebook:v1:" + definition.siteId + ":" + definition.id;

  /** Returns what `act` does with the storage, or `otherwise` where storage refuses.
   * @template T @param {T} otherwise @param {(storage: Storage) => T} act @returns {T} */
  function attempt(otherwise, act) {
    try {
      return act(localStorage);
    } catch {
      return otherwise;
    }
  }

  /** The keys that hold a bad original of this assessment. @param {Storage} storage @param {string} key */
  function asideKeys(storage, key) {
    return Object.keys(storage).filter((name) => name.startsWith(key + ":aside"));
  }

  /** Puts a text aside beside any other, and proves it by reading. @param {Storage} storage @param {string} key @param {string} text */
  function putAside(storage, key, text) {
    let name = key + ":aside";
    for (let next = 2; ![null, text].includes(storage.getItem(name)); next += 1) name = key + ":aside-" + next;
    storage.setItem(name, text);
    return storage.getItem(name) === text;
  }

  /** Finds what was kept. A text that cannot be used is put aside, never written over.
   * @param {Definition} definition @returns {Found} "none" where storage is off, too */
  function find(definition) {
    const key = keyOf(definition);
    return attempt(/** @type {Found} */ ({ state: "none" }), function (storage) {
      const text = storage.getItem(key);
      if (text === null) return { state: "none" };
      const found = /** @type {Reading} */ (casebook.response.read(text, definition));
      if (found.ok) return { state: "found", text: text, found: found };
      // Where there is no room to put it aside it stays in its place, and `keep` will not write over it.
      if (attempt(false, () => putAside(storage, key, text))) storage.removeItem(key);
      return { state: "bad", problem: found.problem };
    });
  }

  /** Keeps a text, unless something else than `last` is there by now: then another window wrote it.
   * @param {Definition} definition @param {string} text @param {string | null} last what this page knows to be kept */
  function keep(definition, text, last) {
    const key = keyOf(definition);
    return attempt("failed", function (storage) {
      if (storage.getItem(key) !== last) return "changed";
      storage.setItem(key, text);
      return storage.getItem(key) === text ? "kept" : "failed";
    });
  }

  /** Returns the texts that were put aside. @param {Definition} definition */
  function asides(definition) {
    return attempt(/** @type {(string | null)[]} */ ([]), (storage) =>
      asideKeys(storage, keyOf(definition)).map((name) => storage.getItem(name)),
    );
  }

  /** Forgets what was kept, and says whether reading back proves it. @param {Definition} definition */
  function forget(definition) {
    const key = keyOf(definition);
    return attempt(false, function (storage) {
      storage.removeItem(key);
      return storage.getItem(key) === null;
    });
  }

  /** Forgets what was kept and what was put aside, and proves it; other assessments stay.
   * @param {Definition} definition @returns {"cleared" | "failed" | "off"} "off" where nothing can be kept at all */
  function clear(definition) {
    const key = keyOf(definition);
    if (attempt("off", (storage) => storage.getItem(key)) === "off") return "off";
    return attempt("failed", function (storage) {
      for (const name of asideKeys(storage, key)) storage.removeItem(name);
      return forget(definition) && asideKeys(storage, key).length === 0 ? "cleared" : "failed";
    });
  }

  casebook.store = { find: find, keep: keep, asides: asides, forget: forget, clear: clear };
})();
