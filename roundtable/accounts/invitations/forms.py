"""Forms of invitations: one person, a table of many, and what the invited one types."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from languages.names.display import family_and_rest
from participants.exchange.files import UnreadableFileError

from ..models import Invitation
from . import table
from .rows import Row, check

LARGEST_TABLE = 512 * 1024  # bytes


class InvitationForm(forms.ModelForm):
    """One person; ``save`` writes nothing, for ``acts.invite`` takes ``row``."""

    class Meta:
        model = Invitation
        fields = ["email", "name", "role", "organisations", "language"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        given = {name: self.cleaned_data.get(name) for name in self._meta.fields}
        if given["email"]:
            given["organisations"] = list(given["organisations"] or ())
            self.row = Row(**given)
            check([self.row])
            for problem in self.row.problems:
                self.add_error("email", problem)
        return self.cleaned_data


class TableForm(forms.Form):
    """A file, or what was pasted; after ``clean`` its ``rows`` say what is wrong."""

    file = forms.FileField(
        label=_("File (.csv)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )
    table = forms.CharField(
        label=_("or the rows themselves, copied from Excel"),
        required=False,
        strip=False,
        max_length=LARGEST_TABLE,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )

    def __init__(self, *args, by, **kwargs):
        self.by = by
        super().__init__(*args, **kwargs)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_TABLE:
            raise ValidationError(_("The file is too large: divide it."))
        return file

    def clean(self):
        file = self.cleaned_data.get("file")
        self.text = _decoded(file) if file else self.cleaned_data.get("table") or ""
        if not self.errors and not self.text.strip():
            raise ValidationError(_("Choose a file or paste the rows."))
        if not self.errors:
            try:
                self.rows = table.read(self.text, by=self.by)
            except UnreadableFileError as error:
                raise ValidationError(str(error)) from error
        return self.cleaned_data


def _decoded(file):
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeError as error:
        sentence = _(
            "The file is not in UTF-8, and Kazakh letters would be lost. Save it "
            "in Excel as “CSV UTF-8”."
        )
        raise ValidationError(sentence) from error


class AcceptForm(SetPasswordForm):
    """What somebody is called who is new here, and their password."""

    first_name = forms.CharField(label=_("Given name"), max_length=150)
    last_name = forms.CharField(label=_("Family name"), max_length=150)
    field_order = ["last_name", "first_name"]

    def __init__(self, invitation, *args, **kwargs):
        user = get_user_model()(username=invitation.email, email=invitation.email)
        family, rest = family_and_rest(invitation.name)
        named = {"last_name": family, "first_name": rest}
        super().__init__(user, *args, initial=named, **kwargs)

    def clean(self):
        for name in ("first_name", "last_name"):  # a password is compared with them
            setattr(self.user, name, self.cleaned_data.get(name, ""))
        return super().clean()
