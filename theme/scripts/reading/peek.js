// What a call of a note or of a citation leads to, beside it: while it is pointed at or has the
// focus, and at the foot of the screen where it was touched. Escape closes it.

export function peek(say) {
  const box = document.createElement("aside"), calls = document.querySelectorAll(".footnote-ref a, a[role=doc-biblioref]");
  if (!calls.length || !box.showPopover) return;
  Object.assign(box, { id: "hk-peek", className: "peek", popover: "manual" });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: say.close });
  let timer = 0, shown = null, touched = false;
  const hide = () => { if (!shown) return; shown.removeAttribute("aria-describedby"); shown = null; box.hidePopover(); };
  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
  const place = () => {
    if (!shown) return;
    const at = shown.getBoundingClientRect(), size = box.getBoundingClientRect(), below = at.bottom + 6;
    if (at.bottom < 0 || at.top > innerHeight) return hide();
    if (box.classList.contains("sheet")) return;
    box.style.left = `${Math.max(8, Math.min(at.left - 24, innerWidth - size.width - 8))}px`;
    box.style.top = `${below + size.height < innerHeight ? below : Math.max(8, at.top - size.height - 6)}px`;
  };
  const open = (call) => {
    const item = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    if (!item || shown === call) return;
    hide();
    const copy = (item.closest("li, p") || item).cloneNode(true);
    for (const extra of copy.querySelectorAll(".footnote-backref, .reference-number")) extra.remove();
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    box.classList.toggle("sheet", touched);
    box.removeAttribute("style");
    box.replaceChildren(...copy.childNodes, ...(touched ? [close] : []));
    document.body.append(box);
    box.lang = copy.lang;
    box.showPopover();
    shown = call;
    place();
    call.setAttribute("aria-describedby", box.id);
  };
  for (const call of calls) {
    call.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    call.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") { touched = false; later(() => open(call), 150); } });
    call.addEventListener("focus", () => { if (call.matches(":focus-visible") && !touched) later(() => open(call), 0); });
    call.addEventListener("click", (event) => {  // the first touch shows it, the second goes there
      if (!touched || shown === call) return hide();
      event.preventDefault();
      clearTimeout(timer);
      open(call);
    });
    for (const name of ["pointerleave", "blur"]) call.addEventListener(name, () => { if (!touched && (!shown || shown === call)) later(hide, 250); });
  }
  close.addEventListener("click", () => { const call = shown; hide(); call?.focus(); });
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", () => { if (!touched) later(hide, 250); });
  addEventListener("scroll", place, { passive: true });
  document.addEventListener("pointerdown", (event) => { if (touched && !box.contains(event.target) && !event.target.closest?.("a")) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}
