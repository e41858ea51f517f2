// The tags of casebook's own pages, without a browser. It reads what the templates write: every attribute quoted.

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const decode = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : number ? String.fromCodePoint(Number(number)) : NAMED[name] ?? whole);

/** Every opening tag, in order: its name, its attributes, and the text up to the next tag. @param {string} html */
export function tagsOf(html) {
  return [...html.matchAll(/<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>([^<]*)/gi)].map(([, name, attributes, text]) => ({
    name: name.toLowerCase(),
    text: decode(text),
    attributes: Object.fromEntries([...attributes.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)]
      .map(([, key, double, single, bare]) => [key.toLowerCase(), decode(double ?? single ?? bare ?? "")])),
  }));
}
