// What makes translating quicker; the screen works without it.

const form = document.getElementById("translation-form");

// Ctrl+Enter saves from any field, so that hands stay on the keyboard.
document.querySelector(".translation__hint")?.removeAttribute("hidden");
form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});

// Whoever leaves with unsaved work is asked first.
let unsaved = false;
form?.addEventListener("input", () => { unsaved = true; });
form?.addEventListener("submit", () => { unsaved = false; });
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
