"use strict";
// Whether a typed answer is right: as the trainer judges it. What the page cannot read it asks.

const squeeze = (text) => text.normalize("NFC").replace(/[\s\u001c-\u001f]+/gu, " ").trim();
const visible = (text) => text.replace(/[\u115f\u1160\u2800\u3164\uffa0]|\p{Cf}/gu, "") || text;

// Letters of Cyrillic and Greek that are drawn as Latin ones.
const TWINS = new Map(Array.from(
  "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
  (letter, at) => [letter, "ABESIJKMHOPCTYXQWaesijopcyxhdqwABEZHIKMNOPTYXov"[at]]));
const WORDS = /[\p{L}\p{N}]+/gu;
const twinned = (word) => Array.from(word, (letter) => TWINS.get(letter) || letter).join("");
const isAscii = (text) => !/[^\0-\x7f]/.test(text);

function latin(text) {
  return visible(text).replace(WORDS, (word) => (isAscii(twinned(word)) ? twinned(word) : word));
}

// What looks the same is the same afterwards: wide forms, ligatures, powers, charges.
function plain(text) {
  const nfkc = (run) => run.normalize("NFKC");
  return visible(text.normalize("NFC"))
    .replace(/(?<=[\p{L}\p{N}])([⁺⁻]?[⁰¹²³⁴-⁹]+)(?![⁰¹²³⁴-⁹⁺⁻])/gu, (run) => `^${nfkc(run)}^`)
    .replace(/[⁰¹²³⁴-⁹]*[⁺⁻]/gu, nfkc)
    .replace(/[\u2080-\u209c\u3300-\u33ff\ufb00-\ufdff\ufe70-\ufeff\uff00-\uffef]/gu, nfkc)
    .replace(WORDS, (word) => (/[A-Za-z\u00aa-\u024f]/.test(word) ? twinned(word) : word));
}

const POWER =
  /(?<=\p{Nd})\^([+\-−]?\p{Nd}+)\^?|(?<=\p{L})\^([+\-−]?\p{Nd}+)(?:\^|(?![\p{Nd}+\-−]))/gu;
