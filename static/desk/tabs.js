// The parts of a long form, one at a time. Without it they stand below one another.
//
// A part says where it belongs by a class "tab-…"; the template "tabs" says which tabs
// there are and how they are called. What belongs to no tab is always shown.

const KEY = "desk-tab";
const ROW = ":is(.inline-related, tr.form-row)[id]:not(.empty-form, .row--removed)";

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

function show(tabs, wanted) {
  for (const tab of tabs) {
    const chosen = tab === wanted;
    tab.ariaSelected = String(chosen);
    tab.tabIndex = chosen ? 0 : -1;
    panels.get(tab).hidden = !chosen;
  }
  sessionStorage.setItem(KEY, wanted.value);
}

function count(tab) {
  const number = tab.querySelector("small");
  const rows = panels.get(tab).querySelectorAll(ROW);
  if (number) number.textContent = rows.length || "";
}

// An address may lead to one part or field: /change/#id_starts_on.
function target() {
  return document.getElementById(location.hash.slice(1));
}

// It was hidden when the browser looked for it, and the language bar covers the edge.
function goToTarget() {
  target()?.scrollIntoView({ block: "center" });
}

function leadsTo(place) {
  return place && [...panels].find(([, panel]) => panel.contains(place))?.[0];
}

function firstShown(tabs) {
  const wrong = tabs.find((tab) => panels.get(tab).querySelector(".errorlist"));
  const blank = location.pathname.endsWith("/add/");
  const last = !blank && tabs.find((tab) => tab.value === sessionStorage.getItem(KEY));
  return wrong ?? leadsTo(target()) ?? (last || tabs[0]);
}

function follow(tabs, { key, target }) {
  const here = tabs.indexOf(target);
  const moves = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 };
  if (!(key in moves)) return false;
  const next = tabs.at(moves[key] % tabs.length);
  show(tabs, next);
  next.focus();
  return true;
}

const panels = new Map();
const template = document.getElementById("tabs");
if (template && document.querySelector("#content-main fieldset[class*='tab-']")) {
  const list = template.content.firstElementChild;
  const home = partsOf(list.children[0].value)[0];
  home.before(list);
  for (const tab of [...list.children].reverse()) {
    const panel = panelFor(tab);
    if (panel.children.length) panels.set(tab, panel);
    else tab.remove();
    if (panel.children.length) list.after(panel);
  }
  const tabs = [...list.children];
  for (const tab of tabs) {
    tab.classList.toggle("tabs__tab--wrong", Boolean(panels.get(tab).querySelector(".errorlist")));
  }
  show(tabs, firstShown(tabs));

  list.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) show(tabs, tab);
  });
  list.addEventListener("keydown", (event) => follow(tabs, event) && event.preventDefault());
  addEventListener("hashchange", () => {
    const tab = leadsTo(target());
    if (tab) show(tabs, tab);
    goToTarget();
  });
  const recount = () => tabs.forEach(count);
  recount();
  addEventListener("load", () => setTimeout(goToTarget, 300)); // editors take their room
  document.addEventListener("formset:added", recount);
  document.addEventListener("desk:changed", recount);
}
