// The group view: a facilitator's files in, what may be shown of the group out, and nothing of anybody.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileOf, workshop } from "./group-files.mjs";
import { pdfText, squeeze } from "./pdf.mjs";
import { ORGANISATION, radioOf } from "./runs.mjs";
import { assertAccessible, assertFocus, open, openFirefox, read, scratch, startFirefox, tabTo } from "./support.mjs";

const ADDRESS = "groups/organisation.html";

/** The page of a group view. */
const groupOf = (page) => ({
  status: page.locator("[data-part=status]"),
  errors: page.locator("[data-part=errors]"),
  view: page.locator("[data-part=view]"),
  heading: page.getByRole("heading", { name: "The group view" }),

  /** Chooses files as the button lets a person do, and waits until they are read. */
  async choose(files) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose files" }).click()]);
    assert.ok(chooser.isMultiple());
    await this.read(() => chooser.setFiles(files));
  },

  /** @param {() => Promise<unknown>} load */
  async read(load) {
    await page.evaluate(() => (document.querySelector("[data-part=status]").textContent = ""));
    await load();
    await this.status.filter({ hasText: "read" }).waitFor();
  },

  show: () => page.getByRole("button", { name: "Show the group view" }).click(),
  again: () => page.getByRole("button", { name: "Start again" }).click(),

  async fails(pattern) {
    await this.errors.filter({ hasText: pattern }).waitFor();
    await assertFocus(this.errors, "the problem takes the focus");
  },

  /** What is shown: the questions below their headings, with counts and words. */
  shown: () => page.evaluate(() => [...document.querySelectorAll("[data-part=items] > div")].map((box) => ({
    heading: box.querySelector("h3").textContent,
    items: [...box.querySelectorAll(".cb-group__item")].map((item) => ({
      stem: item.querySelector("h4").textContent,
      tags: [...item.querySelectorAll(".cb-tag")].map((one) => one.textContent),
      counts: [...item.querySelectorAll("tr")].map((row) => [row.children[0].textContent, Number(row.children[1].textContent)]),
      words: [...item.querySelectorAll(":scope > p:not(.cb-meta)")].map((one) => one.textContent),
      roles: [...item.querySelectorAll("dl > *")].map((one) => one.textContent),
    })),
  }))),
});

/** A group page with files loaded, and shown. */
async function shownPage(t, where, files, options) {
  const opened = await open(t, where, options);
  await opened.go(ADDRESS);
  const group = groupOf(opened.page);
  await group.choose(files);
  await group.show();
  await group.heading.waitFor();
  return { ...opened, group };
}

const numbers = (sections) => sections.map(({ heading, items }) => [heading, items.map(({ stem }) => Number(stem.split(".")[0]))]);
const itemOf = (sections, number) => sections.flatMap(({ items }) => items).find(({ stem }) => stem.startsWith(`${number}. `));

for (const where of ["http", "file"]) {
  test(`${where}: four files show nothing, five show medians, twelve show counts, what is seen differently first`, async (t) => {
    const { page, go } = await open(t, where);
    await go(ADDRESS);
    const group = groupOf(page);
    await group.choose(workshop(4));
    assert.match(await group.status.textContent(), /^4 files were read\. In all, 4 people\.$/);
    await group.show();
    await group.fails(/fewer than 5 people/);
    assert.ok(!(await group.view.isVisible()));
    assert.equal(await page.locator("[data-part=items]").innerHTML(), "", "nothing is drawn that could be looked at");

    await group.choose(workshop(1, 4));
    await group.show();
    await group.heading.waitFor();
    await assertFocus(page.locator("[data-part=heading]"));
    const five = await group.shown();
    assert.ok(five.flatMap(({ items }) => items).every(({ counts }) => counts.length === 0), "no counts of five");
    // 0, 4, 1, 4, 0: in order 0 0 1 4 4, so the median is 1, and the middle half 0 to 4.
    assert.deepEqual(itemOf(five, 1).words, ["Median: Starting. Middle half: Not in place to Embedded."]);
    assert.deepEqual(itemOf(five, 7).words, ["Fewer than 5 people chose a description."]);

    await group.choose(workshop(7, 5));
    await group.show();
    await page.getByText(/^12 people\./).waitFor();
    const twelve = await group.shown();
    assert.deepEqual(numbers(twelve), [["People see these differently", [1, 5, 3]], ["More agreement", [2, 6, 4]], ["Not shown", [7]]]);
    assert.deepEqual(itemOf(twelve, 1), {
      stem: "1. Does the organisation have a plan for its culture, and is medical engagement a named part of it?",
      tags: [], roles: [], words: ["Median: between In some areas and Usual. Middle half: Starting to Embedded."],
      counts: [["Not in place", 3], ["Starting", 3], ["In some areas", 0], ["Usual", 0], ["Embedded", 6], ["Don't know", 0]],
    });
    assert.deepEqual(itemOf(twelve, 4).counts.at(-1), ["Don't know, or no level for another reason", 2], "two who preferred not to say are not counted out");
    assert.deepEqual(itemOf(twelve, 6), {
      stem: "6. How does the organisation spot, prepare and replace its medical leaders?", tags: ["A third or more don't know"], roles: [], counts: [],
      words: ["Median: Usual. Middle half: Usual."],
    });
    const widths = await page.locator(".cb-group__item").first().locator("svg rect").evaluateAll((all) => all.map((one) => one.getAttribute("width")));
    assert.deepEqual(widths, ["25%", "25%", "0%", "0%", "50%", "0%"], "bars are drawn to the whole group");
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })), {});
  });
}

