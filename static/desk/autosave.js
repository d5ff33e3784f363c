// What is typed and not yet saved is kept in this browser, for this user and record,
// and offered again after a crash, a closed tab or an expired sign-in.
//
// A copy is thrown away when the server has said that it saved (see saved.js), or when
// its author says so. It never enters the form by itself. Each blank form has a copy of
// its own, which the next one offers; a page that is only read offers it to be copied.

const ROW = ".inline-related[id], .inline-group tr.form-row[id]";
const PAUSE = 800; // milliseconds without a keystroke
const OLD = 30 * 24 * 3600 * 1000;

const page = document.querySelector("#content-main form[method=post]:has(.submit-row)");
const form = page?.querySelector(".submit-row > [type=submit]") && page;
const template = document.getElementById("autosave");

// --- Reading the form -------------------------------------------------------

function isText(input) {
  return input.name && !input.name.includes("__prefix__") && !input.disabled &&
    !["hidden", "file", "password", "submit", "button"].includes(input.type) && !input.name.endsWith("-DELETE");
}

function isTick(input) {
  return ["checkbox", "radio"].includes(input.type);
}

function valueOf(input) {
  if (isTick(input)) return input.checked;
  if (input.tagName !== "SELECT") return input.value;
  return [...input.selectedOptions].map((option) => [option.value, option.text]);
}

// A box of several carries its own value: spoken_languages=ru.
function nameOf(input, row) {
  const name = row ? input.name.slice(row.id.length + 1) : input.name;
  return isTick(input) && input.value !== "on" ? `${name}=${input.value}` : name;
}

function fieldsOf(scope, row) {
  const inputs = [...scope.querySelectorAll("input, select, textarea")].filter(isText);
  const own = inputs.filter((input) => (input.closest(ROW) ?? null) === row);
  return Object.fromEntries(own.map((input) => [nameOf(input, row), valueOf(input)]));
}

function keyOf(row) {
  return row.querySelector(`[name="${CSS.escape(row.id)}-id"]`)?.value ?? "";
}

function read() {
  const rows = [...form.querySelectorAll(ROW)].filter((row) => /-\d+$/.test(row.id));
  return {
    fields: fieldsOf(form, null),
    rows: rows.map((row) => ({
      group: row.id.replace(/-\d+$/, ""),
      saved: keyOf(row),
      removed: row.classList.contains("row--removed"),
      fields: fieldsOf(row, row),
    })),
  };
}

// --- Writing into the form --------------------------------------------------

function choose(select, chosen) {
  for (const option of select.options) option.selected = false;
  for (const [value, text] of chosen) {
    const known = [...select.options].find((option) => option.value === value);
    if (known) known.selected = true;
    else select.add(new Option(text, value, true, true));
  }
}

function write(input, value) {
  if (JSON.stringify(valueOf(input)) === JSON.stringify(value)) return;
  if (isTick(input)) input.checked = value;
  else if (input.tagName === "SELECT") choose(input, value);
  else input.value = value;
  // The text editor keeps its document where TipTap puts it: on its own element.
  input.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor?.commands.setContent(value);
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}

function fill(scope, row, fields) {
  for (const input of [...scope.querySelectorAll("input, select, textarea")].filter(isText)) {
    const name = nameOf(input, row);
    if ((input.closest(ROW) ?? null) === row && name in fields) write(input, fields[name]);
  }
}

function rowsOf(group) {
  return [...form.querySelectorAll(`#${group}-group [class*='dynamic-']`)];
}

// A blank form may begin with a row of its own, such as the author's organisation.
function rowFor({ group, saved }, given) {
  const rows = rowsOf(group);
  const known = saved ? rows.find((row) => keyOf(row) === saved) : given[group].shift();
  if (known) return known;
  form.querySelector(`#${group}-group .add-row a`).click();
  return form.querySelector(`#${group}-${rows.length}`);
}

function putInOrder(rows) {
  const place = (row) => Number(row.querySelector("[name$='-position']")?.value);
  for (const row of rows.toSorted((one, other) => place(one) - place(other))) {
    row.parentElement.insertBefore(row, row.parentElement.querySelector(":scope > .empty-form"));
  }
}

// The form keeps the version token that was being written on: if the record has moved on,
// the server shows both texts before it saves one over the other.
function restore(copy) {
  if (form.elements.version_token) form.elements.version_token.value = copy.stamp;
  fill(form, null, copy.fields);
  const groups = new Set(copy.rows.map((kept) => kept.group));
  const given = Object.fromEntries(
    [...groups].map((group) => [group, rowsOf(group).filter((row) => !keyOf(row))]),
  );
  const rows = copy.rows.map((kept) => {
    const row = rowFor(kept, given);
    fill(row, row, kept.fields);
    const button = row.querySelector(kept.removed ? "[value=remove]" : "[value=undo]");
    if (kept.removed !== row.classList.contains("row--removed")) button?.click();
    return row;
  });
  putInOrder(rows);
}

