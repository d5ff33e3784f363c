"""Forms for signing in and for passwords: Django's, with the limits and the letters."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.forms import AdminPasswordChangeForm as OwnPasswordForm
from django.contrib.auth import forms
from django.core.exceptions import ValidationError
from django.forms import Form, ModelChoiceField
from django.utils.translation import gettext_lazy as _

from . import authentication, deactivation, emails


class SignInForm(AdminAuthenticationForm):
    def clean(self):
        name, password = (self.cleaned_data.get(n) for n in ("username", "password"))
        if name is not None and password:
            self.user_cache = authentication.authenticate(self.request, name, password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return self.cleaned_data

    @property
    def must_wait(self):
        return self.has_error("__all__", authentication.MUST_WAIT)


class _Announced:
    """Tells the owner of a password that it was changed."""

    def save(self, commit=True):
        user = super().save(commit)
        emails.password_changed(user)
        return user


class PasswordChangeForm(_Announced, OwnPasswordForm):
    """One's own, for which the old one is asked: who guesses it has to wait too."""

    request = None  # the desk sets it

    def clean_old_password(self):
        typed = self.cleaned_data["old_password"]
        name = self.user.get_username()
        if authentication.authenticate(self.request, name, typed) != self.user:
            wrong = self.error_messages["password_incorrect"]
            raise ValidationError(wrong, code="password_incorrect")
        return typed


class SetPasswordForm(_Announced, forms.SetPasswordForm):
    """One's own, after a letter with a link."""


class OthersPasswordForm(_Announced, forms.AdminPasswordChangeForm):
    """Somebody else's, set by whoever may change users.

    Django adds a sentence to its words as it starts, which leaves them in one language.
    """

    usable_password_help_text = forms.AdminUserCreationForm.usable_password_help_text


class PasswordResetForm(forms.PasswordResetForm):
    def save(self, *, request, **_how):
        """Send links to whoever has this address; the answer is the same for nobody."""
        address = self.cleaned_data["email"]
        if authentication.may_have_letter(request, address):
            emails.send_links(self.get_users(address))


class HeirForm(Form):
    """Asks who answers from now on for what somebody who leaves has not finished."""

    heir = ModelChoiceField(
        None,
        required=False,
        label=_("Who answers for them from now on"),
        empty_label=_("nobody yet"),
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["heir"].queryset = deactivation.heirs(user)
