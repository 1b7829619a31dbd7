// The order of a table's rows by one of its columns.

const SIGNS = { "＋": "+", "－": "-", "−": "-", "–": "-", "﹣": "-", "．": ".", "，": ",", "％": "%" };
const NUMBER = /^[^\d+\-.]{0,3}([+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.\d+)?)\s*(?:[^\d\s,.-]\D{0,11})?$/u;
const NOTHING = /^[\s\-–—―·…/／无]*$|^(?:n\/a|na|null)$/iu;

// What a cell says as a number; NaN where it is none, or is more than one.
export function amount(text) {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[＋－−–﹣．，％]/g, (sign) => SIGNS[sign]).replace(/[\s\u00a0\u2009\u202f]+/g, " ").trim();
  const match = NUMBER.exec(plain);
  return match && /\d/.test(match[1]) ? Number(match[1].replace(/[, ]/g, "")) : NaN;
}

// How a column can be sorted: "number", "han" (by pinyin or by strokes), or "words".
export function kindOf(texts) {
  const filled = texts.filter((text) => !NOTHING.test(text));
  if (!filled.length) return "";
  if (filled.every((text) => !Number.isNaN(amount(text)))) return "number";
  return filled.some((text) => /\p{Script=Han}/u.test(text)) ? "han" : "words";
}

// The places of the texts in order; what says nothing comes last, equals stay as they stand.
export function sorted(texts, kind, way, descending, lang) {
  const locale = kind === "han" ? `zh-CN-u-co-${way === "strokes" ? "stroke" : "pinyin"}` : lang;
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = kind === "number" ? (a, b) => amount(a) - amount(b) : collator.compare;
  const places = texts.map((_, place) => place), sign = descending ? -1 : 1;
  return places.sort((a, b) => NOTHING.test(texts[a]) - NOTHING.test(texts[b])
    || (NOTHING.test(texts[a]) ? 0 : sign * compare(texts[a], texts[b])) || a - b);
}
