/**
 * group: what may be shown of the answers of several people, and nothing else.
 *
 * One figure can be taken from another: a role from the whole, this view from the one before. So each figure is seen
 * as one about a set of people, and a set is shown only if all the sets that can then be told apart hold at least
 * `threshold` people. `sitting` remembers what it has shown for as long as the page stands; else this is pure, and
 * touches no page, no storage and no clock. docs/group-view.md gives the rules and why they hold.
 */
(function () {
  "use strict";

  /** Fewer people than this are never told of, whatever a file says. */
  const FEWEST = 5;
  /** From here on there are counts for each level. */
  const COUNTS_FROM = 10;
  const LEVELS = [0, 1, 2, 3, 4];

  /** What an answer means to a group: the note is left behind here. @param {Answer} [answer] */
  const bare = ({ level, absent } = {}) => level ?? absent ?? null;

  /** The same response in two files is one: the newest counts, and of two of one day the fuller.
   * @param {Saved[]} responses @param {Definition} definition @returns {Person[]} */
  function people(responses, definition) {
    const items = definition.domains.flatMap((domain) => domain.items);
    const known = groupsOf(definition).roles.map((role) => role.id);
    /** The files of each person, by every name that the person goes by. @type {Map<string, {names: string[], files: any[]}>} */
    const named = new Map();
    for (const one of responses) {
      const given = items.map(({ id }) => bare(one.answers.get(id)));
      const role = one.role && known.includes(one.role) ? one.role : "";
      const text = JSON.stringify([one.saved, given.filter((answer) => answer !== null).length + 1000, given, role]);
      // A file without either has only its contents to go by.
      const own = [one.id, one.share].filter(Boolean);
      const names = /** @type {string[]} */ (own.length ? own : [text]);
      const person = { names: names, files: [{ text: text, given: given, role: role }] };
      for (const other of new Set(names.map((name) => named.get(name)))) {
        if (!other) continue;
        person.names = [...other.names, ...person.names];
        person.files.push(...other.files);
      }
      for (const name of person.names) named.set(name, person);
    }
    return [...new Set(named.values())].map(({ names, files }) => {
      const newest = files.reduce((best, file) => (file.text > best.text ? file : best));
      return { names: names, role: newest.role, given: newest.given };
    });
  }

  /** The thresholds as they hold: a definition can raise them only. @param {Definition} definition @returns {Groups} */
  function groupsOf({ groups }) {
    const threshold = Math.max(FEWEST, groups?.threshold || 0);
    const distributionThreshold = Math.max(COUNTS_FROM, threshold, groups?.distributionThreshold || 0);
    return { threshold: threshold, distributionThreshold: distributionThreshold, roles: groups?.roles || [] };
  }

  /**
   * Keeps what has been shown, as the cells into which it cuts the people: two people are in one cell if every shown
   * set holds both or neither. Whoever adds and subtracts what was shown learns of whole cells only.
   */
  function guard() {
    /** By topic, then by person: the person's cell. @type {Map<string, Map<string, string>>} */
    const topics = new Map();
    let serial = 0;

    /** The cells that a set cuts, unless it cuts too few people apart. @param {string} topic @param {Set<string>} inside @param {number} least */
    function cut(topic, inside, least) {
      const cells = topics.get(topic) || new Map();
      /** For each cell, how many of it are in the set, and how many are not. @type {Map<string, number[]>} */
      const cut = new Map();
      for (const key of new Set([...cells.keys(), ...inside])) {
        const cell = cells.get(key) || "";
        const sizes = cut.get(cell) || [0, 0];
        sizes[inside.has(key) ? 0 : 1] += 1;
        cut.set(cell, sizes);
      }
      const enough = [...cut.values()].flat().every((size) => size === 0 || size >= least);
      return inside.size >= least && enough ? cells : null;
    }

    /** Tells whether all these sets can be shown; then they count as shown. In a set stands for each person what the
     * figures of its topic are made of: with more, one who says the same again would hide one who is gone.
     * @param {number} least @param {Array<[string, string[]]>} sets each with its topic */
    return function mayShow(least, ...sets) {
      const all = sets.map(([topic, keys]) => ({ topic: topic, inside: new Set(keys), cells: cut(topic, new Set(keys), least) }));
      if (!all.every(({ cells }) => cells)) return false;
      serial += 1;
      for (const { topic, inside, cells } of all) {
        for (const key of inside) cells?.set(key, (cells.get(key) || "") + " " + serial);
        topics.set(topic, cells || new Map());
      }
      return true;
    };
  }

  /** Twice the median, and the middle half: what is left without the lowest quarter and the highest, each rounded down.
   * @param {number[]} given levels, one at least */
  function middle(given) {
    const sorted = given.slice().sort((a, b) => a - b);
    const last = sorted.length - 1;
    const cut = Math.floor(sorted.length / 4);
    return { median: sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)], from: sorted[cut], to: sorted[last - cut] };
  }

  /** @param {number[]} given */
  function disagree(given) {
    const { from, to } = middle(given);
    const low = given.filter((level) => level <= 1).length;
    const high = given.filter((level) => level >= 3).length;
    return to - from >= 2 || (4 * low >= given.length && 4 * high >= given.length);
  }

  /** Remembers what it has shown, so that no later view can be subtracted from it. @param {Definition} definition */
  function sitting(definition) {
    const mayShow = guard();
    const { threshold, distributionThreshold, roles } = groupsOf(definition);
    /** The first name by which each was seen, by all its names: who comes with one more file is nobody new. @type {Map<string, string>} */
    const seen = new Map();

    /** @param {Person[]} all @returns {Person[]} each with a name that stays, and that no other of them has */
    function named(all) {
      const taken = new Set();
      return all.map(function (person) {
        let name = person.names.map((one) => seen.get(one)).find((one) => one !== undefined) ?? person.names[0];
        while (taken.has(name)) name += "~";
        taken.add(name);
        for (const one of person.names) if (!seen.has(one)) seen.set(one, name);
        return { ...person, name: name };
      });
    }

    /** @param {Person[]} set @param {(person: Person) => unknown} part what the figures are made of */
    const keys = (set, part) => set.map((person) => JSON.stringify([person.name, part(person)]));

    /** Those roles, the largest first, whose people can be told of.
     * @param {string} topic @param {Person[]} set @param {Role[]} from @param {(person: Person) => unknown} part */
    function rolesIn(topic, set, from, part) {
      const sets = from.map((role) => ({ role: role, set: set.filter((person) => person.role === role.id) }));
      return sets.sort((a, b) => b.set.length - a.set.length).filter((one) => mayShow(threshold, [topic, keys(one.set, part)]));
    }

    /** @param {Domain} domain @param {Item} item @param {number} at @param {Person[]} all @param {Role[]} shownRoles @returns {GroupItem} */
    function itemView(domain, item, at, all, shownRoles) {
      /** @param {Person[]} set @returns {any[]} */
      const levels = (set) => set.map((person) => person.given[at]).filter((answer) => typeof answer === "number");
      /** @param {string} code */
      const absent = (code) => all.filter((person) => person.given[at] === code).length;
      const set = all.filter((person) => typeof person.given[at] === "number");
      const given = levels(set);
      const unknown = absent("asked-unknown");
      const many = unknown > 0 && 3 * unknown >= all.length - absent("not-applicable") && given.length + unknown >= threshold;
      /** @type {GroupItem} */
      const view = { item: item, domain: domain, shown: "few", many: many, disagree: false, gap: false, roles: [] };
      if (set.length < threshold) return view;
      /** @param {Person} person */
      const level = (person) => person.given[at];
      const levelsOf = keys(set, level);
      if (!mayShow(threshold, [item.id, levelsOf])) return { ...view, shown: "close" };
      Object.assign(view, middle(given), { shown: "middle", disagree: disagree(given) });
      view.roles = rolesIn(item.id, set, shownRoles, level).map((one) => ({ role: one.role, ...middle(levels(one.set)) }));
      const medians = view.roles.map((role) => role.median);
      view.gap = Math.max(...medians) - Math.min(...medians) >= 2;
      if (set.length < distributionThreshold || !mayShow(distributionThreshold, [item.id + " counts", levelsOf])) return view;
      const others = all.length - given.length - unknown;
      // A few who preferred not to say are not to be counted out: they go into one heap with those who don't know.
      const apart = others === 0 || others >= threshold;
      return {
        ...view,
        shown: "counts",
        counts: LEVELS.map((level) => given.filter((one) => one === level).length),
        unknown: apart ? unknown : null,
        none: apart ? others : others + unknown,
      };
    }

    /** @param {Saved[]} responses @returns {GroupView} */
    return function view(responses) {
      const all = named(people(responses, definition));
      const about = { n: all.length, threshold: threshold, distributionThreshold: distributionThreshold, roles: [], items: [] };
      if (all.length < threshold) return { ...about, state: "few" };
      /** @param {Person} person */
      const role = (person) => person.role;
      // Who is there, and in which role. And newer answers of a few are refused as a whole: even a question that is
      // left out would tell that they changed it.
      const parts = { " people": () => "", " roles": role, " answers": (/** @type {Person} */ { given }) => [given] };
      const sets = Object.entries(parts).map(([topic, part]) => /** @type {[string, string[]]} */ ([topic, keys(all, part)]));
      if (!mayShow(threshold, ...sets)) return { ...about, state: "close" };
      const sized = rolesIn(" roles", all, roles, role);
      // As the definition lists them: an order by size would rank them.
      const shownRoles = roles.filter((role) => sized.some((one) => one.role === role));
      let at = -1;
      const items = definition.domains.flatMap((domain) =>
        domain.items.map((item) => itemView(domain, item, (at += 1), all, shownRoles)),
      );
      for (const item of items) item.roles.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
      return {
        ...about,
        state: "shown",
        roles: sized.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)).map(({ role, set }) => ({ role: role, n: set.length })),
        items: items.sort(bySpread),
      };
    };
  }

  /** What people see differently stands first; equals keep the order of the questions. @param {GroupItem} a @param {GroupItem} b */
  function bySpread(a, b) {
    /** @param {GroupItem} one */
    const weight = ({ disagree, from = 0, to = 0, gap, many, shown }) =>
      (disagree ? 1000 : 0) + (to - from) * 100 + (gap ? 40 : 0) + (many ? 20 : 0) + (shown === "few" || shown === "close" ? 0 : 1);
    return weight(b) - weight(a);
  }

  casebook.group = { people: people, sitting: sitting };
})();
