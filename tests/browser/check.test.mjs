// How far each part is, the check before the result, and what is said once a person has finished.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { formOf } from "./form.mjs";
import { ORGANISATION, answersOf } from "./runs.mjs";
import { assertAccessible, assertFocus, open, read, scratch, until } from "./support.mjs";

/** The state of each part, as the list of parts on the first step says it. */
const states = (page) => page.locator("#start ol .cb-assessment__state").allTextContents();
/** Every question of the check: its words, the answer, and the note. */
const checked = (page) => page.evaluate(() => [...document.querySelectorAll("[data-check]")].map((row) =>
  [...row.children].slice(0, 3).map((one) => one.textContent)));
const WORDS = ["Not in place", "Starting", "In some areas", "Usual", "Embedded"];
const wordsOf = (given) => WORDS[given] ?? "Don't know";

for (const where of ["http", "file"]) {
  test(`${where}: each part says how far it is, and leads there; not looked at is not the same as incomplete`, async (t) => {
    const form = await formOf(t, where, ORGANISATION);
    const { page } = form;
    assert.deepEqual(await states(page), Array(3).fill("Not looked at yet"));
    await page.getByRole("link", { name: "Structure and goal" }).click();
    await form.shows("Structure and goal");
    assert.match(page.url(), /#structure$/);
    await form.button("Back").click();
    await form.shows("Plan and backing from the top");
    await form.answer("org-1", 1);
    await form.answer("org-2", "asked-unknown");
    await page.goBack();
    await page.goBack();
    await form.shows("Before you start");
    assert.deepEqual(await states(page), ["Incomplete: 2 of 3 answered", "Incomplete: 0 of 2 answered", "Not looked at yet"]);
    const link = page.getByRole("link", { name: "Plan and backing from the top" });
    assert.equal(await link.evaluate((one) => document.getElementById(one.getAttribute("aria-describedby")).textContent), "Incomplete: 2 of 3 answered");
    await link.click();
    await form.answer("org-3", 0);
    await form.to("start");
    assert.deepEqual(await states(page), ["Done", "Incomplete: 0 of 2 answered", "Not looked at yet"]);
  });

  test(`${where}: the check shows every answer in words, leads to a question and straight back`, async (t) => {
    const form = await formOf(t, where, ORGANISATION);
    const { page } = form;
    await form.fill();
    assert.equal(await page.getByRole("link", { name: "Back to checking your answers" }).count(), 0, "not before the check was seen");
    await form.button("Check your answers").click();
    await form.shows("Check your answers");
    assert.equal(await page.locator("[data-part=unanswered]").textContent(), "Every question has an answer.");
    const given = answersOf(ORGANISATION);
    assert.deepEqual((await checked(page)).map(([, words, note]) => [words, note]), given.map(([item, value]) => [wordsOf(value), ORGANISATION.notes[item] ?? ""]));
    assert.ok(!/level/i.test(await page.locator("#check").innerText()), "no number of a level while answering");

    await page.getByRole("link", { name: /^Change the answer to question 4: What would an outsider see/ }).click();
    await page.locator("#org-4:focus").waitFor();
    await page.locator("label[for=item-org-4-level-1]").click();
    await page.getByRole("link", { name: "Back to checking your answers" }).last().click();
    await form.shows("Check your answers");
    assert.equal((await checked(page))[3][1], "Starting");
    await page.goBack();
    await form.shows("Structure and goal");
    await page.goForward();
    await form.shows("Check your answers");
  });

  test(`${where}: finishing is said at the top of the result, stands in the file, and ends with the next change`, async (t) => {
    const form = await formOf(t, where, ORGANISATION);
    const { page } = form;
    page.on("dialog", (dialog) => dialog.accept());
    const done = page.getByRole("heading", { name: "You have finished answering" });
    const status = async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save to a file", exact: true }).click()]);
      const path = join(scratch(), "status.json");
      await download.saveAs(path);
      return [JSON.parse(readFileSync(path, "utf8")).response.status, path];
    };
    await form.to("backing");
    await form.answer("org-1", 1);
    await form.to("result");
    await form.shows("Your result");
    assert.equal(await done.isVisible(), false, "a result that is only looked at is not finished");
    assert.equal((await status())[0], "in-progress");

    await form.to("check");
    assert.equal(await page.locator("[data-part=unanswered]").textContent(), "6 questions have no answer. You can leave them so.");
    await form.button("Finish and see your result").click();
    await form.shows("Your result");
    await assertFocus(page.locator("#result > h2"));
    assert.ok(await done.isVisible());
    assert.match(await page.locator("[data-part=done]").textContent(), /only on this page|as in the file that you saved/);
    const [found, file] = await status();
    assert.equal(found, "completed");
    assert.match(await page.locator("[data-part=done]").textContent(), /as in the file that you saved/);

    await form.to("backing");
    await form.answer("org-1", 3);
    await form.to("result");
    assert.equal(await done.isVisible(), false);
    assert.equal((await status())[0], "in-progress");

    // A response that was finished is known to have been looked through.
    await page.reload();
    await page.locator("[data-part=file]").setInputFiles(file);
    await page.locator("[data-part=status]").filter({ hasText: "Loaded 1 answer" }).waitFor();
    await form.to("start");
    assert.deepEqual(await states(page), ["Incomplete: 1 of 3 answered", "Incomplete: 0 of 2 answered", "Incomplete: 0 of 2 answered"]);
  });
}