// --- Keeping the copy -------------------------------------------------------

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function forgetOld() {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith("desk-copy"))) {
    if (Date.now() - Date.parse(stored(key)?.at ?? 0) > OLD) localStorage.removeItem(key);
  }
}

// The words of a copy, for whoever may no longer put them into the form.
function wordsOf(copy) {
  const values = [copy, ...copy.rows].flatMap(({ fields }) => Object.values(fields));
  const parsed = values.filter((one) => typeof one === "string" && one.trim() && isNaN(one))
    .map((one) => new DOMParser().parseFromString(one.replace(/<\/(p|li|h\d)>/g, "$&\n"), "text/html"));
  return parsed.map((one) => one.body.textContent.trim()).join("\n");
}

// Of a blank form: the newest copy of one that no open tab is writing.
async function leftBehind(stem) {
  const held = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? [];
  const keys = Object.keys(localStorage).filter((one) => one.startsWith(stem) && !held.includes(one));
  return keys.toSorted((one, other) => (stored(one).at < stored(other).at ? 1 : -1))[0];
}

function time(at, style) {
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(at));
}

function tend(key, stamp) {
  const said = template.content.querySelector(".kept").cloneNode(true);
  form.querySelector(".submit-row").prepend(said);
  const refused = document.querySelector(".errornote");
  const untouched = refused ? "" : JSON.stringify(read());
  let timer, leaving;

  const keep = () => {
    clearTimeout(timer);
    const now = read();
    const changed = JSON.stringify(now) !== untouched;
    said.hidden = !changed;
    if (!changed) return localStorage.removeItem(key), false;
    const at = new Date().toISOString();
    try {
      localStorage.setItem(key, JSON.stringify({ at, stamp, ...now }));
      said.querySelector("time").textContent = time(at, { timeStyle: "short" });
    } catch {
      said.classList.add("kept--failed");
    }
    return true;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };

  django.jQuery(form).on("input change desk:changed", later); // select2 speaks jQuery only
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  form.addEventListener("submit", (event) => {
    if (leaving) return event.preventDefault(); // pressed twice
    leaving = true;
    if (keep()) sessionStorage.setItem("desk-sent", key);
  });
  addEventListener("pageshow", () => (leaving = false)); // they came back
  addEventListener("beforeunload", (event) => {
    if (!leaving && keep()) event.preventDefault();
  });
}

function dialogOf(copy) {
  const dialog = template.content.querySelector("dialog").cloneNode(true);
  dialog.querySelector("time").textContent = time(copy.at, { dateStyle: "medium", timeStyle: "short" });
  document.body.append(dialog);
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // it wants an answer
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

function offer(copy, from, key, stamp, begin) {
  const dialog = dialogOf(copy);
  dialog.querySelector(".offer__newer").hidden = copy.stamp === stamp;
  dialog.querySelector(".offer__closed").remove();
  dialog.addEventListener("close", () => {
    localStorage.removeItem(from);
    if (dialog.returnValue === "restore") localStorage.setItem(key, JSON.stringify(copy));
    begin();
    if (dialog.returnValue === "restore") restore(copy);
  });
  dialog.showModal();
}

// Where nothing can be written any more: a record that moved on, a right that is gone.
function offerWords(copy, key) {
  const dialog = dialogOf(copy);
  const words = dialog.querySelector("textarea");
  words.value = wordsOf(copy);
  dialog.querySelectorAll(".offer__newer, [value=restore]").forEach((one) => one.remove());
  dialog.querySelector("[value=copy]").addEventListener("click", (event) => {
    event.preventDefault();
    words.select();
    navigator.clipboard?.writeText(words.value);
  });
  dialog.addEventListener("close", () => dialog.returnValue === "discard" && localStorage.removeItem(key));
  dialog.showModal();
}

async function start() {
  const stem = `desk-copy ${template.dataset.user} ${location.pathname}`;
  if (!form) return stored(stem) && offerWords(stored(stem), stem);
  const blank = Boolean(form.elements.form_token);
  const key = blank ? `${stem} ${form.elements.form_token.value}` : stem;
  const stamp = form.elements.version_token?.value ?? "";
  const from = blank ? await leftBehind(stem) : key;
  navigator.locks?.request(key, () => new Promise(() => {})); // as long as this page is open
  const copy = from && stored(from);
  const refused = document.querySelector(".errornote"); // shows what was sent, newest of all
  const begin = () => tend(key, stamp);
  if (copy && !refused) offer(copy, from, key, stamp, begin);
  else begin();
}

if (page && template && !page.querySelector("[name=_popup]")) {
  addEventListener("load", () => {
    forgetOld();
    start();
  });
  if (form) addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyS") return;
    event.preventDefault();
    (form.querySelector("[name=_continue]") ?? form.querySelector("[name=_save]")).click();
  });
}
