// Sends what is to be added without leaving the page, and shows jobs as they go on.
import { tell } from "./desk.js";

const form = document.querySelector("[data-add]");
const jobs = document.querySelector("[data-jobs]") ?? document.getElementById("main");
const followed = new Map(); // id of a job -> its stream
const MOST_STREAMS = 3; // a browser opens few connections to one server

// Jobs

function followAll() {
  for (const card of document.querySelectorAll("[data-under-way]")) {
    if (followed.size >= MOST_STREAMS) return;
    if (!followed.has(card.dataset.job)) follow(card.dataset.job);
  }
}

function follow(id) {
  const stream = new EventSource(`/api/v1/jobs/${encodeURIComponent(id)}/events`);
  followed.set(id, stream);
  stream.addEventListener("job", (event) => {
    const job = JSON.parse(event.data);
    if (job.state === "done" || job.state === "failed") {
      leave(id);
      replace(id, job);
    } else {
      show(id, job);
    }
  });
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return; // it tries again by itself
    leave(id);
    setTimeout(() => replace(id, null), 2000); // the server has stopped, or asks to sign in again
  });
}

function leave(id) {
  followed.get(id)?.close();
  followed.delete(id);
}

function show(id, job) {
  const card = document.getElementById(`job-${id}`);
  const bar = card?.querySelector("[data-bar]");
  if (!bar) return;
  if (job.total) {
    bar.max = job.total;
    bar.value = job.done;
  } else {
    bar.removeAttribute("value");
  }
  const words = job.words.charAt(0).toUpperCase() + job.words.slice(1);
  card.querySelector("[data-words]").textContent = job.total ? `${words} · ${job.done} of ${job.total}` : words;
}

async function replace(id, job) {
  const fresh = await cardOf(id);
  const card = document.getElementById(`job-${id}`);
  if (!fresh && card) {
    card.removeAttribute("data-under-way");
    card.querySelector("[data-words]").textContent = "The server does not answer. Load this page again to see how far it is.";
  }
  if (fresh && card) {
    const focused = card.contains(document.activeElement);
    card.replaceWith(fresh);
    if (focused) fresh.focus();
    if (job) tell(fresh.querySelector(".job-counts")?.textContent.trim() ?? "Done");
  }
  followAll();
}

async function cardOf(id) {
  try {
    const answer = await fetch(`/add/jobs/${encodeURIComponent(id)}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.importNode(page.querySelector("[data-job]"), true);
  } catch {
    return null;
  }
}

// The form

let chosen = []; // files, those dropped and those picked

function choose(files) {
  for (const file of files) {
    if (!chosen.some((one) => one.name === file.name && one.size === file.size && one.lastModified === file.lastModified)) chosen.push(file);
  }
  list();
}

function list() {
  const place = document.querySelector("[data-chosen]");
  place.replaceChildren(
    ...chosen.map((file, at) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const button = document.createElement("button");
      name.textContent = `${file.name} · ${size(file.size)}`;
      button.type = "button";
      button.textContent = "Remove";
      button.setAttribute("aria-label", `Remove ${file.name}`);
      button.addEventListener("click", () => {
        chosen.splice(at, 1);
        list();
        (place.querySelectorAll("button")[Math.min(at, chosen.length - 1)] ?? document.getElementById("files")).focus();
      });
      item.append(name, button);
      return item;
    }),
  );
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function complain(words) {
  const place = document.getElementById("add-wrong");
  place.textContent = words;
  place.hidden = !words;
  if (words) place.scrollIntoView({ block: "nearest" });
}

function whyNot() {
  const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
  if (bytes > Number(form.dataset.mostBytes)) return `These files are ${size(bytes)} together; ${size(Number(form.dataset.mostBytes))} can be added at once. Add them in parts.`;
  if (chosen.length > Number(form.dataset.mostFiles)) return `${chosen.length} files; ${form.dataset.mostFiles} can be added at once. Add them in parts.`;
  if (!chosen.length && !form.urls.value.trim() && !form.text.value.trim()) return "Choose files, or paste links or a text.";
  return "";
}

function send() {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (name !== "files") data.append(name, value);
  for (const file of chosen) data.append("files", file, file.name);
  const button = form.querySelector("[data-go-add]");
  const bar = form.querySelector("[data-sending]");
  const request = new XMLHttpRequest(); // fetch does not say how much was sent
  request.open("POST", "/api/v1/jobs");
  request.responseType = "json";
  request.setRequestHeader("X-CSRF-Token", form.csrf.value);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("loadend", async () => {
    button.disabled = false;
    bar.hidden = true;
    if (request.status !== 202) {
      const detail = request.response?.detail ?? (request.status === 413 ? "this is too much at once" : "the server does not answer");
      complain(`Nothing was added: ${detail}.`);
      return;
    }
    form.reset();
    chosen = [];
    list();
    await begin(request.response.id);
  });
  button.disabled = true;
  bar.hidden = false;
  bar.value = 0;
  request.send(data);
}

async function begin(id) {
  const card = await cardOf(id);
  if (!card) return;
  document.querySelector("[data-none]")?.setAttribute("hidden", "");
  jobs.prepend(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  tell("Received. You may leave this page; it goes on.");
  followAll();
}

if (form) {
  const field = document.getElementById("files");
  const drop = document.querySelector("[data-drop]");
  form.classList.add("scripted");
  field.addEventListener("change", () => {
    choose(field.files);
    field.value = "";
  });
  drop.addEventListener("dragleave", (event) => {
    if (!drop.contains(event.relatedTarget)) drop.classList.remove("over");
  });
  // Files that miss the field are taken too: a browser would open them in place of the page.
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    drop.classList.remove("over");
    choose(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = whyNot();
    complain(wrong);
    if (!wrong) send();
  });
}
followAll();
