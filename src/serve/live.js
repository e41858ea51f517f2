// Loads the page anew when the site has changed, and shows faults over it: errors in a panel, warnings behind a
// count in a corner. `casebook serve` adds this script to each page on its way out; it is never part of a built site.

(function () {
  "use strict";

  const script = document.currentScript;
  const site = script.dataset.site;
  const base = new URL(".", script.src);
  /** How long to wait before asking a server again that did not answer. */
  const PAUSE = 1000;
  /** Whether the list of warnings is open, kept while pages are loaded anew. */
  const OPEN = "casebook-warnings";
  let seen = "";
  let asking = null;
  let host = null;

  /** Makes an element. Text enters as text, never as HTML. */
  function element(name, part, ...children) {
    const made = document.createElement(name);
    if (part) made.className = part;
    made.append(...children);
    return made;
  }

  /** A line of a file as editors know it: number, bar, the line with the fault marked. */
  function lineOf(line, text) {
    const mark = element("mark", "", line.marked || " ");
    const shown = element("pre", "line", element("span", "number", `${line.number} | `), line.before, mark, line.after);
    if (text) shown.append(element("span", "label", `  ${text}`));
    shown.tabIndex = 0; // a long line can be scrolled with keys
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", `line ${line.number}`);
    return shown;
  }

  function faultOf(fault) {
    const kind = fault.is_error ? "error" : "warning";
    const shown = element("li", kind, element("p", "message", element("b", "kind", `${kind}[${fault.rule}]`), `: ${fault.message}`),
      element("p", "place", fault.place));
    if (fault.line) shown.append(lineOf(fault.line));
    for (const label of fault.labels) shown.append(element("p", "place", label.place), lineOf(label.line, label.text));
    if (fault.help) shown.append(element("p", "help", element("b", "", "help"), `: ${fault.help}`));
    return shown;
  }

  function hide() {
    host?.remove();
    host = null;
  }

  /** Faults as a list; beyond what is sent, they are counted. */
  function listOf({ errors, warnings, faults }) {
    const list = element("ul", "list", ...faults.map(faultOf));
    const more = errors + warnings - faults.length;
    if (more > 0) list.append(element("li", "note", `and ${more} more: \`casebook check\` lists them all`));
    return list;
  }

  /** Errors stand over the page until they are mended, or hidden. */
  function panelOf(state) {
    const { errors } = state;
    const title = element("h2", "title", errors === 1 ? "1 error: this change is not shown yet" : `${errors} errors: your changes are not shown yet`);
    title.id = "title";
    const away = element("button", "hide", "Hide");
    away.type = "button";
    away.addEventListener("click", hide);
    const note = element("p", "note", "The page below is the last that could be made. This goes when the file is mended and saved.");
    const panel = element("section", "panel", element("header", "head", title, away), note, listOf(state));
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-labelledby", "title");
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    return panel;
  }

  /** What the browser keeps for this tab, where it may keep anything. */
  function remembered() {
    try {
      return sessionStorage;
    } catch {
      return null;
    }
  }

  /** Warnings keep nobody from anything: a count in a corner opens their list. */
  function cornerOf(state) {
    const { warnings } = state;
    const summary = element("summary", "count", warnings === 1 ? "1 warning" : `${warnings} warnings`);
    const corner = element("details", "corner", summary, listOf(state));
    corner.open = remembered()?.getItem(OPEN) === "true";
    corner.addEventListener("toggle", () => remembered()?.setItem(OPEN, String(corner.open)));
    corner.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !corner.open) return;
      corner.open = false;
      summary.focus();
    });
    return corner;
  }

  /** Shows faults over the page, out of reach of its style. */
  function show(state) {
    hide();
    if (state.errors + state.warnings === 0) return;
    host = element("casebook-faults");
    const root = host.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = new URL("live.css", base).href;
    root.append(style, state.errors > 0 ? panelOf(state) : cornerOf(state));
    document.body.append(host);
  }

  function take(state) {
    if (state.site !== site) {
      location.reload();
      return false;
    }
    if (state.seen !== seen) show(state);
    seen = state.seen;
    return true;
  }

  /** Asks for news until the page goes or is hidden: a browser has few connections to one server. */
  async function ask() {
    if (asking || document.hidden) return;
    asking = new AbortController();
    const { signal } = asking;
    for (let going = true; going && !signal.aborted; ) {
      try {
        const answer = await fetch(new URL(seen ? `state?seen=${seen}` : "state", base), { signal, cache: "no-store" });
        going = take(await answer.json());
      } catch {
        // The server has gone away; it may come back.
        if (!signal.aborted) await new Promise((again) => setTimeout(again, PAUSE));
      }
    }
  }

  function stop() {
    asking?.abort();
    asking = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : ask()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", ask);
  ask();
})();
