// A field and its place in the original light up together, whichever one looks at.
const form = document.querySelector(".intake__form");
const original = document.querySelector(".intake__original");
const LIT = "intake--lit";

function marksOf(name) {
  return original.querySelectorAll(`mark[data-fields~="${CSS.escape(name)}"]`);
}

function fieldOf(name) {
  return form.querySelector(`[data-field="${CSS.escape(name)}"]`);
}

function light(parts, scrolled) {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  for (const part of parts) part?.classList.add(LIT);
  if (scrolled) parts[0]?.scrollIntoView({ block: "nearest" });
}

for (const event of ["focusin", "pointerover"]) {
  form.addEventListener(event, ({ target }) => {
    const field = target.closest("[data-field]");
    if (field) light([...marksOf(field.dataset.field)], event === "focusin");
  });
  original.addEventListener(event, ({ target }) => {
    const mark = target.closest("mark");
    if (mark) light(mark.dataset.fields.split(" ").map(fieldOf), false);
  });
}

// The link of a mark leads to its field, inside a closed part as well.
original.addEventListener("click", (event) => {
  const link = event.target.closest("mark a");
  const input = link && document.getElementById(link.hash.slice(1));
  if (!input) return;
  event.preventDefault();
  for (let part = input; (part = part.parentElement.closest("details")); ) part.open = true;
  input.focus();
  input.scrollIntoView({ block: "center" });
});

// A title that was chosen goes into its field, where it can be mended: what stands there wins.
for (const choice of form.querySelectorAll("[name^=title_choice_]")) {
  const title = form.elements[choice.name.replace("_choice", "")];
  if (choice.checked && !title.value) title.value = choice.value;
  choice.addEventListener("change", () => (title.value = choice.value));
}
