// The languages of a form of the desk: one switch for all translated fields. Without this
// every language stands below another, and all of it saves.
//
// Who adds, moves or removes a row says "desk:changed"; who counts or keeps rows listens
// to it, in other modules too. Django says "formset:added" when a row is there.

const CODES = ["kk", "ru", "en"];
const root = document.documentElement;
const form = document.querySelector("#content-main form:has(.submit-row)");

// An address may lead to one part or field: /change/#id_title_ru.
function target() {
  return document.getElementById(location.hash.slice(1));
}

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

function markLanguages(scope) {
  for (const input of scope.querySelectorAll(".mt[name]")) {
    input.lang = languageOf(input);
    const field = fieldOf(input);
    if (field) field.dataset.language = input.lang;
  }
  for (const head of scope.querySelectorAll("th[class*='column-']")) {
    const code = CODES.find((one) => head.className.includes(`_${one}`));
    if (code) head.dataset.language = code;
  }
}

// Of the texts that the original has, how many a language has: the share that lists tell.
function countTexts(bar) {
  const filled = { kk: new Set(), ru: new Set(), en: new Set() };
  for (const input of form.querySelectorAll("[data-language] .mt[name]")) {
    const counts = !input.name.includes("__prefix__") && input.value.trim() && !input.closest(".row--removed");
    if (counts) filled[input.lang].add(input.name.slice(0, -2));
  }
  const wanted = filled[form.elements.original_language?.value] ?? new Set(CODES.flatMap((code) => [...filled[code]]));
  for (const code of CODES) {
    const there = [...wanted].filter((name) => filled[code].has(name));
    const share = Math.floor((100 * there.length) / wanted.size); // as Coverage.percent has it
    bar.querySelector(`[value="${code}"] small`).textContent = wanted.size ? `${share}\u00a0%` : "";
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
  const kept = localStorage.getItem("desk-language") ?? (CODES.includes(root.lang) ? root.lang : "kk");
  if (kept === "all") return kept; // what is wrong or asked for is among them
  const wrong = form.querySelector("[data-language] .errorlist");
  return wrong?.closest("[data-language]").dataset.language ?? askedLanguage() ?? kept;
}

// What publishing needs it needs in the original language, whichever that becomes.
function moveMarks() {
  const { value } = form.elements.original_language;
  for (const mark of form.querySelectorAll("[data-language] label .needed")) {
    const field = mark.parentElement.htmlFor.replace(/(kk|ru|en)$/, value);
    form.querySelector(`label[for="${CSS.escape(field)}"]`)?.append(mark);
  }
}

function startLanguages(bar) {
  const head = Object.assign(document.createElement("div"), { className: "form-head" });
  head.append(bar);
  form.prepend(head); // tabs.js adds the tabs
  markLanguages(form);
  showLanguage(bar, firstLanguage());
  countTexts(bar);
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    localStorage.setItem("desk-language", button.value);
    showLanguage(bar, button.value);
  });
  addEventListener("hashchange", () => askedLanguage() && root.dataset.shownLanguage !== "all" && showLanguage(bar, askedLanguage()));
  document.addEventListener("formset:added", ({ target }) => markLanguages(target));
  form.elements.original_language?.addEventListener("change", moveMarks);
  let counting;
  for (const happening of ["input", "change", "desk:changed"]) {
    form.addEventListener(happening, () => {
      cancelAnimationFrame(counting);
      counting = requestAnimationFrame(() => countTexts(bar));
    });
  }
}

// A new thing begins with its name. What the address or a refusal leads to goes before.
function beginWithName() {
  const begins = location.pathname.endsWith("/add/") && !location.hash && !form.querySelector(".errorlist");
  const writes = document.activeElement.matches("input, select, textarea, [contenteditable]");
  const fields = [...form.querySelectorAll("input, select, textarea")].filter((field) => field.offsetParent);
  if (begins && !writes) (fields.find((field) => field.matches("input.mt")) ?? fields[0])?.focus();
}

// The question of a step closes like a window.
function closeQuestion({ key, target }) {
  const question = key === "Escape" && target.closest(".steps__more[open]");
  if (!question) return;
  question.open = false;
  question.querySelector("summary").focus();
}

const bar = document.getElementById("language-bar")?.content.firstElementChild;
if (bar && form?.querySelector(".mt[name]")) startLanguages(bar);
if (form) {
  form.addEventListener("keydown", closeQuestion);
  addEventListener("DOMContentLoaded", beginWithName); // once it stands in its tab
  addEventListener("load", beginWithName); // the admin's script, whenever it comes, goes to the first button
}
