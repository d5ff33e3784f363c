// The report on files given together follows their reading, a file at a time.
const report = document.querySelector(".batch");
const PAUSE = 2000; // milliseconds until a worker is asked about again

async function answer(form) {
  const waits = form.method === "get";
  if (waits) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return fetch(form.action, {
    method: form.method,
    body: waits ? undefined : new FormData(form),
    headers: { "X-Requested-With": "fetch" },
  });
}

// The state is told anew in its own place, so that a screen reader says it.
function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const [state, told] = [report, fresh.content].map((one) => one.querySelector("[role=status]"));
  if (!told) return false;
  state.textContent = told.textContent;
  told.remove();
  report.replaceChildren(state, fresh.content);
  return true;
}

for (let form; (form = report.querySelector("form")); ) {
  const said = await answer(form);
  if (!said.ok || !show(await said.text())) break; // the button is still there
}
