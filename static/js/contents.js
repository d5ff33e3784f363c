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
