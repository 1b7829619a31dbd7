// What the style sheet cannot do for a catalogue: say the number of rows, and keep the choices in
// the address and on the way to another order.
(() => {
  const form = document.getElementById("hk-sieve"), tally = document.getElementById("hk-tally");
  const rows = [...document.querySelectorAll(".entries > li")], orders = document.querySelectorAll(".years a");
  const wanted = new URLSearchParams(location.search);
  for (const choice of form.elements) if (choice.type === "radio" && choice.value && wanted.get(choice.name) === choice.value) choice.checked = true;
  const tell = () => {
    const chosen = `${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`;
    const shown = rows.filter((row) => getComputedStyle(row).display !== "none").length;
    tally.dataset.told = "";
    tally.textContent = `${shown} ${tally.dataset.words}`;
    for (const order of orders) order.search = chosen;
    history.replaceState(null, "", `${location.pathname}${chosen ? `?${chosen}` : ""}${location.hash}`);
  };
  form.addEventListener("change", tell);
  form.addEventListener("reset", () => setTimeout(tell));
  form.addEventListener("submit", (event) => event.preventDefault());
  if ([...wanted].length) tell();
})();
