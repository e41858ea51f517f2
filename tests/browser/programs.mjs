// Programs made by chance, for the tests of short names: few names, declared in every way, hidden by one another and
// used everywhere. `node programs.mjs > ../scripts/generated.js` writes those that the tests use; `node programs.mjs 500
// 1000 90` prints 500 longer ones from the thousandth on.

import { pathToFileURL } from "node:url";

const NAMES = ["value", "other", "list", "item", "a", "b", "of", "get", "async_", "Map", "name", "out2", "undef", "größe", "$", "_x"];
/** Never declared in a program, or not always. */
const OUTSIDE = ["Map", "globalThis", "a", "c", "Object"];

/** Numbers from 0 up to 1, the same for the same seed. @param {number} seed */
function chance(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One program, as text. @param {number} seed @param {number} [size] about how many statements */
export function program(seed, size = 40) {
  const next = chance(seed);
  const below = (most) => Math.floor(next() * most);
  const one = (list) => list[below(list.length)];
  const often = (times) => next() < times;
  const some = (most, make) => Array.from({ length: below(most + 1) }, make);
  const strict = often(0.6);
  let left = size;
  let label = 0;

  /** Open blocks, the innermost last. `through`: names of var that are hoisted through it. */
  let blocks = [];
  let kind = { generator: false, asynchronous: false };
  const block = () => blocks[blocks.length - 1];

  /** A name that may be declared here, and is now. @param {"var" | "lexical"} how */
  function declare(how) {
    for (let tries = 0; tries < 8; tries += 1) {
      const name = one(NAMES);
      if (how === "lexical") {
        if (block().lexical.has(name) || block().through.has(name) || block().head.has(name)) continue;
        block().lexical.add(name);
        return name;
      }
      const crossed = blocks.slice(blocks.findLastIndex(({ body }) => body));
      if (crossed.some(({ lexical, caught }) => lexical.has(name) || caught.has(name))) continue;
      for (const { through } of crossed) through.add(name);
      return name;
    }
    return null;
  }

  /** What is made inside a new block. @param {() => string} make */
  function within(make, { body = false, head = new Set(), caught = new Set() } = {}) {
    const around = blocks;
    blocks = [...blocks, { body, head, caught, lexical: new Set(), through: new Set() }];
    const made = make();
    blocks = around;
    return made;
  }

  const fresh = (taken, make = () => one(NAMES)) => {
    for (let tries = 0; tries < 20; tries += 1) {
      const name = make();
      if (!taken.has(name)) return taken.add(name), name;
    }
    return "spare" + taken.add("spare" + taken.size).size;
  };

  const variable = () => (often(0.9) ? one(NAMES) : one(OUTSIDE));
  const key = () => one([...NAMES.slice(0, 8), "if", "class", "'quoted'", "12", `[show(${expression(1)})]`]);

  /** What a value is taken apart by. @param {() => string | null} name */
  function pattern(name, deep = 0) {
    if (deep > 2 || often(0.5)) return name() ?? "{}";
    const fallback = () => (often(0.4) ? ` = ${expression(1)}` : "");
    if (often(0.4)) return `[${some(2, () => pattern(name, deep + 1) + fallback()).join(", ")}${often(0.2) ? ", ," : ""}]`;
    const fields = some(3, () => {
      if (often(0.5)) {
        const short = name();
        return short && !short.includes(".") ? `${short}${fallback()}` : `if: ${short ?? "[]"}`;
      }
      return `${key()}: ${pattern(name, deep + 1)}${fallback()}`;
    });
    return `{ ${fields.join(", ")} }`;
  }

  /** Parameters and body. */
  function callable({ generator = false, asynchronous = false, arrow = false } = {}) {
    const around = kind;
    const head = new Set();
    // Neither word may be used among the parameters.
    kind = { generator: false, asynchronous: false };
    const parameters = within(() => some(3, () => {
      const name = () => fresh(head);
      return often(0.3) ? `${pattern(name)} = {}` : often(0.3) ? `${name()} = ${expression(1)}` : name();
    }), { body: true });
    if (often(0.15)) parameters.push(`...${fresh(head)}`);
    kind = { generator, asynchronous };
    const body = arrow && often(0.5) ? `(fuel-- < 0 ? 0 : ${expression(2)})`
      : within(() => `{ if (fuel-- < 0) return 0; ${statements(3)} ${often(0.8) ? `return ${expression(2)};` : ""} }`, { body: true, head });
    kind = around;
    return [`(${parameters.join(", ")})`, body];
  }

  function functionExpression() {
    const how = { generator: often(0.15), asynchronous: often(0.15) };
    const [parameters, body] = callable(how);
    return `(${how.asynchronous ? "async " : ""}function${how.generator ? "*" : ""} ${often(0.5) ? one(NAMES) : ""}${parameters} ${body})`;
  }

  function arrow() {
    const asynchronous = often(0.15);
    const [parameters, body] = callable({ asynchronous, arrow: true });
    return `(${asynchronous ? "async " : ""}${parameters} => ${body})`;
  }

  function classText(name) {
    const members = some(3, () => {
      const fixed = often(0.3) ? "static " : "";
      const kindOf = one(["method", "field", "get", "set", "private"]);
      const around = kind;
      kind = { generator: false, asynchronous: false };
      const value = expression(1);
      kind = around;
      if (kindOf === "field") return `${fixed}${one(["value", "other", "get", "'quoted'"])} = ${value};`;
      if (kindOf === "private") return "";
      if (kindOf === "get") return `${fixed}get ${one(["value", "item"])}() { return ${value}; }`;
      if (kindOf === "set") return `${fixed}set ${one(["value", "item"])}(${one(NAMES)}) { ${one(NAMES)}; }`;
      const [parameters, body] = callable();
      return `${fixed}${one(["value", "list", "item", "get", "set", "static", "async"])}${parameters} ${body}`;
    });
    const hidden = often(0.3) ? `#hidden = ${one(["1", "this"])}; has(value) { return #hidden in Object(value); }` : "";
    return `class ${name} { ${members.join(" ")} ${hidden} ${often(0.2) ? `static { ${within(() => statements(1), { body: true })} }` : ""} }`;
  }

  function object(deep) {
    const entries = some(3, () => {
      if (often(0.35)) return one(NAMES);
      if (often(0.15)) return `...Object(${variable()})`;
      if (often(0.2)) {
        const [parameters, body] = callable();
        return `${one(["value", "get", "set", "async", "if"])}${parameters} ${body}`;
      }
      if (often(0.15)) return `get ${key()}() { return ${within(() => expression(deep - 1), { body: true })}; }`;
      return `${key()}: ${expression(deep - 1)}`;
    });
    return `{ ${entries.join(", ")} }`;
  }

  /** @param {number} deep @returns {string} */
  function expression(deep) {
    left -= 0.2;
    if (deep <= 0 || left < 0) return one([variable, () => String(below(9)), () => `"${one(NAMES)}"`])();
    const inner = () => expression(deep - 1);
    return one([
      variable, variable, variable,
      () => `num(${inner()}) ${one(["-", "*", "<", "|", "/", ">>"])} num(${inner()})`,
      () => `(${inner()} ${one(["===", "&&", "||", ",", "!=="])} ${inner()})`,
      () => `(${inner()} ?? ${inner()})`,
      () => `(${inner()} ? ${inner()} : ${inner()})`,
      () => `typeof ${variable()}`,
      () => `call(${inner()}, ${inner()}, ...[${inner()}])`,
      () => `call(${one([functionExpression, arrow])()}, ${inner()})`,
      () => one([functionExpression, arrow])(),
      () => `Object(${inner()})${one([".", "?."])}${one(["value", "item", "if", "list", "name_"])}`,
      () => `Object(${inner()})[show(${inner()})]`,
      () => `(${object(deep)})`, () => `(${object(deep)})`,
      () => `[${inner()}, ...[${inner()}]]`,
      () => `\`${one(NAMES)} \${show(${inner()})} \${\`\${show(${object(deep)})}\`}\``,
      () => `(${variable()} = ${inner()})`,
      () => `(${pattern(() => (often(0.3) ? `globalThis.${one(["p", "q"])}` : one(NAMES)), 1)} = Object(${inner()}))`,
      () => `/${one(NAMES)}[/'"\`]?/u.test(show(${inner()}))`,
      () => `(${classText(often(0.5) ? one(NAMES) : "")})`,
      () => `new (${classText(one(NAMES))})().value`,
      () => (kind.asynchronous ? `(await ${inner()})` : kind.generator ? `(yield ${inner()})` : inner()),
    ])();
  }

  const inBlock = (most) => within(() => `{ ${statements(most)} }`);

  function statement() {
    left -= 1;
    if (left < 0) return "";
    return one([
      () => `try { out(${expression(3)}); } catch (${one(NAMES)}_) { out("fault"); }`,
      () => `try { out(${NAMES.slice(0, 6).map((name) => `typeof ${name}`).join(", ")}); } catch { out("early"); }`,
      () => {
        const how = one(["var", "let", "const", "let", "const"]);
        const name = () => declare(how === "var" ? "var" : "lexical");
        return often(0.4) ? `${how} ${pattern(name)} = list_(${expression(2)});` : ((made) => (made ? `${how} ${made} = ${expression(2)};` : ""))(name());
      },
      () => {
        if (!block().body && !strict) return "";
        const name = declare(block().body ? "var" : "lexical");
        if (!name) return "";
        if (block().body) block().through.add(name);
        const how = { generator: often(0.15), asynchronous: often(0.1) };
        const [parameters, body] = callable(how);
        return `${how.asynchronous ? "async " : ""}function${how.generator ? "*" : ""} ${name}${parameters} ${body}`;
      },
      () => ((name) => (name ? classText(name) : ""))(declare("lexical")),
      () => `if (${expression(2)}) ${inBlock(2)} else ${inBlock(2)}`,
      () => inBlock(3),
      () => within(() => `for (let ${declare("lexical")} = 0, count_ = 0; count_ < 2; count_++) ${inBlock(2)}`),
      () => within(() => `for (${one(["let", "const"])} ${pattern(() => declare("lexical"), 1)} of [{ value: 1 }, [2]].map(list_)) ${inBlock(2)}`),
      () => within(() => `for (const ${declare("lexical")} in { value: 1, item: 2 }) ${inBlock(1)}`),
      () => ((name) => (name ? `for (var ${name} of [1, 2]) ${inBlock(1)}` : ""))(declare("var")),
      () => ((name) => `${name}: for (const count_ of [1, 2]) { ${within(() => statements(1))} ${often(0.5) ? `if (count_) continue ${name};` : `break ${name};`} }`)(one(["value", "list"]) + (label += 1)),
      () => {
        const head = new Set();
        const caught = pattern(() => fresh(head), 1);
        return `try { ${within(() => statements(1))} throw { value: ${expression(1)} }; } catch (${caught}) ${within(() => `{ ${within(() => statements(2), { head })} }`, { caught: head })} finally ${inBlock(1)}`;
      },
      () => `switch (${expression(1)}) { ${within(() => `case ${expression(1)}: ${statements(1)} case ${one(NAMES)}: break; default: ${statements(1)}`)} }`,
      () => `{ let times_ = 0; do ${inBlock(1)} while (times_++ < 1) }`,
      () => `${variable()} = ${expression(2)};`,
      () => `${expression(2)};`.replace(/^(?=[{(]|function|class|let|async)/, "0, "),
    ])();
  }

  const statements = (most) => some(most, () => guarded(statement())).join("\n") || ";";
  const guarded = (text) => (/^(\w+ = |0, |[\w"`(/[])/.test(text) && !/^(try|var|let|const|function|async function|class|if|for|switch|\w+: )/.test(text) ? `try { ${text} } catch { out("fault"); }` : text);

  const main = within(() => Array.from({ length: 8 }, () => guarded(statement())).filter(Boolean).join("\n"), { body: true });
  return `for (const one of ${JSON.stringify(NAMES)}) globalThis[one] ??= [one, [2]];
(function () { ${strict ? '"use strict"; ' : ""}let fuel = 60; const list_ = (one) => Object.assign(["x", [1], [2]], typeof one === "object" ? one : {});
function num(one) { return typeof one === "number" ? one : typeof one === "string" ? one.length : 0; }
function call(one, ...given) { if (typeof one !== "function") return 0; const back = one(...given); if (back instanceof Promise) back.then((got) => out("then", got), () => out("fault")); return back && typeof back.next === "function" ? back.next().value : back; }
function show(one, deep = 0) { return typeof one === "object" && one ? (deep > 1 ? "deep" : Object.keys(one).slice(0, 4).map((key) => key.slice(0, 9) + ":" + show(one[key], deep + 1)).join()) : typeof one === "function" ? "function" : typeof one === "symbol" ? "symbol" : String(one).slice(0, 30); }
const give = globalThis.out, out = (...given) => give(given.map((one) => { try { return show(one); } catch { return "fault"; } }));
${main}
try { out(${["value", "other", "list", "item", "a", "b"].join(", ")}); } catch { out("end"); }
})();`;
}

/** @param {number} many @param {number} [from] the first seed @param {number} [size] */
export function programs(many, from = 1, size = undefined) {
  const made = [];
  for (let seed = from; made.length < many; seed += 1) {
    const text = program(seed, size);
    try {
      // What is no program at all (a name declared twice, say) is left out.
      new Function(text);
      made.push({ title: String(seed), script: text });
    } catch {
      // The next one.
    }
  }
  return made;
}

/** The same, as one text with a title above each. @param {Parameters<typeof programs>} given */
export const collection = (...given) => programs(...given).map(({ title, script }) => `//// ${title}\n${script}\n`).join("");

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [many = 25, ...others] = process.argv.slice(2).map(Number);
  process.stdout.write(collection(many, ...others));
}
