// What a script of a page must not do: reach the network, run text, write HTML, or leave the page. The policy of the pages
// stops most of it; navigation, connecting ahead and WebRTC it does not.
//
// Names of outside are let in by a list, and so are the parts of those through which more could be had. What has other uses
// (a click, an address) is told each time, and the test that asks says where it may stand.

import { parse } from "acorn";
import { analyze } from "eslint-scope";

/** Every name of outside that a script may use. What is not here (fetch, Worker, eval, self ...) does not pass. */
const GLOBALS = new Set(`
  Array Blob Boolean Date Error Intl JSON Map Math Number Object Promise RegExp Set String TextDecoder TextEncoder TypeError URL
  URLSearchParams Uint8Array Element Event Infinity IntersectionObserver casebook clearTimeout console crypto decodeURIComponent document
  globalThis history isNaN localStorage location matchMedia setTimeout undefined window`.split(/\s+/));

/** The parts of those that may be used, where others lead outside. They are used at once, and never under another name. */
const PARTS = {
  Object: "assign entries freeze fromEntries hasOwn is keys values",
  URL: "createObjectURL revokeObjectURL",
  console: "error",
  crypto: "getRandomValues",
  document: "activeElement addEventListener baseURI body createElement createElementNS documentElement getElementById head querySelector querySelectorAll readyState title",
  globalThis: "casebook trustedTypes",
  history: "pushState replaceState state",
  location: "hash pathname protocol search",
  window: "addEventListener matchMedia print scrollX scrollY setTimeout",
};
/** They may be handed on as they are: to listen on them, to keep in them, to make one. */
const WHOLE = { Object: [], URL: ["new"], console: [], crypto: [], document: ["argument"], globalThis: [], history: [], location: [], window: ["argument"] };

/** Parts of anything that no script has a use for. */
const FORBIDDEN = new Set(`
  innerHTML outerHTML insertAdjacentHTML setHTML setHTMLUnsafe getHTML srcdoc createContextualFragment parseFromString parseHTMLUnsafe
  execCommand cookie defaultView parentWindow view frames contentWindow contentDocument opener location navigation navigator serviceWorker sendBeacon
  fetch postMessage submit requestSubmit formAction formaction action ping srcset poster background cssText cssRules insertRule replaceSync adoptedStyleSheets
  setProperty setAttributeNS setAttributeNode innerText evaluate constructor __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ prototype caller callee
  attachInternals currentNavigation importNode adoptNode implementation ownerDocument getRootNode relList attributionSrc`.split(/\s+/));
/** Parts that have a use, each told where it stands. */
const TOLD = new Set(["click", "href", "src", "style", "createPolicy", "createScriptURL", "insertBefore", "attachShadow"]);

/** Elements that load something, or hold what is no text. */
const ELEMENTS = /^(script|iframe|frame|object|embed|applet|img|image|picture|source|track|video|audio|link|style|base|meta|portal|fencedframe|animate|set|use|foreignobject)$/i;
const ATTRIBUTES = /^(on\w+|src|srcset|srcdoc|style|action|formaction|ping|poster|background|data|manifest|http-equiv|target|nonce|xlink:href|xml:base|attributionsrc|imagesrcset)$/i;
/** Keys of an object can become attributes; these are what a script may listen to besides. */
const HANDLERS = new Set(["on", "once"]);

/** All nodes with their parents, the outer first. @param {any} tree */
function* nodes(tree, parents = []) {
  yield [tree, parents];
  const inner = [...parents, tree];
  for (const [key, value] of Object.entries(tree)) {
    if (key === "type" || key === "range") continue;
    for (const one of Array.isArray(value) ? value : [value]) if (one && typeof one.type === "string") yield* nodes(one, inner);
  }
}

/** The texts that an expression can be, where it is made of literals alone; nothing where it is not. @param {any} node @returns {any[] | null} */
function literals(node) {
  if (node.type === "Literal") return [node.value];
  if (node.type === "TemplateLiteral" && !node.expressions.length) return [node.quasis[0].value.cooked];
  if (node.type !== "ConditionalExpression") return null;
  const both = [literals(node.consequent), literals(node.alternate)];
  return both.every(Boolean) ? both.flat() : null;
}

/** Whether text is put together in an expression. @param {any} node */
const puts = (node) => [...nodes(node)].some(([{ type, value }]) => type === "TemplateLiteral" || (type === "Literal" && typeof value === "string"));

