// A permalink works without this: it is a link. With it, choosing one also copies
// the full address, and says so where a screen reader hears it.
document.addEventListener("click", async (click) => {
  const link = click.target.closest(".permalink, .pilcrow");
  if (!link || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // the browser refused; the link itself still works
  }
  link.classList.add("is-copied");
  setTimeout(() => link.classList.remove("is-copied"), 1600);
});
