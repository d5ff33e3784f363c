// A permalink works without this: it is a link. With it, choosing one also copies the
// address by which the place is cited, shows a tick, and says so to a screen reader.
const status = document.querySelector("[data-copied]");
document.addEventListener("click", async (click) => {
  const link = click.target.closest(".permalink, .pilcrow");
  if (!link || !status || !navigator.clipboard || click.ctrlKey || click.metaKey) return;
  click.preventDefault();
  // A paragraph's number leads to its own page; here one stays, and has what to cite.
  const place = link.closest("p[id]")?.id || link.hash.slice(1);
  if (place) location.hash = place;
  try {
    const cited = `${status.dataset.permanent}/${place}`;
    await navigator.clipboard.writeText(place ? cited : link.href);
  } catch {
    location.assign(link.href); // the browser refused; the link itself still works
    return;
  }
  link.classList.add("is-copied");
  status.textContent = status.dataset.copied;
  setTimeout(() => link.classList.remove("is-copied"), 1600);
});
// What is copied out of a text has no soft hyphens, nor what keeps an ordinal together.
document.addEventListener("copy", (event) => {
  const chosen = getSelection();
  if (chosen.isCollapsed) return;
  const copy = document.createElement("div");
  for (let part = 0; part < chosen.rangeCount; part++) copy.append(chosen.getRangeAt(part).cloneContents());
  const whole = (text) => text.replace(/[\u00AD\u2060]/g, "");
  event.clipboardData.setData("text/plain", whole(chosen.toString()));
  event.clipboardData.setData("text/html", whole(copy.innerHTML));
  event.preventDefault();
});

// Marks in the contents where one is, and keeps the place when the language is changed.
const links = [...document.querySelectorAll(".contents a")];
const places = links.map((link) => document.getElementById(link.hash.slice(1)));
const here = () => places.findLastIndex((place) => place.getBoundingClientRect().top < innerHeight / 3);

addEventListener("scroll", () => {
  const current = here();
  links.forEach((link, number) => link.setAttribute("aria-current", number === current));
}, { passive: true });

document.querySelector(".language-switch").addEventListener("click", (click) => {
  const link = click.target.closest("a");
  if (!link) return;
  const passed = [...document.querySelectorAll(".rich-text p[id]")].findLast((p) => p.getBoundingClientRect().top < innerHeight / 3);
  link.hash = passed?.id ?? links[here()]?.hash ?? "";
});
