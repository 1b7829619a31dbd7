// On which pages of a PDF the words of a result stand, as links.
import { inflatedJson, load } from "./loading.js";
import { create, fill, place, say } from "./page.js";
import { places } from "./texts.js";

const MANY = 5;  // pages of one result

// Adds the pages to a result that is shown, as soon as they are there.
export async function addPages(index, row, item, record, terms) {
  if (!index.paged) return;
  const number = index.number[row], known = await load(index.base + `pages-${number % index.paged}.bin`, inflatedJson);
  if (!known[number]) return;
  const [address, titled, starts, runs, labels] = known[number], pages = pagesOf(titled, starts, runs, record, terms);
  if (!pages.length) return;
  const links = pages.slice(0, MANY).map((page, i) => {
    const label = labels[page] ?? String(page), phrase = !label ? say.pdf_unnumbered : i ? say.pdf_further : say.pdf_page;
    const name = fill(label ? say.pdf_page : say.pdf_unnumbered, { page: label || page });
    return create("a", { href: `${place.dataset.root}${address}#page=${page}`, "aria-label": name }, fill(phrase, { page: label || page }));
  });
  item.append(create("p", { class: "meta paged" }, ...links, pages.length > MANY ? say.ellipsis : ""));
}

// The pages with the most of the terms, in order; where the text has none, that of the title.
function pagesOf(titled, starts, runs, { passages: [head, body] }, terms) {
  const counts = new Map();
  for (const term of terms) {
    for (const page of new Set(places(body, term).map(([from]) => pageAt(starts, runs, from)))) if (page) counts.set(page, (counts.get(page) || 0) + 1);
  }
  const most = Math.max(...counts.values());
  if (counts.size) return [...counts.keys()].filter((page) => counts.get(page) === most).sort((one, other) => one - other);
  return titled && terms.some((term) => places(head, term).length) ? [titled] : [];
}

function pageAt(starts, runs, place) {
  let page = 0;
  for (let i = 0, start = 0; i < runs.length && (start += starts[i]) <= place; i++) page = runs[i];
  return page;
}
