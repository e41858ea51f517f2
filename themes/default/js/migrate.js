/**
 * migrate: carries answers to an older version over to the present one, by the changes that the assessment lists.
 *
 * What moved is moved; what was reworded or split waits in `earlier`; what is gone lies in `retired`. Nothing is
 * dropped: what cannot be placed refuses the whole. Pure: touches no page and no storage.
 */
(function () {
  "use strict";

  /** What one item carries from change to change; `was` is its id at first, none where it is new.
   * @typedef {{was?: string, answer?: Answer, wording?: string, earlier?: Kept, news?: boolean}} Slot */

  /** @param {string} version */
  const numbers = (version) => version.split(".").map(Number);

  /** Below nought where `a` is the older version. @param {string} a @param {string} b */
  function order(a, b) {
    const [one, other] = [numbers(a), numbers(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  }

  /** Tells whether each first number after `from` has its change; without one nobody can say what became of the answers.
   * @param {Change[]} due @param {string} from @param {string} to */
  function reaches(due, from, to) {
    for (let first = numbers(from)[0] + 1; first <= numbers(to)[0]; first += 1) {
      if (!due.some(({ version }) => numbers(version)[0] === first)) return false;
    }
    return true;
  }

  /** @param {string} why @param {Problem["details"]} details */
  const refuse = (why, details) => ({ ok: false, problem: { key: "assessment_load_" + why, details: details } });

  /** @param {Parts} parts */
  function slotsOf({ answers, earlier, wording }) {
    const ids = new Set([...answers.keys(), ...earlier.keys()]);
    /** @param {string} id @returns {[string, Slot]} */
    const slot = (id) => [id, { was: id, answer: answers.get(id), wording: wording.get(id), earlier: earlier.get(id) }];
    return new Map([...ids].map(slot));
  }

  /** Lays an answer beside those to items that are gone; never over another. @param {Map<string, Kept>} retired @param {string} id @param {Kept} kept */
  function shelve(retired, id, kept) {
    let key = id;
    while (retired.has(key)) key += "~";
    retired.set(key, key === id ? kept : { ...kept, item: id });
  }

  /** The earlier answer of an item that gets another id. @param {Kept | undefined} kept @param {string} old @param {string} id */
  function follow(kept, old, id) {
    if (!kept) return kept;
    const { item = old, ...rest } = kept;
    return item === id ? rest : { ...rest, item: item };
  }

  /** Applies one change: all that it says is about the items as the version before had them, but `reworded` and `added`.
   * @param {Map<string, Slot>} slots @param {Map<string, Kept>} retired @param {Change} change @param {string} at the version before
   * @returns {Map<string, Slot> | string} the item that two answers would claim */
  function apply(slots, retired, change, at) {
    const renamed = new Map(Object.entries(change.renamed || {}));
    const split = new Map(Object.entries(change.split || {}));
    /** @type {Map<string, Slot>} */
    const next = new Map();
    for (const [old, slot] of slots) {
      const { answer, earlier } = slot;
      const parts = split.get(old) || [];
      if (parts.length > 0 || split.has(old) || change.retired?.includes(old)) {
        if (answer && parts.length === 0) shelve(retired, old, { ...answer, from: at });
        if (earlier && (answer || parts.length === 0)) shelve(retired, old, earlier);
        const kept = answer ? { ...answer, from: at, item: old } : earlier && { item: old, ...earlier };
        for (const id of parts) {
          if (next.has(id)) return id;
          next.set(id, { was: slot.was, news: true, earlier: kept && { ...kept, why: "split" } });
        }
      } else {
        const id = renamed.get(old) ?? old;
        if (next.has(id)) return id;
        next.set(id, id === old ? slot : { ...slot, earlier: follow(earlier, old, id) });
      }
    }
    for (const id of change.reworded || []) {
      const { answer, earlier, ...slot } = next.get(id) || {};
      if (!answer) continue;
      if (earlier) shelve(retired, id, earlier);
      next.set(id, { was: slot.was, news: true, earlier: { ...answer, from: at, why: "reworded" } });
    }
    for (const id of [...(change.added || []), ...[...split.values()].flat()]) if (!next.has(id)) next.set(id, {});
    return next;
  }

  /** What is meant to be done outlives its item. @param {Action[]} actions @param {Change} change @returns {Action[]} */
  function applyToActions(actions, { renamed = {}, retired = [], split = {} }) {
    const names = new Map(Object.entries(renamed));
    const parts = new Map(Object.entries(split));
    return actions.map(function ({ item, ...rest }) {
      if (item === undefined || retired.includes(item) || parts.get(item)?.includes(item) === false) return rest;
      return { ...rest, item: names.get(item) ?? item };
    });
  }

  /** @param {Map<string, Slot>} slots @param {Map<string, Item>} items @returns {Omit<MigrationReport, "from" | "to" | "retired">} */
  function report(slots, items) {
    const all = [...slots];
    /** @param {(slot: Slot, id: string) => unknown} test */
    const which = (test) => all.filter(([id, slot]) => test(slot, id)).map(([id]) => id);
    /** @type {Map<string, string[]>} */
    const split = new Map();
    for (const [id, { news, earlier, was = "" }] of all) {
      if (news && earlier?.why === "split") split.set(was, [...(split.get(was) || []), id]);
    }
    return {
      renamed: all.flatMap(([id, { was, news }]) => (was && was !== id && !news ? [/** @type {[string, string]} */ ([was, id])] : [])),
      reworded: which(({ news, earlier }) => news && earlier?.why === "reworded"),
      split: [...split],
      added: which(({ was }, id) => was === undefined && items.has(id)),
      corrected: which(({ answer, wording }, id) => answer && wording !== undefined && wording !== items.get(id)?.digest),
    };
  }

  /** Carries the parts of a response from version `from` to the definition's own; a newer one is refused.
   * @param {Parts} parts @param {string} from @param {Definition} definition */
  function migrate(parts, from, { version: to, changes = [], domains }) {
    const due = changes.filter(({ version }) => order(version, from) > 0 && order(version, to) <= 0);
    if (order(from, to) > 0 || !reaches(due, from, to)) return refuse("version", { found: from, version: to });
    const items = new Map(domains.flatMap((domain) => domain.items).map((item) => [item.id, item]));
    const retired = new Map(parts.retired);
    let slots = slotsOf(parts);
    let actions = parts.actions;
    let at = from;
    for (const change of due) {
      const next = apply(slots, retired, change, at);
      if (typeof next === "string") return refuse("item", { item: next.slice(0, 60) });
      slots = next;
      actions = applyToActions(actions, change);
      at = change.version;
    }
    const held = [...slots].filter(([, { answer, earlier }]) => answer || earlier);
    for (const id of [...held.map(([id]) => id), ...actions.map(({ item }) => item)]) {
      if (id !== undefined && !items.has(id)) return refuse("item", { item: id.slice(0, 60) });
    }
    /** @param {"answer" | "earlier" | "wording"} part */
    const pick = (part) => new Map(held.flatMap(([id, slot]) => (slot[part] === undefined ? [] : [[id, slot[part]]])));
    const gone = [...retired.keys()].filter((id) => !parts.retired.has(id));
    return {
      ok: true,
      parts: { answers: pick("answer"), actions: actions, earlier: pick("earlier"), retired: retired, wording: pick("wording") },
      report: { from: from, to: to, retired: gone, ...report(slots, items) },
    };
  }

  casebook.migrate = migrate;
})();
