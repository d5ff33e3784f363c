// The record beside its form as readers would see it, drawn by the server from what is
// typed. Nothing is saved, and no script runs in the frame.

const PAUSE = 900; // milliseconds without a change
const form = document.querySelector("#content-main form:has(.submit-row)");
const template = document.getElementById("live-preview");

async function draw(frame, address) {
  const sent = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  sent.set("shown", document.documentElement.dataset.shownLanguage ?? "");
  const answer = await fetch(address, { method: "POST", body: sent }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.querySelectorAll("script, .site-header, .site-footer, .skip-link").forEach((one) => one.remove());
  const { scrollY = 0 } = frame.contentWindow ?? {};
  frame.onload = () => {
    frame.contentWindow.scrollTo(0, scrollY);
    frame.contentDocument.addEventListener("click", (event) => event.preventDefault()); // it leads nowhere
  };
  frame.srcdoc = page.documentElement.outerHTML;
}

function start() {
  const [button, pane] = template.content.cloneNode(true).children;
  const frame = pane.querySelector("iframe");
  let timer;
  const later = (pause = PAUSE) => {
    clearTimeout(timer);
    if (!pane.hidden) timer = setTimeout(() => draw(frame, template.dataset.address), pause);
  };
  const bar = form.querySelector(".submit-row");
  bar.insertBefore(button, bar.querySelector(":scope > .steps"));
  document.getElementById("content").append(pane);
  button.addEventListener("click", () => {
    pane.hidden = !pane.hidden;
    button.ariaPressed = String(!pane.hidden);
    document.documentElement.classList.toggle("with-preview", !pane.hidden);
    later(0);
  });
  django.jQuery(form).on("input change desk:changed", () => later());
  form.querySelector(".language-bar").addEventListener("click", () => later(0));
}

if (template && form?.querySelector(".form-head")) start();