test("finishing without any answer shows no confirmation", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  await form.to("check");
  await form.button("Finish and see your result").click();
  await form.shows("Your result");
  assert.equal(await form.page.getByRole("heading", { name: "You have finished answering" }).isVisible(), false);
});

test("the states of a loaded response are guessed from what it holds, and clearing begins anew", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page } = form;
  page.on("dialog", (dialog) => dialog.accept());
  const path = join(scratch(), "some.json");
  writeFileSync(path, JSON.stringify({
    answers: { "org-4": { level: 2 }, "org-5": { absent: "asked-unknown" }, "org-6": { evidence: "A note, and no answer" } },
    format: "casebook-response", formatVersion: 1,
    instrument: { digest: "sha256-" + "0".repeat(64), id: "organisation", version: "2.0.0" },
    producer: { name: "casebook" },
    response: { id: "01234567-89ab-4cde-8f01-23456789abcd", language: "en-GB", saved: "2026-11-22", started: "2026-11-22", status: "in-progress" },
  }));
  await page.locator("[data-part=file]").setInputFiles(path);
  await page.locator("[data-part=status]").filter({ hasText: "Loaded" }).waitFor();
  await until(async () => JSON.stringify(await states(page)) === JSON.stringify(["Not looked at yet", "Done", "Incomplete: 0 of 2 answered"]),
    "the states of what was loaded");
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Yes, clear them" }).click();
  await page.locator("[data-part=status]").filter({ hasText: "Cleared" }).waitFor();
  assert.deepEqual(await states(page), Array(3).fill("Not looked at yet"));
});

test("the result gives advice for every answer that calls for it, the first five ahead, and says where none is called for", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page } = form;
  await form.fill();
  await form.to("result");
  assert.equal(await page.locator("[data-part=advice] > ol > li").count(), 5);
  const more = page.getByText("1 more piece of advice");
  assert.equal(await page.locator("[data-part=advice] details li").isVisible(), false);
  await more.click();
  assert.match(await page.locator("[data-part=advice] details li").innerText(), /What would an outsider see/);
  assert.equal(await page.locator("[data-part=advice] details ol").evaluate((list) => list.start), 6);
  const said = await page.locator("[data-part=answers] dl > div").evaluateAll((all) => all.map((one) => one.querySelector(".cb-meta")?.textContent));
  assert.deepEqual(said, [3, 4, 0, 6, 2, 1, 5].map((place) => (place ? `Advice ${place} above is for this answer.` : "No advice is called for.")));
  assert.equal(await page.locator("#result dl.cb-assessment__scale dt").allTextContents().then((all) => all.join()), WORDS.map((label, at) => `Level ${at}: ${label}`).join());
  assert.ok(!(await page.locator("#result").innerText()).match(/overall|total score|grade/i));
});

