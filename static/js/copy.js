// What a button copies can be selected without this. With it, the button shows, copies,
// and says so: in the status of its page, else by its own words.
const told = document.querySelector("[role=status][data-copied]");
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(words.value ?? words.innerText);
    } catch {
      words.select?.(); // the browser refused: now it takes one key
      return;
    }
    const teller = told ?? button;
    teller.textContent = teller.dataset.copied;
  });
}
