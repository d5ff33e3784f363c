// One switch for all translated fields of a form. Without it every language is
// shown one below the other, which works as well and only takes more room.
"use strict";

const CODES = ["kk", "ru", "en"];
const KEY = "desk-language";
const root = document.documentElement;

// modeltranslation marks its inputs: class="mt mt-field-title-kk".
function languageOf(input) {
  const mark = [...input.classList].find((name) => name.startsWith("mt-field-"));
  return CODES.find((code) => mark && mark.endsWith(`-${code}`));
}

// A field is its row, its box within a shared row, or its cell in a table.
function fieldOf(input) {
  const name = input.name.split("-").pop();
  const field = input.parentElement.closest(`.field-${CSS.escape(name)}`);
  const alone = field?.matches(".fieldBox") && field.parentElement.children.length === 1;
  return alone ? field.closest(".form-row") : field;
}

function mark(scope) {
  for (const input of scope.querySelectorAll(".mt[name]")) {
    const field = fieldOf(input);
    if (field) field.dataset.language = languageOf(input);
  }
  for (const head of scope.querySelectorAll("th[class*='column-']")) {
    const code = CODES.find((one) => head.className.includes(`_${one}`));
    if (code) head.dataset.language = code;
  }
}

function count(bar) {
  for (const code of CODES) {
    const inputs = [...document.querySelectorAll(`[data-language="${code}"] .mt[name]`)];
    const real = inputs.filter((input) => !input.name.includes("__prefix__"));
    const filled = real.filter((input) => input.value.trim());
    bar.querySelector(`[value="${code}"] small`).textContent = `${filled.length}/${real.length}`;
  }
}

function show(bar, code) {
  root.dataset.shownLanguage = code;
  for (const button of bar.children) button.ariaPressed = String(button.value === code);
  count(bar);
}

function firstShown(form) {
  const wrong = form.querySelector("[data-language] .errorlist");
  if (wrong) return wrong.closest("[data-language]").dataset.language;
  return localStorage.getItem(KEY) ?? "kk";
}

const form = document.querySelector("#content-main form:has(.mt)");
if (form) {
  const bar = document.getElementById("language-bar").content.firstElementChild;
  form.prepend(bar);
  mark(form);
  show(bar, firstShown(form));
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    localStorage.setItem(KEY, button.value);
    show(bar, button.value);
  });
  form.addEventListener("change", () => count(bar));
  document.addEventListener("formset:added", () => {
    mark(form);
    count(bar);
  });
}
