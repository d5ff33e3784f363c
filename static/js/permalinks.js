// A permalink works without this: it is a link. With it, choosing one also copies
// the full address, shows a tick, and says so where a screen reader hears it.
const status = document.querySelector("[data-copied]");
document.addEventListener("click", async (click) => {
  const link = click.target.closest(".permalink, .pilcrow");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // the browser refused; the link itself still works
  }
  link.classList.add("is-copied");
  status.textContent = status.dataset.copied;
  setTimeout(() => link.classList.remove("is-copied"), 1600);
});
