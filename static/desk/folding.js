// Rows folded to a line each: who it is, in which role and post, or a heading and its kind.
//
// A long list opens folded, but for rows in which something is wrong. The boxes in which
// one searches and chooses are made when their row is opened: sixty people have a hundred.

const LONG = 8; // rows
const WAITS = "admin-autocomplete-waits";
const form = document.querySelector("#content-main form:has(.submit-row)");
const ROW = ".inline-related.row:not(.empty-form)";

function target() {
  return document.getElementById(location.hash.slice(1));
}

function textOf(row, name) {
  const shown = document.documentElement.dataset.shownLanguage;
  const texts = [...row.querySelectorAll(`[name*="-${name}_"]`)].filter((input) => input.value.trim());
  return (texts.find((input) => input.lang === shown) ?? texts[0])?.value;
}

function describe(row) {
  const label = row.querySelector(".inline_label");
  const name = ["printed_name", "heading", "caption", "venue", "city"].map((one) => textOf(row, one)).find(Boolean);
  if (name) label.textContent = name;
  const choice = row.querySelector("select[name$='-role']") ?? row.querySelector("select[name$='-kind']");
  const about = [choice?.value && choice.selectedOptions[0].text, textOf(row, "post")];
  row.querySelector(".row-about").textContent = about.filter(Boolean).join(", ");
}

function wait(row) {
  row.querySelectorAll("select.admin-autocomplete:not(.select2-hidden-accessible)").forEach((box) => {
    box.classList.replace("admin-autocomplete", WAITS);
  });
}

function wake(row) {
  const boxes = row.querySelectorAll(`.${WAITS}`);
  boxes.forEach((box) => box.classList.replace(WAITS, "admin-autocomplete"));
  if (!boxes.length) return;
  django.jQuery(boxes).djangoAdminSelect2();
  row.dispatchEvent(new CustomEvent("desk:boxes", { bubbles: true }));
}

function fold(row, folded) {
  row.classList.toggle("row--folded", folded);
  row.querySelector(".row-fold").ariaExpanded = String(!folded);
  describe(row);
  if (!folded) wake(row);
}

// The line is a button, so that its name is read out with whether the row is open.
function equip(row) {
  if (row.querySelector(".row-fold")) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "row-fold" });
  const about = Object.assign(document.createElement("small"), { className: "row-about" });
  const head = row.querySelector("h3");
  button.append(row.querySelector(".inline_label"), " ", about);
  button.ariaExpanded = "true";
  head.querySelector("b")?.remove();
  head.prepend(...row.querySelectorAll(".fieldBox.field-position"), button); // it is dragged by its line
}

function foldAll(button) {
  const rows = [...button.closest(".inline-group").querySelectorAll(ROW)];
  const open = rows.some((row) => !row.matches(".row--folded"));
  rows.forEach((row) => fold(row, open));
}

function open(row) {
  if (row?.matches(".row--folded")) fold(row, false);
}

function begin(group) {
  const rows = [...group.querySelectorAll(ROW)];
  [...group.querySelectorAll(".inline-related.row")].forEach(equip);
  const button = document.getElementById("fold-rows").content.firstElementChild.cloneNode(true);
  group.querySelector(".inline-heading")?.after(button);
  rows.forEach(describe);
  if (rows.length <= LONG) return;
  rows.filter((row) => !row.querySelector(".errorlist")).forEach((row) => {
    fold(row, true);
    wait(row);
  });
}

if (form) {
  form.querySelectorAll(".inline-group[data-inline-type=stacked]").forEach(begin);
  open(target()?.closest(".row"));
  addEventListener("hashchange", () => open(target()?.closest(".row")));
  form.addEventListener("click", ({ target }) => {
    const one = target.closest(".row-fold");
    if (one) fold(one.closest(".row"), one.ariaExpanded === "true");
    if (target.matches(".fold-rows")) foldAll(target);
  });
  form.addEventListener("input", ({ target }) => {
    const row = target.closest(ROW);
    if (row) describe(row);
  });
  // Before the admin makes the boxes of a new row; of many rows at once it makes none.
  document.addEventListener("formset:added", ({ target }) => {
    if (!target.closest("[aria-busy=true]") || !target.matches(".row")) return;
    wait(target);
    fold(target, true);
  }, true);
}
