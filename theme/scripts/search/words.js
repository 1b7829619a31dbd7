// What a query may have meant: words that hold it, words and phrases one slip away, pinyin.
import { isWide } from "./characters.js";
import { inflatedJson, load } from "./loading.js";
import { place } from "./page.js";

const SHORTEST = 3;     // letters of a piece that is looked for within words
const TYPED = 4;        // letters of a word in which a slip can be told from another word
const MANY = 6;         // offers at most

export const openWords = () => load(place.dataset.words, async (bytes) => {
  const { words, steps, phrases, syllables } = await inflatedJson(bytes), spelt = new Map();
  for (const entry of syllables.split(" ")) {
    const [, syllable, characters] = entry.match(/^([a-z]*)(.*)$/u);
    for (const character of characters) spelt.set(character, syllable);
  }
  return { words: words ? words.split(" ") : [], steps: [...steps].map((step) => step.charCodeAt(0) - 48), phrases: phrases ? phrases.split(" ").map((phrase) => [...phrase]) : [], spelt };
});

const most = (counts) => [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, MANY).map(([text]) => text);

// The words that have a piece within them, not at their beginning.
export const around = ({ words }, piece) => (piece.length < SHORTEST ? [] : words.filter((word) => word.indexOf(piece, 1) > 0));

// Whether two words differ by one letter: changed, missing, added, or two that have changed places.
export function isSlip(one, other) {
  const [a, b] = [...one].length <= [...other].length ? [[...one], [...other]] : [[...other], [...one]];
  if (b.length - a.length > 1) return false;
  let start = 0, end = 0;
  while (start < a.length && a[start] === b[start]) start++;
  while (end < a.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.length - start - end;
  if (b.length > a.length) return !left;
  return left === 1 || (left === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}

// The words or phrases that a term is one slip away from, the most frequent first; none where
// words begin with it.
export function slips(vocabulary, term) {
  const folded = term.folded, counts = new Map();
  if (isWide.test(folded)) return alike(vocabulary, [...folded]);
  if (folded.length < TYPED || vocabulary.words.some((word) => word.startsWith(folded))) return [];
  vocabulary.words.forEach((word, i) => { if (isSlip(word, folded)) counts.set(word, vocabulary.steps[i]); });
  return most(counts);
}

// Phrases of as many characters, one of them another, two changed round, or all spelt alike.
function alike({ phrases, spelt }, asked) {
  const counts = new Map(), size = asked.length, sound = (character) => spelt.get(character) || character;
  if (size < 2 || !asked.every((character) => isWide.test(character))) return [];
  for (const phrase of phrases) {
    for (let at = 0; at + size <= phrase.length; at++) {
      const piece = phrase.slice(at, at + size), text = piece.join("");
      const sounds = piece.every((character, i) => sound(character) === sound(asked[i]));
      if (text !== asked.join("") && (sounds || (size > 2 && isSlip(text, asked.join(""))))) counts.set(text, (counts.get(text) || 0) + (sounds ? 2 : 1));
    }
  }
  return most(counts);
}

// The pieces of phrases that letters spell, by syllables or their first letters.
export function spelled({ phrases, spelt }, letters) {
  const counts = new Map(), typed = letters.replace(/[^a-z]/g, "");
  if (typed.length < 2 || typed.length < letters.replace(/[\s']/g, "").length) return [];
  for (const phrase of phrases) {
    const sounds = phrase.map((character) => spelt.get(character) || "");
    for (let at = 0; at < phrase.length; at++) {
      const reach = spell(typed, sounds, at);
      if (!reach || reach.end - at < 2) continue;
      const text = phrase.slice(at, reach.end).join("");
      counts.set(text, (counts.get(text) || 0) + (reach.whole ? 10 : 1) * (at === 0 ? 2 : 1));
    }
  }
  return most(counts);
}

// How far letters reach from one character of a phrase: each syllable whole or by its first
// letter, the last one as far as it was typed.
function spell(typed, sounds, at, whole = true) {
  const sound = sounds[at];
  if (!sound || !typed) return null;
  if (sound.startsWith(typed)) return { end: at + 1, whole: whole && typed.length > 1 };
  const further = typed.startsWith(sound) && spell(typed.slice(sound.length), sounds, at + 1, whole);
  return further || (typed[0] === sound[0] ? spell(typed.slice(1), sounds, at + 1, false) : null);
}

// What is nearest to a term that nothing has: words that begin as it does, pieces of it that
// phrases have.
export function nearest({ words, steps, phrases }, { folded }) {
  if (!isWide.test(folded)) {
    for (let size = folded.length - 1; size >= SHORTEST; size--) {
      const head = folded.slice(0, size), counts = new Map();
      words.forEach((word, i) => { if (word.startsWith(head)) counts.set(word, steps[i] - word.length / 100); });
      if (counts.size) return most(counts);
    }
    return [];
  }
  const asked = [...folded], texts = phrases.map((phrase) => phrase.join("")), all = texts.join(" ");
  for (let size = asked.length - 1; size >= 2; size--) {
    const pieces = asked.slice(0, asked.length - size + 1).map((_, at) => asked.slice(at, at + size).join("")).filter((piece) => all.includes(piece));
    if (pieces.length) return most(new Map(pieces.map((piece) => [piece, texts.filter((text) => text.includes(piece)).length])));
  }
  return [];
}
