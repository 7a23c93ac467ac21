// Lists of a story that are filtered in place: addresses without empty fields, the focus where something opened.
document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.formData ?? event.detail.parameters;
  const isForm = asked instanceof FormData;
  for (const [name, value] of [...(isForm ? asked.entries() : Object.entries(asked))]) {
    const idle = value === "" || (name.startsWith("min_") && Number(value) === 0) || (name === "sort" && value === "status");
    if (idle) { if (isForm) asked.delete(name); else delete asked[name]; }
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const opened = document.getElementById("uses");
  if (event.detail.target?.id === "uses") opened?.focus({ preventScroll: true });
});
