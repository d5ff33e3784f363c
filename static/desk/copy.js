// A link can be selected without this. With it, a button copies it and says so.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const link = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      link.select(); // the browser refused: now it takes one key
      return;
    }
    button.textContent = button.dataset.copied;
  });
}
