// On a narrow screen the list comes first: filters stay shut there, and those in force stand above the list anyway.
const filters = document.querySelector("[data-filters]");
if (filters && matchMedia("(max-width: 63.99rem)").matches) filters.open = false;
