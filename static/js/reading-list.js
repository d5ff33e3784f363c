// A reading list lives in the address of its page and works without this. With it, the
// browser remembers the list, and a work is added without leaving the page.
const KEY = "reading-list";
const kept = () => (localStorage.getItem(KEY) || "").split(",").filter(Boolean);
const view = new URLSearchParams(location.search).get("view"); // goes along, as on each link
const listing = (codes) => `?e=${codes.join(",")}${view ? `&view=${encodeURIComponent(view)}` : ""}`;
const keep = (codes) => localStorage.setItem(KEY, codes.join(","));

function show() {
  const codes = kept();
  for (const link of document.querySelectorAll("[data-reading-list]")) {
    if (!codes.length) continue;
    link.href = `${link.dataset.readingList}${listing(codes)}`;
    link.querySelector("span").textContent = ` (${codes.length})`;
  }
  for (const link of document.querySelectorAll("[data-work]")) {
    if (!codes.includes(link.dataset.work)) continue;
    link.textContent = link.dataset.kept;
    link.href = `${link.pathname}${listing(codes)}`;
  }
}

document.addEventListener("click", (click) => {
  const link = click.target.closest("[data-work], [data-remove], [data-keep]");
  if (!link) return;
  const { work, remove, keep: list } = link.dataset;
  if (work && !kept().includes(work)) {
    click.preventDefault();
    keep([...kept(), work]);
  }
  if (remove) keep(kept().filter((code) => code !== remove));
  if (list !== undefined) {
    keep(list.split(",").filter(Boolean));
    link.hidden = true;
  }
  show();
});

try {
  show();
  const list = document.querySelector("[data-keep]");
  if (list) list.hidden = list.dataset.keep === kept().join(",");
  const empty = document.querySelector("[data-empty-list]");
  if (empty && kept().length) location.replace(listing(kept()));
} catch {
  // the browser keeps nothing for this site; the address still does
}
