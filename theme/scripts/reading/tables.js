// Tables that can be sorted: the words of each head become a button. The first press sorts
// upwards, the second downwards, Chinese then by strokes; the last gives the table's own order back.
import { kindOf, sorted } from "./order.js";

const FEWEST = 3;  // rows that are worth sorting
const TOTAL = /^(?:合计|总计|小计|平均|全省|全国|全市|total|sum|average|mean|all)(?![a-z])/iu;
const STEPS = {
  number: [["", false], ["", true]],
  words: [["", false], ["", true]],
  han: [["pinyin", false], ["pinyin", true], ["strokes", false]],
};

export function sortable(say) {
  const told = document.createElement("p");
  Object.assign(told, { className: "vh", role: "status" });
  for (const table of document.querySelectorAll(".prose table")) if (fits(table)) prepare(table, say, told);
  document.body.append(told);
}

// One head, as many cells in every row as in it, and rows enough.
function fits(table) {
  const head = headOf(table), body = table.tBodies;
  if (head.length !== 1 || body.length !== 1 || body[0].rows.length < FEWEST) return false;
  const cells = [...table.querySelectorAll("tr:not(.unit) > :is(th, td)")];
  return cells.every((cell) => cell.colSpan === 1 && cell.rowSpan === 1) && !table.querySelector("thead a, thead button, thead math")
    && [...body[0].rows].every((row) => row.cells.length === head[0].cells.length);
}

// The rows of the head without the line that says the unit of all numbers.
function headOf(table) {
  return [...(table.tHead?.rows || [])].filter((row) => !row.classList.contains("unit"));
}

function prepare(table, say, told) {
  const body = table.tBodies[0], all = [...body.rows], heads = [...headOf(table)[0].cells];
  let end = all.length;
  while (end && (all[end - 1].classList.contains("total") || TOTAL.test(all[end - 1].cells[0].textContent.trim()))) end -= 1;
  const rows = all.slice(0, end), rest = all.slice(end);
  if (rows.length < FEWEST) return;
  const states = heads.map((head, column) => {
    const texts = rows.map((row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim());
    return { head, texts, steps: STEPS[kindOf(texts)] || [], kind: kindOf(texts), step: -1 };
  });
  for (const state of states) {
    if (!state.steps.length || !state.head.textContent.trim() || new Set(state.texts).size < 2) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort", title: say.sort });
    button.append(...state.head.childNodes);
    state.head.append(button);
    button.addEventListener("click", () => {
      for (const other of states) if (other !== state) { other.step = -1; other.head.removeAttribute("aria-sort"); delete other.head.dataset.way; }
      state.step = state.step + 1 < state.steps.length ? state.step + 1 : -1;
      const [way, descending] = state.steps[state.step] || ["", false], own = state.step < 0;
      const order = own ? rows : sorted(state.texts, state.kind, way, descending, document.documentElement.lang).map((place) => rows[place]);
      body.append(...order, ...rest);
      if (own) { state.head.removeAttribute("aria-sort"); delete state.head.dataset.way; }
      else { state.head.setAttribute("aria-sort", descending ? "descending" : "ascending"); state.head.dataset.way = way === "strokes" ? say.strokes : ""; }
      const name = button.textContent.trim(), manner = way ? say[way] : "";
      told.textContent = own ? say.unsorted : (descending ? say.down : say.up).replace("{name}", name).replace("{way}", manner).replace("  ", " ");
    });
  }
}
