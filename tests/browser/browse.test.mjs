// Browsing the cases: the filters that combine, the plain lists, two cases side by side, and cases against topics.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGES, assertAccessible, assertFocus, open, pressUntil, read, tabTo } from "./support.mjs";

const CASES = PAGES.filter((path) => /^cases\/(?!index\.html)/.test(path) && read(path).includes("cb-page--case\""));
const GROUPS = ["topic", "country", "sector", "period", "evidence"];

/** The list of cases, and what narrows it. */
const cases = (page) => ({
  status: page.locator("[data-module=cb-filter] [role=status]"),
  chips: page.getByRole("list", { name: "Filters that are on" }).getByRole("button"),
  box: (group, value) => page.locator(`input[name="${group}"][value="${value}"]`),
  unfold: () => page.locator("[data-part=box], [data-part=group]").evaluateAll((all) => all.forEach((one) => (one.open = true))),
  shown: () => page.locator(".cb-case-card:visible").evaluateAll((all) => all.map((card) => card.querySelector("a").getAttribute("href"))),
  counts: () => page.locator("[data-part=form] input").evaluateAll((all) => Object.fromEntries(all.map((one) => [`${one.name}=${one.value}`, Number(/\((\d+)\)$/.exec(one.labels[0].textContent)[1])]))),
});

/** What the cards say they have, read from the file and not by the script. */
const CARDS = [...read("cases/index.html").matchAll(/<li class="cb-case-card" data-topics="([^"]*)" data-country="([^"]*)" data-sector="([^"]*)" data-period="([^"]*)" data-evidence="([^"]*)">\s*<h3[^>]*><a href="([^"]*)"/g)]
  .map(([, ...values]) => ({ href: values[5], held: Object.fromEntries(GROUPS.map((group, at) => [group, values[at].split(" ").filter(Boolean)])) }));
const VALUES = GROUPS.flatMap((group) => [...new Set(CARDS.flatMap(({ held }) => held[group]))].map((value) => [group, value]));

/** The cases that match choices, worked out anew: any of one group, all groups. @param {Record<string, string[]>} wanted */
const matching = (wanted) => CARDS.filter(({ held }) => Object.entries(wanted).every(([group, values]) => !values.length || values.some((value) => held[group].includes(value)))).map(({ href }) => href);

/** What every choice would show, given the choices in the other groups. @param {Record<string, string[]>} wanted */
const wouldShow = (wanted) => Object.fromEntries(VALUES.map(([group, value]) => [`${group}=${value}`, matching({ ...wanted, [group]: [value] }).length]));

const query = (wanted) => GROUPS.flatMap((group) => (wanted[group] ?? []).map((value) => `${group}=${value}`)).join("&");

/** Choices of every sort: one value, two of a group, two groups, all groups of some case, and some that nothing has. */
const CHOICES = [
  ...VALUES.filter((_, at) => at % 4 === 0).map(([group, value]) => ({ [group]: [value] })),
  { topic: ["boards", "improvement"], country: ["england"] },
  { period: ["2005-2009"], evidence: ["claim", "rank"] },
  { topic: ["boards"], period: ["undated"], country: ["united-states"] },
  { topic: ["wellbeing"], country: ["sweden"] },
  Object.fromEntries(GROUPS.map((group) => [group, CARDS[0].held[group].slice(0, 1)])),
];

test("every case is on the list, with all that it can be narrowed by", () => {
  assert.equal(CARDS.length, CASES.length);
  for (const { href, held } of CARDS) for (const group of GROUPS) assert.ok(held[group].length > 0, `${href} has no ${group}`);
});

for (const where of ["http", "file"]) {
  test(`${where}: an address with choices of five groups gives the cases, the number beside each choice, and what is on`, async (t) => {
    const { page, go } = await open(t, where);
    const list = cases(page);
    for (const wanted of where === "http" ? CHOICES.slice(-5) : CHOICES) {
      await go(`cases/index.html?${query(wanted)}`);
      const expected = matching(wanted);
      assert.deepEqual(await list.shown(), expected, query(wanted));
      assert.equal(await list.status.textContent(), `Showing ${expected.length} of ${CARDS.length} case studies`);
      assert.deepEqual(await list.counts(), wouldShow(wanted), query(wanted));
      assert.equal(await list.chips.count(), Object.values(wanted).flat().length + 1, "each choice, and one to clear them");
      const closed = await page.locator("[data-part=group]:not([open]) input:checked").count();
      assert.equal(closed, 0, "a choice is never folded away");
    }
  });
}