test("files can be dropped, on the box or beside it", async (t) => {
  const { page, base, go } = await open(t, "file");
  await go(ADDRESS);
  const group = groupOf(page);
  const drop = (target, files) => group.read(() => page.locator(target).evaluate((one, texts) => {
    const data = new DataTransfer();
    for (const { name, text } of texts) data.items.add(new File([text], name, { type: "application/json" }));
    for (const kind of ["dragover", "drop"]) {
      const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
      one.dispatchEvent(event);
      if (!event.defaultPrevented) throw new Error("the browser would open the file in place of the page");
    }
  }, files.map(({ name, buffer }) => ({ name, text: buffer.toString() }))));
  await drop("[data-part=drop]", workshop(3));
  await drop("h1", workshop(2, 3));
  assert.match(await group.status.textContent(), /^5 files were read\. In all, 5 people\.$/);
  assert.equal(page.url(), base + ADDRESS);
  await group.show();
  await group.heading.waitFor();
});

test("files that the page of the self-assessment saved: the one to share counts, and with the full one still one person", async (t) => {
  const { page, go } = await open(t, "http");
  page.on("dialog", (dialog) => dialog.accept());
  await go("assessments/organisation.html");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  for (const [item, given] of Object.entries(ORGANISATION.parts[0].answers)) await page.locator(radioOf(item, given)).check();
  await page.locator("#evidence-org-1").fill("A note that stays at home");
  const saved = async (name, press) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    const path = join(scratch(), name);
    await download.saveAs(path);
    return path;
  };
  await page.locator("details:has(#save-share) > summary").click();
  await page.locator("#save-share").click();
  const toShare = await saved("share.json", () => page.getByRole("dialog").getByRole("button", { name: "Save the file" }).click());
  const full = await saved("full.json", () => page.getByRole("button", { name: "Save to a file", exact: true }).click());
  assert.doesNotMatch(readFileSync(toShare, "utf8"), /stays at home/);
  assert.match(readFileSync(full, "utf8"), /stays at home/);
  await go(ADDRESS);
  const group = groupOf(page);
  await group.choose(toShare);
  assert.match(await group.status.textContent(), /^1 file was read\. In all, 1 person\.$/);
  await group.choose(full);
  assert.match(await group.status.textContent(), /^2 files were read\. In all, 1 person\./);
  await group.choose(workshop(4));
  await group.show();
  await group.heading.waitFor();
});

