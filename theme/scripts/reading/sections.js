// Which section is being read, marked in the contents, and how much of the text is behind.

const LINE = .3;  // of the window's height, from above: the section that has begun there is being read
const SHORT = 1.5;  // windows: no progress is shown of a text that is not longer

export function watch(say) {
  const text = document.querySelector(".story .text");
  if (!text) return;
  const links = [...document.querySelectorAll(".rail ol a[href^='#'], .fold ol a[href^='#']")];
  const named = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const headings = [...new Set(links.map(named))].filter(Boolean);
  const parts = [sections(links, named, headings), progress(text, say)];
  let waiting = false;
  const update = () => { waiting = false; for (const part of parts) part(); };
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(update); } };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  update();
}

function sections(links, named, headings) {
  const fold = document.querySelector(".fold details"), label = document.createElement("span");
  if (fold && headings.length) {
    label.className = "reading";
    fold.firstElementChild.append(label);
    fold.addEventListener("click", (event) => { if (event.target.closest("a")) fold.open = false; });
  }
  let current = null;
  return () => {
    const line = innerHeight * LINE, begun = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const now = end && begun.length ? headings[headings.length - 1] : begun[begun.length - 1] || null;
    if (now === current) return;
    current = now;
    for (const link of links) {
      if (named(link) !== now) { link.removeAttribute("aria-current"); continue; }
      link.setAttribute("aria-current", "location");
      label.textContent = link.textContent;
      if (link.closest(".rail")) show(link);
    }
    if (!now) label.textContent = "";
  };
}

// A contents list that is longer than the window is moved so far that the link can be seen.
function show(link) {
  const box = link.closest(".rail > div"), at = link.getBoundingClientRect(), inside = box.getBoundingClientRect();
  if (at.top < inside.top + 24) box.scrollTop += at.top - inside.top - 24;
  else if (at.bottom > inside.bottom - 24) box.scrollTop += at.bottom - inside.bottom + 24;
}

function progress(text, say) {
  const bar = document.createElement("progress"), left = document.createElement("p");
  Object.assign(bar, { className: "reading-progress", max: 1, value: 0 });
  bar.setAttribute("aria-hidden", "true");  // who does not see it has the headings
  left.className = "meta left-to-read";
  document.body.append(bar);
  document.querySelector(".rail nav")?.append(left);
  return () => {
    const prose = text.querySelector(".prose:last-of-type") || text, box = prose.getBoundingClientRect();
    const long = box.height > innerHeight * SHORT, share = Math.min(1, Math.max(0, (innerHeight * LINE - box.top) / (box.height - innerHeight * (1 - LINE))));
    bar.hidden = !long;
    bar.value = share;
    const minutes = Math.ceil(Number(say.minutes || 0) * (1 - share));
    left.textContent = long && say.minutes ? (minutes ? say.left.replace("{minutes}", minutes) : say.read) : "";
  };
}
