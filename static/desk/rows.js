// The rows of a form: adding, ordering and removing them never loses a word. Without this
// the admin's own buttons work.
//
// Removing only folds a row away and marks it; it is left out when the form is saved, and
// until then one press brings it back. Saved and new rows behave alike.

const ROW = ":is(.inline-related, .inline-group tr.form-row)[id]";
const form = document.querySelector("#content-main form:has(.submit-row)");

function tell() {
  form.dispatchEvent(new CustomEvent("desk:changed", { bubbles: true }));
}

function rowsOf(group) {
  return [...group.querySelectorAll("[class*='dynamic-']")];
}

function move(row, step) {
  const group = row.closest(".inline-group");
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  step < 0 ? row.after(other) : row.before(other); // what moves loses the focus
  rowsOf(group).forEach((one, index) => {
    const position = one.querySelector("[name$='-position']");
    if (position) position.value = (index + 1) * 10;
  });
  tell();
  row.scrollIntoView({ block: "nearest" });
}

// Django leaves rows out that carry this tick, whether they were saved before or not.
function deletion(row) {
  const name = `${row.id}-DELETE`;
  const tick = row.querySelector(`[name="${CSS.escape(name)}"]`);
  if (tick) return tick;
  const added = Object.assign(document.createElement("input"), { type: "checkbox", name, hidden: true });
  row.querySelector(".row-tools").append(added);
  return added;
}

function remove(row, gone) {
  deletion(row).checked = gone;
  row.classList.toggle("row--removed", gone);
  row.querySelector(gone ? "[value=undo]" : "[value=remove]").focus();
  tell();
}

const ACTS = {
  up: (row) => move(row, -1),
  down: (row) => move(row, 1),
  remove: (row) => remove(row, true),
  undo: (row) => remove(row, false),
};

function equip(row) {
  const tools = document.getElementById("row-tools").content.firstElementChild.cloneNode(true);
  const ordered = row.querySelector("[name$='-position']");
  const removable = row.matches(".empty-form") || row.querySelector("[name$='-DELETE']") || !row.matches(".has_original");
  if (!ordered) tools.querySelectorAll("[value=up], [value=down]").forEach((button) => button.remove());
  if (!removable) tools.querySelectorAll("[value=remove], [value=undo]").forEach((button) => button.remove());
  (row.matches("tr") ? row.lastElementChild : row.querySelector("h3")).append(tools);
  row.classList.add("row");
}

function firstField(row) {
  return [...row.querySelectorAll("input:not([type=hidden]), .select2-selection")]
    .find((input) => input.offsetParent && !/-(position|DELETE|id)$/.test(input.name));
}

function addRow(group) {
  group.querySelector(".add-row a").click();
  return rowsOf(group).at(-1);
}

// Enter goes to the same field of the next row, and makes one after the last; it would
// otherwise save the whole form from the middle of a list.
function enter(event) {
  const input = event.target;
  const row = input.closest(".row");
  if (event.key !== "Enter" || event.isComposing || !row || !input.matches("input.mt")) return;
  event.preventDefault();
  const group = row.closest(".inline-group");
  const rows = rowsOf(group);
  const next = rows[rows.indexOf(row) + 1] ?? addRow(group);
  if (next.matches(".row--folded")) next.querySelector(".row-fold").click();
  const name = input.name.replace(row.id, next.id);
  (next.querySelector(`[name="${CSS.escape(name)}"]`) ?? firstField(next)).focus();
}

if (form) {
  form.querySelectorAll(ROW).forEach(equip);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest(".row-tools button");
    if (button) ACTS[button.value](button.closest(".row"));
  });
  form.addEventListener("keydown", enter);
  django.jQuery(form).on("sortupdate", tell); // dragged
  document.addEventListener("formset:added", ({ target }) => {
    target.querySelector(".inline-deletelink")?.remove(); // the admin would measure each of them anew
    if (target.closest("[aria-busy=true]")) return; // one of many, see paste.js
    firstField(target)?.focus();
    tell();
  });
}
