// calendar.js against RFC 5545: its own rules on lines, and a parser that is not ours.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { anyActions, calendar, definition, items, responseOf } from "./exchange.mjs";

const make = (actions, more) => calendar.make(responseOf({}, { actions, ...more }), definition);
const eventsOf = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
/** What a calendar can hold of a text: no control signs, and one kind of line end. */
const plain = (text) => text.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");
const stillToDo = ({ due, status }) => due && ["open", "started"].includes(status);

test("any plan: a parser that is not ours finds each action that is still to be done and has a date", () => {
  fc.assert(fc.property(anyActions, (actions) => {
    const found = eventsOf(make(actions)).map((one) => new ICAL.Event(one));
    assert.deepEqual(found.map((event) => [event.summary, event.startDate.toString(), event.startDate.isDate]),
      actions.filter(stillToDo).map(({ text, due }) => [plain(text), due, true]));
    for (const [at, { owner, item }] of actions.filter(stillToDo).entries()) {
      const { description } = found[at];
      if (owner) assert.ok(description.includes(plain(JSON.stringify({ owner }).slice(0, 0) + "exchange_event_owner " + JSON.stringify({ owner }))), description);
      if (item) assert.ok(description.includes(items.find(({ id }) => id === item).stem));
      assert.ok(description.endsWith(definition.title));
    }
  }), { numRuns: 500 });
});

test("any plan: lines end in CRLF, none is over 75 bytes, and none is cut within a character", () => {
  fc.assert(fc.property(anyActions, (actions) => {
    const text = make(actions);
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
    for (const line of text.split("\r\n")) {
      assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!/\p{Cs}/u.test(line), "half a pair");
    }
  }), { numRuns: 500 });
});

test("any plan: every event has what the standard asks for, and a name of its own", () => {
  fc.assert(fc.property(anyActions, (actions) => {
    const events = eventsOf(make(actions));
    for (const name of ["uid", "dtstamp", "dtstart"]) assert.ok(events.every((one) => one.getAllProperties(name).length === 1), name);
    assert.equal(new Set(events.map((one) => one.getFirstPropertyValue("uid"))).size, events.length);
  }));
});

test("the same plan gives the same file, and a changed action keeps its name", () => {
  const action = { id: "a1", text: "Write it", due: "2027-03-31", status: "open" };
  assert.equal(make([action]), make([action]));
  const [first] = eventsOf(make([action]));
  const [second] = eventsOf(make([{ ...action, text: "Sign it", due: "2027-04-30" }], { saved: "2026-12-01" }));
  assert.equal(first.getFirstPropertyValue("uid"), second.getFirstPropertyValue("uid"));
  assert.equal(second.getFirstPropertyValue("dtstamp").toString(), "2026-12-01T00:00:00Z");
});

test("a text cannot add a line of its own", () => {
  const text = make([{ id: "a1", text: "x\r\nEND:VEVENT\r\nATTACH:http://example.org\\n;,", due: "2027-03-31", status: "open" }]);
  const [event] = eventsOf(text);
  assert.equal(event.getFirstPropertyValue("summary"), "x\nEND:VEVENT\nATTACH:http://example.org\\n;,");
  assert.equal(event.getFirstPropertyValue("attach"), null);
});

test("a plan without a date, or with nothing to do, gives an empty calendar", () => {
  assert.deepEqual(eventsOf(make([{ id: "a1", text: "x", status: "open" }, { id: "a2", text: "y", due: "2027-03-31", status: "done" }])), []);
});
