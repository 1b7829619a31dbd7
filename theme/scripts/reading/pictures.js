// A figure's large picture, over the page instead of alone. Without a script its link leads to the
// file. The dialog keeps the focus, Escape closes it, and the focus goes back to the picture.

export function enlarge(say) {
  const links = [...document.querySelectorAll("a.enlarge")], dialog = document.createElement("dialog");
  if (!links.length || !dialog.showModal) return;
  const picture = document.createElement("img"), words = document.createElement("div"), view = document.createElement("div");
  const bar = document.createElement("div"), count = document.createElement("span");
  const button = (label, act) => {
    const element = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    element.addEventListener("click", act);
    return element;
  };
  let at = 0;
  const show = (index) => {
    at = (index + links.length) % links.length;
    const link = links[at], small = link.querySelector("img"), caption = link.closest("figure")?.querySelector("figcaption");
    picture.src = link.href;
    picture.alt = small.alt;
    const copy = caption ? caption.cloneNode(true) : null;
    for (const call of copy?.querySelectorAll("[id], .footnote-ref") || []) call.className === "footnote-ref" ? call.remove() : call.removeAttribute("id");
    words.replaceChildren(...(copy ? copy.childNodes : []));
    count.textContent = links.length > 1 ? `${at + 1} / ${links.length}` : "";
    view.className = "large-view";
    dialog.setAttribute("aria-label", caption?.textContent.trim() || small.alt || say.large);
  };
  view.tabIndex = 0;
  const close = button(say.close, () => dialog.close());
  const turns = links.length > 1 ? [button(say.previous, () => show(at - 1)), button(say.next, () => show(at + 1))] : [];
  dialog.className = "large-picture";
  bar.className = "large-bar";
  words.className = "large-words";
  count.className = "meta num";
  bar.append(count, ...turns, close);
  view.append(picture);
  dialog.append(bar, view, words);
  document.body.append(dialog);
  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
    close.focus();
  }));
  picture.addEventListener("click", () => view.classList.toggle("whole"));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => links[at].focus({ preventScroll: false }));
  dialog.addEventListener("keydown", (event) => {
    if (links.length < 2 || event.target === view && view.classList.contains("whole")) return;
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
}
