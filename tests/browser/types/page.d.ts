// The page of a self-assessment, as its parts in components/assessment see it. Checked by tsc, never shipped.

/** What the form holds (answers.js). */
type Form = {
  items: Item[];
  radios: (id: string) => HTMLInputElement[];
  chosen: (id: string) => HTMLInputElement | undefined;
  note: (id: string) => HTMLTextAreaElement | null;
  gather: () => Answers;
  fill: (answers: Answers) => void;
  /** The chosen answer in the words beside it. */
  wordsOf: (id: string) => { label: string; anchor: string };
};

type Page = {
  root: HTMLElement;
  definition: Definition;
  form: Form;
  /** The response without its answers, which the form holds. */
  about: any;
  /** The text of the response when it was last saved, kept or loaded. */
  safe: string;
  /** The step that shows, and all of them (steps.js). */
  step: HTMLElement;
  steps: HTMLElement[];
  /** What a press on an element with `data-action` does, by that name; the press of a link goes nowhere else. */
  handlers: Record<string, (button: any) => unknown>;
  /** Called when the person changed something; when what hangs on the response is drawn; when the page has opened. */
  onChange: (() => void)[];
  onRefresh: (() => void)[];
  onOpen: (() => void)[];
  find: (selector: string) => any;
  /** The element with this `data-part`. */
  part: (name: string) => any;
  /** The whole response as it stands, and its file. */
  response: () => any;
  text: () => string;
  /** Reads the text of a file, of whatever form that is known here (exchange.js). */
  read: (text: string) => Reading | Promise<Reading>;
  /** Brings the script that knows other forms, and casebook.compare (exchange.js). */
  forms: () => Promise<any>;
  isEmpty: () => boolean;
  isSafe: () => boolean;
  /** To be called after each change by the person. */
  changed: () => void;
  refresh: () => void;
  /** Whether answers are kept in this browser; and keeps them now, if so (keep.js). */
  isKept: () => boolean;
  keepNow: () => void;
  /** Reads the file that was chosen; says why where it cannot be used, about the element with the id `target`. */
  openFile: (picker: any, target: string) => Promise<any>;
  /** Takes over a response that was read, if the person agrees to what that replaces or changes; says whether. */
  take: (found: any, message: string) => Promise<boolean>;
  /** The level or reason of an answer in words; whether a migration moves answers; and what it does, line by line (earlier.js). */
  wordsFor: (answer: Answer) => string;
  moves: (found: any) => boolean;
  linesOf: (found: any) => Node[];
  /** Takes over a response that was read; nothing begins a new one. */
  adopt: (found: any) => void;
  /** Says that something went well. */
  tell: (message: string) => void;
  /** Shows a fault at the top. `target` is the id of what it is about; quiet leaves the focus. */
  fail: (message: string, target: string, quiet?: boolean) => void;
  /** The same for several faults, each with its target. */
  failAll: (faults: [string, string][], quiet?: boolean) => void;
  /** Says something to a screen reader, once the typing rests (answers.js). */
  announce: (message: string) => void;
  /** Asks in the page with the words KEY, KEY_text and KEY_yes; Escape is "no". */
  ask: (key: string, values?: Record<string, any>, more?: Node[]) => Promise<boolean>;
  /** Shows a step, with a new entry in the history; opens the page at its address (steps.js). */
  goTo: (id: string) => void;
  open: () => void;
};