test("a choice that would show nothing is seen to, and cannot be taken; one that is on can be taken back", async (t) => {
  const { page, base, go } = await open(t, "file");
  const list = cases(page);
  const wanted = { topic: ["wellbeing"], country: ["sweden"] };
  await go(`cases/index.html?${query(wanted)}`);
  await list.unfold();
  assert.deepEqual(await list.shown(), []);
  await page.getByRole("heading", { name: "No case matches these filters" }).waitFor();
  const expected = wouldShow(wanted);
  for (const [group, value] of VALUES) {
    const isOn = (wanted[group] ?? []).includes(value);
    assert.equal(await list.box(group, value).isDisabled(), !expected[`${group}=${value}`] && !isOn, `${group}=${value}`);
  }
  await list.box("country", "sweden").uncheck();
  assert.deepEqual(await list.shown(), matching({ topic: ["wellbeing"] }));
  assert.equal(page.url(), `${base}cases/index.html?topic=wellbeing`);
  await go(`cases/index.html?${query(wanted)}`);
  await page.getByRole("button", { name: "Show all cases" }).click();
  assert.equal((await list.shown()).length, CASES.length);
  assert.equal(page.url(), `${base}cases/index.html`);
  await assertFocus(list.status, "focus does not fall off the page");
});

test("on a phone each group of choices ends with the way to the list, and how much is on it; where the list is beside them, there is none", async (t) => {
  const { page, base, go } = await open(t, "file");
  await page.setViewportSize({ width: 360, height: 640 });
  await go("cases/index.html");
  const list = cases(page);
  await page.locator("[data-part=box]").evaluate((box) => (box.open = true));
  await page.locator("[data-part=group]").first().evaluate((group) => (group.open = true));
  await list.box("topic", "boards").check();
  const way = page.getByRole("link", { name: `See ${matching({ topic: ["boards"] }).length} case studies`, exact: true });
  await way.click();
  await assertFocus(list.status);
  assert.equal(page.url(), `${base}cases/index.html?topic=boards`, "and the address is still that of the list");
  await go("cases/index.html?topic=wellbeing&country=sweden");
  await list.unfold();
  assert.ok(await page.locator("[data-part=go]").first().isHidden(), "nothing to go to");
  await page.setViewportSize({ width: 1280, height: 640 });
  await go("cases/index.html");
  await list.unfold();
  assert.ok(await page.locator("[data-part=go]").first().isHidden());
});

test("Back and Forward go from choice to choice, and back from a case to the list as it was", async (t) => {
  const { page, base, go } = await open(t, "http");
  const list = cases(page);
  const at = async (wanted) => {
    assert.equal(page.url(), `${base}cases/index.html${Object.keys(wanted).length ? "?" + query(wanted) : ""}`);
    assert.deepEqual(await list.shown(), matching(wanted));
    assert.deepEqual(await list.counts(), wouldShow(wanted));
  };
  await go("cases/index.html");
  await list.unfold();
  await list.box("country", "england").check();
  await list.box("period", "2005-2009").check();
  await at({ country: ["england"], period: ["2005-2009"] });
  await page.goBack();
  await at({ country: ["england"] });
  await page.goBack();
  await at({});
  await page.goForward();
  await page.goForward();
  await at({ country: ["england"], period: ["2005-2009"] });
  await page.locator(".cb-case-card:visible a").first().click();
  await page.waitForURL(/cases\/(?!index)/);
  await page.goBack();
  await page.waitForURL(/period=/);
  await at({ country: ["england"], period: ["2005-2009"] });
});

test("the filters work from the keyboard alone: unfold, choose, take off what is on", async (t) => {
  const { page, go } = await open(t, "file");
  await go("cases/index.html");
  const list = cases(page);
  await tabTo(page, page.getByText("Country", { exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, list.box("country", "england"));
  await page.keyboard.press("Space");
  assert.deepEqual(await list.shown(), matching({ country: ["england"] }));
  await page.keyboard.press("Enter");
  assert.deepEqual(await list.shown(), matching({ country: ["england"] }), "Return sends nothing");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Remove the filter England" }));
  await page.keyboard.press("Enter");
  await assertFocus(list.chips.first(), "the next filter that is on takes the focus");
  assert.equal(await list.chips.first().textContent(), "United Kingdom");
  await page.keyboard.press("Enter");
  await assertFocus(list.status, "with no filter left, the count takes the focus");
  assert.equal((await list.shown()).length, CASES.length);
});

test("axe finds nothing in the filters when all are open, nor in two cases side by side, light and dark, at 320 pixels", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, go } = await open(t, "file", { colorScheme, viewport: { width: 320, height: 800 } });
    for (const path of ["cases/index.html?topic=boards&country=england", "cases/index.html?topic=wellbeing&country=sweden", "compare.html?a=salford-royal&b=mcleod"]) {
      await go(path);
      if (path.startsWith("cases")) await cases(page).unfold();
      else await page.locator("#cb-compare-title:visible").waitFor();
      await assertAccessible(page, `${path}, ${colorScheme}`);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, path);
    }
  }
});

