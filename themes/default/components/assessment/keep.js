/**
 * keep: where the answers are: on this page, kept in this browser if that is chosen, or in a file.
 *
 * Answers leave the page only when the person asks; those of an older version come in only when the person agrees.
 */
(function () {
  "use strict";

  const { part, word, count, today, download, textOf } = casebook.assessment;
  /** At most this much typing is lost when the browser is killed, in milliseconds. */
  const KEEP_EVERY = 500;

  part(function (/** @type {Page} */ page) {
    const { definition } = page;
    const { response, store } = casebook;
    const keepBox = page.find("#keep");
    const picker = page.part("file");
    /** What this page knows to be in the storage. @type {string | null} */
    let stored = null;
    /** Whether something is kept that the person did not want to carry over. */
    let declined = false;
    let keepTimer = 0;
    // Firefox ticks a box again that was ticked when the page was loaded anew; only what is kept decides.
    keepBox.checked = false;

    // Keeping in this browser

    page.isKept = () => keepBox.checked;

    page.keepNow = function () {
      clearTimeout(keepTimer);
      keepTimer = 0;
      if (!keepBox.checked) return;
      const wanted = page.text();
      const outcome = store.keep(definition, wanted, stored);
      if (outcome === "kept") {
        stored = wanted;
        page.safe = wanted;
      } else {
        keepBox.checked = false;
        page.fail(word("keep_" + outcome), "save", true);
      }
      page.refresh();
    };

    function toggleKeep() {
      // Another window may have taken away what waits there.
      declined = declined && store.find(definition).state === "found";
      if (keepBox.checked && declined) {
        // Keeping now would write over it: it is asked about again.
        keepBox.checked = false;
        return restore();
      }
      if (keepBox.checked) {
        page.keepNow();
        if (keepBox.checked) page.tell(word("keep_on"));
      } else if (stored === null || store.forget(definition)) {
        stored = null;
        page.safe = "";
        page.refresh();
        page.tell(word("keep_off") + (store.rounds(definition).length > 0 ? " " + word("keep_off_rounds") : ""));
      } else page.fail(word("keep_stays"), "keep");
    }

    async function restore() {
      const kept = store.find(definition);
      page.refresh();
      /** @type {Problem | null} */
      const bad = kept.state === "bad" ? kept.problem : store.troubled();
      if (bad) page.fail(word("keep_bad", { reason: casebook.say(bad.key, bad.details) }), "rescue", true);
      if (kept.state !== "found") return;
      declined = !(await page.take(kept.found, word("keep_back")));
      if (declined) return page.tell(word("keep_declined"));
      stored = kept.text;
      keepBox.checked = true;
      if (page.moves(kept.found)) page.keepNow();
      page.refresh();
    }

    async function clear() {
      if (!(await page.ask("clear"))) return;
      const before = [...page.form.gather().values()];
      const values = {
        notes: count("notes", before.filter((answer) => answer.evidence).length),
        answers: count("answers", before.filter((answer) => answer.level !== undefined || answer.absent).length),
        actions: count("plan", page.about.actions.length),
        rounds: count("rounds", store.rounds(definition).length),
      };
      const outcome = store.clear(definition);
      if (outcome !== "failed") {
        stored = null;
        declined = false;
      }
      keepBox.checked = false;
      page.adopt(null);
      if (outcome === "failed") page.fail(word("keep_stays"), "clear");
      else page.tell(word("clear_" + outcome, values));
    }

    // Files

    async function save() {
      if (page.isEmpty()) return page.tell(word("save_none"));
      const body = page.text();
      const name = "casebook-" + definition.id + "-" + today() + ".json";
      // People have been handed empty files before: only what reads back equal is called saved.
      const back = response.read(await new Blob([body]).text(), definition);
      if (!back.ok || response.make(back.response, definition) !== body) return page.fail(word("save_failed"), "save");
      download(body, name);
      page.safe = body;
      page.refresh();
      page.tell(word("saved", { name: name }));
    }

    function rescue() {
      for (const body of store.asides(definition)) download(body, "casebook-" + definition.id + "-unused.json");
      page.tell(word("rescued"));
    }

    page.openFile = async function (input, target) {
      const file = input.files[0];
      if (!file) return null;
      const { text, why } = await textOf(file);
      /** @type {Reading} */
      const found = text === undefined ? { ok: false, problem: { key: "assessment_load_" + why } } : await page.read(text);
      // Emptied, so that the same file can be chosen again.
      input.value = "";
      if (found.ok) return found;
      page.fail(casebook.say(found.problem.key, found.problem.details), target);
      return null;
    };

    async function load() {
      const found = await page.openFile(picker, "load");
      if (found && (await page.take(found, count("loaded", found.response.answers.size)))) page.keepNow();
    }

    page.take = async function (found, message) {
      if (!page.isEmpty() && !(await page.ask("replace"))) return false;
      const lines = page.linesOf(found);
      if (page.moves(found) && !(await page.ask("migrate", found.report, lines))) return false;
      page.adopt(found.response);
      const { leftOut } = found;
      const more = leftOut.length > 0 ? [word("left_out", { list: leftOut.join(", ") })] : [];
      page.tell([message, ...lines.map((line) => line.textContent), ...more].join(" "));
      return true;
    };

    page.onChange.push(function () {
      if (keepBox.checked && !keepTimer) keepTimer = setTimeout(page.keepNow, KEEP_EVERY);
    });
    page.onRefresh.push(function () {
      const state = keepBox.checked ? "kept" : page.isSafe() && !page.isEmpty() ? "file" : "page";
      for (const line of page.root.querySelectorAll('[data-part="where"]')) line.textContent = word("where_" + state);
      page.find("#rescue").hidden = store.asides(definition).length === 0;
    });
    page.onOpen.push(restore);

    Object.assign(page.handlers, {
      keeping: () => page.find("#keeping h2").focus(),
      keep: toggleKeep,
      save: save,
      load: () => picker.click(),
      clear: clear,
      rescue: rescue,
    });
    picker.addEventListener("change", load);
    window.addEventListener("pagehide", () => keepTimer && page.keepNow());
    window.addEventListener("beforeunload", function (event) {
      if (keepTimer) page.keepNow();
      if (!page.isEmpty() && !page.isSafe()) event.preventDefault();
    });
    page.part("local").hidden = location.protocol !== "file:";
  });
})();
