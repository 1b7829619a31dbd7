// Offers beside the results: "did you mean", what pinyin spells, what is nearest. Never mixed in.
import { isWide } from "./characters.js";
import { create, near, say } from "./page.js";
import { nearest, slips, spelled } from "./words.js";

export function hideNear() {
  near.hidden = true;
  near.replaceChildren();
}

// The phrase that letters spell, where there is one. `missing`: nothing was found at all.
export function offerNear(words, { terms, query }, missing) {
  const letters = terms.map((term) => term.folded).join("");
  const pinyin = terms.every((term) => !isWide.test(term.folded)) ? spelled(words, letters).map((text) => [text, text]) : [];
  const meant = terms.flatMap((term) => slips(words, term).map((text) => [text, replaced(terms, term, text)]));
  const close = missing && !pinyin.length && !meant.length ? terms.flatMap((term) => nearest(words, term).map((text) => [text, text])) : [];
  const lines = [[say.pinyin, pinyin], [say.meant, missing ? meant : []], [say.nearest, close]].filter(([, offers]) => offers.length);
  near.replaceChildren(...lines.map(([label, offers]) => create("span", {}, label, ...offers.slice(0, 6).map(([text, asked]) => link(text, asked)))));
  near.hidden = !lines.length || !query;
  return pinyin.length ? pinyin[0][0] : "";
}

const replaced = (terms, slip, text) => terms.map((term) => (term === slip ? text : term.folded)).join(" ");

function link(text, asked) {
  return create("a", { href: `?${new URLSearchParams({ q: asked })}` }, text);
}
