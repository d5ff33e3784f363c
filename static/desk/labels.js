// What the admin leaves unsaid: names of the inputs of its tables and of its
// search-and-choose boxes (select2), for a screen reader, and the words of these boxes
// in Kazakh: select2 has them in sixty languages, the admin's catalogue in this one too.

const said = (words) => () => gettext(words);

django.jQuery.fn.select2?.amd.define("select2/i18n/kk", [], () => ({
  errorLoading: said("The results could not be loaded."),
  loadingMore: said("Loading more results…"),
  noResults: said("No results found"),
  searching: said("Searching…"),
  removeAllItems: said("Remove all items"),
}));

// Django writes lang="None" on a box in a language that select2 lacks.
document.querySelectorAll(".admin-autocomplete[lang=None]").forEach((box) => box.removeAttribute("lang"));

function columnOf(cell) {
  const name = [...cell.classList].find((one) => one.startsWith("field-"))?.slice(6);
  return name && cell.closest("table").querySelector(`th.column-${CSS.escape(name)}`);
}

// What one sees beside a field or above its column.
function labelOf(input) {
  const cell = input.closest(".tabular td");
  return input.labels?.[0] ?? (cell && columnOf(cell));
}

let named = 0;

function pointTo(element, ...names) {
  for (const name of names) name.id ||= `name-${++named}`;
  element.setAttribute("aria-labelledby", names.map((name) => name.id).join(" "));
}

function nameBox(container) {
  const select = container.previousElementSibling;
  const label = select && labelOf(select);
  if (!label) return;
  const [box, list, search] = ["selection", "selection__rendered", "search__field"].map((part) =>
    container.querySelector(`.select2-${part}`),
  );
  pointTo(box, label, list);
  if (search) pointTo(search, label);
  if (list.matches("ul")) list.role = "list"; // it holds more than items
  else ["role", "aria-readonly"].forEach((one) => list.removeAttribute(one)); // no text box
  const clear = container.querySelector(".select2-selection__clear");
  if (clear) clear.title = gettext(clear.title);
}

function nameAll() {
  for (const input of document.querySelectorAll(".tabular td :is(input:not([type=hidden]), select, textarea)")) {
    const column = labelOf(input);
    if (column && !input.labels?.length) pointTo(input, column);
  }
  document.querySelectorAll(".select2-container--admin-autocomplete").forEach(nameBox);
  document.querySelectorAll(".search-label-icon").forEach((icon) => (icon.role = "img")); // it has a name
}

// A column without a name has no head.
document.querySelectorAll(".tabular th:empty").forEach((head) => (head.role = "cell"));

nameAll(); // the tables are there already
addEventListener("load", () => {
  setTimeout(nameAll, 300); // after the boxes are drawn
  django.jQuery(document).on("change", ".admin-autocomplete", () => setTimeout(nameAll));
  django.jQuery(document).on("select2:open", ({ target }) => {
    const search = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
    if (search && labelOf(target)) pointTo(search, labelOf(target));
  });
});
let later;
for (const happening of ["formset:added", "desk:boxes"]) {
  document.addEventListener(happening, () => {
    clearTimeout(later);
    later = setTimeout(nameAll, 300);
  });
}
