// Keys that work on every page, and messages. Pages add modules of their own.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
let waitsForPlace = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (waitsForPlace) {
    waitsForPlace = false;
    const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    event.preventDefault(); // no page takes the second key for one of its own
    place?.click();
    return;
  }
  const act = { "/": focusSearch, "?": showKeys, g: () => { waitsForPlace = true; }, j: () => step(1), k: () => step(-1) }[event.key];
  if (act) { event.preventDefault(); act(); }
});

function focusSearch() {
  const fields = [...document.querySelectorAll("[data-search]")];
  (fields.find((field) => field.closest("main")) ?? fields[0])?.focus();
}

function showKeys() { document.getElementById("keys").showModal(); }

// Lists whose items carry data-item are walked with j and k; the item, or its first link, takes the focus.
function step(by) {
  const items = [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
  if (!items.length) return;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by))];
  const target = next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button, [tabindex]") ?? next;
  target.focus();
  next.scrollIntoView({ block: "nearest" });
}

document.querySelector("[data-keys]")?.addEventListener("click", showKeys);

// Says something to everyone, screen readers too: tell("Undone").
export function tell(words) {
  const place = document.getElementById("told");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(place.timer);
  place.timer = setTimeout(() => place.classList.remove("shown"), 6000);
}

for (const name of ["htmx:responseError", "htmx:response:error"]) {
  document.body.addEventListener(name, (event) => {
    const request = event.detail?.xhr ?? event.detail?.ctx?.response;
    tell(`That did not work (${request?.status ?? "no answer"}). Nothing was changed.`);
  });
}
for (const name of ["htmx:sendError", "htmx:error"]) {
  document.body.addEventListener(name, () => tell("The server does not answer. Is it still running?"));
}
