// What the scripts of a self-assessment hand each other. Checked by tsc, never shipped.

/** One person's answer to one item: a level, or a reason for none, or only a note. */
type Answer = { level?: number; absent?: string; evidence?: string };
/** By item id; a missing one is blank. */
type Answers = Map<string, Answer>;

/** When a rule of advice holds; what it says stands on the page. */
type Advice = { atMost?: number; unknown?: boolean };
/** `digest` stands for all that a respondent reads of the item, and not for its id. */
type Item = { id: string; number: number; digest: string; stem: string; evidenceMax?: number; advice: Advice[] };
type Domain = { id: string; title: string; items: Item[] };
/** What one version did to the items of the version before it. */
type Change = {
  version: string;
  renamed?: Record<string, string>;
  reworded?: string[];
  retired?: string[];
  split?: Record<string, string[]>;
  added?: string[];
};
type Role = { id: string; label: string };
/** What the data script of an assessment hands over, with the words of the page (js/definition.js). */
type Definition = {
  siteId: string;
  /** Base of the addresses in a FHIR file. */
  canonical: string;
  id: string;
  version: string;
  digest: string;
  title: string;
  domains: Domain[];
  absent: string[];
  levels: { level: number; label: string }[];
  /** Oldest first. */
  changes: Change[];
  groups: { threshold: number; distributionThreshold: number; roles: Role[] };
};

/** What somebody means to do; `item` is what it came from. */
type Action = {
  id: string;
  item?: string;
  text: string;
  owner?: string;
  /** A day, as 2027-03-31. */
  due?: string;
  status: "open" | "started" | "done" | "dropped";
};
/** An answer given in version `from`, to words that are gone. `item` is its id then, where that differs. */
type Kept = Answer & { from: string; item?: string; why?: "reworded" | "split" };

/** The parts of a response that a change of the assessment can move. */
type Parts = {
  answers: Answers;
  actions: Action[];
  /** Answers to other words, by present item; each waits to be confirmed, and is not scored. */
  earlier: Map<string, Kept>;
  /** Answers to items that are gone, by old item. */
  retired: Map<string, Kept>;
  /** The digest of the words that each answer was given to: none means the present words, "" unknown ones. */
  wording: Map<string, string>;
};
/** A response as it stands in a file. */
type Saved = Parts & {
  id: string;
  language: string;
  saved: string;
  started: string;
  status: string;
  role?: string;
  /** A label of the sitting, such as "Autumn 2026". */
  round?: string;
  share?: string;
};

/** What became of the answers of an older version: ids of present items, beside old ids where these are gone. */
// Not "Report", which is a browser's own.
type MigrationReport = {
  from: string;
  to: string;
  renamed: [string, string][];
  reworded: string[];
  retired: string[];
  split: [string, string[]][];
  added: string[];
  /** Answered items whose words differ, though no change is listed. */
  corrected: string[];
};

/** Why a file was refused: `key` finds the words that explain it. */
type Problem = { key: string; details?: Record<string, string | number> };
/** `report` is null where nothing differs from the present version. */
type Reading = { ok: true; response: Saved; report: MigrationReport | null; leftOut: string[] } | { ok: false; problem: Problem };

/** What the storage of this browser held. */
type Found = { state: "none" } | { state: "found"; text: string; found: Reading } | { state: "bad"; problem: Problem };

/** One item in two rounds. `step` is how many levels it moved, where both gave one. */
type Pair = { item: Item; state: "same" | "changed" | "reworded" | "blank"; then?: Answer; now?: Answer; step: number | null };
/** One domain in two rounds; its figures only where `why` says nothing against them. */
type Two = {
  domain: Domain;
  items: Pair[];
  /** "reworded": an item has other words; "answered": not the same items have a level; "not-scored": too few answers. */
  why: "reworded" | "answered" | "not-scored" | null;
  then: { score: number; floor: number } | null;
  now: { score: number; floor: number } | null;
};

declare var casebook: any;

/** Trusted Types, which the library of tsc does not know. */
declare var trustedTypes: { createPolicy(name: string, rules: any): any } | undefined;
