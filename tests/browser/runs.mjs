// Two people's answers to the two real checklists, and what must come of them, worked out by hand.
// Score of a part: 25 times the mean level, half rounded up. Floor: its lowest level. Both need two answers, and answers
// to half of what applies. Advice: a part where a third or more is unknown comes first, then the widest gap to level 3.

export const ORGANISATION = {
  id: "organisation",
  title: "How far is medical engagement part of how we work?",
  parts: [
    { id: "backing", title: "Plan and backing from the top", answers: { "org-1": 1, "org-2": 2, "org-3": 4 } },
    { id: "structure", title: "Structure and goal", answers: { "org-4": 3, "org-5": 0 } },
    { id: "next-leaders", title: "The next medical leaders", answers: { "org-6": "asked-unknown", "org-7": 2 } },
  ],
  notes: { "org-1": "Culture plan 2026, page 12 <b>not bold</b>", "org-7": "Two lines:\nsecond line & “quotes”" },
  result: [
    // 25 × (1 + 2 + 4) / 3 = 58.33
    { score: 58, floor: 1, row: ["58", "Level 1: Starting", "3 of 3", "25 × (1 + 2 + 4) / 3 answered = 58.33, rounded to 58."] },
    // 25 × (3 + 0) / 2 = 37.5
    { score: 38, floor: 0, row: ["38", "Level 0: Not in place", "2 of 2", "25 × (3 + 0) / 2 answered = 37.5, rounded to 38."] },
    // One answer is not enough.
    { row: ["Not enough answers: 1 of 2", "None", "1 of 2", "A score needs two answers at least, and answers to at least half of the questions that apply. Not counted: don't know 1."] },
  ],
  answered: "You gave a level to 6 of 7 questions.",
  findings: ["Find out first: in “The next medical leaders” you answered “don't know” to 1 of the 2 questions that apply."],
  advice: [
    { item: "org-6", lands: "cases/salford-royal.html#sal-17", rule: "Shown because you answered “Don't know”." },
    { item: "org-5", lands: "cases/uclh.html#ucl-06", rule: "Shown because you chose “Not in place”, level 0. The rule is for level 1 or lower." },
    { item: "org-1", lands: "cases/salford-royal.html#sal-15", rule: "Shown because you chose “Starting”, level 1. The rule is for level 1 or lower." },
    { item: "org-2", lands: "cases/northumbria.html#nor-05", rule: "Shown because you chose “In some areas”, level 2. The rule is for level 2 or lower." },
    { item: "org-7", lands: "cases/kss-clinical-leadership.html#kss-02", rule: "Shown because you chose “In some areas”, level 2. The rule is for level 2 or lower." },
  ],
};

export const MEDICAL_LEADERS = {
  id: "medical-leaders",
  title: "How well do we grow, involve and support our doctors?",
  parts: [
    { id: "joining", title: "Choosing and developing doctors", answers: { "med-1": 3, "med-2": "asked-declined", "med-7": 2 } },
    { id: "deciding", title: "Deciding and improving", answers: { "med-3": "not-applicable", "med-4": "not-applicable" } },
    { id: "time", title: "Time, job plans and appraisal", answers: { "med-5": 0, "med-6": 4 } },
  ],
  notes: { "med-6": "Planned 6 hours, worked 11" },
  result: [
    // 25 × (3 + 2) / 2 = 62.5
    { score: 63, floor: 2, row: ["63", "Level 2: In some areas", "2 of 3", "25 × (3 + 2) / 2 answered = 62.5, rounded to 63. Not counted: prefer not to say 1."] },
    { row: ["Does not apply", "None", "0 of 0", "You said of every question in this part that it does not apply. Not counted: does not apply 2."] },
    { score: 50, floor: 0, row: ["50", "Level 0: Not in place", "2 of 2", "25 × (0 + 4) / 2 answered = 50."] },
  ],
  answered: "You gave a level to 4 of 7 questions.",
  findings: [],
  advice: [
    { item: "med-5", lands: "evidence/four-trusts.html#the-6", rule: "Shown because you chose “Not in place”, level 0. The rule is for level 0 or lower." },
    { item: "med-7", lands: "evidence/four-trusts.html#the-5", rule: "Shown because you chose “In some areas”, level 2. The rule is for level 2 or lower." },
    { item: "med-1", lands: "evidence/four-trusts.html#the-5", rule: "Shown because you chose “Usual”, level 3. The rule is for level 3 or lower." },
  ],
};

export const RUNS = [ORGANISATION, MEDICAL_LEADERS];

/** The radio button that stands for an answer: a level, or the reason for none. */
export const radioOf = (item, given) => `#item-${item}-${typeof given === "number" ? `level-${given}` : given}`;

/** All answers of a run, as [item, given]. */
export const answersOf = (run) => run.parts.flatMap((part) => Object.entries(part.answers));

/** The answers of a run as its saved file must hold them. */
export const savedAnswers = (run) => Object.fromEntries(answersOf(run).map(([item, given]) => [item, {
  ...(typeof given === "number" ? { level: given } : { absent: given }),
  ...(run.notes[item] ? { evidence: run.notes[item] } : {}),
}]));
