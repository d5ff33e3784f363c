// The admin's search-and-choose boxes (select2) come with sixty languages, Kazakh not
// among them; the admin's catalogue (djangojs) has the words.

const said = (words) => () => gettext(words);

django.jQuery.fn.select2?.amd.define("select2/i18n/kk", [], () => ({
  errorLoading: said("The results could not be loaded."),
  loadingMore: said("Loading more results…"),
  noResults: said("No results found"),
  searching: said("Searching…"),
  removeAllItems: said("Remove all items"),
}));

// Django writes lang="None" on a box in a language that select2 lacks.
document.querySelectorAll(".admin-autocomplete[lang=None]").forEach((box) => box.removeAttribute("lang"));
