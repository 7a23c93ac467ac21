// Layers stay in the address; marked words open what is said of them.
import { tell } from "./desk.js";

const page = document.querySelector(".report-page");
const form = page.querySelector("[data-layers]");
const box = document.getElementById("marks");

// The layers of the form as one short part of the address, so that a link shows what is shown here.
form.addEventListener("htmx:configRequest", (event) => {
  const shown = [...form.querySelectorAll("[name=layers]:checked")].map((field) => field.value);
  const rest = ["at", "part"].map((name) => form.elements[name]).filter(Boolean).map((field) => `&${field.name}=${field.value}`);
  event.detail.path = `${form.getAttribute("action")}?layers=${shown.join(",") || "none"}${rest.join("")}`;
  for (const name of [...event.detail.parameters.keys()]) event.detail.parameters.delete(name);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (!/^[1-9]$/.test(event.key) || document.querySelector("dialog[open]")) return;
  form.querySelectorAll("[type=checkbox]")[Number(event.key) - 1]?.click();
});

// A run of linked words, a key of several things, or any marked words: the list of what is said there.
page.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const text = event.target.closest(".text");
  if (!text || String(getSelection())) return;
  const link = event.target.closest("a");
  if (link && !link.pathname.endsWith("/marks")) return;
  const mark = event.target.closest("mark[id^=m-], mark[data-part^=m-]");
  const address = link?.href ?? (mark && `${form.getAttribute("action")}/marks?at=${(mark.id || mark.dataset.part).slice(2)}`);
  if (!address) return;
  event.preventDefault();
  open(address, link ?? mark, event);
});

async function open(address, from, event) {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(String(answer.status));
    box.innerHTML = await answer.text();
  } catch {
    tell("What is said of these words could not be read. Is the server still running?");
    return;
  }
  box.showPopover();
  place(from, event);
  const first = box.querySelector("a");
  if (from.matches("a") && event.detail === 0) (first ?? box).focus(); // opened by a key
  box.addEventListener("toggle", (closed) => { if (closed.newState === "closed" && from.matches("a") && event.detail === 0) from.focus(); }, { once: true });
}

// Beside the words, within the window; a phone's style sheet puts it at the foot instead.
function place(from, event) {
  if (getComputedStyle(box).position === "fixed") { box.style.left = box.style.top = ""; return; }
  const lines = [...from.getClientRects()];
  const line = lines.find((one) => event.clientY >= one.top && event.clientY <= one.bottom) ?? lines[0];
  const left = Math.max(8, Math.min((event.detail ? event.clientX - 40 : line.left), innerWidth - box.offsetWidth - 8));
  const above = line.bottom + box.offsetHeight + 12 > innerHeight && line.top > box.offsetHeight + 70;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(above ? line.top - box.offsetHeight - 8 : line.bottom + 8) + scrollY}px`;
}

// A link to a passage that does not say #here leads there all the same.
if (location.hash !== "#here" && new URLSearchParams(location.search).has("at")) document.getElementById("here")?.scrollIntoView({ block: "center" });
