// Searches the index that plugins/huikan/outputs/search describes, and shows what it finds. Runs
// on the search page alone.
import { isWide } from "./characters.js";
import { FACETS, offer, passes } from "./filters.js";
import { openFolding } from "./folding.js";
import { bytesRead, currentTurn, inflatedJson, inflatedText, load, newTurn } from "./loading.js";
import { offerNear, hideNear } from "./near.js";
import { box, clear, element, fill, filters, hits, more, others, place, said, say } from "./page.js";
import { addPages } from "./printed.js";
import { find, findAround, read } from "./query.js";
import { result } from "./results.js";
import { holds, open } from "./texts.js";
import { around, openWords } from "./words.js";

const FIRST = 10;       // results at a time, fewer where texts are long
const STEP = 4;         // texts that are asked for at once, as long as nobody knows how large they are
const ENOUGH = 72000;   // bytes of texts after which those that were found are shown
const MOST = 105000;    // the same where none was found, before the reader is asked
const title = document.title;

let shown = null;

function state() {
  const asked = new URLSearchParams(location.search);
  return { query: (asked.get("q") || "").trim(), chosen: Object.fromEntries(FACETS.map((facet) => [facet, asked.getAll(facet)])) };
}

function remember(query, chosen, replace) {
  const asked = new URLSearchParams(query ? { q: query } : {});
  for (const facet of FACETS) for (const value of chosen[facet]) asked.append(facet, value);
  history[replace ? "replaceState" : "pushState"](null, "", `${location.pathname}${asked.size ? "?" : ""}${asked}`);
}

// The catalogue, and how to fold: what has no Han character needs no table of them.
async function opened(query) {
  const table = [...query].some((character) => isWide.test(character)) ? load(place.dataset.fold, async (bytes) => openFolding(await inflatedText(bytes))) : openFolding("");
  const [fold, catalogue] = await Promise.all([table, load(place.dataset.catalogue, inflatedJson)]);
  return { fold, index: { ...catalogue, base: place.dataset.catalogue.replace(/[^/]*$/, "") } };
}

async function search() {
  const mine = newTurn(), { query, chosen } = state();
  document.title = query ? `${query} · ${title}` : title;
  const wait = setTimeout(() => { said.textContent = say.loading; }, 250);
  try {
    const { fold, index } = await opened(query);
    if (mine !== currentTurn()) return;
    const terms = read(query, fold), all = terms.length ? await find(index, terms) : [];
    if (mine !== currentTurn()) return;
    shown = { index, fold, terms, query, chosen, all, rows: all.filter((row) => passes(index, row, chosen)), next: 0, count: 0, proved: terms.every((term) => term.exact), showing: Promise.resolve() };
    hideNear();
    await show(mine, true);
    clearTimeout(wait);
    if (mine === currentTurn() && terms.length) await widen(mine);
  } catch (error) {
    if (mine !== currentTurn()) return;  // stopped, since another query came
    said.textContent = "DecompressionStream" in window ? say.failed : say.old;
    console.warn(error);
  } finally {
    clearTimeout(wait);
  }
}

// The next results; what is asked for while others come follows them.
function show(...asked) {
  const now = shown;
  now.showing = now.showing.catch(() => {}).then(() => showNext(now, ...asked));
  return now.showing;
}

// The next results, each as soon as its text has proved it, up to a number or a size.
async function showNext(now, mine, fresh, focus = !fresh) {
  if (mine !== currentTurn()) return;
  const start = bytesRead(), first = now.next, kept = now.count;
  const none = () => now.count === kept, most = () => (none() ? MOST : ENOUGH);
  hits.setAttribute("aria-busy", "true");
  more.hidden = true;
  while (now.count - kept < FIRST && now.next < now.rows.length && bytesRead() - start < most()) {
    const read = now.next - first, affordable = Math.max(STEP, Math.floor((most() - bytesRead() + start) * read / (bytesRead() - start + 1)));
    const share = now.rows.slice(now.next, now.next + Math.min(affordable, none() ? STEP + read : FIRST - now.count + kept));
    const records = share.map((row) => open(now.index, row, now.fold));
    for (const record of records) record.catch(() => {});  // the first that fails is told below
    for (const [i, row] of share.entries()) {
      const record = await records[i];
      if (mine !== currentTurn()) return;
      now.next++;
      if (holds(record, now.terms)) add(now, row, record, fresh, none(), focus);
      else now.all.splice(now.all.indexOf(row), 1);
    }
  }
  if (!now.count) hits.replaceChildren();
  present(now);
  more.hidden = now.next >= now.rows.length;
  more.textContent = now.count ? say.more : say.further;
  hits.setAttribute("aria-busy", "false");
}

