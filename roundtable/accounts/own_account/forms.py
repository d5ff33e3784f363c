from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from events.models import Member


class NameForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["last_name", "first_name"]
        labels = {"last_name": _("Family name"), "first_name": _("Given name")}


class LettersForm(forms.ModelForm):
    """Which letters somebody wants; who reviews nothing is not asked about that."""

    class Meta:
        model = Member
        fields = ["language", "letters_on_own", "letters_to_review"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.user.has_perm("events.publish_event"):
            del self.fields["letters_to_review"]


class AddressForm(forms.Form):
    # As long as the name by which one signs in may be, for it is often the address.
    email = forms.EmailField(
        label=_("New email address"),
        max_length=150,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()
