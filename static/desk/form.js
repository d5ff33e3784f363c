// The form of the desk: its languages, its tabs, its rows. Without this every language and
// every part stands below another, the admin's own buttons work, and all of it saves.
//
// Who adds, moves or removes a row calls tell(); who counts or keeps rows listens to
// "desk:changed", in other modules too. Django says "formset:added" when a row is there.

const CODES = ["kk", "ru", "en"];
const ROW = ":is(.inline-related, .inline-group tr.form-row)[id]";
const root = document.documentElement;
const form = document.querySelector("#content-main form:has(.submit-row)");

function tell() {
  form.dispatchEvent(new CustomEvent("desk:changed", { bubbles: true }));
}

// An address may lead to one part or field: /change/#id_title_ru.
function target() {
  return document.getElementById(location.hash.slice(1));
}

function rowsOf(group) {
  return [...group.querySelectorAll("[class*='dynamic-']")];
}

// --- Languages: one switch for all translated fields --------------------------

// modeltranslation marks its inputs: class="mt mt-field-title-kk".
function languageOf(input) {
  const mark = [...input.classList].find((name) => name.startsWith("mt-field-"));
  return CODES.find((code) => mark && mark.endsWith(`-${code}`));
}

// A field is its row, its box within a shared row, or its cell in a table.
function fieldOf(input) {
  const name = input.name.split("-").pop();
  const field = input.parentElement.closest(`.field-${CSS.escape(name)}`);
  const alone = field?.matches(".fieldBox") && field.parentElement.parentElement.children.length === 1;
  return alone ? field.closest(".form-row") : field;
}

// "Title [kk]": the style sheet shows the code where more than one language is shown.
function takeCode(label, code) {
  if (!label?.textContent.includes(`[${code}]`)) return;
  label.textContent = label.textContent.replace(` [${code}]`, "").replace(/:$/, "");
  label.dataset.code = code;
}

function markLanguages() {
  for (const input of form.querySelectorAll(".mt[name]")) {
    input.lang = languageOf(input);
    const field = fieldOf(input);
    if (field) field.dataset.language = input.lang;
    takeCode(field?.querySelector("label"), input.lang);
  }
  for (const head of form.querySelectorAll("th[class*='column-']")) {
    const code = CODES.find((one) => head.className.includes(`_${one}`));
    if (code) head.dataset.language = code;
  }
}

function countTexts(bar) {
  for (const code of CODES) {
    const inputs = [...form.querySelectorAll(`[data-language="${code}"] .mt[name]`)];
    const real = inputs.filter((input) => !input.name.includes("__prefix__") && !input.closest(".row--removed"));
    const filled = real.filter((input) => input.value.trim());
    bar.querySelector(`[value="${code}"] small`).textContent = `${filled.length}/${real.length}`;
  }
}

function showLanguage(bar, code) {
  root.dataset.shownLanguage = code;
  for (const button of bar.children) button.ariaPressed = String(button.value === code);
}

function askedLanguage() {
  return target()?.closest("[data-language]")?.dataset.language;
}

function firstLanguage() {
  const wrong = form.querySelector("[data-language] .errorlist");
  if (wrong) return wrong.closest("[data-language]").dataset.language;
  return askedLanguage() ?? localStorage.getItem("desk-language") ?? (CODES.includes(root.lang) ? root.lang : "kk");
}

function startLanguages(bar) {
  form.prepend(bar);
  markLanguages();
  showLanguage(bar, firstLanguage());
  countTexts(bar);
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    localStorage.setItem("desk-language", button.value);
    showLanguage(bar, button.value);
  });
  addEventListener("hashchange", () => askedLanguage() && showLanguage(bar, askedLanguage()));
  for (const happening of ["input", "change", "desk:changed"]) {
    form.addEventListener(happening, () => countTexts(bar));
  }
}

// --- Tabs: the parts of a long form, one at a time ----------------------------
//
// A part says where it belongs by a class "tab-…"; the template "tabs" says which tabs
// there are and how they are called. What belongs to no tab is always shown.

const panels = new Map();

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

function showTab(wanted) {
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

// It was hidden when the browser looked for it, and the language bar covers the edge.
function goToTarget() {
  target()?.scrollIntoView({ block: "center" });
}

function tabWith(place) {
  return place && [...panels].find(([, panel]) => panel.contains(place))?.[0];
}

function firstTab(tabs) {
  const blank = location.pathname.endsWith("/add/");
  const last = !blank && tabs.find((tab) => tab.value === sessionStorage.getItem("desk-tab"));
  return tabs.find((tab) => tab.matches(".tabs__tab--wrong")) ?? tabWith(target()) ?? (last || tabs[0]);
}

function walkTabs(event, tabs) {
  const here = tabs.indexOf(event.target);
  const moves = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const next = tabs.at(moves[event.key] % tabs.length);
  showTab(next);
  next.focus();
}

function startTabs(list) {
  partsOf(list.children[0].value)[0].before(list);
  for (const tab of [...list.children]) {
    const panel = panelFor(tab);
    tab.classList.toggle("tabs__tab--wrong", Boolean(panel.querySelector(".errorlist")));
    if (panel.children.length) panels.set(tab, panel);
    else tab.remove();
  }
  const tabs = [...panels.keys()];
  list.after(...panels.values());
  showTab(firstTab(tabs));
  countRows();

  list.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) showTab(tab);
  });
  list.addEventListener("keydown", (event) => walkTabs(event, tabs));
  addEventListener("hashchange", () => {
    const tab = tabWith(target());
    if (tab) showTab(tab);
    goToTarget();
  });
  addEventListener("load", () => setTimeout(goToTarget, 300)); // editors take their room
  form.addEventListener("desk:changed", countRows);
}

// --- Rows: adding, ordering and removing them never loses a word --------------
//
// Removing only folds a row away and marks it; it is left out when the form is saved,
// and until then one press brings it back. Saved and new rows behave alike.

function move(row, step) {
  const group = row.closest(".inline-group");
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  step < 0 ? other.before(row) : other.after(row);
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

// What was typed first names the row, so that one knows which one to move.
function title(row) {
  const label = row.querySelector(".inline_label");
  const text = [...row.querySelectorAll("input.mt[name]")].find((input) => input.value.trim())?.value;
  if (label && text) label.textContent = text;
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
  const name = input.name.replace(row.id, next.id);
  (next.querySelector(`[name="${CSS.escape(name)}"]`) ?? firstField(next)).focus();
}

function startRows() {
  form.querySelectorAll(ROW).forEach(equip);
  form.addEventListener("click", ({ target }) => {
    const button = target.closest(".row-tools button");
    if (button) ACTS[button.value](button.closest(".row"));
  });
  form.addEventListener("keydown", enter);
  form.addEventListener("input", ({ target }) => {
    const row = target.closest(".row");
    if (row) title(row);
  });
  django.jQuery(form).on("sortupdate", tell); // dragged
  document.addEventListener("formset:added", ({ target }) => {
    markLanguages();
    firstField(target)?.focus();
    tell();
  });
}

const drawn = (id) => document.getElementById(id).content.firstElementChild;
if (form?.querySelector(".mt[name]")) startLanguages(drawn("language-bar"));
if (form?.querySelector("fieldset[class*='tab-']")) startTabs(drawn("tabs"));
if (form) startRows();