test("bad files among good ones are named, each with its reason, and the good ones count", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const group = groupOf(page);
  const json = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const changed = (name, change) => {
    const file = JSON.parse(workshop(1, 50)[0].buffer);
    change(file);
    return json(name, JSON.stringify(file));
  };
  await group.choose([
    ...workshop(3),
    json("letter.json", "Dear colleague,"),
    json("huge.json", workshop(1)[0].buffer + " ".repeat(2 ** 20)),
    json("bytes.json", Buffer.from([0x7b, 0xff, 0xfe])),
    changed("stranger.json", (file) => (file.instrument.id = "<img src=x onerror=alert(1)>")),
    changed("tomorrow.json", (file) => (file.formatVersion = 2)),
    changed("forged.json", (file) => (file.answers["org-1"].level = 99)),
    changed("twice.json", () => {}),
    ...workshop(2, 3),
  ]);
  await group.fails(/letter\.json/);
  assert.deepEqual(await page.locator("[data-part=problems] li").allTextContents(), [
    "letter.json: not a saved response, or damaged.",
    "huge.json: larger than 1 MiB, so not a saved response.",
    "bytes.json: not a saved response, or damaged.",
    "stranger.json: belongs to another self-assessment.",
    "tomorrow.json: saved by a newer version of this tool.",
    "forged.json: not a saved response, or damaged.",
  ]);
  assert.match(await group.status.textContent(), /^6 files were read\. In all, 6 people\.$/);
  await page.getByRole("link", { name: /^letter/ }).click();
  await assertFocus(page.getByRole("button", { name: "Choose files" }));
  await group.show();
  await group.heading.waitFor();
  assert.ok(!(await group.errors.isVisible()));
  assert.doesNotMatch(await page.content(), /person-\d|letter|forged|stranger|twice\.json/, "no name of a file is left");
});

test("the same response counts once, and of two the newest", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const group = groupOf(page);
  await group.choose(workshop(5));
  await group.choose([workshop(1)[0], fileOf(2, { "org-1": 0, "org-2": 0 }, { saved: "2026-11-23" })]);
  assert.match(await group.status.textContent(), /^7 files were read\. In all, 5 people\. 2 files repeat others: of each person the newest counts\.$/);
  await group.show();
  await group.heading.waitFor();
  // 0, 0 (was 4), 1, 4, 0.
  assert.deepEqual(itemOf(await group.shown(), 1).words, ["Median: Not in place. Middle half: Not in place to Starting."]);
});

test("one more after a view is refused, starting again does not lift that, and five more are shown", async (t) => {
  const { page, group } = await shownPage(t, "file", workshop(12));
  const before = await group.shown();
  await group.choose(workshop(1, 12));
  await group.show();
  await group.fails(/differ by fewer than 5 people/);
  assert.deepEqual(await group.shown(), before, "what was shown stays, and nothing is added");

  await group.again();
  assert.ok(!(await group.view.isVisible()));
  await group.choose(workshop(13));
  await group.show();
  await group.fails(/differ by fewer than 5 people/);
  await group.again();
  await group.choose(workshop(11));
  await group.show();
  await group.fails(/differ by fewer than 5 people/);

  await group.choose(workshop(1, 11));
  await group.show();
  await group.heading.waitFor();
  assert.deepEqual(await group.shown(), before, "the same twelve again");
  await group.choose(workshop(5, 12));
  await group.show();
  await page.getByText(/^17 people\./).waitFor();
  const after = await group.shown();
  assert.deepEqual(itemOf(after, 1).counts, [], "the five could be counted out of the twelve");
  assert.equal(itemOf(after, 1).words.length, 1);
  assert.ok(!(await group.errors.isVisible()));
});

test("questions can be narrowed to a part", async (t) => {
  const { page, group } = await shownPage(t, "file", workshop(12));
  await page.getByLabel("Show questions of").selectOption({ label: "Structure and goal" });
  assert.deepEqual((await page.locator("[data-part=items] h4:visible").allTextContents()).map((stem) => stem[0]), ["5", "4"]);
  assert.deepEqual(await page.locator("[data-part=items] h3:visible").allTextContents(), ["People see these differently", "More agreement"]);
  await page.getByLabel("Show questions of").selectOption({ label: "All parts" });
  assert.equal(await page.locator("[data-part=items] h4:visible").count(), 7);
  assert.equal((await group.shown()).length, 3);
});

/** A page whose assessment is of version 3.0.0: it has roles, and its second question has new words. */
async function laterPage(t, groups = {}) {
  const opened = await open(t, "http");
  await opened.context.route(/assets\/assessment-organisation\.\w+\.js$/, async (route) => {
    const text = read(new URL(route.request().url()).pathname.split("/").slice(-2).join("/"));
    const definition = JSON.parse(text.replace(/^casebook\.define\(|\);?\s*$/g, ""));
    const roles = [{ id: "board", label: "Board member" }, { id: "leader", label: "Medical leader" }, { id: "other", label: "Other" }];
    Object.assign(definition, { version: "3.0.0", changes: [{ version: "3.0.0", reworded: ["org-2"] }], groups: { threshold: 5, distributionThreshold: 10, roles, ...groups } });
    await route.fulfill({ contentType: "text/javascript", body: `casebook.define(${JSON.stringify(definition)});` });
  });
  await opened.go(ADDRESS);
  return { ...opened, group: groupOf(opened.page) };
}

