"""Public corrections: whoever changes what readers have seen says what changed."""

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from languages.columns import columns, split

from ..choices import CorrectionKind
from ..history import corrections

SILENT = "silent"
NAMES = dict(settings.LANGUAGES)
NOTES = columns("correction_note")


def _note(code):
    """A field in each language at once: whoever explains a change sees them all."""
    label = format_lazy("{} ({})", gettext_lazy("Note for readers"), NAMES[code])
    words = forms.Textarea(attrs={"rows": 2, "lang": code})
    return forms.CharField(label=label, required=False, max_length=1000, widget=words)


class CorrectionForm(forms.Form):
    """Asks what kind of change this is, and for the words that readers will see."""

    correction = forms.ChoiceField(
        label=gettext_lazy("This change is"),
        choices=[
            (SILENT, pgettext_lazy("This change is", "a typo: readers need no note")),
            *CorrectionKind.choices,
        ],
        widget=forms.RadioSelect,
        required=False,  # a record that is being withdrawn is not corrected
        help_text=gettext_lazy(
            "A correction gives the record a new version; date and note are public."
        ),
    )
    correction_note_kk = _note("kk")
    correction_note_ru = _note("ru")
    correction_note_en = _note("en")

    def clean(self):
        cleaned = super().clean()
        kind = self.cleaned_data.get("correction")
        if not kind and self.data.get("_step") != "withdraw":
            self.add_error(
                "correction",
                _("Readers have seen this record: say what kind of change this is."),
            )
        if kind and kind != SILENT and not any(self.notes.values()):
            self.add_error(
                NOTES[0],
                _("Say in at least one of the languages what was corrected."),
            )
        return cleaned

    @property
    def notes_asked(self):
        return [self[name] for name in NOTES]

    @property
    def notes(self):
        """The words for readers, by language."""
        return {
            split(name)[1]: self.cleaned_data[name].strip()
            for name in NOTES
            if self.cleaned_data.get(name, "").strip()
        }

    def note_it(self, event, by):
        """Write the note, if the change deserves one."""
        kind = self.cleaned_data.get("correction")
        if kind and kind != SILENT:
            corrections.correct(event, kind, self.notes, by=by)
