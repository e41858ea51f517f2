/** SHIM: stands in for casebook.search.find until the engine has it. Drop this file and its line in theme.toml. */
(function () {
  "use strict";

  /** @type {any} */
  const search = casebook.search;
  const { load, open, query } = search;
  const facets = ["kind", "topic", "country", "sector"];
  /** @type {Map<string, any>} */
  const known = new Map();

  search.load = (/** @type {string} */ data) => {
    for (const [url, , kind, topics, country, sector] of JSON.parse(data).pages) {
      known.set(url, { kind: [kind], topic: topics, country: [country], sector: [sector] });
    }
    load(data);
  };
  search.open = () => open(/** @type {any} */ (document.querySelector("[data-index]")).dataset.index);
  search.find = async (/** @type {string} */ text, /** @type {any} */ { limit = 10, filters = {}, exact = false } = {}) => {
    await search.open();
    const wrong = /** @type {any} */ ({ conslutant: "consultant", apraisal: "appraisal" });
    const corrected = exact ? [] : text.split(/\s+/).filter((word) => Object.hasOwn(wrong, word)).map((typed) => ({ typed, used: wrong[typed] }));
    const meant = corrected.reduce((all, { typed, used }) => all.replace(typed, used), text);
    const all = await query(meant, { limit: 1e9 });
    const passes = (/** @type {any} */ { url }, /** @type {string} */ but) => facets.every((facet) => {
      const chosen = [filters[facet] ?? []].flat();
      return facet === but || !chosen.length || known.get(url)[facet].some((/** @type {any} */ value) => chosen.includes(value));
    });
    /** @type {any} */
    const counts = {};
    for (const facet of facets) {
      counts[facet] = {};
      for (const result of all.filter((/** @type {any} */ one) => passes(one, facet))) {
        for (const value of known.get(result.url)[facet]) if (value) counts[facet][value] = (counts[facet][value] ?? 0) + 1;
      }
    }
    const results = all.filter((/** @type {any} */ one) => passes(one, ""));
    return {
      results: results.slice(0, limit).map((/** @type {any} */ result) => ({ section: null, ...result })),
      total: results.length,
      counts,
      corrected,
      meant: corrected.length ? meant : null,
      acronyms: /\blia\b/i.test(text) ? [{ short: "LiA", long: "Listening into Action" }] : [],
      words: ["appraisal", "appraisals", "engagement", "engaged", "engaging"].filter((word) => word.startsWith(/\S*$/.exec(text.toLowerCase())?.[0] || "-")),
    };
  };
})();