const inRole = (file, role) => {
  const held = JSON.parse(file.buffer);
  held.response.role = role;
  return { ...file, buffer: Buffer.from(JSON.stringify(held)) };
};

test("roles are shown where neither they nor the rest are few, and where they differ it is said", async (t) => {
  const { page, group } = await laterPage(t);
  // Even numbers chose low descriptions of the first question, odd ones the highest.
  const files = workshop(17).map((file, at) => inRole(file, at >= 15 ? "other" : at % 2 ? "leader" : "board"));
  await group.choose(files.slice(0, 12));
  await group.show();
  await page.getByText("Roles: Board member 6, Medical leader 6.", { exact: true }).waitFor();
  const twelve = itemOf(await group.shown(), 1);
  assert.deepEqual(twelve.roles, ["Board member", "Median: between Not in place and Starting. Middle half: Not in place to Starting.",
    "Medical leader", "Median: Embedded. Middle half: Embedded."]);
  assert.deepEqual(twelve.tags, ["Roles differ by a level or more"]);
  await assertAccessible(page, "roles");
  const paper = pdfText(await page.pdf({ format: "A4" }));
  assert.ok(paper.includes(squeeze("Roles: Board member 6, Medical leader 6.")));

  await page.reload();
  await group.choose(files);
  await group.show();
  await page.getByText("Roles: Board member 8. A role is left out where fewer than 5 people have it, or where it would give away those who are left.").waitFor();
  assert.deepEqual(itemOf(await group.shown(), 1).roles.length, 2, "one role: the other seven would give away the last two");
});

test("a role that the self-assessment does not name, and a threshold that it raises", async (t) => {
  const { page, group } = await laterPage(t, { threshold: 7 });
  await group.choose(workshop(6).map((file) => inRole(file, "chair-of-the-board")));
  await group.show();
  await group.fails(/fewer than 7 people/);
  await group.choose(workshop(6, 6));
  await group.show();
  await page.getByText("Roles: none is shown.").waitFor();
  assert.doesNotMatch(await page.content(), /chair-of-the-board/);
  await page.getByText("Below 7 people nothing is shown").waitFor();
});

test("answers to words that have changed do not count, and the page says how many", async (t) => {
  const { group } = await laterPage(t);
  await group.choose(workshop(12));
  assert.match(await group.status.textContent(), /12 answers were given to words that have changed since, so they do not count\./);
  await group.show();
  await group.heading.waitFor();
  const found = await group.shown();
  assert.deepEqual(itemOf(found, 2).words, ["Fewer than 5 people chose a description."]);
  assert.equal(itemOf(found, 1).counts.length, 6);
});

test("files of several rounds are said to be that, and no round is named", async (t) => {
  const { page, group } = await laterPage(t);
  await group.choose([...workshop(5), fileOf(6, { "org-1": 1 }, { round: "Autumn 2026" })]);
  assert.match(await group.status.textContent(), /The files are not all of one round\.$/);
  assert.doesNotMatch(await page.content(), /Autumn/);
});

