// One switch for all translated fields of a form. Without it every language is
// shown one below the other, which works as well and only takes more room.

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
  const alone = field?.matches(".fieldBox") && field.parentElement.parentElement.children.length === 1;
  return alone ? field.closest(".form-row") : field;
}

// "Title [kk]": the style sheet shows the code where more than one language is shown.
function takeCode(label, code) {
  if (!label?.textContent.includes(`[${code}]`)) return;
  label.textContent = label.textContent.replace(` [${code}]`, "").replace(/:$/, "");
  label.dataset.code = code;
}

function mark(scope) {
  for (const input of scope.querySelectorAll(".mt[name]")) {
    input.lang = languageOf(input);
    const field = fieldOf(input);
    if (field) field.dataset.language = input.lang;
    takeCode(field?.querySelector("label"), input.lang);
  }
  for (const head of scope.querySelectorAll("th[class*='column-']")) {
    const code = CODES.find((one) => head.className.includes(`_${one}`));
    if (code) head.dataset.language = code;
  }
}

function count(bar) {
  for (const code of CODES) {
    const inputs = [...form.querySelectorAll(`[data-language="${code}"] .mt[name]`)];
    const real = inputs.filter((input) => !input.name.includes("__prefix__") && !input.closest(".row--removed"));
    const filled = real.filter((input) => input.value.trim());
    bar.querySelector(`[value="${code}"] small`).textContent = `${filled.length}/${real.length}`;
  }
}

function show(bar, code) {
  root.dataset.shownLanguage = code;
  for (const button of bar.children) button.ariaPressed = String(button.value === code);
}

// An address may lead to one field: /change/#id_title_ru.
function askedFor() {
  const target = document.getElementById(location.hash.slice(1));
  return target?.closest("[data-language]")?.dataset.language;
}

function firstShown() {
  const wrong = form.querySelector("[data-language] .errorlist");
  if (wrong) return wrong.closest("[data-language]").dataset.language;
  return askedFor() ?? localStorage.getItem(KEY) ?? (CODES.includes(root.lang) ? root.lang : "kk");
}

const form = document.querySelector("#content-main form:has(.mt[name])");
if (form) {
  const bar = document.getElementById("language-bar").content.firstElementChild;
  form.prepend(bar);
  mark(form);
  show(bar, firstShown());
  count(bar);
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    localStorage.setItem(KEY, button.value);
    show(bar, button.value);
  });
  addEventListener("hashchange", () => askedFor() && show(bar, askedFor()));
  for (const happening of ["input", "change", "desk:changed"]) {
    form.addEventListener(happening, () => count(bar));
  }
  document.addEventListener("formset:added", () => {
    mark(form);
    count(bar);
  });
}