const MARKUP = /[*`~^]|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])|\\[()[\]]/gu;
const QUOTES = { "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "−": "-", "—": "-" };

// Form does not count: case, accents, Markdown, marks at the ends.
function fold(text) {
  const squeezed = squeeze(plain(text));
  const bare = squeezed
    .replace(POWER, (_, one, other) => `ˆ${one || other}`)
    .replace(MARKUP, "")
    .toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ")
    .replace(/[’‘“”–−—]/g, (sign) => QUOTES[sign])
    .normalize("NFD").replace(/\p{Mn}/gu, "");
  return squeeze(bare).replace(/^[ .,;:!?"'()]+|[ .,;:!?"'()]+$/g, "")
    || squeezed.toLowerCase();
}

// Six is 6.
function inDigits(text, language) {
  return text.replace(/\p{L}+/gu, (word) => language.numbers[word.toLowerCase()] ?? word);
}

// --- Numbers ---

const SPELT = [[/ /g, ""], [/μ/g, "µ"], [/mL/g, "ml"], [/\/L/g, "/l"], [/\^/g, ""]];

function spelling(unit) {
  return SPELT.reduce((text, [from, to]) => text.replace(from, to), unit.normalize("NFC"));
}

function isUnit(one, other) {
  const [short, long] = [spelling(one), spelling(other)].sort((a, b) => a.length - b.length);
  if (short === long) return true;
  if (short.length <= 2) return false;
  if (!long.startsWith(short)) return short.endsWith("y") && long === `${short.slice(0, -1)}ies`;
  const added = long.slice(short.length);
  return ["s", "es", "e", "en"].includes(added) || (added === "n" && short.endsWith("e"));
}

// Returns the number that a text is, with its unit; null if it is none, or more than one.
function numberIn(text, language) {
  const gap = "[ '’\u202f\u00a0]";
  const [thousand, point] = language.comma ? ["\\.", ","] : [",", "\\."];
  const digits = `(?:\\d{1,3}(?:(?:${gap}|${thousand})\\d{3})+(?:${point}\\d+)?|\\d+(?:[.,]\\d+)?)`;
  const pattern = new RegExp(
    `^([€$£¥]?)\\s?([+\\-−]?)\\s?(${digits})(?:[eE]([+\\-−]?\\d{1,3})|\\s?[×x·]\\s?10\\^?([+\\-−]?\\d{1,2})\\^?)?`
    + "\\s*([^\\s\\d±][^\\d]*(?:\\^?-?\\d)?)?$", "u");
  const found = pattern.exec(inDigits(squeeze(plain(text)), language));
  if (!found) return null;
  const [, money, sign, figure, ten, power, unit] = found;
  const grouped = new RegExp(`^[1-9]\\d{0,2}((?:${gap}|${thousand})\\d{3})+(?!\\d)`, "u");
  const bare = grouped.test(figure)
    ? figure.replace(new RegExp(`${gap}|${thousand}`, "gu"), "") : figure;
  const exponent = (ten || power || "0").replace("−", "-").replace("+", "");
  const size = Number(`${bare.replace(",", ".")}e${exponent}`);
  return { size: /[-−]/.test(sign) ? -size : size, unit: (money || unit || "").trim() };
}

function isWithin(size, range) {
  const [low, high] = [Number(range.low), Number(range.high)];
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return size >= low - slack && size <= high + slack;
}

const fits = (number, range) =>
  isWithin(number.size, range) && (!number.unit || isUnit(number.unit, range.unit));

// A figure whose unit or whose words the page cannot read is nobody's to judge but the learner's.
function isUnread(text, number, wanted, language) {
  const isRead = number && wanted.numbers.some(
    (range) => !number.unit || isUnit(number.unit, range.unit));
  const isInWords = !/\d/.test(text) && /\d/.test(inDigits(text, language)); // three hundred
  if (isInWords) return !isRead;
  if (number) {
    return wanted.numbers.some((range) => (number.unit
      && (isWithin(number.size, range) || (range.unit && !isUnit(number.unit, range.unit)))));
  }
  const figures = plain(text).match(/[+\-−]?\d+(?:[.,]\d+)?/g) || [];
  return /[½⅓⅔¼¾⅛/]/u.test(text) || figures.some((figure) => wanted.numbers.some(
    (range) => isWithin(Number(figure.replace(",", ".").replace("−", "-")), range)));
}

// --- The verdict ---

// Tells whether two texts differ by one letter more, less or other, or by two neighbours swapped.
function isOneEdit(one, other) {
  const [short, long] = [Array.from(one), Array.from(other)].sort((a, b) => a.length - b.length);
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (letters, from) => letters.slice(from).join("");
  if (long.length > short.length) return rest(long, at + 1) === rest(short, at);
  return rest(long, at + 1) === rest(short, at + 1)
    || (long[at] === short[at + 1] && long[at + 1] === short[at]
      && rest(long, at + 2) === rest(short, at + 2));
}

const digitsOf = (text) => text.replace(/\P{Nd}/gu, "");

function isAmong(text, number, wanted, language) {
  if (number && wanted.numbers.some((range) => fits(number, range))) return true;
  const exact = [text, latin(text)].map((one) => squeeze(visible(one)));
  if (wanted.letters.some((form) => exact.includes(form))) return true;
  const forms = [text, latin(text), inDigits(text, language)].map(fold);
  return wanted.folded.some((form) => forms.includes(form));
}

// Returns "right", "arguable" (with a reason), "near" or "wrong".
function judged(text, wanted, language) {
  const number = wanted.numeric ? numberIn(text, language) : null;
  if (isAmong(text, number, wanted, language)) return { verdict: "right" };
  const arguable = wanted.arguable.find((one) => isAmong(text, number, one, language));
  if (arguable) return { verdict: "arguable", reason: arguable.reason };
  const typed = fold(text);
  const near = wanted.near.includes(typed) || (typed && wanted.close.some(
    (form) => digitsOf(form) === digitsOf(typed) && isOneEdit(form, typed)));
  if (near || (wanted.numeric && isUnread(text, number, wanted, language)))
    return { verdict: "near" };
  return { verdict: "wrong" };
}