test("what is shown can be saved as a table, and nothing else is in it", async (t) => {
  const { page, group } = await laterPage(t);
  await group.choose(workshop(12).map((file, at) => inRole(file, at % 2 ? "leader" : "board")));
  await group.show();
  await group.heading.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save what is shown as CSV" }).click()]);
  assert.match(download.suggestedFilename(), /^casebook-organisation-group-view-\d{4}-\d\d-\d\d\.csv$/);
  const path = join(scratch(), "view.csv");
  await download.saveAs(path);
  const text = readFileSync(path, "utf8");
  assert.ok(text.startsWith("\ufeff"));
  const rows = text.slice(1).trimEnd().split("\r\n").map((line) => JSON.parse(`[${line}]`));
  assert.ok(rows.every((row) => row.length === rows[0].length));
  const tables = rows.slice(1).map((row) => row.filter((cell, at) => at !== 1));
  const [whole, board, leader] = tables;
  const about = ["12", "3.0.0", "1", "Does the organisation have a plan for its culture, and is medical engagement a named part of it?", "Plan and backing from the top"];
  assert.deepEqual(whole, [...about, "", "between In some areas and Usual", "Starting", "Embedded", "3", "3", "0", "0", "6", "0", "0", ""]);
  assert.deepEqual(board.slice(5), ["Board member", "between Not in place and Starting", "Not in place", "Starting", "", "", "", "", "", "", "", ""]);
  assert.deepEqual(leader.slice(5, 7), ["Medical leader", "Embedded"]);
  assert.deepEqual(tables.at(-1).slice(5), ["", "Fewer than 5 people chose a description.", ...Array(10).fill("")]);
  assert.deepEqual(tables.find((row) => row[2] === "4" && row[5] === "").slice(9), ["0", "10", "0", "0", "0", "", "", "2"], "the heap stays one");
  assert.doesNotMatch(text, /person-|Note of|0000-4000/);
});

test("nothing that stands in a file reaches the page but the counts", async (t) => {
  const marked = workshop(12).map(({ name, buffer }, at) => {
    const file = JSON.parse(buffer);
    for (const answer of Object.values(file.answers)) answer.evidence = `taint-note-${at}`;
    file.actions = [{ id: `taint-a${at}`, item: "org-1", text: `taint-text-${at}`, owner: `taint-owner-${at}`, due: "2027-03-31", status: "open" }];
    file.retired = { [`taint-old-${at}`]: { from: "1.0.0", level: 2, evidence: `taint-retired-${at}` } };
    Object.assign(file.response, { share: `taint-share-${at}`, round: "taint-round", role: `taint-role-${at}` });
    file.response.language = `taint-l${at}`;
    file.producer.name = `taint-producer-${at}`;
    file[`taint-key-${at}`] = `taint-value-${at}`;
    file.response[`taint-about-${at}`] = `taint-about-${at}`;
    return { name: `taint-${name}`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
  });
  const { page } = await shownPage(t, "file", marked);
  const whole = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, location.href, history.state]));
  assert.match(whole, /12 people/);
  assert.doesNotMatch(whole, /taint|00000000-0000-4000|2026-11-22|2027-03-31/);
});

test("leaving asks nothing, and a reload shows nothing", async (t) => {
  const { page, group } = await shownPage(t, "file", workshop(12));
  page.on("dialog", (dialog) => assert.fail(`asked: ${dialog.type()}`));
  await page.reload();
  assert.ok(!(await group.view.isVisible()));
  assert.equal(await group.status.textContent(), "");
});

test("the keyboard alone does it all", async (t) => {
  const { page, go } = await open(t, "file");
  await go(ADDRESS);
  const group = groupOf(page);
  // Asked for beforehand: a key is pressed sooner than the browser knows that its window is to be caught.
  const chosen = page.waitForEvent("filechooser");
  await tabTo(page, page.getByRole("button", { name: "Choose files" }));
  await page.keyboard.press("Enter");
  const chooser = await chosen;
  await group.read(() => chooser.setFiles([...workshop(12), { name: "x.json", mimeType: "application/json", buffer: Buffer.from("x") }]));
  await group.fails(/x\.json/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await assertFocus(page.getByRole("button", { name: "Choose files" }), "the problem leads to the button");
  await tabTo(page, page.getByRole("button", { name: "Show the group view" }));
  await page.keyboard.press("Enter");
  await assertFocus(page.locator("[data-part=heading]"));
  await tabTo(page, page.getByLabel("Show questions of"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("[data-part=items] h4:visible").count(), 3);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing in any state, and nothing sticks out, ${colorScheme}, ${width} pixels wide`, async (t) => {
      const { page, go } = await open(t, "file", { colorScheme, viewport: { width, height: 900 } });
      await go(ADDRESS);
      const group = groupOf(page);
      const check = async (state) => {
        await assertAccessible(page, `${state}, ${colorScheme}, ${width}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, state);
      };
      await check("empty");
      await group.choose([...workshop(3), { name: "a-long-name-of-a-file-without-any-space-in-it.json", mimeType: "application/json", buffer: Buffer.from("x") }]);
      await check("a bad file");
      await group.choose(workshop(2, 3));
      await group.show();
      await group.heading.waitFor();
      await check("five");
      await group.choose(workshop(35, 5));
      await group.show();
      await page.getByText(/^40 people\./).waitFor();
      await check("forty");
      await group.choose(workshop(1, 40));
      await group.show();
      await group.fails(/fewer than 5/);
      await check("refused");
    });
  }
}

