"""Forms of the second factor; ``save`` sets one up and may return recovery codes."""

from functools import partial

from django.core.exceptions import ValidationError
from django.forms import CharField, Form, HiddenInput, TextInput
from django.utils.translation import gettext_lazy as _

from .. import authentication
from . import acts, codes, passkeys

LONGEST = 20_000  # characters of JSON: a certificate of the maker may be among them


class _FactorForm(Form):
    """Counts what is shown beside the password: who guesses has to wait as well."""

    def __init__(self, request, user, *args, **kwargs):
        self.request, self.user = request, user
        super().__init__(*args, **kwargs)

    def check(self, is_right, refusal):
        if not authentication.check_second_factor(self.request, self.user, is_right):
            raise ValidationError(refusal)

    @property
    def must_wait(self):
        return any(
            self.has_error(name, authentication.MUST_WAIT) for name in self.fields
        )


class CodeForm(_FactorForm):
    """Asks for a code of the telephone, or from paper where it opens the door."""

    code = CharField(
        label=_("Code"),
        max_length=30,
        widget=TextInput(attrs={"autocomplete": "one-time-code"}),
    )

    def __init__(self, *args, sets_up, **kwargs):
        self.sets_up = sets_up
        super().__init__(*args, **kwargs)
        is_alone = not sets_up and not self.user.passkeys.exists()
        self.fields["code"].widget.attrs["autofocus"] = is_alone

    def clean_code(self):
        typed, factor = self.cleaned_data["code"], codes.begin(self.user)
        is_right = partial(codes.accepts, factor, typed, self.sets_up)
        self.check(is_right, _("This code is not right, or was used already."))
        return typed

    def save(self):
        return acts.confirm(self.user)


class PasskeyForm(_FactorForm):
    """Takes what a script got from a device of the user."""

    credential = CharField(widget=HiddenInput, max_length=LONGEST)

    def clean_credential(self):
        shown = self.cleaned_data["credential"]
        is_right = partial(passkeys.accepts, self.request, self.user, shown)
        self.check(is_right, _("This passkey was not accepted. Please try again."))
        return shown


class NewPasskeyForm(_FactorForm):
    name = CharField(label=_("Name, for example “office computer”"), max_length=60)
    credential = CharField(widget=HiddenInput, max_length=LONGEST)

    def clean_credential(self):
        shown = self.cleaned_data["credential"]
        self.passkey = passkeys.read(self.request, self.user, shown)
        if self.passkey is None:
            raise ValidationError(_("The passkey was not added. Please try again."))
        return shown

    def save(self):
        self.passkey.name = self.cleaned_data["name"]
        return acts.add_passkey(self.passkey)
