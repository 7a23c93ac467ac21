// One key an answer. Every key presses the button that carries it, so that both do the same.
import { tell } from "/assets/desk.js";

const review = document.getElementById("review");
const typing = (target) => target.closest("input:not([type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target)) {
    if (event.key === "Escape") { closeCorrect(); question()?.focus(); }
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === " " && event.target.closest("button, a, summary, input, label")) return;
  if (event.repeat || review.classList.contains("htmx-request")) { if (find(key)) event.preventDefault(); return; }
  if (key === "n") { event.preventDefault(); review.querySelector("[data-note]")?.focus(); return; }
  if (/^[1-9]$/.test(key)) {
    const pick = review.querySelector(`[data-pick="${key}"]`);
    if (pick) { event.preventDefault(); pick.checked = true; pick.dispatchEvent(new Event("change", { bubbles: true })); }
    return;
  }
  const button = find(key);
  if (button) { event.preventDefault(); button.click(); }
  else if ("sdarc".includes(key)) tell("That is no answer to this question: the buttons say which are.");
});

const find = (key) => review.querySelector(`[data-key="${CSS.escape(key)}"]:not([hidden])`) ?? (key === " " ? review.querySelector('[data-key=" "]') : null);
const question = () => review.querySelector("[data-question]");

// The fields for corrections stay out of the way until they are asked for; without script they are there.
function prepare() {
  const open = review.querySelector("[data-correct-open]");
  if (open) { open.hidden = false; closeCorrect(); }
  markPicked();
}

function closeCorrect() {
  const fields = review.querySelector("[data-correct]");
  if (fields) { fields.hidden = true; review.querySelector("[data-correct-open]")?.setAttribute("aria-expanded", "false"); }
}

function markPicked() {
  for (const part of review.querySelectorAll(".side-part")) part.classList.toggle("loosest", Boolean(part.querySelector("[data-pick]:checked")));
}

review.addEventListener("click", (event) => {
  const open = event.target.closest("[data-correct-open]");
  if (!open) return;
  const fields = review.querySelector("[data-correct]");
  fields.hidden = !fields.hidden;
  open.setAttribute("aria-expanded", String(!fields.hidden));
  if (!fields.hidden) fields.querySelector("textarea, input:not([type=hidden]), select")?.focus();
});
review.addEventListener("change", markPicked);

// One answer at a time: a second key before the next question stands would answer what nobody has read.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target === review) review.classList.add("htmx-request");
});
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.target === review) review.classList.remove("htmx-request");
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== review) return;
  prepare();
  window.scrollTo({ top: narrow.matches ? below() : 0 });
  question()?.focus({ preventScroll: true });
  const notice = review.querySelector("[data-notice]")?.textContent;
  const last = review.querySelector(".last-words b")?.textContent;
  if (!notice && last) document.querySelector("[data-said]").textContent = `${last}. ${question()?.textContent ?? ""}`;
});

// On a phone the head of the page would fill the screen again after every answer.
const narrow = window.matchMedia("(max-width: 44rem)");
function below() {
  const first = review.querySelector("[data-notice], .last, .matter");
  if (!first) return 0;
  return first.getBoundingClientRect().top + window.scrollY - document.querySelector(".bar").offsetHeight - 8;
}

prepare();
question()?.focus({ preventScroll: true });
