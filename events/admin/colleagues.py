"""Co-authors: whoever writes a record names others for it, or takes them off again.

No list of users is shown, so one must know whom one names.
"""

import re
from contextlib import contextmanager

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import emails
from ..permissions import PUBLISH, creator, keepers, may


class ColleaguesField(forms.CharField):
    """People who work at the desk, each by the exact user name or e-mail address."""

    def __init__(self, **options):
        help_text = gettext_lazy("The exact user name or e-mail address.")
        super().__init__(**{"help_text": help_text, "max_length": 500} | options)

    def clean(self, value):
        return [
            _named(one) for one in re.split(r"[\s,;]+", super().clean(value)) if one
        ]


def _named(name):
    """Return the one who is called so; whoever borrows another's address is nobody."""
    found = keepers().filter(Q(username=name) | Q(email__iexact=name))[:2]
    if len(found) != 1:
        told = _("“%(name)s” is nobody who works here, or more than one.")
        raise ValidationError(told % {"name": name})
    return found[0]


class OthersField(forms.ModelMultipleChoiceField):
    """People by their names, as the record's history tells of them."""

    def label_from_instance(self, user):
        return user.get_full_name() or user.get_username()


class CoAuthorsForm(forms.Form):
    """Goes together with the form of a record, ``others`` being named in it."""

    others = get_user_model().objects.none()
    co_authors = ColleaguesField(
        required=False,
        label=gettext_lazy("Name co-authors"),
        help_text=gettext_lazy(
            "By the exact user names or e-mail addresses. They may do with the record "
            "what its author may, and get a letter."
        ),
    )
    no_longer = OthersField(
        None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("No longer co-authors"),
        help_text=gettext_lazy("Whoever is marked here gets a letter."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["no_longer"].queryset = self.others

    def clean(self):
        cleaned = super().clean()
        if "responsible" in self.changed_data or cleaned.get("no_longer"):
            column = "responsible" if "responsible" in self.fields else "no_longer"
            known = {*self.instance.responsible.all()} if self.instance.pk else set()
            stay = {*cleaned.get("responsible", known)} - {*cleaned["no_longer"]}
            if known and not stay | {*cleaned.get("co_authors", ())}:
                self.add_error(column, _("Name somebody else for the record first."))
        return cleaned


def others_named(event, user):
    """Return whom ``user`` may take off a record here: all but themselves.

    Only its editors take off whoever began it. Whoever may look users up has a field
    that holds all of them.
    """
    if event is None or event.pk is None or user.has_perm("auth.view_user"):
        return get_user_model().objects.none()
    others = event.responsible.exclude(pk=user.pk).order_by("username")
    return others if may(user, PUBLISH, event) else others.exclude(pk=creator(event))


@contextmanager
def named_in(form, request):
    """Write who answers for the record of ``form``, and tell whom that changes."""
    event, typed = form.instance, form.cleaned_data
    if not {"responsible", "co_authors", "no_longer"} & {*form.changed_data}:
        yield
        return
    before = {*event.responsible.select_related("member")}
    yield
    event.responsible.add(*typed["co_authors"])
    event.responsible.remove(*typed["no_longer"])
    now = {*event.responsible.select_related("member")}
    for user in (before ^ now) - {request.user}:
        if user.email:
            emails.tell_co_author(user, event, by=request.user, ended=user in before)
