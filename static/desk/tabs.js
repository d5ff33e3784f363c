// The parts of a long form, one at a time. Without this they stand below one another.
//
// A part says where it belongs by a class "tab-…"; the template "tabs" says which tabs
// there are and how they are called. What belongs to no tab is always shown.

const ROW = ":is(.inline-related, .inline-group tr.form-row)[id]";
const form = document.querySelector("#content-main form:has(.submit-row)");
const panels = new Map();

function target() {
  return document.getElementById(location.hash.slice(1));
}

function partsOf(name) {
  const parts = document.querySelectorAll(`#content-main fieldset.tab-${name}`);
  return [...parts].map((part) => part.closest(".inline-group") ?? part);
}

function panelFor(tab) {
  const panel = document.createElement("section");
  panel.id = `panel-${tab.value}`;
  panel.role = "tabpanel";
  panel.setAttribute("aria-labelledby", tab.id);
  panel.append(...partsOf(tab.value));
  tab.setAttribute("aria-controls", panel.id);
  return panel;
}

function show(wanted) {
  for (const [tab, panel] of panels) {
    const chosen = tab === wanted;
    tab.ariaSelected = String(chosen);
    tab.tabIndex = chosen ? 0 : -1;
    panel.hidden = !chosen;
  }
  sessionStorage.setItem("desk-tab", wanted.value);
}

function countRows() {
  for (const [tab, panel] of panels) {
    const number = tab.querySelector("small");
    const rows = panel.querySelectorAll(`${ROW}:not(.empty-form, .row--removed)`);
    if (number) number.textContent = rows.length || "";
  }
}

// It was hidden when the browser looked for it, and the bar above covers the edge.
function goToTarget() {
  target()?.scrollIntoView({ block: "center" });
}

function tabWith(place) {
  return place && [...panels].find(([, panel]) => panel.contains(place))?.[0];
}

function first(tabs) {
  const blank = location.pathname.endsWith("/add/");
  const last = !blank && tabs.find((tab) => tab.value === sessionStorage.getItem("desk-tab"));
  return tabs.find((tab) => tab.matches(".tabs__tab--wrong")) ?? tabWith(target()) ?? (last || tabs[0]);
}

function walk(event, tabs) {
  const here = tabs.indexOf(event.target);
  const moves = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const next = tabs.at(moves[event.key] % tabs.length);
  show(next);
  next.focus();
}

// The languages stand there already; where nothing can be typed there are none.
function headOf(form) {
  const head = form.querySelector(".form-head") ?? document.createElement("div");
  head.className = "form-head";
  form.prepend(head);
  return head;
}

function start(list) {
  const place = document.createComment("the panels");
  partsOf(list.children[0].value)[0].before(place);
  for (const tab of [...list.children]) {
    const panel = panelFor(tab);
    tab.classList.toggle("tabs__tab--wrong", Boolean(panel.querySelector(".errorlist")));
    if (panel.children.length) panels.set(tab, panel);
    else tab.remove();
  }
  const tabs = [...panels.keys()];
  place.replaceWith(...panels.values());
  headOf(form).prepend(list);
  show(first(tabs));
  countRows();

  list.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) show(tab);
  });
  list.addEventListener("keydown", (event) => walk(event, tabs));
  addEventListener("hashchange", () => {
    const tab = tabWith(target());
    if (tab) show(tab);
    goToTarget();
  });
  addEventListener("load", () => setTimeout(goToTarget, 300)); // editors take their room
  form.addEventListener("desk:changed", countRows);
}

const list = document.getElementById("tabs")?.content.firstElementChild;
if (list && form?.querySelector("fieldset[class*='tab-']")) start(list);