// Without JavaScript

test("without JavaScript: each topic, country, sector, span of years and strength of evidence has a plain list of all its cases", async (t) => {
  const { page, base, go } = await open(t, "file", { javaScriptEnabled: false });
  await go("cases/index.html");
  assert.equal(await page.locator("form:visible").count(), 0, "no filter that does nothing");
  await page.getByRole("link", { name: "Plain lists by topic, country, sector, years and evidence" }).click();
  await page.waitForURL(`${base}browse.html`);
  const names = (all) => all.map((one) => one.getAttribute("href").replace(/^.*\//, "")).sort();
  for (const [group, value] of VALUES.filter(([group]) => group !== "topic")) {
    const found = await page.locator(`#${group}-${value} + ul a:visible`).evaluateAll(names);
    assert.deepEqual(found, matching({ [group]: [value] }).sort(), `${group}-${value}`);
  }
  const topics = page.locator("section[aria-labelledby=cb-browse-topic] a");
  const links = await topics.evaluateAll(names);
  assert.deepEqual(links.filter((link) => PAGES.includes(`topics/${link}`)), links);
  for (const [, topic] of VALUES.filter(([group]) => group === "topic")) {
    await go(`topics/${topic}.html`);
    assert.deepEqual(await page.locator(".cb-case-card__title a:visible").evaluateAll(names), matching({ topic: [topic] }).sort(), topic);
  }
});

test("without JavaScript: the page that compares says what to do, and lists every case", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false });
  await go("compare.html?a=salford-royal&b=mcleod");
  assert.ok(await page.getByText("open two of these, each in a tab or window of its own").isVisible());
  const links = page.locator("main [data-case]:visible");
  assert.equal(await links.count(), CASES.length);
  assert.equal(await page.locator("main :is(form, button, select, table):visible").count(), 0, "nothing that waits for a script");
});

// Two cases side by side

/** The text of the two cells of a row. */
const row = (page, name) => page.locator(`tr[data-row="${name}"] td`).evaluateAll((cells) => cells.map((cell) => [...cell.childNodes].slice(1).map((node) => node.textContent).join("").replace(/\s+/g, " ").trim()));

