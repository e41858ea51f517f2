/**
 * score: scores one person's answers by the rules of src/assessment/score.rs.
 * The table in tests/scoring and ten thousand generated cases hold both to the same figures.
 *
 * Pure: touches no page, no storage and no clock. Makes no score of the whole.
 */
(function () {
  "use strict";

  /** How many recommendations a result shows. */
  const SHOWN = 5;
  /** The level that advice aims at: an answer's gap is its distance from here. */
  const AIM = 3;
  /** A domain without a floor comes after every floor that there is. */
  const NO_FLOOR = 5;

  /** @param {Item[]} items @param {Answers} answers */
  function count(items, answers) {
    const tally = { sum: 0, answered: 0, applicable: 0, notApplicable: 0, unknown: 0, declined: 0, blank: 0 };
    for (const { id } of items) {
      const { level, absent } = answers.get(id) || {};
      if (level !== undefined) {
        tally.answered += 1;
        tally.sum += level;
      } else if (absent === "not-applicable") tally.notApplicable += 1;
      else if (absent === "asked-unknown") tally.unknown += 1;
      else if (absent === "asked-declined") tally.declined += 1;
      else tally.blank += 1;
    }
    tally.applicable = items.length - tally.notApplicable;
    return tally;
  }

  /** The levels that were given, in the order of the items. @param {Item[]} items @param {Answers} answers */
  function levels(items, answers) {
    return items.flatMap(({ id }) => answers.get(id)?.level ?? []);
  }

  /** @param {Domain} domain @param {Answers} answers */
  function scoreDomain(domain, answers) {
    const tally = count(domain.items, answers);
    const { sum, answered, applicable, unknown } = tally;
    const enough = answered >= 2 && 2 * answered >= applicable;
    return {
      id: domain.id,
      ...tally,
      state: applicable === 0 ? "does-not-apply" : enough ? "score" : "not-enough",
      // 25 times the mean level, half rounded up, in whole numbers.
      score: enough ? Math.floor((50 * sum + answered) / (2 * answered)) : null,
      floor: enough ? Math.min(...levels(domain.items, answers)) : null,
      findOut: applicable > 0 && 3 * unknown >= applicable,
    };
  }

  /** @param {Advice} rule @param {Answer} answer */
  function fires(rule, answer) {
    if (rule.unknown) return answer.absent === "asked-unknown";
    return answer.level !== undefined && rule.atMost !== undefined && answer.level <= rule.atMost;
  }

  /** Where advice stands: compared number by number, the smallest first.
   * @param {Answer} answer @param {{findOut: boolean, floor: number | null}} domain */
  function rank(answer, domain) {
    const first = domain.findOut && answer.absent === "asked-unknown";
    const gap = answer.level === undefined ? 0 : AIM - answer.level;
    return [first ? 0 : 1, -gap, domain.floor ?? NO_FLOOR];
  }

  /** Scores every domain, and ranks all the advice that the answers call for.
   * @param {Definition} definition @param {Answers} answers */
  function score(definition, answers) {
    const domains = definition.domains.map((domain) => scoreDomain(domain, answers));
    const advice = definition.domains.flatMap((domain, at) =>
      domain.items.flatMap((item) => {
        const answer = answers.get(item.id) || {};
        const rule = item.advice.find((candidate) => fires(candidate, answer));
        return rule ? [{ item: item, rule: rule, rank: rank(answer, domains[at]) }] : [];
      }),
    );
    // The sort is stable, so what ties keeps the order of the file.
    advice.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]);
    return { domains: domains, advice: advice };
  }

  casebook.score = { SHOWN: SHOWN, score: score, levels: levels };
})();
