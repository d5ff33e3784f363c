// What is pasted: a text from Word into the editor, a list of names into one name.

// --- Text: headings, lists, tables and links, and nothing else ----------------
//
// The server cleans all texts anyway. Here we save what cleaning would lose: Word's
// lists are paragraphs with a drawn bullet, and its headings are of any level.

const NUMBERED = /^\s*\(?(?:\d+|[a-zа-яәғқңөұүһі]|[ivxlc]+)[.)]/i;
const COUNTED = /^\s*\(?\d+[.)]\s*$/;

// The policy of the page holds for what is parsed as well, and would have its styles
// reported: style elements go before, style attributes and handlers get another name.
function withoutActing(html) {
  const inert = (tag) => tag.replace(/\s(?=(style|on\w+)\s*=)/gi, " data-");
  return html.replace(/<style\b[^]*?<\/style\s*>/gi, "").replace(/<[a-z][^<>]*>/gi, inert);
}

function only(html) {
  const page = new DOMParser().parseFromString(withoutActing(html), "text/html");
  page.querySelectorAll("style, script, meta, link, xml, title, img, object, del").forEach((one) => one.remove());
  const comments = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let comment; (comment = comments.nextNode()); ) comment.remove();
  return page.body;
}

function renamed(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

// The highest heading of what was pasted becomes the highest the record knows.
function shiftHeadings(body) {
  for (const title of body.querySelectorAll("p.MsoTitle")) renamed(title, "h1");
  const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const top = headings.map((heading) => heading.localName).sort()[0];
  for (const heading of headings) renamed(heading, heading.localName === top ? "h3" : "h4");
}

function styleOf(element) {
  const { style } = document.createElement("span");
  style.cssText = element.dataset.style ?? "";
  return style;
}

// style="mso-list:l0 level2 lfo1": the paragraph is an item, two deep.
function levelOf(paragraph) {
  const [, level] = (paragraph.dataset.style ?? "").match(/mso-list:\s*l\d+\s+level(\d)/i) ?? [];
  return Number(level ?? 0);
}

// What is not counted in numbers of its own, «3.2.» or «б)», stays as it is written.
function takeList(paragraph) {
  const drawn = paragraph.querySelector("[data-style*='mso-list:Ignore' i], [data-style*='mso-list: Ignore' i]");
  const text = drawn?.textContent ?? "";
  if (NUMBERED.test(text) && !COUNTED.test(text)) return null;
  drawn?.remove();
  const list = paragraph.ownerDocument.createElement(NUMBERED.test(text) ? "ol" : "ul");
  const [number] = text.match(/\d+/) ?? [];
  if (number > 1) list.setAttribute("start", number);
  return list;
}

function buildLists(body) {
  let open = []; // the lists we are in, the outermost first
  let last = null;
  for (const paragraph of body.querySelectorAll("p")) {
    const level = levelOf(paragraph);
    if (!level) continue;
    if (paragraph.previousElementSibling !== last) open = [];
    const list = takeList(paragraph);
    if (!list) continue;
    open.length = Math.min(open.length, level);
    if (open.length === level && open.at(-1).localName !== list.localName && level === 1) open = [];
    const item = body.ownerDocument.createElement("li");
    if (!open.length) {
      open.push(list);
      paragraph.before(list);
    } else if (open.length < level && open.at(-1).lastElementChild) {
      open.at(-1).lastElementChild.append(list);
      open.push(list);
    }
    open.at(-1).append(item);
    item.append(renamed(paragraph, "p"));
    last = open[0];
  }
}

function dropEmpty(body) {
  for (const block of body.querySelectorAll("p, h3, h4, li")) {
    if (!block.textContent.trim() && !block.querySelector("table")) block.remove();
  }
}

// <o:p>, a link within the file, the <b> around everything that is not bold.
function saysNothing(element) {
  if (element.localName === "a") return !/^(https?:|mailto:)/i.test(element.getAttribute("href") ?? "");
  const isFalse = element.matches("b, strong") && /^(normal|400)$/.test(styleOf(element).fontWeight);
  return isFalse || element.localName.includes(":");
}

function plain(body) {
  for (const element of body.querySelectorAll("*")) {
    if (saysNothing(element)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    const { fontWeight, fontStyle, textDecorationLine: line, verticalAlign } = styleOf(element);
    const bold = /^(bold|[6-9]00)$/.test(fontWeight) && !element.closest("h3, h4");
    const script = { super: "sup", sub: "sub" }[verticalAlign];
    const marks = [bold && "strong", fontStyle === "italic" && "em", line === "line-through" && "s", script];
    const kept = ["href", "colspan", "rowspan", "start", "type", "value", element.dir === "rtl" && "dir"];
    for (const { name } of [...element.attributes]) {
      if (!kept.includes(name)) element.removeAttribute(name);
    }
    for (const name of element.localName === "span" ? marks.filter(Boolean) : []) {
      const mark = element.ownerDocument.createElement(name);
      mark.append(...element.childNodes);
      element.append(mark);
    }
  }
}

function clean(html) {
  const body = only(html);
  buildLists(body);
  shiftHeadings(body);
  plain(body);
  dropEmpty(body);
  return body.innerHTML;
}

document.addEventListener("paste", (event) => {
  const { editor } = event.target.closest?.(".ProseMirror") ?? {};
  const html = event.clipboardData.getData("text/html");
  if (!editor || !html || html.includes("data-pm-slice")) return; // from one of our editors
  event.preventDefault();
  event.stopPropagation();
  const text = clean(html);
  const fills = !editor.state.selection.$from.parent.content.size; // and takes over the line's direction
  if (fills && /^<p dir="rtl"/i.test(text)) editor.commands.updateAttributes("paragraph", { dir: "rtl" });
  editor.view.pasteHTML(text);
}, true);

// --- Names: a list of them becomes as many rows, a person each -----------------
//
// The importer reads it, as it reads the list of a file: names, roles, posts.

const NAME = /-printed_name_(kk|ru|en)$/;

async function peopleIn(text, language) {
  const { value: csrfmiddlewaretoken } = document.querySelector("[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams({ text, language, csrfmiddlewaretoken });
  const address = document.querySelector("[data-people]").dataset.people;
  const answer = await fetch(address, { method: "POST", body });
  return (await answer.json()).people;
}

// Without an answer each line is a name, and nothing that was pasted is lost.
function asWritten(text, language) {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => ({ [`printed_name_${language}`]: line }));
}

function fill(input, person) {
  const row = input.name.replace(NAME, "");
  for (const [name, value] of Object.entries(person)) {
    const field = input.form.elements[`${row}-${name}`];
    if (!field || (field.value && name !== "role")) continue;
    field.value = value;
    field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
  }
}

document.addEventListener("paste", async (event) => {
  let input = event.target;
  const [, language] = input.name?.match(NAME) ?? [];
  const text = event.clipboardData.getData("text/plain").trim();
  if (!language || !/[\r\n]/.test(text)) return;
  event.preventDefault();
  const group = input.closest(".inline-group");
  group.setAttribute("aria-busy", "true");
  const people = await peopleIn(text, language).catch(() => asWritten(text, language));
  const add = group.querySelector(".add-row a");
  const { init } = DateTimeShortcuts; // the admin asks for it at each row: it walks the whole form
  DateTimeShortcuts.init = () => {};
  const first = input;
  group.hidden = true; // nor is it drawn anew at each row
  const empty = group.querySelector(".empty-form");
  const aside = new DocumentFragment(); // new rows but the last: the admin numbers all anew at each
  for (const person of people) {
    if (input.value) {
      if (person === people.at(-1)) empty.before(aside);
      else if (input !== first) aside.append(input.closest(".row"));
      add.click();
      input = empty.previousElementSibling.querySelector(`[name$="-printed_name_${language}"]`);
    }
    fill(input, person);
  }
  group.hidden = false;
  first.focus();
  DateTimeShortcuts.init = init;
  init();
  group.removeAttribute("aria-busy");
  group.dispatchEvent(new CustomEvent("desk:changed", { bubbles: true }));
});
