// The action plan: from advice or written, changed in place, deleted, kept, saved and printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { formOf } from "./form.mjs";
import { pdfText, squeeze } from "./pdf.mjs";
import { ORGANISATION } from "./runs.mjs";
import { assertAccessible, assertFocus, scratch, until } from "./support.mjs";

const WHOLE = { text: "Draft half a page on what each side expects.", owner: "Medical director", due: "2027-03-31", status: "started", item: "org-1" };
const ROW = [WHOLE.text, "Medical director", "31 March 2027", "Started", "1"];

/** The plan of the file that the page saves. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save to a file", exact: true }).click()]);
  const path = join(scratch(), "saved.json");
  await download.saveAs(path);
  return { path, actions: JSON.parse(readFileSync(path, "utf8")).actions };
}

for (const where of ["http", "file"]) {
  test(`${where}: an action is written, changed in place and deleted after a question; the file holds the plan`, async (t) => {
    const form = await formOf(t, where, ORGANISATION);
    const { page, field } = form;
    page.on("dialog", (dialog) => dialog.accept());
    await form.to("plan");
    await form.shows("Action plan");
    assert.ok(await page.getByText("There is no action in your plan yet.").isVisible());
    await form.add(WHOLE);
    assert.deepEqual(await form.rows(), [ROW]);
    await assertFocus(page.getByRole("button", { name: `Change (${WHOLE.text})` }), "focus goes to the new action");
    assert.equal(await field("text").inputValue(), "", "the form is empty again");
    await page.locator("[data-part=live]").filter({ hasText: "1 action" }).waitFor({ state: "attached" });
    await form.add({ text: "Only a text" });
    assert.deepEqual(await form.rows(), [ROW, ["Only a text", "", "", "Open", ""]]);

    await page.getByRole("button", { name: "Change (Only a text)" }).click();
    await assertFocus(field("text"));
    assert.equal(await field("text").evaluate((one) => one.closest("tr").previousElementSibling.cells[0].textContent), "Only a text", "the form stands at its row");
    await field("status").selectOption("done");
    await form.button("Save this action").click();
    await assertFocus(page.getByRole("button", { name: "Change (Only a text)" }));
    await page.getByRole("button", { name: "Change (Only a text)" }).click();
    await field("text").fill("Not this");
    await form.button("Cancel").click();
    assert.deepEqual((await form.rows())[1], ["Only a text", "", "", "Done", ""]);

    const { path, actions } = await saved(page);
    const [kept, deleted] = actions.map(({ id }) => id);
    assert.deepEqual(actions, [{ due: "2027-03-31", id: kept, item: "org-1", owner: "Medical director", status: "started", text: WHOLE.text },
      { id: deleted, status: "done", text: "Only a text" }]);
    await page.reload();
    await page.locator("[data-part=file]").setInputFiles(path);
    await until(async () => (await form.rows()).length === 2, "the loaded plan");
    assert.deepEqual((await form.rows())[0], ROW);

    await page.getByRole("button", { name: "Delete (Only a text)" }).click();
    await page.getByRole("dialog", { name: "Delete this action?" }).filter({ hasText: "Only a text" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal((await form.rows()).length, 2, "Escape deletes nothing");
    await page.getByRole("button", { name: "Delete (Only a text)" }).click();
    await page.getByRole("button", { name: "Yes, delete it" }).click();
    await until(async () => (await form.rows()).length === 1, "the deletion");
    await assertFocus(page.locator("#plan > h2"));
    await form.add({ text: "Another" });
    const ids = (await saved(page)).actions.map(({ id }) => id);
    assert.ok(ids[0] === kept && new Set([...ids, deleted]).size === 3, "an id is never used again: a calendar would put the new action in the place of the old");
  });

  test(`${where}: advice goes into the plan with its question, once, and the plan is reached from there and from the start`, async (t) => {
    const form = await formOf(t, where, ORGANISATION);
    const { page } = form;
    await form.fill();
    await form.to("start");
    assert.equal(await page.locator("#start").getByRole("link", { name: "Action plan" }).isVisible(), false, "no way to an empty plan from the start");
    await form.to("result");
    const adds = page.locator("[data-action=plan-add]");
    assert.equal(await adds.count(), 6, "every piece of advice, the folded one too");
    const add = page.getByRole("button", { name: /^Add to your action plan \(Has the organisation a goal/ });
    await add.click();
    const added = page.getByRole("button", { name: /^In your action plan: go to it \(Has the organisation a goal/ });
    await assertFocus(added);
    await added.click();
    await form.shows("Action plan");
    const [[text, , , status, number]] = await form.rows();
    assert.match(text, /^Read what share of the doctors at University College London/);
    assert.deepEqual([status, number], ["Open", "5"]);
    await form.button("Back").click();
    await form.shows("Your result");
    await form.to("start");
    assert.equal(await page.locator("[data-part=plan-link]").innerText(), "Action plan\n1 action");
    await page.locator("[data-part=plan-link] a").click();
    await form.shows("Action plan");
    await page.getByRole("button", { name: /^Change \(Read what share/ }).click();
    await form.field("status").selectOption("dropped");
    await form.button("Save this action").click();
    await form.to("result");
    assert.equal(await added.count(), 0, "what was dropped can be added again");
  });
}

test("a missing text and a date that does not exist are named at the top and at the field, and nothing is added", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page, field, errors } = form;
  await form.to("plan");
  await field("text").fill("   ");
  await field("due").focus();
  await page.keyboard.type("3102"); // a day that February does not have, whatever the order of the parts
  await page.keyboard.type("2027");
  const half = await field("due").evaluate((one) => !one.validity.valid);
  if (!half) await field("due").evaluate((one) => (one.value = "0027-03-31"));
  await form.button("Add to the plan").click();
  await errors.waitFor();
  await assertFocus(errors);
  assert.deepEqual(await errors.getByRole("link").allTextContents(),
    ["Write what will be done", "Enter a due date that exists, with the year in four digits, or leave it out"]);
  assert.equal((await form.rows()).length, 0);
  for (const name of ["text", "due"]) {
    assert.equal(await field(name).getAttribute("aria-invalid"), "true");
    assert.ok(await page.locator(`#action-${name}-error`).isVisible());
    assert.equal(await field(name).getAttribute("aria-describedby"), `action-${name}-error`);
  }
  await errors.getByRole("link").last().click();
  await assertFocus(field("due"));
  await field("due").fill("2028-02-29");
  await field("text").fill("Now");
  await form.button("Add to the plan").click();
  assert.deepEqual(await form.rows(), [["Now", "", "29 February 2028", "Open", ""]]);
  assert.equal(await errors.isVisible(), false);
  assert.equal(await page.locator(".cb-error:visible").count(), 0);
});

test("what is written is text, within its limits, and a full plan takes no more", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page, field } = form;
  await form.to("plan");
  await form.add({ text: "<b>bold</b> & two\nlines" });
  assert.equal((await form.rows())[0][0], "<b>bold</b> & two\nlines");
  assert.equal(await page.locator("[data-part=plan-rows] b").count(), 0);
  await field("text").focus();
  await page.keyboard.insertText("x".repeat(600));
  assert.equal((await field("text").inputValue()).length, 500);
  await field("owner").focus();
  await page.keyboard.insertText("y".repeat(200));
  assert.equal((await field("owner").inputValue()).length, 100);
  const add = form.button("Add to the plan");
  await add.click();
  for (let n = 2; n < 200; n += 1) {
    await page.evaluate((number) => {
      document.querySelector("#action-text").value = `Action ${number}`;
      document.querySelector("[data-action=plan-save]").click();
    }, n);
  }
  assert.equal((await form.rows()).length, 200);
  await form.add({ text: "One too many" });
  await form.errors.filter({ hasText: "A plan holds 200 actions at most" }).waitFor();
  assert.equal((await form.rows()).length, 200);
  assert.equal(await field("text").inputValue(), "One too many", "what was typed stays");
});

test("clearing takes away the plan and what was begun in its form", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page } = form;
  await form.to("plan");
  await form.add(WHOLE);
  await page.getByRole("button", { name: `Change (${WHOLE.text})` }).click();
  await form.field("owner").fill("Somebody");
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Yes, clear them" }).click();
  await page.locator("[data-part=status]").filter({ hasText: "Cleared" }).waitFor();
  assert.deepEqual(await form.rows(), []);
  assert.equal(await form.field("owner").inputValue(), "");
  assert.ok(await form.button("Add to the plan").isVisible());
  await form.field("text").fill("Begun, and not added");
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Yes, clear them" }).click();
  await until(async () => (await form.field("text").inputValue()) === "", "the draft to go");
});

test("the plan prints with the result and by itself, while an action is being changed too", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page } = form;
  await form.fill();
  await form.to("result");
  const words = [...ROW, "Action plan", "Owner", "Due date"].map(squeeze);
  const lacks = pdfText(await page.pdf({ format: "A4" }));
  assert.ok(!lacks.includes(squeeze("There is no action")), "no empty plan on paper");
  assert.ok(lacks.includes(squeeze("Level 4: Embedded")));
  assert.match(lacks, /Printedon\d+\w+20\d\d\.Answersbegunon\d+\w+20\d\d\.Version2\.0\.0/);
  await form.to("plan");
  await form.add(WHOLE);
  await page.getByRole("button", { name: `Change (${WHOLE.text})` }).click();
  const alone = pdfText(await page.pdf({ format: "A4" }));
  await form.to("result");
  const both = pdfText(await page.pdf({ format: "A4" }));
  for (const word of words) {
    assert.ok(alone.includes(word), `the plan alone: ${word}`);
    assert.ok(both.includes(word), `with the result: ${word}`);
  }
  assert.ok(both.includes(squeeze("It has not been tested as a measuring instrument")));
  for (const word of ["Save this action", "Delete", "By part"]) assert.ok(!alone.includes(squeeze(word)), `not on the paper of the plan: ${word}`);
  assert.ok(!both.includes("Savethisaction"));
  await form.to("backing");
  const filled = pdfText(await page.pdf({ format: "A4" }));
  for (const word of ["Action plan", "Check your answers", "What the cases show", "What to read and do, by answer"]) assert.ok(!filled.includes(squeeze(word)), `not on the filled form: ${word}`);
});

test("keyboard alone: from advice to a plan with an owner and a date, changed, and one action deleted", async (t) => {
  const form = await formOf(t, "file", ORGANISATION);
  const { page, field } = form;
  await form.to("structure");
  await form.choose("org-4", 1);
  await form.choose("org-5", 0);
  await form.press(page.locator("#structure a[data-part=to-check]").last()).catch(() => {});
  await form.to("check");
  await form.press(form.button("Finish and see your result"));
  await form.shows("Your result");
  const add = page.locator("[data-action=plan-add]");
  await form.press(add.first());
  await form.press(add.nth(1), "Space");
  await form.press(add.nth(1), "Space");
  await form.shows("Action plan");
  await form.press(page.locator("[data-action=plan-edit]").first());
  await form.press(field("owner"), "M");
  await page.keyboard.type("edical director");
  await form.press(field("due"), "1");
  await page.keyboard.type("2122027"); // 12 December, in either order of day and month
  await form.press(field("status"), "d");
  await form.press(form.button("Save this action"));
  const [[, owner, due, status]] = await form.rows();
  assert.deepEqual([owner, due, status], ["Medical director", "12 December 2027", "Done"]);
  await form.press(page.locator("[data-action=plan-drop]").last());
  await page.getByRole("dialog", { name: "Delete this action?" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await until(async () => (await form.rows()).length === 1, "the deletion");
  await form.press(field("text"), "N");
  await page.keyboard.type("ew");
  await form.press(form.button("Add to the plan"));
  assert.equal((await form.rows()).length, 2);
});

test("the plan passes axe and fits: empty, filled, being changed, with errors, and asked to delete", async (t) => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 320, height: 640 } }, { forcedColors: "active" }]) {
    const form = await formOf(t, "file", ORGANISATION, options);
    const { page } = form;
    const fits = async (step) => {
      const name = `${step}, ${JSON.stringify(options)}`;
      await assertAccessible(page, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `fits: ${name}`);
    };
    await form.to("plan");
    await fits("an empty plan");
    await form.add(WHOLE);
    await form.add({ text: "a".repeat(200) });
    await fits("a plan");
    await page.locator("[data-action=plan-edit]").first().click();
    await fits("an action being changed");
    await form.field("text").fill("");
    await form.button("Save this action").click();
    await form.errors.waitFor();
    await fits("an error");
    await page.locator("[data-action=plan-drop]").first().click();
    await page.getByRole("dialog").waitFor();
    await fits("the question before deleting");
  }
});
