// Folding, as folding.py does it, and where each folded character came from.
import { isSpace, isWide } from "./characters.js";

const dropped = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;

const dashes = "\u2010\u2012\u2013\u2014\u2015\u2212";  // as hyphens

export function openFolding(pairs) {
  const simple = new Map(Array.from(dashes, (dash) => [dash, "-"])), known = new Map(), characters = Array.from(pairs);
  for (let i = 0; i < characters.length; i += 2) simple.set(characters[i], characters[i + 1]);
  const bare = (text) => text.normalize("NFKD").replace(dropped, "").normalize("NFC");
  const one = (character) => {
    let folded = known.get(character);
    if (folded === undefined) {
      folded = isSpace.test(character) ? " " : Array.from(bare(bare(character).toUpperCase().toLowerCase()), (each) => simple.get(each) || each).join("");
      known.set(character, folded);
    }
    return folded;
  };
  return (text) => {
    const out = [], from = [], to = [];
    let at = 0, last = " ";
    for (const character of text) {
      const end = at + character.length;
      for (const each of one(character)) {
        if (each === " " && (last === " " || isWide.test(last))) continue;
        if (last === " " && out.length && isWide.test(each)) { out.pop(); from.pop(); to.pop(); }
        for (const unit of each.split("")) { out.push(unit); from.push(at); to.push(end); }
        last = each;
      }
      at = end;
    }
    if (last === " " && out.length) out.pop();
    return { text: out.join(""), from, to };
  };
}
