// A refused form shows its first mistake. The links above lead to each without this; form.js
// shows the language and the part of the form in which the place of an address lies.

const first = document.querySelector(".mistakes a[href]");

// Whatever hides it hears of the new address first.
function show() {
  const field = document.querySelector(first.hash);
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
}

if (first) {
  addEventListener("load", () => {
    if (location.hash !== first.hash) location.replace(first.hash);
    setTimeout(show, 400); // editors take their room
  });
}

// A change that readers will see is explained before it is sent; a withdrawal needs none.
const question = document.querySelector(".correction");
question?.form.addEventListener("submit", (event) => {
  const asked = question.querySelector("[name=correction]");
  asked.setCustomValidity("");
  if (event.submitter?.value === "withdraw" || question.querySelector(":checked")) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // nothing leaves the page
  asked.setCustomValidity(question.dataset.wanted);
  asked.reportValidity();
}, { capture: true });
question?.addEventListener("change", () => question.querySelector("[name=correction]").setCustomValidity(""));
