// A reference can be selected without this. With it, a button copies it and says so.
const status = document.querySelector("[data-copied]");
for (const button of document.querySelectorAll(".cite__copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const reference = button.parentElement.querySelector(".cite__text");
    try {
      await navigator.clipboard.writeText(reference.innerText);
    } catch {
      return; // the browser refused; the text can still be selected
    }
    status.textContent = status.dataset.copied;
  });
}
