// The search page: its elements and its phrases.
export const element = (id) => document.getElementById(id);

const phrases = JSON.parse(element("hk-phrases").textContent);
export const kinds = phrases.kinds;
export const say = phrases.say;

export const place = element("hk-find");
export const box = element("hk-words");
export const said = element("hk-said");
export const hits = element("hk-hits");
export const more = element("hk-more");
export const filters = element("hk-filters");
export const clear = element("hk-clear");
export const near = element("hk-near");
export const others = element("hk-others");

export const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

export function create(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
