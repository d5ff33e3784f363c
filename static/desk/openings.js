// Says each minute that this form is still open, and who else has the record open.

const said = document.querySelector("[data-open]");

async function tell() {
  if (document.hidden) return;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(said.dataset.open, { method: "POST", body }).catch(() => null);
  const text = answer?.ok && !answer.redirected ? await answer.text() : "";
  if (answer?.ok && said.textContent !== text) said.textContent = text;
}

if (said) {
  setInterval(tell, 60_000);
  document.addEventListener("visibilitychange", tell);
}
