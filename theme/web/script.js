// Remembers the reader's colours and type size. Every page works without it.
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
    const here = document.querySelector(".nav [aria-current]"), menu = here?.closest("ul");
    if (menu && menu.scrollWidth > menu.clientWidth) menu.scrollLeft = here.offsetLeft - menu.clientWidth / 2;
    for (const button of document.querySelectorAll("[data-copy]")) if (navigator.clipboard) {
      button.hidden = false;
      button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copy).then(() => { button.firstChild.data = button.dataset.copied; }));
    }
    document.addEventListener("keydown", (event) => {  // "/" leads to the search box that can be seen, else to the search page
      const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing) return;
      const box = [document.getElementById("hk-words"), document.getElementById("hk-q")].find((each) => each && each.offsetParent);
      event.preventDefault();
      if (box) { box.focus(); box.select(); } else location.href = document.getElementById("hk-q").form.action;
    });
  });
})();
