// The admin leaves the inputs of tables and the text editor without a name of their
// own; a screen reader then has nothing to say. Take the name from what one sees.
"use strict";

function nameCells() {
  for (const cell of document.querySelectorAll(".tabular td[class*='field-']")) {
    const name = [...cell.classList].find((one) => one.startsWith("field-")).slice(6);
    const head = cell.closest("table").querySelector(`th.column-${CSS.escape(name)}`);
    const label = head?.textContent.trim();
    if (!label) continue;
    for (const input of cell.querySelectorAll("input:not([type=hidden]), select, textarea, .select2-selection")) {
      input.ariaLabel = label;
    }
  }
}

function nameEditors() {
  for (const editor of document.querySelectorAll(".ProseMirror[contenteditable]")) {
    const label = editor.closest(".form-row")?.querySelector("label");
    if (label) editor.ariaLabel = label.textContent.replace(/:$/, "");
  }
}

function nameEverything() {
  nameCells();
  nameEditors();
}

addEventListener("load", () => setTimeout(nameEverything, 300)); // after the editors
document.addEventListener("formset:added", () => setTimeout(nameEverything, 300));
