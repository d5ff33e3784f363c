"""Translation forms: one for each text of a record, the original beside it."""

from itertools import groupby
from operator import attrgetter

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from languages.word_diff import difference
from search.glossary import glossary

from ...choices import Making
from ...models import Coverage, Origin
from ...translating.counterparts import counterparts, marked
from ...translating.texts import texts_of, words_of
from ...translating.translate import Draft
from ...translating.translation_status import digest_of

TRANSLATION_CHANGED = gettext_lazy(
    "Somebody has changed this translation meanwhile. It reads now: “%(stored)s”. "
    "Save again to put yours in its place."
)
ORIGINAL_CHANGED = gettext_lazy(
    "The original has changed meanwhile. Compare the two once more, then save again."
)


class OriginForm(forms.ModelForm):
    """How all of the translation was made; ``seen`` is as with the texts."""

    class Meta:
        model = Origin
        fields = ["made", "translator"]

    def __init__(self, event, language, data):
        known = event.origins.filter(language=language).first()
        row = known or Origin(event=event, language=language)
        self.seen = f"{row.made} {row.translator}"
        super().__init__(data, prefix="origin", instance=row)
        ways = [one for one in Making.choices if not one[0].startswith("scan")]
        self.fields["made"].choices = [("", gettext_lazy("not said")), *ways]
        self.fields["made"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("translator") and not cleaned.get("made"):
            self.add_error("made", self.fields["made"].error_messages["required"])
        if self.is_edited and self.data["origin-seen"] != self.seen:
            now = {"stored": self.instance.get_made_display()}
            self.add_error("made", TRANSLATION_CHANGED % now)
        return cleaned

    @property
    def is_edited(self):
        told = [self.data.get(f"origin-{name}", "").strip() for name in self.fields]
        return self.data.get("origin-seen", " ".join(told)) != " ".join(told)


class TextForm(forms.Form):
    """One text. ``seen`` says what stood on both sides when the form was drawn.

    So a colleague's work is never overwritten unseen, and a translation is never
    taken to be made from an original its translator has not read.
    """

    made_from = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    checked = forms.BooleanField(
        required=False, label=gettext_lazy("This translation is still right.")
    )

    def __init__(self, text, event, language, rows, data, offers, known):
        self.text, self.language, self.row = text, language, rows.get(text.key)
        self.known = known  # the glossary
        self.original_language = event.original_language
        self.stored = text.written_in(language)
        self.offer = (offers or {}).get(text.key)
        written = {"words": self.offer.translation if self.offer else self.stored}
        super().__init__(data, prefix=text.key, initial=written)
        self.fields["words"] = self._words_field()
        self.initial["made_from"] = self.unread_original
        if not (self.is_outdated or self.unread_original):
            del self.fields["checked"]

    def _words_field(self):
        column = self.text.thing._meta.get_field(self.text.column(self.language))
        field = column.formfield(widget=AdminTextareaWidget, label=self.text.label)
        rows = 12 if self.text.is_rich else 4 if self.text.has_lines else 2
        field.widget.attrs |= {"lang": self.language, "rows": rows}
        return field

    # --- What the screen shows ---------------------------------------------

    @property
    def original(self):
        languages = self.original_language, self.language
        html = self._shown(self.original_language)
        return mark_safe(marked(self.known, html, *languages))

    @property
    def terms(self):
        """The terms of the original, each with what the translation should have."""
        original = self.text.words_in(self.original_language), self.original_language
        words = words_of(self["words"].value() or "", rich=self.text.is_rich)
        return counterparts(self.known, original, (words, self.language))

    @property
    def translation(self):
        return self._shown(self.language)

    def _shown(self, language):
        """Return a text as it is read; a rich one was cleaned on its way in."""
        written = self.text.written_in(language)
        return mark_safe(written) if self.text.is_rich else linebreaksbr(written)

    @property
    def is_wanted(self):
        return bool(self.text.words_in(self.original_language))

    @property
    def is_missing(self):
        return self.is_wanted and not self.text.words_in(self.language)

    @property
    def is_outdated(self):
        return self.row is not None and self.row.outdated

    @property
    def original_difference(self):
        """What has happened to the original since it was taken, or translated."""
        now = self.text.words_in(self.original_language)
        return difference(self.unread_original or self.row.made_from, now)

    @property
    def seen(self):
        original = self.text.words_in(self.original_language)
        return f"{self._digest(self.stored)} {digest_of(original)}"

    def _digest(self, written):
        return digest_of(self.text.as_kept(written, self.language))

    @property
    def unread_original(self):
        """The words from which a file's translation was made, if they have changed."""
        if self.offer is None:
            return self.data.get(self.add_prefix("made_from"), "")
        made_from = words_of(self.offer.original, rich=self.text.is_rich)
        now = self.text.words_in(self.original_language)
        return made_from if made_from != now else ""

    @property
    def offered_difference(self):
        """What the file would change in the translation there is."""
        offered = words_of(self.offer.translation, rich=self.text.is_rich)
        return difference(self.text.words_in(self.language), offered)

    # --- What was handed in ------------------------------------------------

    def clean(self):
        """Refuse to write over, or to approve, what the translator cannot have seen."""
        translation, _space, original = self._was_seen.partition(" ")
        stored, _space, current = self.seen.partition(" ")
        if self.is_edited and translation != stored:
            now = {"stored": self.text.words_in(self.language)}
            self.add_error("words", TRANSLATION_CHANGED % now)
        if (self.is_edited or self.data.get(self.add_prefix("checked"))) and (
            original != current
        ):
            self.add_error("words", ORIGINAL_CHANGED)

    @property
    def _was_seen(self):
        return self.data.get(self.add_prefix("seen"), "")

    @property
    def is_edited(self):
        """Whether the text differs from the one the form was drawn with."""
        words = self.data.get(self.add_prefix("words"), "")
        return self._digest(words) != self._was_seen.partition(" ")[0]


class Desk:
    """All texts of a record in two languages, as one screen shows or takes them."""

    def __init__(self, event, language, data=None, offers=None, only_open=False):
        self.event, self.language, self.data = event, language, data
        self.offers = offers  # by key; None when there is no file
        known = event.translated_texts.filter(language=language)
        rows, terms = {row.key: row for row in known}, glossary()
        self.forms = [
            TextForm(text, event, language, rows, data, offers, terms)
            for text in texts_of(event)
        ]
        self.origin = OriginForm(event, language, data)
        wanted = sum(form.is_wanted for form in self.forms)
        missing = sum(form.is_missing for form in self.forms)
        outdated = sum(form.is_outdated for form in self.forms)
        numbers = {"wanted": wanted, "filled": wanted - missing, "outdated": outdated}
        self.coverage = Coverage(**numbers)
        self.shown = [form for form in self.forms if self._belongs(form, only_open)]

    def _belongs(self, form, only_open):
        if self.data is not None:
            return form.add_prefix("words") in self.data
        if self.offers is not None:
            return form.offer is not None
        if only_open:
            return form.is_missing or form.is_outdated
        return form.is_wanted or form.stored

    @property
    def parts(self):
        """The shown forms under what they belong to: the event, a section, a photo."""
        for part, own in groupby(self.shown, attrgetter("text.part")):
            yield part, list(own)

    @property
    def media(self):
        rich = (form.media for form in self.shown if form.text.is_rich)
        return next(rich, forms.Media())

    @property
    def homeless(self):
        """Texts that were handed in for something that has been removed meanwhile."""
        known = {form.add_prefix("words") for form in self.forms}
        for name, words in (self.data or {}).items():
            if name.endswith("-words") and name not in known and words.strip():
                yield words

    def is_valid(self):
        forms = [*self.shown, self.origin]
        wrong = [form for form in forms if not form.is_valid()]  # asks all of them
        return not wrong and not any(self.homeless)

    def draft(self):
        """Return what was handed in as the act takes it."""
        said = {form.text.key: form.cleaned_data for form in self.shown}
        edited = [form.text.key for form in self.shown if form.is_edited]
        sources = {key: said[key].get("made_from") for key in edited}
        return Draft(
            language=self.language,
            texts={key: said[key]["words"] or "" for key in edited},
            checked=frozenset(key for key in said if said[key].get("checked")),
            origin=self.origin.instance if self.origin.is_edited else None,
            made_from={key: source for key, source in sources.items() if source},
        )

    def refuse(self, refusal):
        """Show what the record itself had against a text, beside that text."""
        said = refusal.message_dict
        for form in self.shown:
            if form.text.key in said:
                form.add_error("words", said[form.text.key])
