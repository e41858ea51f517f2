// What the scripts of a self-assessment hand each other. Checked by tsc, never shipped.

/** One person's answer to one item: a level, or a reason for none, or only a note. */
type Answer = { level?: number; absent?: string; evidence?: string };
/** By item id; a missing one is blank. */
type Answers = Map<string, Answer>;

/** When a rule of advice holds; what it says stands on the page. */
type Advice = { atMost?: number; unknown?: boolean };
type Item = { id: string; number: number; stem: string; evidenceMax?: number; advice: Advice[] };
type Domain = { id: string; title: string; items: Item[] };
/** What the data script of an assessment hands over, with the words of the page (js/definition.js). */
type Definition = {
  siteId: string;
  id: string;
  version: string;
  digest: string;
  title: string;
  domains: Domain[];
  absent: string[];
  levels: { level: number; label: string }[];
};

/** A response as it stands in a file. */
type Saved = { id: string; language: string; saved: string; started: string; status: string; answers: Answers; actions?: any; earlier?: any; retired?: any; wording?: any };
/** Why a file was refused: `key` finds the words that explain it. */
type Problem = { key: string; details?: Record<string, string | number> };
type Reading = { ok: true; response: Saved; reworded: boolean; leftOut: string[] } | { ok: false; problem: Problem };

/** What the storage of this browser held. */
type Found = { state: "none" } | { state: "found"; text: string; found: Reading } | { state: "bad"; problem: Problem };

declare var casebook: any;
