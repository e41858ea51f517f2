/**
 * exchange: saving in other forms, and loading files of other forms.
 *
 * What knows those forms is a script of its own (the group `exchange`), which comes when one is first asked for.
 * With it comes what sets two rounds side by side.
 */
(function () {
  "use strict";

  const { part, word } = casebook.assessment;

  part(function (/** @type {Page} */ page) {
    /** What knows the forms. A server's own page may come in place of the script: it does not. @type {() => Promise<any>} */
    const forms = casebook.once(async () => {
      await casebook.load(page.root.dataset.exchange || "");
      return casebook.forms ?? Promise.reject(new Error("exchange: no forms came"));
    });

    page.forms = forms;
    page.handlers.exchange = (button) =>
      forms().then(
        (found) => found.save(page, button.id),
        () => page.fail(word("exchange_failed"), button.id),
      );

    // What a file is, its contents tell, not its name.
    page.read = function (text) {
      const found = casebook.response.read(text, page.definition);
      const key = found.ok ? "" : found.problem.key;
      const isTable = key === "assessment_load_not_json" && /^[^\r\n{[]*\bformat\b/.test(text);
      const isFhir = key === "assessment_load_format" && text.includes('"resourceType"');
      if (!isTable && !isFhir) return found;
      return forms().then(
        (known) => known.read(text, page),
        () => ({ ok: false, problem: { key: "assessment_exchange_failed" } }),
      );
    };
  });
})();
