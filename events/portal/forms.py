from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from reversion.models import Version

from languages.row_numbers import row_number

SAVED_MEANWHILE = _(
    "Nothing is saved yet: %(user)s saved these settings while you were writing. What "
    "is typed here differs in: %(names)s. Saved again, it counts."
)


class PortalForm(forms.ModelForm):
    """The settings as they are typed: what is meant is taken, the rest has a reason.

    Whoever saves second is told, instead of overwriting what they have not seen.
    """

    version_token = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        latest = Version.objects.get_for_object(self.instance)
        self.saved_last = latest.select_related("revision__user").first()
        self.initial["version_token"] = str(getattr(self.saved_last, "pk", 0))

    def clean(self):
        cleaned = super().clean()
        if "version_token" in self.changed_data and self.saved_last:
            names = ", ".join(map(self._label, self._typed_over(cleaned))) or "–"
            told = {"user": self.saved_last.revision.user, "names": names}
            raise forms.ValidationError(SAVED_MEANWHILE % told)
        return cleaned

    def _typed_over(self, cleaned):
        """Adopt what only the other has changed; return what is typed beside that."""
        self.data = self.data.copy()
        number = row_number(cleaned["version_token"])
        found = Version.objects.get_for_object(self.instance).filter(pk=number).first()
        before = found.field_dict if found else {}
        typed = []
        for name in self.changed_data:
            theirs = self.initial.get(name)
            untouched = name in before and (before[name] or "") == cleaned.get(name)
            if untouched and isinstance(theirs, list):
                self.data.setlist(name, theirs)
            elif untouched or name == "version_token":
                self.data[name] = theirs or ""
            else:
                typed.append(name)
        return typed

    def _label(self, name):
        label = str(self.fields[name].label)
        for code, language in settings.LANGUAGES:
            label = label.replace(f"[{code}]", f"({language})")
        return label

    def clean_accent(self):
        """Take a colour without its sign, and in capitals."""
        typed = self.cleaned_data["accent"].strip().lower()
        return f"#{typed}" if typed and not typed.startswith("#") else typed

    def clean_sender_name(self):
        """A second line in a name would be a header of each letter."""
        return " ".join(self.cleaned_data["sender_name"].replace("<", "").split())

    def clean_languages(self):
        if chosen := self.cleaned_data["languages"]:
            return chosen
        raise forms.ValidationError(_("Readers need at least one language."))
