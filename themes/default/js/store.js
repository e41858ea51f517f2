/**
 * store: keeps responses in this browser, if the person asks for it: of each assessment the present one, and rounds.
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

  /** The keys beside the present one that begin so: those of bad originals, of rounds, or, with nothing, all of them.
   * @param {Storage} storage @param {string} key @param {string} [part] */
  function keysOf(storage, key, part = "") {
    return Object.keys(storage).filter((name) => name.startsWith(key + ":" + part));
  }

  /** Why a round was put aside, until somebody asks. @type {Problem | null} */
  let badRound = null;

  const ASIDE = "aside";
  const ROUND = "round:";

  /** Puts a text aside beside any other, and proves it by reading. @param {Storage} storage @param {string} key @param {string} text */
  function putAside(storage, key, text) {
    let name = key + ":" + ASIDE;
    for (let next = 2; ![null, text].includes(storage.getItem(name)); next += 1) name = key + ":" + ASIDE + "-" + next;
    return put(storage, name, text);
  }

  /** @param {Storage} storage @param {string} name @param {string} text */
  function put(storage, name, text) {
    storage.setItem(name, text);
    return storage.getItem(name) === text;
  }

  /** @param {Storage} storage @param {string} name */
  function remove(storage, name) {
    storage.removeItem(name);
    return storage.getItem(name) === null;
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
      return put(storage, key, text) ? "kept" : "failed";
    });
  }

  /** Returns the texts that were put aside. @param {Definition} definition */
  function asides(definition) {
    return attempt(/** @type {(string | null)[]} */ ([]), (storage) =>
      keysOf(storage, keyOf(definition), ASIDE).map((name) => storage.getItem(name)),
    );
  }

  /** Forgets what was kept, and says whether reading back proves it. @param {Definition} definition */
  function forget(definition) {
    return attempt(false, (storage) => remove(storage, keyOf(definition)));
  }

  /** The rounds that were kept, the latest first. One that cannot be read is put aside, as `find` does.
   * @param {Definition} definition @returns {{id: string, text: string, found: any}[]} */
  function rounds(definition) {
    const key = keyOf(definition);
    return attempt(/** @type {any[]} */ ([]), function (storage) {
      const all = keysOf(storage, key, ROUND).flatMap(function (name) {
        const text = storage.getItem(name) || "";
        const found = /** @type {Reading} */ (casebook.response.read(text, definition));
        if (found.ok) return { id: name.slice((key + ":" + ROUND).length), text: text, found: found };
        badRound = found.problem;
        if (attempt(false, () => putAside(storage, key, text))) storage.removeItem(name);
        return [];
      });
      const date = (/** @type {any} */ one) => one.found.response.saved + one.id;
      return all.sort((a, b) => (date(a) < date(b) ? 1 : -1));
    });
  }

  /** Why a round could not be read since this was last asked; nothing where all could. */
  function troubled() {
    const why = badRound;
    badRound = null;
    return why;
  }

  /** Keeps a round under the id of its response, and says whether reading back proves it; writes over no text but `last`.
   * @param {Definition} definition @param {string} id @param {string} text @param {string} [last] */
  function keepRound(definition, id, text, last = text) {
    const name = keyOf(definition) + ":" + ROUND + id;
    return attempt(false, (storage) => [null, text, last].includes(storage.getItem(name)) && put(storage, name, text));
  }

  /** @param {Definition} definition @param {string} id */
  function removeRound(definition, id) {
    return attempt(false, (storage) => remove(storage, keyOf(definition) + ":" + ROUND + id));
  }

  /** Forgets all that is kept of this assessment, what was put aside and its rounds too, and proves it; others stay.
   * @param {Definition} definition @returns {"cleared" | "failed" | "off"} "off" where nothing can be kept at all */
  function clear(definition) {
    const key = keyOf(definition);
    if (attempt("off", (storage) => storage.getItem(key)) === "off") return "off";
    return attempt("failed", function (storage) {
      for (const name of keysOf(storage, key)) storage.removeItem(name);
      return remove(storage, key) && keysOf(storage, key).length === 0 ? "cleared" : "failed";
    });
  }

  casebook.store = {
    find: find, keep: keep, asides: asides, forget: forget, clear: clear,
    rounds: rounds, troubled: troubled, keepRound: keepRound, removeRound: removeRound,
  };
})();
