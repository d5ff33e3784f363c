// Files dropped or pasted anywhere are given; a pasted text keeps headings and lists;
// sending shows that something is being read.
const form = document.querySelector("form.upload");
const { text, formatted, file } = form.elements;
const names = form.querySelector(".upload__names");
const status = form.querySelector("[role=status]");

function list() {
  names.replaceChildren(...[...file.files].map(({ name }) => {
    const item = document.createElement("li");
    item.textContent = name;
    return item;
  }));
}

function add(files) {
  const all = new DataTransfer();
  for (const one of [...file.files, ...files]) all.items.add(one);
  file.files = all.files;
  list();
}

const carriesFiles = (transfer) => transfer.types.includes("Files");

file.addEventListener("change", list);
document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault();
  form.classList.add("upload--over");
});
document.addEventListener("dragleave", () => form.classList.remove("upload--over"));
document.addEventListener("drop", (event) => {
  form.classList.remove("upload--over");
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault();
  add(event.dataTransfer.files);
});
// What Word copies is a picture, too: the text is meant.
document.addEventListener("paste", ({ clipboardData }) => {
  if (!clipboardData.types.includes("text/plain") && clipboardData.files.length) add(clipboardData.files);
});

text.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  formatted.value = text.value.trim() ? "" : html;
});
// Whoever goes on typing means the text they see, not the one that was pasted.
text.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") formatted.value = "";
});

function tell(reads) {
  form.querySelector("progress").hidden = !reads;
  status.textContent = reads ? form.dataset.reading : "";
}

form.addEventListener("submit", () => tell(true));
window.addEventListener("pageshow", () => { // who comes back waits for nothing
  tell(false);
  list();
});
