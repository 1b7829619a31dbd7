// Searches the index that plugins/huikan/outputs/search describes, and shows what it finds. Runs on the search page alone.
(() => {
  const FIRST = 10;       // results at a time, fewer where texts are long
  const STEP = 4;         // texts that are asked for at once, as long as nobody knows how large they are
  const ENOUGH = 72000;   // bytes of texts after which those that were found are shown
  const MOST = 120000;    // the same where none was found, before the reader is asked
  const PAIRS = 6;        // grams of a long piece that are looked up; the texts prove the rest
  const WORD = 24;        // characters of a word that the index has
  const ANY = "*";        // after a letter: any word that begins with it
  const NEXT = ">", BEFORE = "<";  // between a unit and what stands beside it
  const WIDE = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const isWide = new RegExp(`^[${WIDE}]`, "u"), isWord = new RegExp(`^(?![${WIDE}])[\\p{L}\\p{N}]`, "u");
  const runPattern = new RegExp(`[${WIDE}]+|(?:(?![${WIDE}])[\\p{L}\\p{N}])+`, "gu");
  const isSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const dropped = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;

  // ---------- folding: as folding.py does, and where each folded character came from ----------

  function openFolding(pairs) {
    const simple = new Map(), known = new Map(), characters = Array.from(pairs);
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

  // ---------- the index: files, bits, postings ----------

  const files = new Map(), coming = new Map();  // address -> what was read; address -> how to stop it, and who asked last
  let moved = 0, turn = 0;
  function load(address, read) {
    if (coming.has(address)) coming.get(address).turn = turn;
    if (!files.has(address)) {
      const own = { stop: new AbortController(), turn }, ours = () => coming.get(address) === own;
      coming.set(address, own);
      files.set(address, fetch(address, { cache: "no-cache", signal: own.stop.signal }).then((answer) => {
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        return answer.arrayBuffer();
      }).then((buffer) => {
        moved += buffer.byteLength;
        return read(new Uint8Array(buffer));
      }).catch((error) => { if (ours()) files.delete(address); throw error; }).finally(() => { if (ours()) coming.delete(address); }));
    }
    return files.get(address);
  }

  // Stops what only queries before this one have asked for: on a slow network it would keep this one waiting.
  function abandon() {
    for (const [address, { stop, turn: last }] of coming) if (last < turn) { files.delete(address); coming.delete(address); stop.abort(); }
  }

  const inflated = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
  const text = (bytes) => inflated(bytes).text(), json = (bytes) => inflated(bytes).json();

  function openBits(bytes) {
    let at = 0;
    const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
    const zeros = () => { let count = 0; while (!bit()) count++; return count; };
    const number = (width, start) => { for (let i = 0; i < width; i++) start = start * 2 + bit(); return start; };
    const gamma = () => number(zeros(), 1);
    const rising = (count, universe) => {
      const width = count ? Math.floor(Math.log2(Math.max(1, Math.floor(universe / count)))) : 0, list = [];
      let before = -1;
      for (let i = 0; i < count; i++) { const high = zeros(); before += 1 + high * 2 ** width + number(width, 0); list.push(before); }
      return list;
    };
    return { gamma, rising };
  }

  const tables = (block) => (block || "").split("\n").filter(Boolean).map((line) => line.split("\t"));
  const united = (entries) => [...new Set(entries.flatMap((entry) => entry.there))].sort((one, other) => one - other);

  async function readGrams(bytes, universe) {
    const size = new DataView(bytes.buffer).getUint32(0), bits = openBits(bytes.subarray(4 + size)), groups = new Map(), beside = new Map();
    const [names, sides] = (await text(bytes.subarray(4, 4 + size))).split("\n\n").map(tables);
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

  const headOf = (gram) => Array.from(gram).slice(0, isWide.test(gram) ? 1 : 2).join("");

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

  const isLetter = (gram) => !isWide.test(gram) && Array.from(gram).length === 1;

  // The documents with a gram: number -> whether it stands in the title. Of two units side by side the index may have to leave it to the texts.
  async function look(index, wanted) {
    if (wanted.left) return besides(index, wanted);
    const found = new Map();
    for (const entry of await entriesOf(index, wanted)) {
      for (const number of entry.there) if (!found.has(number)) found.set(number, false);
      for (const number of entry.titled) found.set(number, true);
    }
    return found;
  }

  // The documents that may have two units side by side; where both are frequent the file of the rarer one tells.
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

  // ---------- a query: its terms, the grams of each, the documents that may have them all ----------

  function read(query, fold) {
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

  // The grams whose files are asked for: the longest words, which are rare, pairs of characters from anywhere in a piece, and
  // what stands side by side in as many files.
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

  async function find(index, terms) {
    const looks = terms.flatMap((term) => term.grams).map((gram) => look(index, gram));
    abandon();
    const lists = await Promise.all(looks);
    lists.sort((one, other) => one.size - other.size);
    const titled = [], rest = [];
    index.number.forEach((number, row) => {
      if (lists.every((list) => list.has(number))) (lists.every((list) => list.get(number)) ? titled : rest).push(row);
    });
    return [...titled, ...rest];
  }

  // ---------- a document: whether the terms stand in it, and where ----------

  async function open(index, row, fold) {
    const number = index.number[row];
    const records = await load(index.base + `texts-${number % index.chunks}.bin`, json);
    const [address, title, kicker, notes, passages] = records[number];
    return { address, kicker, notes, passages: [title, ...passages].map((source) => ({ source, ...fold(source) })) };
  }

  function places(passage, term) {
    const found = [], word = isWord.test(term.folded);
    for (let at = passage.text.indexOf(term.folded); at >= 0; at = passage.text.indexOf(term.folded, at + 1)) {
      const before = Array.from(passage.text.slice(Math.max(0, at - 2), at)).pop();
      if (!(word && before && isWord.test(before))) found.push([passage.from[at], passage.to[at + term.folded.length - 1]]);
    }
    return found;
  }

  const holds = (record, terms) => terms.every((term) => record.passages.some((passage) => places(passage, term).length));

  // ---------- what is shown ----------

  const page = (id) => document.getElementById(id);
  const place = page("hk-find"), { kinds, say } = JSON.parse(page("hk-phrases").textContent);
  const box = page("hk-words"), said = page("hk-said"), hits = page("hk-hits"), more = page("hk-more"), filters = page("hk-filters"), clear = page("hk-clear");
  const FACETS = ["kind", "year", "column"], title = document.title;
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const wordy = document.documentElement.lang.startsWith("zh") ? 1 : 2;  // letters are narrower than Han characters

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const joined = (pieces) => pieces.flatMap((piece, i) => (i ? ["\u2060", element("span", { class: "dot" }, "·"), piece] : [piece]));

  function marked(passage, terms, start, end) {
    const found = terms.flatMap((term) => places(passage, term)).filter(([from, to]) => from >= start && to <= end).sort((one, other) => one[0] - other[0]);
    const pieces = [];
    let at = start;
    for (const [from, to] of found) {
      if (to <= at) continue;
      pieces.push(passage.source.slice(at, Math.max(at, from)), element("mark", {}, passage.source.slice(Math.max(at, from), to)));
      at = to;
    }
    return [...pieces, passage.source.slice(at, end)];
  }

  // The stretch of the text that has the first of the terms, else the beginning of what there is.
  function snippet([, body, summary, facts], terms) {
    const passage = [body, summary, facts].find((each) => terms.some((term) => places(each, term).length)) || (summary.source ? summary : body);
    const firsts = terms.flatMap((term) => places(passage, term).slice(0, 1)).sort((one, other) => one[0] - other[0]);
    const source = passage.source, reach = 45 * wordy;
    let start = firsts.length ? Math.max(0, firsts[0][0] - reach) : 0;
    if (start && wordy > 1) start = source.indexOf(" ", start) + 1 || start;
    if (start && /[\udc00-\udfff]/.test(source[start])) start -= 1;
    let end = Math.min(source.length, Math.max(start + 2.6 * reach, firsts.length ? firsts[0][1] + reach : 0));
    if (end < source.length && wordy > 1) end = source.lastIndexOf(" ", end) > start ? Math.max(source.lastIndexOf(" ", end), firsts.length ? firsts[0][1] : 0) : end;
    if (end < source.length && /[\udc00-\udfff]/.test(source[end])) end -= 1;
    return [start ? say.ellipsis : "", ...marked(passage, terms, start, end), end < source.length ? say.ellipsis : ""];
  }

  function result(record, terms) {
    const head = record.passages[0];
    const link = element("a", { href: place.dataset.root + record.address }, ...marked(head, terms, 0, head.source.length));
    return element("li", {},
      element("p", { class: "kicker" }, ...joined(record.kicker)), element("h2", {}, link),
      element("p", { class: "deck" }, ...snippet(record.passages, terms)), element("p", { class: "meta" }, ...joined(record.notes)));
  }

  // The values of a facet in one row of the catalogue.
  function values(index, row, facet) {
    if (facet === "kind") return [index.kinds[index.kind[row]]];
    if (facet === "year") return index.year[row] ? [String(index.year[row])] : [];
    return index.column[row].map((place) => index.columns[place]);
  }

  const passes = (index, row, chosen, but) => FACETS.every((facet) =>
    facet === but || !chosen[facet].length || values(index, row, facet).some((value) => chosen[facet].includes(value)));

  function offer(index, rows, chosen) {
    const focused = document.activeElement?.name && `${document.activeElement.name}=${document.activeElement.value}`;
    const fields = FACETS.map((facet) => {
      const counts = new Map(rows.length ? chosen[facet].map((value) => [value, 0]) : []);
      for (const row of rows) if (passes(index, row, chosen, facet)) for (const value of values(index, row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
      const order = [...counts].sort((one, other) => (facet === "year" ? other[0] - one[0] : other[1] - one[1] || (one[0] < other[0] ? -1 : 1)));
      if (!order.length) return "";
      return element("fieldset", {}, element("legend", {}, say[facet]), ...order.map(([value, count]) => {
        const input = element("input", { type: "checkbox", name: facet, value });
        input.checked = chosen[facet].includes(value);
        return element("label", {}, input, facet === "kind" ? kinds[value] || value : value, element("span", { class: "num" }, String(count)));
      }));
    });
    filters.firstElementChild.replaceChildren(...fields.filter(Boolean));
    clear.hidden = !FACETS.some((facet) => chosen[facet].length);
    for (const input of filters.querySelectorAll("input")) if (`${input.name}=${input.value}` === focused) input.focus();
  }

  // ---------- the search itself ----------

  let shown = null;

  function state() {
    const asked = new URLSearchParams(location.search);
    return { query: (asked.get("q") || "").trim(), chosen: Object.fromEntries(FACETS.map((facet) => [facet, asked.getAll(facet)])) };
  }

  function remember(query, chosen, replace) {
    const asked = new URLSearchParams(query ? { q: query } : {});
    for (const facet of FACETS) for (const value of chosen[facet]) asked.append(facet, value);
    history[replace ? "replaceState" : "pushState"](null, "", `${location.pathname}${asked.size === 0 ? "" : `?${asked}`}`);
  }

  // The catalogue, and how to fold: what has no Han character needs no table of them.
  async function opened(query) {
    const table = [...query].some((character) => isWide.test(character)) ? load(place.dataset.fold, async (bytes) => openFolding(await text(bytes))) : openFolding("");
    const [fold, catalogue] = await Promise.all([table, load(place.dataset.catalogue, json)]);
    return { fold, index: { ...catalogue, base: place.dataset.catalogue.replace(/[^/]*$/, "") } };
  }

  async function search() {
    const mine = ++turn, { query, chosen } = state();
    document.title = query ? `${query} · ${title}` : title;
    const wait = setTimeout(() => { said.textContent = say.loading; }, 250);
    try {
      const { fold, index } = await opened(query);
      if (mine !== turn) return;
      const terms = read(query, fold), all = terms.length ? await find(index, terms) : [];
      if (mine !== turn) return;
      shown = { index, fold, terms, query, chosen, all, rows: all.filter((row) => passes(index, row, chosen)), next: 0, count: 0, proved: terms.every((term) => term.exact) };
      await show(mine, true);
    } catch (error) {
      if (mine !== turn) return;  // stopped, since another query came
      said.textContent = "DecompressionStream" in window ? say.failed : say.old;
      console.warn(error);
    } finally {
      clearTimeout(wait);
    }
  }

  // The next results, each as soon as its text has proved it, up to a number or a size.
  async function show(mine, fresh) {
    const now = shown, start = moved, first = now.next, kept = now.count;
    const none = () => now.count === kept, most = () => (none() ? MOST : ENOUGH);
    hits.setAttribute("aria-busy", "true");
    more.hidden = true;
    while (now.count - kept < FIRST && now.next < now.rows.length && moved - start < most()) {
      const read = now.next - first, affordable = Math.max(STEP, Math.floor((most() - moved + start) * read / (moved - start + 1)));
      const share = now.rows.slice(now.next, now.next + Math.min(affordable, none() ? STEP + read : FIRST - now.count + kept));
      const records = share.map((row) => open(now.index, row, now.fold));
      for (const record of records) record.catch(() => {});  // the first that fails is told below
      for (const [i, row] of share.entries()) {
        const record = await records[i];
        if (mine !== turn) return;
        now.next++;
        if (holds(record, now.terms)) add(now, record, fresh, none());
        else now.all.splice(now.all.indexOf(row), 1);
      }
    }
    if (!now.count) hits.replaceChildren();
    present(now);
    more.hidden = now.next >= now.rows.length;
    more.textContent = now.count ? say.more : say.further;
    hits.setAttribute("aria-busy", "false");
  }

  function add(now, record, fresh, first) {
    const item = result(record, now.terms);
    now.count++;
    if (fresh && first) hits.replaceChildren(item); else hits.append(item);
    if (fresh && first) present(now);
    if (!fresh && first) item.querySelector("a").focus();
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
    page("hk-others").hidden = !query;
    for (const link of page("hk-others").querySelectorAll("a")) {
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

  let pause;
  box.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(() => ask(true), 250);
  });
  box.addEventListener("compositionend", () => { clearTimeout(pause); pause = setTimeout(() => ask(true), 250); });
  page("hk-search").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); ask(box.value.trim() === state().query); });
  filters.addEventListener("change", () => {
    const data = new FormData(filters);
    remember(state().query, Object.fromEntries(FACETS.map((facet) => [facet, data.getAll(facet)])), true);
    search();
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    remember(state().query, Object.fromEntries(FACETS.map((facet) => [facet, []])), true);
    box.focus();
    search();
  });
  more.addEventListener("click", () => show(turn, false));
  document.addEventListener("keydown", (event) => {  // up and down, from the box through the results
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.isComposing) return;
    const steps = [box, ...hits.querySelectorAll("h2 a")], at = steps.indexOf(document.activeElement);
    const next = at < 0 ? undefined : steps[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });
  addEventListener("popstate", () => { box.value = state().query; search(); });

  page("hk-search").hidden = page("hk-tip").hidden = false;
  box.value = state().query;
  if (box.value) search();
  else {
    box.focus({ preventScroll: true });
    opened(document.title).catch(() => {});  // ready for the first query; a failure is told when there is one
  }
})();
