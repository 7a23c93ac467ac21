// Walks the pairs of two texts, and leads to rows that are folded away.
const pairs = () => [...document.querySelectorAll("[data-pair]")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select") || document.querySelector("dialog[open]")) return;
  const by = { n: 1, p: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = pairs();
  if (!all.length) return;
  const here = document.activeElement.closest?.("[data-row]");
  let at = here ? all.indexOf(here) : -1;
  if (here && at < 0) at = all.findIndex((row) => Number(row.dataset.row) > Number(here.dataset.row)) - (by > 0 ? 1 : 0);
  show(all[Math.max(0, Math.min(all.length - 1, at < 0 && !here ? (by > 0 ? 0 : all.length - 1) : at + by))]);
});

// A link to a row of this page opens what it is folded into, and the row takes the focus.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-to]");
  const row = link?.getAttribute("href").startsWith("#") && document.getElementById(`row-${link.dataset.to}`);
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", `#row-${link.dataset.to}`);
  show(row);
});

// Where a passage was moved, the row that has it now shows itself.
for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => mark(event, true));
  document.addEventListener(leave, (event) => mark(event, false));
}

function mark(event, on) {
  const to = event.target.closest?.(".row.moved, [data-to]")?.closest(".row")?.querySelector("[data-to]")?.dataset.to;
  if (to) document.getElementById(`row-${to}`)?.classList.toggle("is-partner", on);
}

function show(row) {
  if (!row) return;
  const fold = row.closest("details");
  if (fold) fold.open = true;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

const led = /^#row-\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
if (led) show(led);
else if (new URLSearchParams(location.search).has("at")) show(document.querySelector(".row.is-here"));
