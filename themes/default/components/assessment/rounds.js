/**
 * rounds: what a round is called, who answers, and the rounds that were kept. Two rounds side by side are drawn by a
 * script that comes when it is asked for (compare.js).
 */
(function () {
  "use strict";

  const { part, word, count, make, put, dateWords } = casebook.assessment;

  part(function (/** @type {Page} */ page) {
    const { definition } = page;
    const { store, response } = casebook;
    /** @returns {{id: string, text: string, found: any}[]} */
    const allKept = () => store.rounds(definition);
    const field = page.find("#round");
    const role = page.find("#role");
    const picker = page.part("compare-file");
    const none = page.part("compare-what").textContent;
    let listed = "";
    /** What surrounds the answers that were compared. @type {any} */
    let compared = null;

    for (const { id, label } of definition.groups?.roles || []) {
      const option = make("option", label);
      option.value = id;
      role.append(option);
    }
    page.part("roles").hidden = role.length < 2;

    /** What a round is called. @param {Saved} one */
    const nameOf = ({ round, saved }) => (round ? round + ", " : "") + dateWords(saved);

    // Rounds that are kept

    /** @param {string} action @param {string} id @param {string} name */
    function buttonOf(action, id, name) {
      const button = make("button", word("round_" + action), "cb-button cb-button--secondary");
      button.type = "button";
      button.dataset.action = "round-" + action;
      button.value = id;
      return put(button, make("span", ": " + name, "cb-hidden-visually"));
    }

    function list() {
      const kept = allKept();
      const wanted = JSON.stringify(kept.map(({ text }) => text));
      if (wanted === listed) return;
      listed = wanted;
      page.part("round-list").replaceChildren(...kept.map(function ({ id, found: { response: one } }) {
        const name = nameOf(one);
        const buttons = ["open", "compare", "delete"].map((action) => buttonOf(action, id, name));
        return put(make("li", ""), make("p", name + ": " + count("answers", one.answers.size)), put(make("div", "", "cb-button-group"), ...buttons));
      }));
    }

    /** Does something with a kept round, unless another window has taken it away. @param {(one: any, id: string) => unknown} act */
    const withKept = (act) => function (/** @type {any} */ { value }) {
      const one = allKept().find(({ id }) => id === value);
      if (one) return act(one.found, value);
      page.refresh();
      page.fail(word("round_gone"), "rounds");
    };

    /** The answers stay behind, and the next round begins at the start. @param {string} message */
    function begin(message) {
      const kept = page.isKept();
      page.adopt(null);
      page.goTo("start");
      page.keepNow();
      if (page.isKept() !== kept) return;
      page.tell(message);
      // The status line is far below the start; what became of the round is said where the person now looks.
      page.find("#start [data-part=where]").prepend(message + " ");
      page.step.scrollIntoView({ behavior: "instant" });
    }

    async function finish() {
      if (page.isEmpty()) return page.tell(word("save_none"));
      const now = page.response();
      if (!page.isKept()) {
        if (!page.isSafe()) return page.fail(word("round_save"), "save");
        if (!(await page.ask("round_new"))) return;
        return begin(word("round_begun"));
      }
      const text = response.make({ ...now, status: "completed" }, definition);
      const old = allKept().find(({ id }) => id === now.id);
      if (old && old.text !== text && !(await page.ask("round_again"))) return;
      if (!store.keepRound(definition, now.id, text, old?.text)) return page.fail(word("round_failed"), "save");
      begin(word("round_kept", { name: nameOf(now) }));
    }

    Object.assign(page.handlers, {
      finish: finish,
      "round-open": withKept(async function (found) {
        if (await page.take(found, word("round_opened", { name: nameOf(found.response) }))) page.keepNow();
      }),
      "round-delete": withKept(async function ({ response: one }, id) {
        const name = nameOf(one);
        if (!(await page.ask("round_drop", { name: name }))) return;
        if (!store.removeRound(definition, id)) return page.fail(word("keep_stays"), "rounds");
        forget();
        page.refresh();
        page.find("#rounds").focus();
        page.tell(word("round_dropped", { name: name }));
      }),
      "round-compare": withKept(({ response: one }) => compare(one, "rounds")),
      "compare-file": () => picker.click(),
    });

    picker.addEventListener("change", async function () {
      const found = await page.openFile(picker, "compare-load");
      if (found) compare(found.response, "compare-load");
    });

    /** What stands side by side goes with the answers that it was made of. */
    function forget() {
      compared = null;
      page.part("compare").replaceChildren();
      page.part("compare-what").textContent = none;
    }

    /** @param {Saved} other @param {string} target id of what was pressed */
    function compare(other, target) {
      if (page.isEmpty()) return page.fail(word("compare_empty"), target);
      const here = page.response();
      const both = other.started > here.started ? [here, other] : [other, here];
      const names = both.map((one) => (one === here ? word("compare_here", { name: nameOf(one) }) : nameOf(one)));
      page.forms().then(
        function () {
          compared = page.about;
          casebook.compare(page, both, names);
        },
        () => page.fail(word("exchange_failed"), target),
      );
    }

    // What a round is called, and who answers

    field.addEventListener("input", function () {
      // What a file cannot hold in one line is typed as a space.
      page.about.round = field.value.replace(/\p{Cc}/gu, " ");
      page.changed();
    });
    role.addEventListener("change", function () {
      page.about.role = role.value;
      page.changed();
    });
    page.onRefresh.push(function () {
      const { round = "", role: chosen = "" } = page.about;
      if (field.value !== round) field.value = round;
      if (role.value !== chosen) role.value = chosen;
      if (compared && compared !== page.about) forget();
      list();
    });
  });
})();
