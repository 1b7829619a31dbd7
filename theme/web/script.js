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
  });
})();
