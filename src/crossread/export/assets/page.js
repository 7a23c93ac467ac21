// What the page does beyond being read: show where a link led, and narrow down what is shown.
// Everything is in the markup already; without this file the page is complete.

const every = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- Where a link led -------------------------------------------------------------------------------

/** All elements of a cited place: overlapping marks may have cut it into parts. */
const partsOf = (id) => [
  document.getElementById(id),
  ...every(`[data-part="${CSS.escape(id)}"]`),
].filter(Boolean);

function arrive() {
  every(".here").forEach((part) => part.classList.remove("here", "flash"));
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  uncover(target);
  if (target.matches(".m")) partsOf(id).forEach((part) => part.classList.add("here", "flash"));
  target.scrollIntoView({ block: target.matches(".m") ? "center" : "start" });
}

/** Lift whatever hides a target: a filter, a folded list, one report at a time. */
function uncover(target) {
  const item = target.closest(".item");
  if (item?.hidden) {
    search.value = "";
    const part = item.closest(".part");
    every("[data-status][aria-pressed]", part).forEach(press);
    lists.forEach((list) => list.box.contains(item) && (list.all = true));
    show();
  }
  const report = target.closest(".report");
  if (report) chooseReport(report);
}

const press = (button) => button.setAttribute("aria-pressed", String(button.dataset.status === ""));

const back = document.querySelector(".back");
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || link.matches(".skip")) return;
  if (link === back) {
    event.preventDefault();
    back.hidden = true;
    history.back();
    return;
  }
  back.hidden = !link.closest("main") || link.getAttribute("href") === "#top";
  if (link.hash === location.hash) arrive();
});
addEventListener("hashchange", arrive);

// --- Claims, discrepancies and facts: search, filter, fold, sort ---------------------------------------------

const search = document.getElementById("search");
search.closest(".search").hidden = false;
const lists = every("[data-first]").map((box) => {
  const items = every(".item", box);
  const more = document.createElement("button");
  more.type = "button";
  more.addEventListener("click", () => { list.all = true; show(); });
  box.after(more);
  const fold = box.closest("details.facts-more");
  const list = { box, items, more, fold, first: Number(box.dataset.first), all: false };
  return list;
});
const wording = new Map();
const textOf = (item) => {
  if (!wording.has(item)) wording.set(item, item.textContent.toLowerCase());
  return wording.get(item);
};

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const list of lists) {
    const status = list.box.closest(".part").querySelector("[data-status][aria-pressed=true]")?.dataset.status;
    const fitting = list.items.filter(
      (item) => (!status || item.dataset.status === status) && words.every((word) => textOf(item).includes(word)),
    );
    const limit = list.all || words.length ? Infinity : list.first;
    list.items.forEach((item) => { item.hidden = true; });
    fitting.slice(0, limit).forEach((item) => { item.hidden = false; });
    list.more.hidden = fitting.length <= limit;
    list.more.textContent = `Show all ${fitting.length}`;
    found += fitting.length;
    const group = list.box.closest(".kind-group");
    if (group) group.hidden = !fitting.length;
    if (list.fold) unfold(list.fold, words.length > 0);
  }
  search.parentElement.querySelector("output").value = words.length ? `${found} found` : "";
}
search.addEventListener("input", show);

/** What a search unfolds it folds again; what the reader unfolded stays. */
function unfold(fold, searching) {
  if (searching && !fold.open) fold.dataset.searched = "";
  if (searching) fold.open = true;
  else if ("searched" in fold.dataset) {
    fold.open = false;
    delete fold.dataset.searched;
  }
}

for (const bar of every('.toolbar[data-for="claims"]')) {
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    every("button", bar).forEach((button) => button.setAttribute("aria-pressed", String(button === pressed)));
    show();
  });
}

for (const head of every("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => sortBy(head));
}

function sortBy(head) {
  const key = head.dataset.sort;
  const upwards = head.ariaSort === "none" ? key === "key" : head.ariaSort === "descending";
  every("th[data-sort]", head.parentElement).forEach((other) => { other.ariaSort = "none"; });
  head.ariaSort = upwards ? "ascending" : "descending";
  const list = lists.find(({ box }) => box.contains(head));
  const value = (item) => Number(item.dataset[key]) * (upwards ? 1 : -1);
  list.items.sort((a, b) => value(a) - value(b) || a.dataset.key - b.dataset.key);
  list.box.tBodies[0].append(...list.items);
  show();
}

// --- Reports: what is marked, and one at a time -------------------------------------------------------

for (const bar of every('.toolbar[data-for="texts"]')) {
  bar.hidden = false;
  const part = bar.closest(".part");
  bar.addEventListener("change", ({ target }) => {
    if (target.dataset.layer === "alone") part.classList.toggle("alone", target.checked);
    else part.classList.toggle(`no-${target.dataset.layer}`, !target.checked);
  });
  const first = part.querySelector(".report");
  if (first) chooseReport(first);
}

function chooseReport(report) {
  const part = report.closest(".part");
  if (!part) return;
  every(".report", part).forEach((other) => other.classList.toggle("current", other === report));
  every(".strip .ref", part).forEach((link) => {
    if (link.hash === `#${report.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

// Paper cannot be unfolded.
addEventListener("beforeprint", () => {
  lists.forEach((list) => { list.all = true; });
  show();
  every("details").forEach((box) => { box.open = true; });
});

show();
arrive();
