// The admin's calendar and clock by keyboard. Their boxes stand at the end of the page: one
// takes the focus when it opens, keeps the Tab key, and gives the focus back.

let from;

function opened(link) {
  const box = document.getElementById(link.id.replace("link", "box"));
  if (box?.style.display !== "block") return;
  from = link;
  (box.querySelector(".selected a, .today a") ?? box.querySelector("a")).focus();
}

function walk(event, box) {
  const links = [...box.querySelectorAll("a")];
  const next = links.indexOf(event.target) + (event.shiftKey ? -1 : 1);
  event.preventDefault();
  links.at(next % links.length).focus();
}

// The admin shows the box after this, and stops the click.
addEventListener("click", ({ target }) => {
  const link = target.closest("[id^=calendarlink], [id^=clocklink]");
  if (link) setTimeout(() => opened(link));
  if (target.closest(".calendar-cancel")) setTimeout(() => from?.focus());
}, true);
addEventListener("keydown", (event) => {
  const box = event.target.closest?.(".calendarbox, .clockbox");
  if (box && event.key === "Tab") walk(event, box);
  if (box && event.key === "Escape") from?.focus(); // the admin closes it
});
