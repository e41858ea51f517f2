// Files of made-up people, for the group view: what the page of a self-assessment saves, as text.

/** The questions of the assessment for organisations, in order. */
export const ITEMS = ["org-1", "org-2", "org-3", "org-4", "org-5", "org-6", "org-7"];

/** @param {number} at @param {Record<string, any>} answers by item: a level, or the reason for none @param {Record<string, any>} [about] */
export function fileOf(at, answers, about = {}) {
  const held = Object.entries(answers).filter(([, given]) => given !== null && given !== undefined);
  const file = {
    answers: Object.fromEntries(held.map(([item, given]) => [item, {
      ...(typeof given === "number" ? { level: given } : { absent: given }), evidence: `Note of ${at} on ${item}`,
    }])),
    format: "casebook-response",
    formatVersion: 1,
    instrument: { digest: "sha256-" + "0".repeat(64), id: "organisation", version: "2.0.0" },
    producer: { name: "casebook" },
    response: { id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`, language: "en-GB", saved: "2026-11-22", started: "2026-11-22", status: "completed", ...about },
  };
  return { name: `person-${at}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file, null, 2) + "\n") };
}

/** A workshop: the first question splits the room, the second does not, the sixth nobody knows much of, the last is hardly answered. */
export function workshop(n, from = 0) {
  return Array.from({ length: n }, (_, step) => {
    const at = from + step;
    return fileOf(at + 1, {
      "org-1": at % 2 ? 4 : at % 4 ? 1 : 0,
      "org-2": 2 + (at % 3 === 0 ? 1 : 0),
      "org-3": at % 4,
      "org-4": at % 7 === 0 ? "asked-declined" : 1,
      "org-5": (at * 3) % 5,
      "org-6": at % 2 ? "asked-unknown" : 3,
      "org-7": at % 6 === 0 ? 2 : null,
    });
  });
}
