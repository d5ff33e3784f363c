// The text editor in the author's language: its buttons come with English names, for
// which the admin's catalogue (djangojs) has the words, and without a name of its own.
//
// A textarea that waits ("data-editor", see rows.py) gets its editor when it is shown: not
// in a hidden language, not in a folded row, not in another tab.

function translate(scope) {
  for (const named of scope.querySelectorAll(".prose-menubar [title]")) {
    named.title = gettext(named.title);
    if (named.ariaLabel) named.ariaLabel = gettext(named.ariaLabel);
  }
  for (const option of scope.querySelectorAll("dialog option")) {
    option.value = option.value; // the editor compares it with the English word
    option.textContent = gettext(option.textContent);
  }
}

function name(editor) {
  const label = editor.closest(".form-row")?.querySelector("label");
  const box = editor.querySelector(".ProseMirror[contenteditable]");
  box.lang = editor.querySelector("textarea").lang;
  if (label) box.ariaLabel = label.textContent;
}

// The Tab key stops once at the buttons of a text; arrows lead from one to the next, and a
// screen reader hears which can do nothing just now.
function gather(editor) {
  const bar = editor.querySelector(".prose-menubar:not([role])");
  if (!bar) return;
  const buttons = [...bar.querySelectorAll("button")];
  const stop = (there) => buttons.forEach((one) => (one.tabIndex = one === there ? 0 : -1));
  const tell = () => buttons.forEach((one) => (one.ariaDisabled = one.matches(".disabled")));
  bar.role = "toolbar";
  stop(buttons[0]);
  tell();
  new MutationObserver(tell).observe(bar, { subtree: true, attributeFilter: ["class"] });
  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(event.target.closest("button"));
    const moves = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 };
    if (here < 0 || !(event.key in moves)) return;
    event.preventDefault();
    const next = buttons.at(moves[event.key] % buttons.length);
    stop(next);
    next.focus();
  });
}

// The buttons and the dialogs arrive after the text, each in its turn.
function tend(editor) {
  const again = () => (translate(editor), gather(editor));
  name(editor);
  again();
  new MutationObserver(again).observe(editor, { childList: true });
}

document.addEventListener("prose-editor:ready", ({ target }) => tend(target.closest(".prose-editor")));
document.querySelectorAll(".prose-editor:has([contenteditable])").forEach(tend); // ready before us

const shown = new IntersectionObserver(async (entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    shown.unobserve(target);
    const { createEditor } = await import("django-prose-editor/configurable");
    createEditor(target, JSON.parse(target.dataset.editor));
  }
}, { rootMargin: "300px" });

function watch(scope) {
  scope.querySelectorAll("textarea[data-editor]:not([name*=__prefix__])").forEach((one) => shown.observe(one));
}

watch(document);
document.addEventListener("formset:added", ({ target }) => watch(target));
