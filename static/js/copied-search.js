// The search of a copied site. "records" comes from records.js, which lies beside the
// page. A word is found by its beginning: Kazakh adds its endings behind, so two forms
// of a word begin alike. Letters that other keyboards lack are typed without.
const LIKE = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
const fold = (text) => text.toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => LIKE[letter]);
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function isMeant(asked, word) {
  if (word.startsWith(asked)) return true;
  const stem = Math.max(4, Math.ceil(asked.length * 0.6));
  return asked.length > 4 && word.length >= stem && word.slice(0, stem) === asked.slice(0, stem);
}

function show(entry) {
  const card = document.getElementById("card").content.cloneNode(true);
  const link = card.querySelector("a");
  link.href = `../../${entry.page}`;
  link.textContent = entry.title;
  if (entry.language !== document.documentElement.lang) link.lang = entry.language;
  card.querySelector(".eyebrow").textContent = entry.day;
  document.getElementById("found").append(card);
}

const typed = new URLSearchParams(location.search).get("q") ?? "";
document.getElementById("search-words").value = typed;
const asked = wordsOf(typed);
if (asked.length) {
  const found = records.filter((entry) => {
    const words = wordsOf(entry.words);
    return asked.every((one) => words.some((word) => isMeant(one, word)));
  });
  found.forEach(show);
  const count = document.getElementById("count");
  count.textContent = found.length ? `${count.dataset.some} ${found.length}` : count.dataset.none;
}
