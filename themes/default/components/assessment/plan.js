/**
 * plan: the actions of a response: taken from advice or written, changed in place, deleted.
 */
(function () {
  "use strict";

  const { part, word, count, make, put, dateWords, uuid } = casebook.assessment;
  const FIELDS = ["text", "owner", "due", "status", "item"];
  const MOST = 200;

  part(function (/** @type {Page} */ page) {
    const box = page.part("plan-form");
    const rows = page.part("plan-rows");
    /** The id of the action that is being changed, and what the table shows. */
    let editing = "";
    let drawn = "";
    let whose = "";

    /** @param {string} name @returns {any} */
    const field = (name) => box.querySelector("#action-" + name);
    /** @param {string} name @param {string} value */
    const optionOf = (name, value) => field(name).querySelector('[value="' + value + '"]');
    /** @param {string} id @returns {Action | undefined} */
    const actionOf = (id) => page.about.actions.find((/** @type {Action} */ action) => action.id === id);
    /** @param {string} id */
    const inPlan = (id) => page.about.actions.some((/** @type {Action} */ { item, status }) => item === id && ["open", "started"].includes(status));
    const say = () => page.announce(count("plan", page.about.actions.length));

    /** @param {Action} action */
    function rowOf({ id, text, owner, due, status, item }) {
      const row = page.part("plan-row").content.firstElementChild.cloneNode(true);
      const number = page.form.items.find((one) => one.id === item)?.number || "";
      [text, owner || "", due ? dateWords(due) : "", optionOf("status", status).textContent, number].forEach((words, at) => {
        row.cells[at].textContent = words;
      });
      for (const button of row.querySelectorAll("button")) {
        button.value = id;
        button.lastElementChild.textContent = "(" + text + ")";
      }
      if (id !== editing) return [row];
      const cell = put(make("td", ""), box);
      cell.colSpan = row.cells.length;
      return [row, put(make("tr", "", "cb-no-print"), cell)];
    }

    function draw() {
      const { actions } = page.about;
      const wanted = JSON.stringify([editing, actions]);
      if (wanted === drawn) return;
      drawn = wanted;
      page.part("plan-home").append(box);
      rows.replaceChildren(...actions.flatMap(rowOf));
    }

    /** Puts an action in the form, or empties it. @param {Action} [action] */
    function edit(action) {
      editing = action?.id || "";
      box.classList.toggle("cb-plan__form--old", !!action);
      for (const name of FIELDS) field(name).value = /** @type {any} */ (action)?.[name] || (name === "status" ? "open" : "");
      mark([]);
      draw();
    }

    /** @param {string[]} wrong the fields to mend */
    function mark(wrong) {
      for (const name of ["text", "due"]) {
        const bad = wrong.includes(name);
        const input = field(name);
        input.setAttribute("aria-invalid", bad);
        input.setAttribute("aria-describedby", bad ? input.id + "-error" : "");
        field(name + "-error").hidden = !bad;
      }
    }

    /** @param {Action[]} actions */
    function take(actions) {
      page.about.actions = actions;
      edit();
      page.changed();
      page.tell("");
      say();
    }

    /** Adds an action, unless the plan is full. @param {Omit<Action, "id">} action @param {string} target */
    function add(action, target) {
      const { actions } = page.about;
      if (actions.length >= MOST) return page.fail(word("plan_full"), target);
      // Never again that of one which was deleted: in a calendar the new action would take its place.
      const id = "a-" + uuid().slice(0, 8);
      take([...actions, { id: id, ...action }]);
      return id;
    }

    /** @param {string} id */
    const toRow = (id) => rows.querySelector('[value="' + id + '"]').focus();

    function save() {
      const wrong = ["text", "due"].filter((name) => !field(name).validity.valid || (name === "text" && !field(name).value.trim()));
      mark(wrong);
      if (wrong.length) return page.failAll(wrong.map((name) => [field(name + "-error").textContent, "action-" + name]));
      const held = FIELDS.map((name) => [name, field(name).value.trim()]).filter(([, value]) => value);
      const action = Object.fromEntries(held);
      if (!editing) {
        const id = add(action, "action-text");
        return id && toRow(id);
      }
      const id = editing;
      take(page.about.actions.map((/** @type {Action} */ one) => (one.id === id ? { id: id, ...action } : one)));
      toRow(id);
    }

    /** @param {HTMLButtonElement} button */
    async function drop({ value }) {
      if (!(await page.ask("plan_drop", { text: actionOf(value)?.text }))) return;
      take(page.about.actions.filter((/** @type {Action} */ one) => one.id !== value));
      page.find("#plan h2").focus();
    }

    Object.assign(page.handlers, {
      "plan-save": save,
      "plan-drop": drop,
      "plan-edit": (/** @type {HTMLButtonElement} */ { value }) => {
        edit(actionOf(value));
        field("text").focus();
      },
      "plan-cancel": () => {
        const id = editing;
        edit();
        toRow(id);
      },
      "plan-add": (/** @type {any} */ button) => {
        const { value } = button;
        if (inPlan(value)) return page.goTo("plan");
        add({ item: value, text: button.closest("li").querySelector("p").textContent, status: "open" }, "result");
      },
    });

    page.onRefresh.push(function () {
      const { id, actions: { length } } = page.about;
      // Another response takes over: what was begun in the form is not its own.
      if (whose !== id || (editing && !actionOf(editing))) edit();
      whose = id;
      draw();
      page.part("plan-none").hidden = length > 0;
      page.part("plan-table").hidden = page.part("plan-link").hidden = !length;
      page.part("plan-count").textContent = count("plan", length);
      for (const button of /** @type {any} */ (page.root.querySelectorAll('[data-action="plan-add"]'))) {
        button.firstElementChild.textContent = word(inPlan(button.value) ? "plan_in" : "plan_add");
      }
    });
  });
})();
