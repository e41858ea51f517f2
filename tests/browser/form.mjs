// A self-assessment in the hands of a test: what the tests of the check and of the plan both do.
import { radioOf } from "./runs.mjs";
import { hasFocus, open, pressUntil, tabTo } from "./support.mjs";

export const addressOf = (run) => `assessments/${run.id}.html`;

/** The page of a run, opened, with what a test does to it. */
export async function formOf(t, where, run, options) {
  const opened = await open(t, where, options);
  await opened.go(addressOf(run));
  const { page } = opened;
  const button = (name) => page.locator(".cb-assessment__step:not(.cb-assessment__step--away)").getByRole("button", { name, exact: true });
  const field = (name) => page.locator(`#action-${name}`);
  return {
    ...opened,
    button,
    field,
    errors: page.locator("[data-part=errors]"),
    /** The step that shows, by the heading that a person reads. */
    shows: (title) => page.locator("section.cb-assessment__step:visible h2").filter({ hasText: title }).waitFor(),
    to: (id) => page.goto(`${opened.base}${addressOf(run)}#${id}`),
    answer: (item, given) => page.locator(radioOf(item, given)).check(),
    /** Gives all answers of a run, without the buttons of the steps. */
    async fill() {
      for (const part of run.parts) {
        await page.goto(`${opened.base}${addressOf(run)}#${part.id}`);
        for (const [item, given] of Object.entries(part.answers)) {
          await page.locator(radioOf(item, given)).check();
          if (run.notes[item]) await page.locator(`#evidence-${item}`).fill(run.notes[item]);
        }
      }
    },
    /** Adds an action as a person does who sees the form. */
    async add(action) {
      for (const [name, value] of Object.entries(action)) {
        if (["status", "item"].includes(name)) await field(name).selectOption(value);
        else await field(name).fill(value);
      }
      await button("Add to the plan").click();
    },
    rows: () => page.evaluate(() => [...document.querySelectorAll("[data-part=plan-rows] tr:not(.cb-no-print)")].map((row) =>
      [...row.cells].slice(0, 5).map((cell) => cell.textContent))),
    /** Reaches something by Tab alone, and presses a key on it. */
    async press(target, key = "Enter") {
      if (!(await hasFocus(target))) await tabTo(page, target);
      await page.keyboard.press(key);
    },
    async choose(item, given) {
      const wanted = page.locator(radioOf(item, given));
      await tabTo(page, page.locator(radioOf(item, 0)));
      await page.keyboard.press("Space");
      if (!(await wanted.isChecked())) await pressUntil(page, "ArrowDown", () => wanted.isChecked());
    },
  };
}
