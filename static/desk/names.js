// A list of names pasted into one name becomes as many rows, a line each. What follows
// a dash or a comma in a line is the person's post.

const NAME = /-printed_name_(kk|ru|en)$/;

function parted(line) {
  const [, name, post = ""] = line.match(/^(.*?)(?:,\s+|\s+[–—-]\s+|\t+)(.*)$/) ?? [null, line];
  return [name.trim(), post.trim()];
}

function linesOf(text) {
  const lines = text.split(/[\r\n;]+/).map((line) => line.replace(/^\s*(?:\d+[.)]|[•·–—-])\s*/, "").trim());
  return lines.filter(Boolean);
}

function write(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(input, line) {
  const [name, post] = parted(line);
  const other = input.form.elements[input.name.replace("-printed_name_", "-post_")];
  write(input, name);
  if (post && !other.value) write(other, post);
}

document.addEventListener("paste", (event) => {
  let input = event.target;
  if (!NAME.test(input.name)) return;
  const lines = linesOf(event.clipboardData.getData("text/plain"));
  if (lines.length < 2) return;
  event.preventDefault();
  const group = input.closest(".inline-group");
  const [, code] = input.name.match(NAME);
  for (const line of lines) {
    if (input.value) {
      group.querySelector(".add-row a").click();
      const row = [...group.querySelectorAll("[class*='dynamic-']")].at(-1);
      input = row.querySelector(`[name$="-printed_name_${code}"]`);
    }
    fill(input, line);
  }
});
