// The server has taken what was sent and says what became of it: the copy that this
// browser kept may go. A refused form says so by its note and keeps its copy.

const key = sessionStorage.getItem("desk-sent");
const taken = document.querySelector(".messagelist :is(.success, .info)") && !document.querySelector(".errornote");
if (key && taken) localStorage.removeItem(key);
sessionStorage.removeItem("desk-sent");
// A page between the two carries what was sent: the copy goes when that is taken.
document.querySelector("form.carrying")
  ?.addEventListener("submit", () => key && sessionStorage.setItem("desk-sent", key));
