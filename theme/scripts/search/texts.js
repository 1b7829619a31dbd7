// A document: whether the terms stand in it, and where.
import { isWord } from "./characters.js";
import { inflatedJson, load } from "./loading.js";

export async function open(index, row, fold) {
  const number = index.number[row];
  const records = await load(index.base + `texts-${number % index.chunks}.bin`, inflatedJson);
  const [address, title, kicker, notes, passages] = records[number];
  return { address, kicker, notes, passages: [title, ...passages].map((source) => ({ source, ...fold(source) })) };
}

export function places(passage, term) {
  const found = [], word = isWord.test(term.folded);
  for (let at = passage.text.indexOf(term.folded); at >= 0; at = passage.text.indexOf(term.folded, at + 1)) {
    const before = Array.from(passage.text.slice(Math.max(0, at - 2), at)).pop();
    if (term.within || !(word && before && isWord.test(before))) found.push([passage.from[at], passage.to[at + term.folded.length - 1]]);
  }
  return found;
}

export const holds = (record, terms) => terms.every((term) => record.passages.some((passage) => places(passage, term).length));
