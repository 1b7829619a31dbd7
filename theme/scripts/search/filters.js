// Filters: kind, year and rubric of the documents that were found, with how many each would leave.
import { clear, create, filters, kinds, say } from "./page.js";

export const FACETS = ["kind", "year", "column"];

export function offer(index, rows, chosen) {
  const focused = document.activeElement?.name && `${document.activeElement.name}=${document.activeElement.value}`;
  const fields = FACETS.map((facet) => {
    const counts = new Map(rows.length ? chosen[facet].map((value) => [value, 0]) : []);
    for (const row of rows) if (passes(index, row, chosen, facet)) for (const value of values(index, row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
    const order = [...counts].sort((one, other) => (facet === "year" ? other[0] - one[0] : other[1] - one[1] || (one[0] < other[0] ? -1 : 1)));
    if (!order.length) return "";
    return create("fieldset", {}, create("legend", {}, say[facet]), ...order.map(([value, count]) => {
      const input = create("input", { type: "checkbox", name: facet, value });
      input.checked = chosen[facet].includes(value);
      return create("label", {}, input, facet === "kind" ? kinds[value] || value : value, create("span", { class: "num" }, String(count)));
    }));
  });
  filters.firstElementChild.replaceChildren(...fields.filter(Boolean));
  clear.hidden = !FACETS.some((facet) => chosen[facet].length);
  for (const input of filters.querySelectorAll("input")) if (`${input.name}=${input.value}` === focused) input.focus();
}

export const passes = (index, row, chosen, but) => FACETS.every((facet) =>
  facet === but || !chosen[facet].length || values(index, row, facet).some((value) => chosen[facet].includes(value)));

// The values of a facet in one row of the catalogue.
function values(index, row, facet) {
  if (facet === "kind") return [index.kinds[index.kind[row]]];
  if (facet === "year") return index.year[row] ? [String(index.year[row])] : [];
  return index.column[row].map((place) => index.columns[place]);
}