for (const where of ["http", "file"]) {
  test(`${where}: from a case, choose another, and both stand side by side, row by row`, async (t) => {
    const { page, base, go } = await open(t, where);
    await go("cases/salford-royal.html");
    await page.getByRole("link", { name: "Compare with another case" }).click();
    await page.waitForURL(`${base}compare.html?a=salford-royal`);
    assert.equal(await page.getByLabel("First case").inputValue(), "salford-royal");
    await page.getByRole("button", { name: "Compare" }).click();
    assert.equal(await page.locator("[data-part=status]").textContent(), "Choose two cases, then Compare.");
    await assertFocus(page.getByLabel("Second case"), "what is missing takes the focus");
    await page.getByLabel("Second case").selectOption("mcleod");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL(`${base}compare.html?a=salford-royal&b=mcleod`);
    const heading = page.getByRole("heading", { name: "Salford Royal and McLeod" });
    await assertFocus(heading, "the focus goes to what was asked for");
    assert.match(await page.title(), /^Salford Royal and McLeod \| Compare two cases/);

    const [salford, mcleod] = ["salford-royal", "mcleod"].map((slug) => JSON.parse(read("data/cases.json")).find((one) => one.slug === slug));
    assert.deepEqual(await row(page, "summary"), [salford.summary, mcleod.summary]);
    assert.deepEqual(await row(page, "organisation"), [salford.organisation, mcleod.organisation]);
    assert.deepEqual(await row(page, "period"), [salford.period, mcleod.period]);
    assert.deepEqual(await row(page, "country"), ["England", "United States"]);
    assert.deepEqual(await row(page, "sector"), ["Hospital in both", "Hospital in both"]);
    assert.deepEqual(await row(page, "evidence"), ["Rank or band", "Claim without a figure"]);
    for (const [at, one] of [salford, mcleod].entries()) {
      const cell = (name) => page.locator(`tr[data-row="${name}"] td`).nth(at);
      const outcomes = await cell("outcomes").locator("li").allTextContents();
      assert.equal(outcomes.length, one.outcomes.length);
      one.outcomes.forEach((outcome, number) => {
        for (const part of [outcome.claim, outcome.figure, outcome.date].filter(Boolean)) assert.ok(outcomes[number].includes(part), part);
      });
      assert.deepEqual(await cell("not_said").locator("li").allTextContents(), one["not-said"]);
      const shared = one.topics.filter((topic) => salford.topics.includes(topic) && mcleod.topics.includes(topic));
      const marked = await cell("topics").locator("li", { hasText: "in both" }).locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      assert.deepEqual(marked, shared.map((topic) => `topics/${topic}.html`));
    }
    const helped = (slug) => [...read(`cases/${slug}.html`).matchAll(/href="\.\.\/(assessments\/[^"#]+#[^"]+)">[^<]*<\/a>(?: <span class="cb-tag">([^<]*)<\/span>)?<\/li>/g)].map(([, url, strength = "Part of an example"]) => [url, strength]);
    const [one, other] = [new Map(helped("salford-royal")), new Map(helped("mcleod"))];
    const expected = [...one].filter(([url]) => other.has(url)).map(([url, strength]) => [url, strength, other.get(url)]);
    assert.ok(expected.length > 0);
    const found = await page.locator(".cb-compare__items tbody tr").evaluateAll((rows) => rows.map((each) =>
      [each.querySelector("a").getAttribute("href"), ...[...each.querySelectorAll(".cb-tag")].map((tag) => tag.textContent)]));
    assert.deepEqual(found, expected);
  });
}

test("a comparison has an address; Back goes to the one before; what the address names in vain is told", async (t) => {
  const { page, base, go } = await open(t, "http");
  await go("compare.html?a=torbay&b=south-essex");
  const heading = page.locator("#cb-compare-title:visible");
  await heading.waitFor();
  assert.equal(await heading.textContent(), "Torbay and South Essex");
  await page.getByLabel("First case").selectOption("uclh");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(`${base}compare.html?a=uclh&b=south-essex`);
  await page.goBack();
  await page.getByRole("heading", { name: "Torbay and South Essex" }).waitFor();
  assert.equal(await page.getByLabel("First case").inputValue(), "torbay");
  await page.getByLabel("First case").selectOption("south-essex");
  await page.getByRole("button", { name: "Compare" }).click();
  assert.equal(await page.locator("[data-part=status]").textContent(), "Choose two different cases.");
  assert.equal(await heading.count(), 0, "nothing old is left standing");
  await go("compare.html?a=nobody&b=mcleod");
  assert.equal(await page.locator("[data-part=status]").textContent(), "The address names a case that is not here: nobody. Choose another.");
  assert.equal(await page.getByLabel("Second case").inputValue(), "mcleod");
});

test("a comparison is made from the keyboard alone, and loads only the files of its two cases", async (t) => {
  const { page, go } = await open(t, "http");
  const loaded = [];
  page.on("request", (request) => /\/compare\/\d/.test(request.url()) && loaded.push(request.url().replace(/^.*\/|\?.*$/g, "")));
  await go("compare.html");
  await tabTo(page, page.getByLabel("First case"));
  await page.keyboard.type("Blackp");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Defen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "Blackpool and Defence Medical Services" });
  await heading.waitFor();
  await pressUntil(page, "Tab", () => page.locator("#cb-compare-title ~ table a:focus").count());
  assert.deepEqual(loaded, ["1.js"], "both are in one file, and it came once");
});

test("at 360 pixels the two stand one below the other, row by row, each with its name; wider, side by side", async (t) => {
  for (const [width, isStacked] of [[360, true], [1280, false]]) {
    const { page, go } = await open(t, "file", { viewport: { width, height: 800 } });
    await go("compare.html?a=salford-royal&b=mcleod");
    const cells = page.locator('tr[data-row="period"] td');
    await cells.first().waitFor();
    const [one, other] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
    assert.equal(other.y >= one.y + one.height, isStacked);
    assert.equal(other.x >= one.x + one.width, !isStacked);
    assert.equal(await cells.nth(1).getByText("McLeod", { exact: true }).isVisible(), isStacked);
  }
});

// Cases against topics

test("topics: a column leads to the list narrowed to its topic, and names stay in sight while the marks scroll by", async (t) => {
  const { page, base, go } = await open(t, "file", { viewport: { width: 320, height: 800 } });
  await go("topics/index.html");
  const box = page.getByRole("region", { name: "Cases by topic" });
  const name = box.getByRole("rowheader").first();
  const before = await name.boundingBox();
  await box.evaluate((one) => (one.scrollLeft = 200));
  const after = await name.boundingBox();
  assert.ok(Math.abs(after.x - before.x) < 1, `the name stays: ${before.x}, ${after.x}`);
  const link = box.getByRole("link", { name: /^\d+ on Boards and governance/ });
  const size = await link.boundingBox();
  assert.ok(size.width >= 24 && size.height >= 24, "WCAG 2.2, 2.5.8");
  await link.click();
  await page.waitForURL(`${base}cases/index.html?topic=boards`);
  assert.deepEqual(await cases(page).shown(), matching({ topic: ["boards"] }));
});
