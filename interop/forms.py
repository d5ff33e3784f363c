from django import forms

from events.choices import EventKind
from languages.fallback import LANGUAGES


class Narrowing(forms.Form):
    """The questions of the archive, as the address of a feed may ask them."""

    year = forms.IntegerField(required=False, min_value=1, max_value=9999)
    kind = forms.ChoiceField(required=False, choices=EventKind.choices)
    organisation = forms.IntegerField(required=False, min_value=1, max_value=10**9)
    topic = forms.SlugField(required=False)
    language = forms.ChoiceField(
        required=False, choices=[(code, code) for code in LANGUAGES]
    )
