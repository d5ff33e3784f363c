// What a button copies can be selected without this. With it, the button shows, copies
// with the italics, and says so itself, where the finger and the focus are.
const piece = (text, type) => new Blob([text], { type });
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.ariaLive = "polite";
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const copied = [...document.querySelectorAll(button.dataset.copies)];
    const text = copied.map((one) => one.value ?? one.innerText).join("\n");
    const html = copied.map((one) => `<p>${one.innerHTML}</p>`).join("");
    try {
      if (copied[0].value) await navigator.clipboard.writeText(text);
      else {
        const both = { "text/plain": piece(text, "text/plain"), "text/html": piece(html, "text/html") };
        await navigator.clipboard.write([new ClipboardItem(both)]);
      }
    } catch {
      copied[0].select?.(); // the browser refused: now it takes one key
      return;
    }
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = name), 2000);
  });
}
