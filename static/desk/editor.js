// The text editor in the author's language: its buttons come with English names, for
// which the admin's catalogue (djangojs) has the words, and without a name of its own.

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
  if (label) box.ariaLabel = label.textContent.replace(/:$/, "");
}

// The buttons and the dialogs arrive after the text, each in its turn.
function tend(editor) {
  name(editor);
  translate(editor);
  new MutationObserver(() => translate(editor)).observe(editor, { childList: true });
}

document.addEventListener("prose-editor:ready", ({ target }) => tend(target.closest(".prose-editor")));
document.querySelectorAll(".prose-editor:has([contenteditable])").forEach(tend); // ready before us
