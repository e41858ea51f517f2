/**
 * rounds: sets two responses of one person side by side, question by question.
 *
 * Two answers are compared only where the words were the same, two scores only where the same questions made them.
 * It counts steps and judges none: one step in one question is too small to read anything into. Pure: touches no
 * page and no storage; needs score.js.
 */
(function () {
  "use strict";

  /** What was chosen of an item; a note alone is none. @param {Saved} response @param {string} id @returns {Answer | undefined} */
  function chosen({ answers }, id) {
    const { level, absent } = answers.get(id) || {};
    if (level !== undefined) return { level: level };
    return absent ? { absent: absent } : undefined;
  }

  /** @param {Item} item @param {Saved} then @param {Saved} now @returns {Pair} */
  function pair(item, then, now) {
    const [before, after] = [chosen(then, item.id), chosen(now, item.id)];
    const digests = [then, now].map(({ wording }) => wording.get(item.id) ?? item.digest);
    const waits = (!before && then.earlier.has(item.id)) || (!after && now.earlier.has(item.id));
    // Two digests that are unknown are equal, and say nothing.
    const other = before && after && (digests[0] !== digests[1] || digests[0] === "");
    if (waits || other) return { item: item, state: "reworded", step: null };
    const both = { item: item, then: before, now: after };
    if (!before || !after) return { ...both, state: "blank", step: null };
    const step = before.level === undefined || after.level === undefined ? null : after.level - before.level;
    const same = step === 0 || (before.absent && before.absent === after.absent);
    return { ...both, state: same ? "same" : "changed", step: step };
  }

  /** @param {Domain} domain @param {Saved} then @param {Saved} now @param {any[]} scored the domain's score then, and now @returns {Two} */
  function two(domain, then, now, scored) {
    const items = domain.items.map((item) => pair(item, then, now));
    const moved = items.some(({ then: before, now: after }) => (before?.level === undefined) !== (after?.level === undefined));
    const why = items.some(({ state }) => state === "reworded")
      ? "reworded"
      : moved ? "answered" : scored.some(({ state }) => state !== "score") ? "not-scored" : null;
    const [before, after] = scored.map(({ score, floor }) => (why ? null : { score: score, floor: floor }));
    return { domain: domain, items: items, why: why, then: before, now: after };
  }

  /** @param {Definition} definition @param {Saved} then @param {Saved} now both as `response.read` gave them @returns {Two[]} */
  function compare(definition, then, now) {
    const scored = [then, now].map(({ answers }) => casebook.score.score(definition, answers).domains);
    return definition.domains.map((domain, at) => two(domain, then, now, scored.map((domains) => domains[at])));
  }

  casebook.rounds = { compare: compare };
})();
