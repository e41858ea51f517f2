// The search page as tests take hold of it.

/** The page that holds a search of its own, and the A to Z. @param {any} page */
export function searchPage(page) {
  const root = page.locator("[data-module=cb-search-page]");
  return {
    field: page.getByRole("searchbox", { name: "What are you looking for?" }),
    results: root.locator(".cb-search-page__result"),
    titles: root.locator(".cb-search-page__result h3 a"),
    count: root.locator("[data-part=count]"),
    notes: root.locator("[data-part=notes]"),
    status: root.getByRole("status"),
    nothing: root.getByRole("heading", { name: "Nothing found" }),
    more: root.getByRole("button", { name: "More results" }),
    filters: root.locator("[data-part=filters]"),
    chips: root.getByRole("list", { name: "Filters that are on" }).getByRole("button"),
    choice: (name) => root.getByRole("checkbox", { name: new RegExp(`^${name}( \\(\\d+\\))?$`) }),
    /** How many results a choice promises. */
    async promised(name) {
      return Number(/\((\d+)\)$/.exec(await root.locator("label").filter({ hasText: name }).textContent())[1]);
    },
    /** How many results the page says there are. */
    async total() {
      return Number(/(\d+) results?$/.exec(await root.locator("[data-part=count]").textContent())[1]);
    },
  };
}

/**
 * Takes over the engine: what is found is made up by `answer(text, options)` in the page, a number of results and any
 * other part of what `casebook.search.find` gives. A text that begins with "slow" is answered at `release()`.
 *
 * @param {any} page
 */
export async function madeUp(page) {
  await page.evaluate(() => {
    window.questions = [];
    let open;
    const opened = new Promise((done) => (open = done));
    window.release = open;
    casebook.search.find = async (text, options) => {
      // A question for the counts alone comes after each.
      if (options.limit) window.questions.push({ text, ...options });
      if (text.startsWith("slow")) await opened;
      const total = Number(/\d+/.exec(text)?.[0] ?? 1);
      const results = Array.from({ length: Math.min(total, options.limit) }, (_, at) => ({
        url: `cases/salford-royal.html#r${at}`, title: `${text} result ${at + 1}`, section: at % 2 ? "How it was led" : null, kind: at % 2 ? "item" : "case",
        excerpt: { text: `About ${text}`, marks: [[0, 5]] }, score: 1 / (at + 1) }));
      return { results, total, counts: { kind: { case: total } }, corrected: [], meant: null, acronyms: [], words: [] };
    };
  });
}

/** Holds back all files of the index until the function that is returned is called. @param {any} context */
export const holdIndex = (context) => hold(context, "**/search/**");

/** Holds back files until the function that is returned is called. @param {any} context @param {string} pattern */
export async function hold(context, pattern) {
  let release;
  const held = new Promise((done) => (release = done));
  await context.route(pattern, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