/** Returns what stands in a script that may not, or only in some places: "kind: what", as often as it stands there. @param {string} text */
export function findings(text) {
  /** @type {string[]} */
  const found = [];
  const tell = (/** @type {string} */ kind, /** @type {any} */ what) => found.push(`${kind}: ${what}`);
  const tree = parse(text, { ecmaVersion: 2024, sourceType: "script", ranges: true });
  const { globalScope } = analyze(tree, { ecmaVersion: 2024, sourceType: "script" });
  const outside = new Set(globalScope.through.map(({ identifier }) => identifier));
  if (globalScope.variables.length) for (const { name } of globalScope.variables) tell("global", name);

  /** @param {any} node a name of outside @param {any[]} parents */
  function checkOutside(node, parents) {
    const { name } = node;
    const parent = parents.at(-1);
    if (!GLOBALS.has(name)) return tell("outside", name);
    if (!PARTS[name]) return;
    if (parent.type === "MemberExpression" && parent.object === node) {
      const names = parent.computed ? literals(parent.property) : [parent.property.name];
      if (!names) return tell("computed", name);
      for (const part of names) if (!PARTS[name].split(" ").includes(part)) tell("part", `${name}.${part}`);
      return isWritten(parent, parents.at(-2)) && name === "location" ? tell("part", "location written") : undefined;
    }
    const as = parent.type === "CallExpression" && parent.arguments.includes(node) ? "argument" : parent.type === "NewExpression" && parent.callee === node ? "new" : "alias";
    if (!WHOLE[name].includes(as)) tell(as, name);
  }

  /** @param {any} node @param {any} parent */
  const isWritten = (node, parent) =>
    (parent?.type === "AssignmentExpression" && parent.left === node) || (parent?.type === "UpdateExpression" && parent.argument === node);

  /** @param {any} name @param {string} where */
  function checkName(name, where) {
    if (FORBIDDEN.has(name)) tell("name", name);
    else if (TOLD.has(name)) tell("told", name + where);
  }

  /** @param {any} node @param {any[]} parents */
  function checkMember(node, parents) {
    const parent = parents.at(-1);
    const written = isWritten(node, parent);
    const called = parent?.type === "CallExpression" && parent.callee === node;
    const names = node.computed ? literals(node.property) : [node.property.name];
    const isData = node.object.type === "MemberExpression" && node.object.property.name === "dataset";
    if (names) {
      for (const name of names) {
        if (name === "href" && !written && !called) continue; // an address that is read
        if (!isData) checkName(name, written ? " written" : "");
      }
    } else if (isData && !called) return;
    else if (puts(node.property)) tell("computed", "put together");
    else if (called) tell("computed", "called");
    else if (written) tell("computed", "written");
  }

  /** @param {any} node @param {any[]} parents */
  function checkKey(node, parents) {
    const names = node.computed ? literals(node.key) : [node.key.name ?? node.key.value];
    if (!names) return tell("computed", "key");
    for (const name of names) {
      if (parents.at(-1).type === "ObjectPattern" ? ["src", "href"].includes(name) : HANDLERS.has(name)) continue;
      if (FORBIDDEN.has(name) || (ATTRIBUTES.test(name) && parents.at(-1).type === "ObjectExpression")) tell("key", name);
      else if (TOLD.has(name)) tell("told", `${name} as a key`);
    }
  }

  /** @param {any} node */
  function checkCall(node) {
    const [first] = node.arguments;
    const called = node.callee.property?.name ?? node.callee.name;
    if (/^set(Timeout|Interval|Immediate)$/.test(called) && !/Function|Identifier|Member/.test(first?.type)) tell("text as code", called);
    const texts = first ? literals(first) : null;
    if (/^createElement(NS)?$/.test(called)) {
      const tag = called.endsWith("NS") ? node.arguments[1] : first;
      for (const name of literals(tag) ?? ["any"]) if (name === "any" || ELEMENTS.test(name)) tell("element", name);
    } else if (/^(setAttribute|toggleAttribute)$/.test(called)) {
      for (const name of texts ?? ["any"]) if (name === "any" || name === "href" || ATTRIBUTES.test(name)) tell("attribute", name);
    } else if (!node.callee.property) {
      for (const name of texts ?? []) if (ELEMENTS.test(name)) tell("element", name);
    }
    if (/^(call|apply|bind)$/.test(called) && node.callee.type === "MemberExpression") tell("told", called);
  }

  for (const [node, parents] of nodes(tree)) {
    const parent = parents.at(-1);
    if (outside.has(node) && node.type === "Identifier") checkOutside(node, parents);
    if (node.type === "MemberExpression") checkMember(node, parents);
    if (node.type === "Property") checkKey(node, parents);
    if (node.type === "CallExpression" || node.type === "NewExpression") checkCall(node);
    if (node.type === "ThisExpression" && !parents.some(({ type }) => type === "ClassBody")) tell("this", "outside of a class");
    if (/^(ImportExpression|MetaProperty|WithStatement|DebuggerStatement|TaggedTemplateExpression)$/.test(node.type)) tell("syntax", node.type);
    if (node.type === "Literal" && typeof node.value === "string" && /^\s*(javascript|vbscript):/i.test(node.value)) tell("address", "javascript:");
    if (node.type === "Literal" && typeof node.value === "string" && /^(https?:)?\/\//.test(node.value) && node.value !== "http://www.w3.org/2000/svg" && parent.type === "CallExpression") tell("address", node.value);
  }
  return found.sort();
}

/** Whether a script only hands values over: `casebook.one.two(value, ...)`, again and again. @param {string} text */
export function isData(text) {
  const { body } = parse(text, { ecmaVersion: 2024, sourceType: "script" });
  const value = (/** @type {any} */ node) => ["Literal", "ObjectExpression", "ArrayExpression", "Property", "UnaryExpression", "TemplateLiteral", "TemplateElement"].includes(node.type)
    || (node.type === "Identifier");
  const ours = (/** @type {any} */ node) => (node.type === "MemberExpression" ? !node.computed && ours(node.object) : node.type === "Identifier" && node.name === "casebook");
  const plain = (/** @type {any} */ node) => [...nodes(node)].every(([one, parents]) => value(one)
    && (one.type !== "Identifier" || (parents.at(-1)?.type === "Property" && parents.at(-1).key === one && !parents.at(-1).shorthand))
    && (one.type !== "TemplateLiteral" || !one.expressions.length) && !one.computed);
  return body.every((/** @type {any} */ { type, expression }) => {
    if (type !== "ExpressionStatement") return false;
    if (expression.type === "AssignmentExpression") return ours(expression.left) && plain(expression.right);
    if (expression.type !== "CallExpression") return false;
    const { callee, arguments: given } = expression;
    const isAssign = callee.object?.name === "Object" && callee.property.name === "assign" && ours(given[0]);
    return (isAssign || ours(callee)) && given.slice(isAssign ? 1 : 0).every(plain);
  });
}

/** What has other uses, file by file, and why it may stand there. A line more, or less, is a fault. @type {Record<string, string[]>} */
export const MAY = {
  "js/casebook.js": [
    // casebook.load: the one place that adds a script or style, of the site alone.
    "element: link", "element: script", "told: href written", "told: src written",
    // The one policy of the site, and where it is used.
    "told: createPolicy", "told: createScriptURL", "told: createScriptURL as a key",
  ],
  // A method of the engine, by a name that stands in the file.
  "js/find.js": ["computed: called"],
  // Return on a word with a meaning follows its link, as it would without a script.
  "js/terms.js": ["told: click"],
  // Counts, by a number and by the name of a filter.
  "js/search.js": ["computed: written", "computed: written"],
  // A field of a row, by its number; a key of FHIR, by its kind.
  "js/csv.js": ["computed: written"],
  "js/fhir.js": ["computed: key"],
  "components/search/page.js": ["computed: written"],
  // Links to results and to the search page; Return in the field follows the one that is chosen. `style` is an address.
  "components/search/box.js": ["attribute: any", "element: any", "told: click", "told: href written", "told: href written", "told: style as a key"],
  "components/search/search.js": ["told: href as a key", "told: href as a key", "told: href written"],
  "components/compare/compare.js": ["attribute: any", "element: any", "told: href as a key", "told: href as a key"],
  // The link to the glossary is that of the word; the box is put beside it.
  "components/terms/terms.js": ["attribute: href", "told: style"],
  // A file to save: a link to a Blob, clicked. Below, pickers of files are opened by a button of the page.
  "components/assessment/tools.js": ["attribute: any", "element: any", "element: any", "told: click", "told: href written"],
  "components/assessment/keep.js": ["told: click"],
  "components/assessment/rounds.js": ["told: click"],
  // Handlers of the page object, by the name of a button; links to places of the same page.
  "components/assessment/assessment.js": ["computed: called", "key: onChange", "key: onOpen", "key: onRefresh", "told: href written"],
  "components/assessment/result.js": ["told: href written"],
  "components/group/group.js": ["computed: called", "told: click", "told: href written"],
};

/** What may be found in a file of the theme. @param {string} path */
export const may = (path) => [...(MAY[path] ?? [])].sort();
