// The admin leaves the inputs of tables without a name of their own; a screen reader
// then has nothing to say. Take the name from the column.

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

addEventListener("load", () => setTimeout(nameCells, 300)); // after select2
document.addEventListener("formset:added", () => setTimeout(nameCells, 300));
