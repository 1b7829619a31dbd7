// A result: its title and a stretch of its text, with what was searched for marked.
import { create, place, say } from "./page.js";
import { places } from "./texts.js";

const wordy = document.documentElement.lang.startsWith("zh") ? 1 : 2;  // letters are narrower than Han characters

export function result(record, terms) {
  const head = record.passages[0];
  const link = create("a", { href: place.dataset.root + record.address }, ...marked(head, terms, 0, head.source.length));
  return create("li", {},
    create("p", { class: "kicker" }, ...joined(record.kicker)), create("h2", {}, link),
    create("p", { class: "deck" }, ...snippet(record.passages, terms)), create("p", { class: "meta" }, ...joined(record.notes)));
}

const joined = (pieces) => pieces.flatMap((piece, i) => (i ? ["\u2060", create("span", { class: "dot" }, "·"), piece] : [piece]));

function marked(passage, terms, start, end) {
  const found = terms.flatMap((term) => places(passage, term)).filter(([from, to]) => from >= start && to <= end).sort((one, other) => one[0] - other[0]);
  const pieces = [];
  let at = start;
  for (const [from, to] of found) {
    if (to <= at) continue;
    pieces.push(passage.source.slice(at, Math.max(at, from)), create("mark", {}, passage.source.slice(Math.max(at, from), to)));
    at = to;
  }
  return [...pieces, passage.source.slice(at, end)];
}

// The stretch of the text that has the first of the terms, else the beginning of what there is.
function snippet([, body, summary, facts], terms) {
  const passage = [body, summary, facts].find((each) => terms.some((term) => places(each, term).length)) || (summary.source ? summary : body);
  const [[from, to] = [0, 0]] = terms.flatMap((term) => places(passage, term).slice(0, 1)).sort((one, other) => one[0] - other[0]);
  const source = passage.source, reach = 45 * wordy;
  let start = Math.max(0, from - reach);
  if (start && wordy > 1) start = source.indexOf(" ", start) + 1 || start;
  if (start && /[\udc00-\udfff]/.test(source[start])) start -= 1;
  let end = Math.min(source.length, Math.max(start + 2.6 * reach, to + reach));
  const space = source.lastIndexOf(" ", end);
  if (end < source.length && wordy > 1 && space > start) end = Math.max(space, to);
  if (end < source.length && /[\udc00-\udfff]/.test(source[end])) end -= 1;
  return [start ? say.ellipsis : "", ...marked(passage, terms, start, end), end < source.length ? say.ellipsis : ""];
}
