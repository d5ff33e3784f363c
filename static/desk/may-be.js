// Whom a printed name may mean, beside a row that says nobody yet: three people with the
// reasons, for its author to choose. Who is new begins with what the row has of them.

const CODES = ["kk", "ru", "en"];
const form = document.querySelector("#content-main form:has(.submit-row)");
const template = document.getElementById("may-be");
const people = document.getElementById("participations-group");

const valueOf = (row, name) => form.elements[`${row.id}-${name}`]?.value.trim() ?? "";

async function candidates(row) {
  const language = CODES.find((code) => valueOf(row, `printed_name_${code}`));
  if (!language || valueOf(row, "person") || !["", "person"].includes(valueOf(row, "kind"))) return [];
  const body = new URLSearchParams({
    language,
    name: valueOf(row, `printed_name_${language}`),
    affiliation: valueOf(row, `affiliation_${language}`),
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
  });
  const answer = await fetch(template.dataset.address, { method: "POST", body }).catch(() => null);
  return answer?.ok ? (await answer.json()).people : [];
}

function choose(row, { pk, name }) {
  const box = form.elements[`${row.id}-person`];
  box.add(new Option(name, pk, true, true));
  django.jQuery(box).trigger("change");
}

async function suggest(row) {
  const found = await candidates(row);
  row.querySelector(".may-be")?.remove();
  if (!found.length) return;
  const line = template.content.firstElementChild.cloneNode(true);
  for (const one of found) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: one.name });
    const why = Object.assign(document.createElement("small"), { textContent: one.why });
    button.addEventListener("click", () => (choose(row, one), line.remove(), row.querySelector(".field-person .select2-selection").focus()));
    line.append(button, why);
  }
  row.querySelector(".fieldBox.field-person")?.after(line);
}

// The admin opens the address of the link itself, later.
function beginPerson(link, row) {
  const address = new URL(link.href);
  for (const name of CODES.flatMap((code) => [`printed_name_${code}`, `post_${code}`])) {
    address.searchParams.set(name, valueOf(row, name));
  }
  link.href = address.href;
}

if (template && people) {
  people.addEventListener("click", ({ target }) => {
    const row = target.closest(".row");
    const link = target.closest(".field-person .add-related");
    if (link) beginPerson(link, row);
    if (target.closest(".row-fold") && row.matches(".row--folded")) suggest(row); // it opens
  }, true);
  people.addEventListener("change", ({ target }) => {
    if (/-printed_name_(kk|ru|en)$/.test(target.name)) suggest(target.closest(".row"));
  });
}
