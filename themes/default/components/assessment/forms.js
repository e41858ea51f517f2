/**
 * casebook.forms: the other forms in which a person can save, and load. Comes with the group `exchange`.
 *
 * Nothing is called saved before it was read back and found equal.
 */
(function () {
  "use strict";

  const { make, put, uuid, today, download } = casebook.assessment;
  const { calendar, csv, fhir, response: file } = casebook;

  /** @param {string} key @param {Record<string, any>} [values] @returns {string} */
  const say = (key, values) => casebook.say("exchange_" + key, values);

  /** @param {Saved} response */
  const hasAnswers = ({ answers, earlier, retired }) => answers.size + earlier.size + retired.size > 0;

  /** A file for a group holds nothing else, and one without would count as a person. @param {Saved} response */
  const hasChosen = ({ answers }) => [...answers.values()].some(({ level, absent }) => level !== undefined || absent);

  /** Without words, and without what tells of one person: another number stands for who answered.
   * @param {any} response @param {string} role */
  function forGroup({ answers, language, round, saved, share, status, wording }, role) {
    /** @type {Array<[string, Answer]>} */
    const bare = [...answers].map(([id, { level, absent }]) => [id, level === undefined ? { absent: absent } : { level: level }]);
    return {
      id: share, share: share, language: language, round: round, role: role, started: saved, saved: saved, status: status,
      answers: new Map(bare.filter(([, { level, absent }]) => level !== undefined || absent)),
      actions: [], earlier: new Map(), retired: new Map(), wording: wording,
    };
  }

  /** Whether a text reads back as the response that it was made from. @param {any} form @returns {(text: string, page: Page) => boolean} */
  const readsBack = (form) => (text, { definition }) => {
    const back = form.read(text, definition);
    return back.ok && form.make(back.response, definition) === text;
  };

  /** How to make each form; whether a response has anything for it; whether what was made holds it.
   * @type {Record<string, {name: string, type: string, has: (response: any) => unknown, make: (response: any, definition: Definition) => string, holds: (text: string, page: Page, response: any) => boolean}>} */
  const FORMS = {
    csv: { name: "answers.csv", type: "text/csv", has: hasAnswers, make: csv.make, holds: readsBack(csv) },
    plan: {
      name: "plan.csv", type: "text/csv", has: ({ actions }) => actions.length, make: csv.plan,
      holds: (text, page, { actions }) => csv.holdsPlan(text, actions),
    },
    calendar: {
      name: "plan.ics", type: "text/calendar", has: (response) => calendar.due(response).length, make: calendar.make,
      holds: (text, page, response) => calendar.holds(text, response),
    },
    fhir: {
      name: "fhir.json", type: "application/json", make: fhir.make, holds: readsBack(fhir),
      has: ({ answers, actions }) => answers.size + actions.length,
    },
    share: { name: "group.json", type: "application/json", has: hasChosen, make: file.make, holds: readsBack(file) },
  };

  /** Says what is in a file for a group, and asks for the role. @param {Page} page */
  async function askToShare(page) {
    const response = page.response();
    const { roles = [] } = page.definition.groups || {};
    /** @type {HTMLInputElement[]} */
    const choices = [];
    const all = [{ id: "", label: say("role_none") }, ...roles].map(function ({ id, label }) {
      const input = make("input", "");
      Object.assign(input, { type: "radio", name: "share-role", id: "share-role-" + id, value: id, checked: !id });
      const words = make("label", label);
      words.htmlFor = input.id;
      choices.push(input);
      return put(make("div", "", "cb-radio"), input, words);
    });
    const group = put(make("fieldset", ""), make("legend", say("role")), ...all);
    const round = response.round ? say("share_round", { round: response.round }) : "";
    if (!(await page.ask("share", { round: round }, roles.length ? [group] : []))) return null;
    if (!page.about.share) {
      page.about.share = uuid();
      page.changed();
    }
    const role = choices.find((input) => input.checked)?.value || "";
    return forGroup({ ...response, share: page.about.share }, role);
  }

  /** Saves in the form of the button with this id. @param {Page} page @param {string} id as "save-csv" */
  async function save(page, id) {
    const form = id.slice(5);
    const { name, type, has, make, holds } = FORMS[form];
    if (!has(page.response())) return page.tell(say("none_" + form));
    const response = form === "share" ? await askToShare(page) : page.response();
    if (!response) return;
    const body = make(response, page.definition);
    const bytes = await new Blob([body]).arrayBuffer();
    const back = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (back !== body || !holds(back, page, response)) return page.fail(say("failed"), id);
    const mark = form === "share" ? response.share.slice(0, 8) : today();
    const full = ["casebook", page.definition.id, mark, name].join("-");
    download(body, full, type);
    page.tell(say("saved_" + (form === "share" ? form : "as"), { name: full }));
  }

  /** Reads what is no file of ours. @param {string} text @param {Page} page @returns {Reading} */
  function read(text, { definition, about }) {
    if (/^\s*\{/.test(text)) return fhir.read(text, definition);
    const found = csv.read(text, definition);
    // A table holds no plan. Where it holds the answers of this page, the plan of this page stays.
    if (found.ok && found.response.id === about.id) found.response.actions = about.actions;
    return found;
  }

  casebook.forms = { read: read, save: save };
})();
