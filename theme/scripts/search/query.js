// A query: its terms, the grams of each, and the documents that may have them all.
import { WORD, headOf, isLetter, isWide, runPattern } from "./characters.js";
import { abandon } from "./loading.js";
import { look } from "./postings.js";

const AROUND = 12;      // longer words that are looked up
const PAIRS = 6;        // grams of a long piece that are looked up; the texts prove the rest

export function read(query, fold) {
  const terms = [];
  for (const [all, ...quoted] of query.matchAll(/"([^"]*)"|“([^”]*)”|「([^」]*)」|[^\s"“「]+|["“「]/g)) {
    const folded = fold(quoted.find((piece) => piece !== undefined) ?? all).text;
    const grams = gramsOf(folded);
    if (grams.length && !terms.some((term) => term.folded === folded)) terms.push({ folded, grams, exact: isExact(folded, grams) });
  }
  return terms;
}

function gramsOf(folded) {
  const grams = [];
  let before = null;  // the unit that ends where the next one may stand beside it
  for (const match of folded.matchAll(runPattern)) {
    const run = Array.from(match[0]), end = match.index + match[0].length, wide = isWide.test(run[0]), last = end === folded.length;
    const word = run.slice(0, WORD).join(""), open = last && run.length < WORD, right = wide ? run[0] : word;
    if (before && match.index - before.end <= 1 && !(wide && before.wide) && !(open && isLetter(right))) grams.push({ left: before.unit, right, open: open && !wide });
    before = wide || run.length < WORD ? { unit: wide ? run[run.length - 1] : word, wide, end } : null;
    if (!wide) grams.push({ gram: word, open });
    else if (run.length === 1) grams.push({ gram: run[0], open: true });
    else grams.push(...run.slice(1).map((next, i) => ({ gram: run[i] + next, open: false })));
  }
  return few(grams);
}

// The grams whose files are asked for: the longest words, which are rare, pairs of characters
// from anywhere in a piece, and what stands side by side in as many files.
function few(grams) {
  const size = ({ gram, open }) => Array.from(gram).length * (isWide.test(gram) && !open ? 4 : 1);
  const single = grams.filter((each) => each.gram), enough = single.map(size).sort((one, other) => other - one)[PAIRS - 1] || 0;
  const good = single.filter((each) => size(each) >= enough), step = Math.max(1, (good.length - 1) / (PAIRS - 1));
  const kept = good.filter((each, i) => Math.round(Math.round(i / step) * step) === i);
  const heads = new Set(kept.map(({ gram }) => headOf(gram)));
  return kept.concat(grams.filter(({ left, right }) => {
    const fresh = left ? [left, right].map(headOf).filter((head) => !heads.has(head)) : [];
    const room = left && heads.size + fresh.length <= PAIRS;
    if (room) for (const head of fresh) heads.add(head);
    return room;
  }));
}

// Whether the index alone proves that a term stands in a document.
const isExact = (folded, grams) => grams.length === 1 && grams[0].gram === folded && Array.from(folded).length < WORD;

export async function find(index, terms) {
  const looks = terms.flatMap((term) => term.grams).map((gram) => look(index, gram));
  abandon();
  return ordered(index, await Promise.all(looks));
}

// The documents that have each term, or a word of its list that holds it.
export async function findAround(index, terms, longer) {
  const lists = await Promise.all(terms.flatMap((term, i) => (longer[i].length ? [either(index, term, longer[i])] : term.grams.map((gram) => look(index, gram)))));
  return ordered(index, lists);
}

async function either(index, term, words) {
  const lists = await Promise.all([term.grams[0], ...words.slice(0, AROUND).map((gram) => ({ gram, open: false }))].map((gram) => look(index, gram)));
  const all = new Map();
  for (const list of lists) for (const [number, titled] of list) all.set(number, titled || all.get(number) || false);
  return all;
}

function ordered(index, lists) {
  lists.sort((one, other) => one.size - other.size);
  const titled = [], rest = [];
  index.number.forEach((number, row) => {
    if (lists.every((list) => list.has(number))) (lists.every((list) => list.get(number)) ? titled : rest).push(row);
  });
  return [...titled, ...rest];
}
