// Remembers the reader's colours and type size; shows what a note or a citation leads to. Every page works without it.
(() => {
  const root = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } };
  const show = (name, value) => { if (value) root.dataset[name] = value; else delete root.dataset[name]; };
  show("theme", kept("theme"));
  show("type", kept("type"));
  document.addEventListener("DOMContentLoaded", () => {
    const theme = document.getElementById("hk-theme"), large = document.getElementById("hk-large");
    theme.value = kept("theme") || "auto";
    large.checked = kept("type") === "large";
    theme.addEventListener("change", () => { const value = theme.value === "auto" ? "" : theme.value; keep("theme", value); show("theme", value); });
    large.addEventListener("change", () => { const value = large.checked ? "large" : ""; keep("type", value); show("type", value); });
    const today = new Date(), iso = new Date(today - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    for (const mark of document.querySelectorAll("[data-ends]")) if (mark.dataset.ends < iso) { mark.textContent = mark.dataset.over; mark.classList.add("over"); }
    document.addEventListener("keydown", (event) => {  // "/" leads to the search box that can be seen, else to the search page
      const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing) return;
      const box = [document.getElementById("hk-words"), document.getElementById("hk-q")].find((each) => each && each.offsetParent);
      event.preventDefault();
      if (box) { box.focus(); box.select(); } else location.href = document.getElementById("hk-q").form.action;
    });
    peek();
  });

  // What a call leads to, beside it: while it is pointed at or has the focus. Escape closes it; it can be pointed at itself.
  function peek() {
    const box = document.createElement("aside"), calls = document.querySelectorAll(".footnote-ref a, a[role=doc-biblioref]");
    if (!calls.length || !box.showPopover) return;
    Object.assign(box, { id: "hk-peek", className: "peek", popover: "manual" });
    let timer = 0, shown = null;
    const hide = () => { if (!shown) return; shown.removeAttribute("aria-describedby"); shown = null; box.hidePopover(); };
    const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
    const place = () => {
      if (!shown) return;
      const at = shown.getBoundingClientRect(), size = box.getBoundingClientRect(), below = at.bottom + 6;
      if (at.bottom < 0 || at.top > innerHeight) return hide();
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
      box.replaceChildren(...copy.childNodes);
      document.body.append(box);
      box.lang = copy.lang;
      box.showPopover();
      shown = call;
      place();
      call.setAttribute("aria-describedby", box.id);
    };
    for (const call of calls) {
      call.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => open(call), 150); });
      call.addEventListener("focus", () => { if (call.matches(":focus-visible")) later(() => open(call), 0); });
      for (const name of ["pointerleave", "blur"]) call.addEventListener(name, () => { if (!shown || shown === call) later(hide, 250); });
    }
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", () => later(hide, 250));
    addEventListener("scroll", place, { passive: true });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  }
})();
