// The index: which documents have a gram, and which have two units side by side.
import { openBits } from "./bits.js";
import { headOf, isLetter, isWide } from "./characters.js";
import { inflatedText, load } from "./loading.js";

const ANY = "*";        // after a letter: any word that begins with it
const NEXT = ">", BEFORE = "<";  // between a unit and what stands beside it

const tables = (block) => (block || "").split("\n").filter(Boolean).map((line) => line.split("\t"));
const united = (entries) => [...new Set(entries.flatMap((entry) => entry.there))].sort((one, other) => one - other);

async function readGrams(bytes, universe) {
  const size = new DataView(bytes.buffer).getUint32(0), bits = openBits(bytes.subarray(4 + size)), groups = new Map(), beside = new Map();
  const [names, sides] = (await inflatedText(bytes.subarray(4, 4 + size))).split("\n\n").map(tables);
  for (const [head, ...rests] of names) {
    groups.set(head, rests.map((rest) => {
      const there = bits.rising(bits.gamma(), universe);
      return { gram: head + rest, there, titled: bits.rising(bits.gamma() - 1, there.length).map((place) => there[place]) };
    }));
  }
  for (const [unit, ...others] of sides) {
    const own = united((groups.get(headOf(unit)) || []).filter((entry) => isWide.test(unit) || entry.gram === unit));
    for (const other of others) beside.set(unit + other, bits.rising(bits.gamma(), own.length).map((place) => own[place]));
  }
  return { groups, beside };
}

function shard(index, gram) {
  let hashed = 0;
  for (const character of headOf(gram)) hashed = Math.imul(hashed ^ character.codePointAt(0), 2654435761);
  return load(index.base + `grams-${(hashed >>> 16) % index.shards}.bin`, (bytes) => readGrams(bytes, index.universe));
}

// What the index has of a gram: its entry, or of an open one all entries that begin with it.
async function entriesOf(index, { gram, open }) {
  if (open && isLetter(gram)) return entriesOf(index, { gram: gram + ANY });
  const { groups } = await shard(index, gram);
  return (groups.get(headOf(gram)) || []).filter((entry) => (open ? entry.gram.startsWith(gram) : entry.gram === gram));
}

// The documents with a gram: number -> whether it stands in the title. Of two units side by side
// the index may have to leave it to the texts.
export async function look(index, wanted) {
  if (wanted.left) return besides(index, wanted);
  const found = new Map();
  for (const entry of await entriesOf(index, wanted)) {
    for (const number of entry.there) if (!found.has(number)) found.set(number, false);
    for (const number of entry.titled) found.set(number, true);
  }
  return found;
}

// The documents that may have two units side by side; where both are frequent the file of the
// rarer one tells.
async function besides(index, { left, right, open }) {
  const wide = (unit) => ({ gram: unit, open: isWide.test(unit) }), level = ({ there }) => (there.length * there.length).toString(2).length;
  const [before, after] = await Promise.all([entriesOf(index, wide(left)), entriesOf(index, { gram: right, open: open || isWide.test(right) })]);
  const one = { gram: left, there: united(before) }, others = isWide.test(right) ? [{ gram: right, there: united(after) }] : after;
  const lists = await Promise.all(others.map(async (other) => {
    if (level(one) + level(other) < index.near) return other.there;
    const [unit, name] = level(one) <= level(other) ? [left, left + NEXT + other.gram] : [other.gram, other.gram + BEFORE + left];
    return (await shard(index, unit)).beside.get(name) || [];
  }));
  return new Map(lists.flat().map((number) => [number, true]));
}