test("keeping an answer leaves the focus where it is in the result", async (t) => {
  const form = await formOf(t, "http", ORGANISATION);
  const { page } = form;
  page.on("dialog", (dialog) => dialog.accept());
  await form.fill();
  await page.locator("#keep").check();
  await form.to("result");
  const add = page.locator("[data-action=plan-add]").first();
  await add.focus();
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes('"actions"') && text.includes('"open"'))), "the plan to be kept");
  await assertFocus(add);
});

test("keyboard alone: check, change, back to the check, and finish", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page } = form;
  await form.press(page.getByRole("link", { name: "The next medical leaders" }));
  await form.shows("The next medical leaders");
  await form.choose("org-6", 2);
  await form.press(form.button("Check your answers"));
  await form.shows("Check your answers");
  await form.press(page.getByRole("link", { name: /^Change the answer to question 7/ }));
  await page.locator("#org-7:focus").waitFor();
  await form.choose("org-7", "asked-declined");
  await form.press(page.getByRole("link", { name: "Back to checking your answers" }).last());
  await form.shows("Check your answers");
  assert.equal((await checked(page))[6][1], "Prefer not to say");
  await form.press(form.button("Finish and see your result"));
  await form.shows("Your result");
  assert.equal(await page.locator("[data-part=answered]").textContent(), "You gave a level to 1 of 7 questions.");
});

test("parts, check and result pass axe and fit, in light, dark, at 320 pixels and in forced colours", async (t) => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 320, height: 640 } }, { forcedColors: "active" }]) {
    const form = await formOf(t, "file", ORGANISATION, options);
    const { page } = form;
    const name = JSON.stringify(options);
    const fits = async (step) => {
      await assertAccessible(page, `${step}, ${name}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${step} fits, ${name}`);
    };
    await form.fill();
    for (const step of ["start", "structure", "check"]) {
      await form.to(step);
      await fits(step);
    }
    await form.button("Finish and see your result").click();
    await page.getByText("1 more piece of advice").click();
    await fits("the result, finished");
  }
});

test("in forced colours every bar is as long as its figure", async (t) => {
  const form = await formOf(t, "file", ORGANISATION, { forcedColors: "active" });
  const { page } = form;
  await form.fill();
  await form.to("result");
  const bars = await page.evaluate(() => [...document.querySelectorAll(".cb-assessment__bar")].map((svg) => {
    const inside = svg.getBoundingClientRect().width - 4; // its border
    return [...svg.querySelectorAll(":scope > rect")].map((rect) => Math.round((100 * rect.getBoundingClientRect().width) / inside));
  }));
  assert.deepEqual(bars, [[58, 25], [38, 0], []]);
  assert.notEqual(await page.locator(".cb-assessment__bar").first().evaluate((svg) => getComputedStyle(svg).fill), "none");
});

test("on a phone what is pressed is large enough", async (t) => {
  const form = await formOf(t, "file", ORGANISATION, { viewport: { width: 360, height: 740 } });
  const { page } = form;
  await form.fill();
  for (const step of ["start", "backing", "check", "result", "plan"]) {
    await form.to(step);
    const small = await page.evaluate(() => [...document.querySelectorAll(".cb-assessment :is(button, input, select, textarea, summary)")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(small, [], step);
  }
});

test("without JavaScript every question stands there, the list of parts is plain, and check and plan do not show", async (t) => {
  const { page, go } = await open(t, "file", { javaScriptEnabled: false });
  await go("assessments/organisation.html");
  assert.equal(await page.locator("[data-item] fieldset:visible").count(), 7);
  assert.equal(await page.locator("[data-item] input[type=radio]:visible").count(), 7 * 8);
  assert.equal(await page.locator("#start ol a:visible").count(), 3);
  assert.equal(await page.locator(".cb-assessment__state:visible, #check:visible, #result:visible, #plan:visible").count(), 0);
  assert.ok(read("assessments/organisation.html").includes('id="org-7"'));
});
