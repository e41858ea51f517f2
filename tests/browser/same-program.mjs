// Whether a script with short names is the program that was written: read by parsers that are not ours.
//
// Both must be the same tree but for the names of variables; every name must mean the variable that it meant; what is
// seen from outside, and what comes from there, must be called as before.

import assert from "node:assert/strict";
import { parse } from "acorn";
import { analyze } from "eslint-scope";

const KEYS_APART = new Set(["type", "start", "end", "range", "name", "raw", "shorthand"]);

/** The tree of a script, and which variable each name in it means. @param {string} text */
function understood(text) {
  const tree = parse(text, { ecmaVersion: 2024, sourceType: "script", ranges: true });
  const { scopes, globalScope } = analyze(tree, { ecmaVersion: 2024, sourceType: "script" });
  const meant = new Map();
  for (const scope of scopes) {
    for (const variable of scope.variables) for (const name of variable.identifiers) meant.set(name, variable);
    // A name of outside means none; so does `arguments`, which nobody declares.
    for (const { identifier, resolved } of scope.references) meant.set(identifier, resolved?.identifiers.length ? resolved : null);
  }
  return { tree, scopes, globalScope, meant };
}

/** @param {string} written @param {string} shipped @returns {number} how many variables have another name */
export function assertSameProgram(written, shipped) {
  const [one, other] = [understood(written), understood(shipped)];
  const names = new Map();
  const back = new Map();

  /** @param {any} left @param {any} right @param {string} path */
  function compareNames(left, right, path) {
    const variable = one.meant.get(left);
    const found = other.meant.get(right);
    if (!variable || variable.scope === one.globalScope) {
      assert.equal(right.name, left.name, `${path}: not to be renamed`);
      assert.equal(!found, !variable, `${path}: ${left.name} means another variable`);
      if (!variable) return;
    }
    assert.ok(found, `${path}: ${left.name} means nothing now`);
    if (!names.has(variable)) names.set(variable, found);
    if (!back.has(found)) back.set(found, variable);
    assert.equal(names.get(variable), found, `${path}: ${left.name} means another variable`);
    assert.equal(back.get(found), variable, `${path}: ${right.name} was two variables`);
    assert.equal(right.name, found.name);
    assert.equal(one.scopes.indexOf(variable.scope), other.scopes.indexOf(found.scope), `${path}: ${left.name} is declared elsewhere`);
  }

  /** @param {any} left @param {any} right @param {string} path */
  function compare(left, right, path) {
    if (Array.isArray(left)) {
      assert.equal(right.length, left.length, path);
      left.forEach((each, at) => compare(each, right[at], `${path}[${at}]`));
    } else if (left instanceof RegExp || typeof left !== "object" || left === null) {
      assert.deepEqual(right, left, path);
    } else {
      assert.equal(right?.type, left.type, path);
      assert.deepEqual(Object.keys(right), Object.keys(left), path);
      if (left.type === "Identifier") compareNames(left, right, path);
      // `{ name }` may become `{ name: n }`. Acorn gives both ends of the short form one node.
      if (left.type === "Property") {
        assert.ok(left.shorthand || !right.shorthand, path);
        const key = (/** @type {any} */ property) => property.key.name ?? property.key.value;
        if (left.shorthand) {
          assert.equal(right.computed, false);
          assert.equal(key(right), key(left), path);
          return compare(left.value, right.value, `${path}.value`);
        }
      }
      for (const [name, inside] of Object.entries(left)) if (!KEYS_APART.has(name)) compare(inside, right[name], `${path}.${name}`);
    }
  }

  compare(one.tree, other.tree, "");
  assert.equal(other.scopes.length, one.scopes.length);
  one.scopes.forEach((scope, at) => assert.equal(other.scopes[at].variables.length, scope.variables.length));
  const through = (/** @type {any} */ { globalScope }) => globalScope.through.map((/** @type {any} */ { identifier }) => identifier.name);
  assert.deepEqual(through(other), through(one), "names of outside");
  return [...names].filter(([variable, found]) => variable.name !== found.name).length;
}