// Behind the words themselves the longer ones that have them within, and what may have been meant.
async function widen(mine) {
  const now = shown;
  if (now.count && now.terms.every((term) => isWide.test(term.folded))) return;
  const words = await openWords();
  const longer = now.terms.map((term) => (term.exact && term.folded.length ? around(words, term.folded) : []));
  const rows = longer.some((list) => list.length) ? await findAround(now.index, now.terms, longer) : [];
  if (mine !== currentTurn()) return;
  const known = new Set(now.all), fresh = rows.filter((row) => !known.has(row));
  const missing = !now.count && now.next >= now.rows.length && !fresh.length;
  if (fresh.length) {
    now.terms = now.terms.map((term, i) => (longer[i].length ? { ...term, within: true } : term));
    now.all.push(...fresh);
    now.rows.push(...fresh.filter((row) => passes(now.index, row, now.chosen)));
    await show(mine, !now.count, false);
  }
  if (mine !== currentTurn()) return;
  const spelled = offerNear(words, now, missing);
  if (missing && spelled) await instead(spelled, mine);
}

// The results for a phrase in the place of those for its pinyin, of which there are none.
async function instead(phrase, mine) {
  const now = shown, { fold } = await opened(phrase), terms = read(phrase, fold), all = await find(now.index, terms);
  if (mine !== currentTurn()) return;
  Object.assign(now, { fold, terms, all, query: phrase, rows: all.filter((row) => passes(now.index, row, now.chosen)), next: 0, proved: terms.every((term) => term.exact) });
  await show(mine, true);
}

function add(now, row, record, fresh, first, focus) {
  const item = result(record, now.terms);
  addPages(now.index, row, item, record, now.terms).catch(() => {});  // a result without them is one, too
  now.count++;
  if (fresh && first) {
    hits.replaceChildren(item);
    present(now);
  } else hits.append(item);
  if (focus && first) item.querySelector("a").focus();
}

function present(now) {
  place.hidden = !now.all.length && !FACETS.some((facet) => now.chosen[facet].length);
  offer(now.index, now.all, now.chosen);
  tell(now);
}

function tell({ query, terms, all, count, rows, next, proved }) {
  const left = rows.length - next, total = count + left;
  const phrase = !query || !terms.length ? say.empty : !all.length ? say.none : !total ? say.none_filtered
    : left && !count && !proved ? say.none_yet : left && !proved ? say.found_about : total === 1 ? say.found_one : say.found;
  const words = fill(phrase, { query, count: total, read: next, left });
  if (said.textContent !== words) said.textContent = words;  // or it would be read aloud again
  others.hidden = !query;
  for (const link of others.querySelectorAll("a")) {
    link.textContent = fill(say.other, { language: link.dataset.name, query });
    link.search = new URLSearchParams({ q: query });
  }
}

// ---------- what the reader does ----------

function ask(replace) {
  const { chosen } = state();
  remember(box.value.trim(), chosen, replace);
  search();
}

function choose(values) {
  remember(state().query, Object.fromEntries(FACETS.map((facet) => [facet, values(facet)])), true);
  search();
}

let pause;
box.addEventListener("input", (event) => {
  clearTimeout(pause);
  if (!event.isComposing) pause = setTimeout(ask, 250, true);
});
box.addEventListener("compositionend", () => { clearTimeout(pause); pause = setTimeout(ask, 250, true); });
element("hk-search").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); ask(box.value.trim() === state().query); });
filters.addEventListener("change", () => {
  const data = new FormData(filters);
  choose((facet) => data.getAll(facet));
});
filters.addEventListener("submit", (event) => event.preventDefault());
clear.addEventListener("click", () => {
  box.focus();
  choose(() => []);
});
more.addEventListener("click", () => show(currentTurn(), false));
document.addEventListener("keydown", (event) => {  // up and down, from the box through the results
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.isComposing) return;
  const steps = [box, ...hits.querySelectorAll("h2 a")], at = steps.indexOf(document.activeElement);
  const next = at < 0 ? undefined : steps[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});
addEventListener("popstate", () => { box.value = state().query; search(); });

element("hk-search").hidden = element("hk-tip").hidden = false;
box.value = state().query;
if (box.value) search();
else {
  box.focus({ preventScroll: true });
  opened(document.title).catch(() => {});  // ready for the first query; a failure is told when there is one
}
