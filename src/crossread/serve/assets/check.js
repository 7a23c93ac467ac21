// Counts the answers as they come in, asks again for those the server had no time for, and sends the box with Ctrl+Enter.
const box = document.querySelector("[data-check-form] textarea");
box?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); box.form.requestSubmit(); }
});

const list = document.querySelector("[data-answers]");
const tally = document.querySelector("[data-tally]");

function count() {
  if (!list || !tally) return;
  const found = [...list.querySelectorAll("[data-answer]")].map((one) => one.dataset.answer);
  const numbers = {};
  for (const answer of found) numbers[answer] = (numbers[answer] ?? 0) + 1;
  const total = Number(tally.dataset.total);
  const words = Object.entries(numbers).map(([answer, number]) => `${number} ${answer}`).join(", ");
  tally.textContent = found.length < total ? `${found.length} of ${total} checked …` : words;
}

if (list) {
  count();
  new MutationObserver(count).observe(list, { childList: true });
  // Too many at once (429), or the worker is busy (503): the claim keeps its place and is asked again.
  document.body.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, elt } = event.detail;
    if (![429, 503].includes(xhr.status) || !elt.closest("[data-answers]")) return;
    event.preventDefault();
    const wait_s = Number(xhr.getResponseHeader("retry-after")) || 5;
    const line = elt.querySelector(".loading");
    if (line) line.textContent = `The server is busy; asked again in ${wait_s} seconds.`;
    setTimeout(() => window.htmx.trigger(elt, "again"), wait_s * 1000);
  });
}
