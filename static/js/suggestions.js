// A search field works without this: Enter asks. With it, people and records are offered
// while one types. Arrow keys choose among them, Enter opens one, Esc puts them away: a
// combobox as WAI-ARIA describes it, in which the focus stays in the field.
const PAUSE = 250; // milliseconds in which nobody types

for (const field of document.querySelectorAll("[data-suggestions]")) {
  const list = field.form.querySelector('[role="listbox"]');
  let timer, asked;
  const options = () => [...list.children];
  const chosen = () => options().find((one) => one.ariaSelected === "true");

  function choose(option) {
    for (const one of options()) one.ariaSelected = String(one === option);
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    field.ariaExpanded = String(isOpen);
    choose(null);
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ q: field.value });
    for (const { name, value } of field.form.querySelectorAll('[name="view"], [name="script"]')) query.set(name, value);
    try {
      const answer = await fetch(`${field.dataset.suggestions}?${query}`, { signal: asked.signal });
      list.innerHTML = answer.ok ? await answer.text() : "";
    } catch {
      return; // another letter was typed, or there is no network: the form still works
    }
    options().forEach((one, number) => (one.id = `${list.id}-${number}`));
    open(list.childElementCount > 0 && document.activeElement === field);
  }

  function move(step) {
    const places = [null, ...options()]; // the field itself is one of them
    if (list.hidden) open(true);
    const place = places.indexOf(chosen() ?? null) + step;
    choose(places.at(place % places.length));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isOpen = !list.hidden;
    if (event.isComposing) return;
    if (step && list.childElementCount) move(step);
    else if (event.key === "Escape" && isOpen) open(false);
    else if (event.key === "Enter" && isOpen && chosen()) chosen().click();
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => open(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  field.role = "combobox";
  field.ariaAutoComplete = "list";
  field.ariaExpanded = "false";
  field.setAttribute("aria-controls", list.id);
}
