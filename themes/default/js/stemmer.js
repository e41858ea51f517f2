/**
 * casebook.stemmer: English words to stems, so that "engaging" finds "engagement".
 *
 * M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with the departures of elasticlunr-rs, which
 * makes the index: words of one or two letters stay, "bli" and "logi" are endings, and a final y turns to i after
 * every letter but a, e, i, o, u. Words must be lower case; tests/search/stems.tsv holds both sides to each other.
 */
(function () {
  "use strict";

  const casebook = (globalThis.casebook ??= {});

  const STOP_WORDS = new Set(
    `a able about across after all almost also am among an and any are as at be because been but by can cannot could dear
    did do does either else ever every for from get got had has have he her hers him his how however i if in into is it
    its just least let like likely may me might most must my neither no nor not of off often on only or other our own
    rather said say says she should since so some than that the their them then there these they this tis to too twas us
    wants was we were what when where which while who whom why will with would yet you your`.split(/\s+/),
  );

  // [ending, what takes its place]. Within a step the first ending that fits decides, whether or not the rest is long
  // enough, so a longer ending stands before the one it holds.
  const STEP_2 = pairs(`ational ate, tional tion, enci ence, anci ance, izer ize, bli ble, alli al, entli ent, eli e,
    ousli ous, ization ize, ation ate, ator ate, alism al, iveness ive, fulness ful, ousness ous, aliti al, iviti ive,
    biliti ble, logi log`);
  const STEP_3 = pairs("icate ic, ative, alize al, iciti ic, ical ic, ful, ness");
  const STEP_4 = pairs(`al, ance, ence, er, ic, able, ible, ant, ement, ment, ent, ion, ou, ism, ate, iti, ous, ive, ize`);

  /** @param {string} list @returns {[string, string][]} */
  function pairs(list) {
    return list.split(",").map((pair) => {
      const [ending, other = ""] = pair.trim().split(" ");
      return [ending, other];
    });
  }

  /**
   * Consonants and vowels, "trust" -> "ccvcc". A y after a consonant is a vowel.
   * @param {string} word
   */
  function shape(word) {
    let out = "";
    let last = "";
    for (const letter of word) {
      last = "aeiou".includes(letter) || (letter === "y" && last === "c") ? "v" : "c";
      out += last;
    }
    return out;
  }

  /** Porter's m: how many times vowels are followed by consonants. @param {string} word */
  const measure = (word) => (shape(word).match(/vc/g) ?? []).length;

  /** Porter's *o: "hop" as in "hope", but not "snow", "box", "tray". @param {string} word */
  const isShort = (word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);

  /** Plurals. @param {string} word */
  function step1a(word) {
    if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
    return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** -eed, -ed and -ing. @param {string} word */
  function step1b(word) {
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const rest = word.replace(/(ed|ing)$/, "");
    if (rest === word || !shape(rest).includes("v")) return word;
    if (/(at|bl|iz)$/.test(rest)) return rest + "e";
    if (/([^aeioulsz])\1$/.test(rest) && shape(rest).endsWith("c")) return rest.slice(0, -1);
    return measure(rest) === 1 && isShort(rest) ? rest + "e" : rest;
  }

  /**
   * Replaces the first ending that fits, where enough of the word is left.
   * @param {string} word @param {[string, string][]} endings @param {number} least
   */
  function replace(word, endings, least) {
    const found = endings.find(([ending]) => word.endsWith(ending));
    if (!found) return word;
    const rest = word.slice(0, -found[0].length);
    if (found[0] === "ion" && !/[st]$/.test(rest)) return word;
    return measure(rest) > least ? rest + found[1] : word;
  }

  /** A final -e, and one l of -ll. @param {string} word */
  function step5(word) {
    const m = measure(word);
    let out = word;
    if (out.endsWith("e") && (m > 1 || (m === 1 && !isShort(out.slice(0, -1))))) out = out.slice(0, -1);
    return out.endsWith("ll") && m > 1 ? out.slice(0, -1) : out;
  }

  // British spellings and the American ones that they are searched as: those of src/search/variants.txt.
  const HAS = pairs(`ae e, oedem edem, oesoph esoph, oestr estr, foet fet, rrhoe rrhe, amoeb ameb, coeli celi,
    noeuvre neuver, programme program, efence efense, ffence ffense, icence icense, practis practic, dgement dgment,
    ageing aging, sulph sulf, enquir inquir, sceptic skeptic, skilful skillful, wilful willful`);

  /** @param {string} word */
  function oneSpelling(word) {
    if (word.length < 4) return word;
    let out = word;
    for (const [from, to] of HAS) out = out.replace(from, to);
    // Revise, exercise and raise have no ending of that kind; criticise has.
    return out.replace(/(...)(i|y)s(ation(?:s|al)?|ing|ers?|e[ds]?)$/, (whole, before, vowel, end) =>
      vowel === "i" && /([vaeou]|[^i]c)$/.test(before) ? whole : `${before}${vowel}z${end}`)
      .replace(/(...)our(abl[ey]|ites?|al(?:ly)?|hoods?|ful|ing|e[dr]|s)?$/, "$1or$2")
      .replace(/(..[bt])red$/, "$1ered")
      .replace(/(..[bt])re(s?)$/, "$1er$2")
      .replace(/(...)ogue(s?)$/, "$1og$2");
  }

  /**
   * Returns the stem of a folded word. Words of other scripts stay whole, as in the index.
   * @param {string} word
   */
  function stem(word) {
    if (word.length < 3 || /[^a-z0-9]/.test(word)) return word;
    let out = step1b(step1a(oneSpelling(word)));
    if (out.length > 2) out = out.replace(/([^aeiou])y$/, "$1i");
    return step5(replace(replace(replace(out, STEP_2, 0), STEP_3, 0), STEP_4, 1));
  }

  casebook.stemmer = {
    stem,
    /** Tells whether the index leaves a word out. @param {string} word */
    isStopWord: (word) => STOP_WORDS.has(word),
  };
})();
