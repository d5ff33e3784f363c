// Speakers before the first save: a section offers the participants that stand in the
// form, named by their row; the server finds them once they are saved (see speakers.py).

const PEOPLE = "#participations-group [class*='dynamic-']:not(.row--removed)";
const form = document.querySelector("#content-main form:has(.submit-row)");

function unsaved() {
  const rows = [...form.querySelectorAll(PEOPLE)].filter((row) => !form.elements[`${row.id}-id`]?.value);
  const names = rows.map((row) => {
    const inputs = [...row.querySelectorAll("[name*='-printed_name_']")];
    return [row.id, inputs.find((input) => input.value.trim())?.value];
  });
  return new Map(names.filter(([, name]) => name));
}

function offer(select) {
  const people = unsaved();
  for (const option of [...select.options].filter((one) => one.value.startsWith("participations-"))) {
    if (people.has(option.value)) option.text = people.get(option.value);
    else if (!option.selected) option.remove();
    people.delete(option.value);
  }
  for (const [row, name] of people) select.add(new Option(name, row));
}

for (const happening of ["pointerdown", "focusin"]) {
  form?.addEventListener(happening, ({ target }) => {
    if (target.matches("select[name^='sections-'][name$='-speaker']")) offer(target);
  });
}
