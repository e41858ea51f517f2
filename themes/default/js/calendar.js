/**
 * calendar: what is still to be done of an action plan, as a calendar file (RFC 5545) that Outlook and phones open.
 *
 * Each action with a date is an event of a whole day. Many calendars show no to-do that a file brings, and all show
 * such events. An event has the same name each time, so most calendars take a newer file for the same event, and the file is the same
 * for the same plan. Pure: touches no page, no storage and no clock.
 */
(function () {
  "use strict";

  /** The longest line, in bytes. */
  const LINE = 75;

  /** @param {string} text with the signs that mean something to a calendar written out, and none that it forbids */
  const plain = (text) =>
    text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\x00-\x08\x0b-\x1f\x7f]|\p{Cs}/gu, "");

  /** Breaks a line that is too long, never within a character. @param {string} line */
  function fold(line) {
    let folded = "";
    let used = 0;
    for (const sign of line) {
      const point = sign.codePointAt(0) ?? 0;
      const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (used + bytes > LINE) {
        folded += "\r\n ";
        used = 1;
      }
      folded += sign;
      used += bytes;
    }
    return folded + "\r\n";
  }

  /** @param {string} date */
  const packed = (date) => date.replaceAll("-", "");

  /** The actions that belong in a calendar: they have a date, and are neither done nor dropped. @param {Saved} response */
  const due = ({ actions }) => actions.filter((action) => action.due && /^(open|started)$/.test(action.status));

  /** Returns the text of a calendar file. @param {Saved} response @param {Definition} definition */
  function make(response, definition) {
    const items = new Map(definition.domains.flatMap((domain) => domain.items.map((item) => [item.id, item])));
    const events = due(response).map(function ({ id, item = "", text, owner, due = "", status }) {
      const asked = items.get(item);
      const about = [
        owner && casebook.say("exchange_event_owner", { owner: owner }),
        casebook.say("exchange_event_status", { status: casebook.say("exchange_" + status) }),
        asked && asked.number + ". " + asked.stem,
        definition.title,
      ];
      return [
        "BEGIN:VEVENT",
        "UID:" + plain(response.id + "." + id) + "@casebook",
        "DTSTAMP:" + packed(response.saved) + "T000000Z",
        "DTSTART;VALUE=DATE:" + packed(due),
        "SUMMARY:" + plain(text),
        "DESCRIPTION:" + plain(about.filter(Boolean).join("\n")),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ];
    });
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casebook//Action plan//EN", ...events.flat(), "END:VCALENDAR"];
    return lines.map(fold).join("");
  }

  /** Tells whether a calendar is of this plan: its days, and what is due on each. @param {string} text @param {Saved} response */
  function holds(text, response) {
    const lines = text.replaceAll("\r\n ", "").split("\r\n");
    /** @param {string} name */
    const found = (name) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
    const actions = due(response);
    return (
      String(found("DTSTART;VALUE=DATE:")) === String(actions.map(({ due = "" }) => packed(due))) &&
      String(found("SUMMARY:")) === String(actions.map(({ text }) => plain(text)))
    );
  }

  casebook.calendar = { due: due, make: make, holds: holds };
})();
