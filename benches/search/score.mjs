// How good a ranking is, by the conventions of trec_eval: gains are grades, the discount is log2, a query for which
// nothing relevant is judged is left out, and a document that is given twice counts where it stands first.

const DEPTH = 10;

/**
 * @typedef {Map<string, Map<string, number>>} Judgements  query -> document -> grade
 * @typedef {Map<string, string[]>} Run  query -> documents, best first
 * @typedef {{queries: number, ndcg: number, recall: number, rr: number, ap: number}} Scores
 */

/** The sum of grades, each worth less the further down it stands. @param {number[]} grades */
const gain = (grades) => grades.slice(0, DEPTH).reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);

/** @param {string[]} ranked @param {Map<string, number>} relevant documents with a grade above zero */
function scoreOne(ranked, relevant) {
  const grades = [...new Set(ranked)].map((document) => relevant.get(document) ?? 0);
  const best = gain([...relevant.values()].sort((one, other) => other - one));
  const first = grades.slice(0, DEPTH).findIndex((grade) => grade > 0);
  let found = 0;
  let precision = 0;
  grades.forEach((grade, place) => {
    if (grade > 0) precision += ++found / (place + 1);
  });
  return {
    ndcg: gain(grades) / best,
    recall: grades.slice(0, DEPTH).filter((grade) => grade > 0).length / relevant.size,
    rr: first < 0 ? 0 : 1 / (first + 1),
    ap: precision / relevant.size,
  };
}

/** nDCG@10, recall@10, reciprocal rank@10 and average precision, each the mean over queries. @param {Run} run @param {Judgements} judgements @returns {Scores} */
export function score(run, judgements) {
  const sums = { queries: 0, ndcg: 0, recall: 0, rr: 0, ap: 0 };
  for (const [query, judged] of judgements) {
    const relevant = new Map([...judged].filter(([, grade]) => grade > 0));
    if (!relevant.size) continue;
    const own = scoreOne(run.get(query) ?? [], relevant);
    sums.queries += 1;
    for (const name of /** @type {const} */ (["ndcg", "recall", "rr", "ap"])) sums[name] += own[name];
  }
  const mean = (/** @type {number} */ sum) => (sums.queries ? sum / sums.queries : 0);
  return { queries: sums.queries, ndcg: mean(sums.ndcg), recall: mean(sums.recall), rr: mean(sums.rr), ap: mean(sums.ap) };
}

/** A run in the form of TREC, for other scorers. @param {Run} run @param {string} tag */
export const trec = (run, tag) => [...run].flatMap(([query, ranked]) =>
  ranked.map((document, place) => `${query} Q0 ${document} ${place + 1} ${1000 - place} ${tag}\n`)).join("");
