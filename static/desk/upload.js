// Pasting keeps headings and lists; sending shows that the file is being read.
const form = document.querySelector("form.upload");
const text = form.elements.text;
const formatted = form.elements.formatted;

text.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  formatted.value = text.value.trim() ? "" : html;
});
// Whoever goes on typing means the text they see, not the one that was pasted.
text.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") formatted.value = "";
});

form.addEventListener("submit", () => {
  form.querySelector("progress").hidden = false;
  form.querySelector("[role=status]").textContent = form.dataset.reading;
});
