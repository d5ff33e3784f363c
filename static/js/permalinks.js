// A permalink works without this: it is a link. With it, choosing one also copies the
// address by which the place is cited, shows a tick, and says so to a screen reader.
const status = document.querySelector("[data-copied]");
document.addEventListener("click", async (click) => {
  const link = click.target.closest(".permalink, .pilcrow");
  if (!link || !navigator.clipboard) return;
  try {
    const cited = `${status.dataset.permanent}/${link.hash.slice(1)}`;
    await navigator.clipboard.writeText(link.hash ? cited : link.href);
  } catch {
    return; // the browser refused; the link itself still works
  }
  link.classList.add("is-copied");
  status.textContent = status.dataset.copied;
  setTimeout(() => link.classList.remove("is-copied"), 1600);
});
