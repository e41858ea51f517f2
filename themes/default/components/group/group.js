/**
 * group: a facilitator's files in, a view of the group out.
 *
 * The files are read here and nowhere else. Of each, only what counts is held, and for as long as the page stands;
 * nothing is kept, and of a file that is read nothing is shown. What may be shown is for js/group.js to say.
 */
(function () {
  "use strict";

  const NAME = "cb-group";
  const { make, put, today, download, textOf } = casebook.assessment;

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  const word = (key, values) => casebook.say("group_" + key, values);
  /** @param {string} key @param {number} n @returns {string} */
  const count = (key, n) => casebook.count("group_" + key, n);

  /** @param {File} file @param {Definition} definition @returns {Promise<Reading>} */
  async function read(file, definition) {
    const { text, why } = await textOf(file);
    return text === undefined ? { ok: false, problem: { key: why } } : casebook.response.read(text, definition);
  }

  /** Words of this page for why a file was refused. They repeat nothing that stands in it. @param {Problem} problem */
  function reason({ key }) {
    const known = ["too_big", "unreadable", "newer", "other", "version"].find((why) => key.endsWith(why));
    return word("bad_" + (known || "damaged"));
  }

  /** What counts of a response: no note and no plan is held. @param {Saved} response */
  function bare({ id, share, saved, role, round, answers, earlier }) {
    const kept = [...answers].map(([item, { level, absent }]) => [item, { level: level, absent: absent }]);
    return { id: id, share: share, saved: saved, role: role, round: round, earlier: earlier?.size || 0, answers: new Map(/** @type {any} */ (kept)) };
  }

  /** @param {HTMLElement} root */
  function start(root) {
    /** @type {Definition} */
    const definition = casebook.definition(root);
    const { people, sitting } = casebook.group;
    /** One for as long as the page stands: starting again must not make it forget. */
    const view = sitting(definition);
    /** @param {string} name @returns {any} */
    const part = (name) => casebook.part(root, '[data-part="' + name + '"]', NAME);
    const picker = part("file");
    const filter = part("part");
    /** @type {any[]} */
    let responses = [];
    /** What stands on the page. @type {GroupView | null} */
    let shown = null;

    /** @param {string} message */
    function tell(message) {
      part("status").textContent = message;
    }

    /** @param {string[]} messages */
    function fail(messages) {
      const links = messages.map(function (message) {
        const link = make("a", message);
        link.href = "#choose";
        link.dataset.action = "go";
        return put(make("li", ""), link);
      });
      part("problems").replaceChildren(...links);
      part("errors").hidden = messages.length === 0;
      if (messages.length > 0) part("errors").focus();
    }

    /** What is loaded, in numbers that tell of nobody. */
    function loaded() {
      const n = people(responses, definition).length;
      const earlier = responses.reduce((sum, one) => sum + one.earlier, 0);
      const lines = [count("read", responses.length), count("people", n)];
      if (n < responses.length) lines.push(count("repeats", responses.length - n));
      if (earlier > 0) lines.push(count("earlier", earlier));
      if (new Set(responses.map(({ round }) => round || "")).size > 1) lines.push(word("rounds"));
      return lines.join(" ");
    }

    /** @param {Iterable<File>} files */
    async function add(files) {
      const problems = [];
      for (const file of files) {
        const found = await read(file, definition);
        if (found.ok) responses.push(bare(found.response));
        else problems.push(word("bad", { name: file.name, why: reason(found.problem) }));
      }
      // Emptied, so that the same files can be chosen again.
      picker.value = "";
      tell(loaded());
      fail(problems);
    }

    function show() {
      if (responses.length === 0) return fail([word("none")]);
      const group = view(responses);
      if (group.state !== "shown") return fail([word(group.state, group)]);
      fail([]);
      shown = group;
      const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      const about = [
        word("about", { n: group.n, date: date, version: definition.version }),
        word("rules", { threshold: group.threshold, counts: group.distributionThreshold }),
      ];
      if (definition.groups?.roles.length > 0) about.push(rolesOf(group));
      part("about").replaceChildren(...about.map((line) => make("p", line)));
      part("items").replaceChildren(...sections(group));
      filter.value = "";
      root.dataset.state = "shown";
      part("view").hidden = false;
      part("heading").focus();
    }

    /** @param {GroupView} group */
    function rolesOf(group) {
      const list = group.roles.map(({ role, n }) => word("role_size", { role: role.label, n: n })).join(", ");
      const sum = group.roles.reduce((sum, { n }) => sum + n, 0);
      const line = list ? word("roles", { list: list }) : word("roles_none");
      return sum < group.n ? line + " " + word("roles_hidden", group) : line;
    }

    /** Under three headings, each with its questions; one without any is left out. @param {GroupView} group */
    function sections(group) {
      /** @param {GroupItem} one */
      const place = (one) => (one.disagree ? "first" : one.shown === "few" || one.shown === "close" ? "last" : "then");
      return ["first", "then", "last"].flatMap(function (name) {
        const items = group.items.filter((one) => place(one) === name);
        if (items.length === 0) return [];
        return put(make("div", ""), make("h3", word(name)), ...items.map((one) => casebook.groupFigure(one, group, definition)));
      });
    }

    function narrow() {
      for (const box of part("items").children) {
        const items = [...box.querySelectorAll("[data-domain]")];
        for (const item of items) item.hidden = filter.value !== "" && item.dataset.domain !== filter.value;
        box.hidden = items.every((item) => item.hidden);
      }
    }

    function save() {
      if (!shown) return;
      const name = "casebook-" + definition.id + "-group-view-" + today() + ".csv";
      download(casebook.table.write(casebook.groupRows(shown, definition, today())), name, "text/csv;charset=utf-8");
      tell(word("saved", { name: name }));
    }

    function again() {
      responses = [];
      shown = null;
      delete root.dataset.state;
      part("view").hidden = true;
      part("items").replaceChildren();
      part("about").replaceChildren();
      fail([]);
      tell(word("let_go"));
    }

    /** @type {Record<string, (button: any) => unknown>} */
    const actions = {
      choose: () => picker.click(),
      go: () => casebook.part(root, "#choose", NAME).focus(),
      show: show,
      again: again,
      save: save,
      print: () => window.print(),
    };

    root.addEventListener("click", function (event) {
      const button = /** @type {any} */ (event.target).closest("[data-action]");
      if (!button) return;
      if (button.matches("a")) event.preventDefault();
      actions[button.dataset.action](button);
    });
    picker.addEventListener("change", () => add([...picker.files]));
    filter.addEventListener("change", narrow);
    // On the whole window: a file that is dropped beside the box would else take the place of the page.
    for (const name of ["dragover", "drop"]) {
      window.addEventListener(name, function (event) {
        event.preventDefault();
        const files = /** @type {DragEvent} */ (event).dataTransfer?.files;
        if (name === "drop" && files?.length) add([...files]);
      });
    }

    for (const { id, title } of definition.domains) {
      const option = make("option", title);
      option.value = id;
      filter.append(option);
    }
    root.querySelectorAll("[data-script]").forEach((one) => one.removeAttribute("hidden"));
    part("paper").hidden = true;
  }

  casebook.start(NAME, start);
})();
