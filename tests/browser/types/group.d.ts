// What the scripts of a group view hand each other. Checked by tsc, never shipped.

/** The rules of a definition for groups. */
type Groups = Definition["groups"];

/** One person's answers without notes, one an item: a level, the reason for none, or null for a blank. */
type Person = { names: string[]; name?: string; role: string; given: (number | string | null)[] };

/** Twice the median, and where the middle half begins and ends. */
type Middle = { median: number; from: number; to: number };

/** What may be shown of one question: nothing, since too few gave a level or another view is too close; median and middle half; or counts. */
type GroupItem = {
  item: Item;
  domain: Domain;
  shown: "few" | "close" | "middle" | "counts";
  many: boolean;
  disagree: boolean;
  gap: boolean;
  roles: ({ role: Role } & Middle)[];
  median?: number;
  from?: number;
  to?: number;
  /** By level. */
  counts?: number[];
  /** How many don't know; null where that would give away a few others. */
  unknown?: number | null;
  /** How many gave no level for another reason; where `unknown` is null, for any. */
  none?: number;
};

/** What may be shown of a group: nothing but its size, unless the state is "shown". */
type GroupView = {
  n: number;
  state: "few" | "close" | "shown";
  threshold: number;
  distributionThreshold: number;
  roles: { role: Role; n: number }[];
  items: GroupItem[];
};
