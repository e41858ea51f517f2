// The text of a PDF as Chromium prints it: enough to tell that words are on the paper, without a PDF library.
// A font of Chromium's maps its own codes to Unicode in a ToUnicode table; the text of a page is written in those codes.

import { inflateSync } from "node:zlib";

/** The objects of the file by number: the dictionary, and the stream where there is one. @param {Buffer} file */
function objectsOf(file) {
  const text = file.toString("latin1");
  const objects = new Map();
  for (const { 0: head, 1: number, index } of text.matchAll(/(\d+) 0 obj\b/g)) {
    const from = index + head.length;
    const stop = text.indexOf("endobj", from);
    const start = text.slice(from, stop).search(/stream\r?\n/);
    const dictionary = text.slice(from, start < 0 ? stop : from + start);
    let stream = "";
    if (start >= 0 && /\/FlateDecode/.test(dictionary)) {
      const first = from + start + /stream\r?\n/.exec(text.slice(from + start))[0].length;
      stream = inflateSync(file.subarray(first), { finishFlush: 2 }).toString("latin1");
    }
    objects.set(number, { dictionary, stream });
  }
  return objects;
}

/** From a font's codes, in hexadecimal, to text. @param {string} table a ToUnicode stream */
function codesOf(table) {
  const codes = new Map();
  const letters = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));
  for (const [, block] of table.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code, hex] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) codes.set(code.toUpperCase(), letters(hex));
  }
  for (const [, block] of table.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from, to, hex] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) {
        codes.set(code.toString(16).toUpperCase().padStart(from.length, "0"), String.fromCharCode(parseInt(hex, 16) + code - parseInt(from, 16)));
      }
    }
  }
  return codes;
}

/** The words on the paper, without any space: where lines break is the printer's business. @param {Buffer} file */
export function pdfText(file) {
  const objects = objectsOf(file);
  const fonts = new Map();
  for (const { dictionary } of objects.values()) {
    for (const [, name, number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.dictionary ?? "")?.[1];
      if (table) fonts.set(name, codesOf(objects.get(table).stream));
    }
  }
  let out = "";
  for (const { stream } of objects.values()) {
    let codes = new Map();
    for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|(<[^>]*>\s*Tj|\[[^\]]*\]\s*TJ)/g)) {
      if (font) codes = fonts.get(font) ?? new Map();
      const width = [...codes.keys()][0]?.length ?? 4;
      for (const [, hex] of shown?.matchAll(/<(\w+)>/g) ?? []) {
        for (const code of hex.toUpperCase().match(new RegExp(`.{${width}}`, "g")) ?? []) out += codes.get(code) ?? "";
      }
    }
  }
  return squeeze(out);
}

/** A text as `pdfText` gives it. @param {string} text */
export const squeeze = (text) => text.normalize("NFKC").replace(/[\s\u00ad]/g, "");