test("the view prints with its thresholds, date and version, and with no way to load files", async (t) => {
  const { page } = await shownPage(t, "file", workshop(12));
  const paper = pdfText(await page.pdf({ format: "A4" }));
  const today = await page.evaluate(() => new Date().toLocaleDateString("en-GB", { dateStyle: "long" }));
  for (const words of ["Group view: How far is medical engagement part of how we work?", `12 people. Made on ${today} with version 2.0.0 of the questions.`,
    "Below 5 people nothing is shown", "From 10: how many chose each description", "A count of views, not a measurement", "People see these differently",
    "1. Does the organisation have a plan", "Middle half: Starting to Embedded."]) assert.ok(paper.includes(squeeze(words)), words);
  for (const words of ["Choose files", "Drop the files", "12 files were read", "A sheet for counting by hand", "person-"]) assert.ok(!paper.includes(squeeze(words)), words);
});

test("before a view, and without JavaScript, the page prints as a sheet for counting by hand", async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, go } = await open(t, "file", { javaScriptEnabled });
    await go(ADDRESS);
    const paper = pdfText(await page.pdf({ format: "A4" }));
    for (const words of ["A sheet for counting by hand", "1. Does the organisation have a plan", "7. What chances", "In some areas", "Tear up"]) {
      assert.ok(paper.toLowerCase().includes(squeeze(words).toLowerCase()), `${words}, JavaScript ${javaScriptEnabled}`);
    }
    assert.ok(!paper.includes(squeeze("The group view")));
  }
});

test("without JavaScript the page says what to do, and leads to the page for facilitators", async (t) => {
  const { page, base, go } = await open(t, "file", { javaScriptEnabled: false });
  await go(ADDRESS);
  assert.ok(await page.getByText("You can do the same by hand").isVisible());
  assert.ok(await page.getByRole("heading", { name: "A sheet for counting by hand" }).isVisible());
  assert.equal(await page.locator("main :is(input, button, select):visible").count(), 0, "no control that does nothing");
  await page.getByRole("link", { name: "Looking at a group's answers" }).click();
  await page.waitForURL(`${base}facilitators/group-view.html`);
});

test("the page is found from the self-assessment, from the list of them, and from the page for facilitators", () => {
  assert.ok(read("assessments/organisation.html").includes('href="../groups/organisation.html"'));
  assert.ok(read("assessments/index.html").includes('href="../groups/organisation.html"'));
  assert.ok(read("facilitators/group-view.html").includes('href="../groups/organisation.html"'));
});

// Firefox, from files

const folder = scratch();
const firefox = startFirefox(folder);
after(async () => (await firefox).close());

test("Firefox, from files: five files show medians, one more is refused, axe finds nothing", async (t) => {
  const { page, go } = await openFirefox(t, await firefox);
  await go(ADDRESS);
  const paths = workshop(12).map(({ name, buffer }) => {
    writeFileSync(join(folder, name), buffer);
    return join(folder, name);
  });
  const says = (part, text) => page.waitForFunction((name, wanted) => document.querySelector(`[data-part=${name}]`).textContent.includes(wanted), {}, part, text);
  const press = async (action) => (await page.$(`[data-action=${action}]`)).click();
  const load = async (files) => (await page.$("[data-part=file]")).uploadFile(...files);
  await load(paths.slice(0, 4));
  await says("status", "4 files were read");
  await press("show");
  await says("problems", "fewer than 5 people");
  await load(paths.slice(4, 5));
  await says("status", "5 files were read");
  await press("show");
  await says("items", "Median: Starting. Middle half: Not in place to Embedded.");
  await assertAccessible(page, "five in Firefox");
  await load(paths.slice(5, 6));
  await says("status", "6 files were read");
  await press("show");
  await says("problems", "differ by fewer than 5 people");
  await load(paths.slice(6));
  await says("status", "12 files were read");
  await press("show");
  await says("about", "12 people.");
  assert.deepEqual(await page.$eval(".cb-group__counts", (table) => [...table.rows].map((row) => row.cells[1].textContent)), ["3", "3", "0", "0", "6", "0"]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
