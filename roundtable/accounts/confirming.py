"""Re-authentication: before an act with consequences the password is asked again.

A desk left open for a coffee is not enough to make a user or to withdraw a record.
What was posted is carried through the question, so nothing typed is lost. The acts are
named by their addresses, for their rooms know nothing of accounts.
"""

import time
from functools import wraps

from django import forms
from django.contrib import admin
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from ..carried import carried
from .authentication import authenticate, remember_browser
from .sessions import CONFIRMED_AT

FRESH = 15 * 60  # seconds
_ASKED = "your_password"


def needs_it(request):
    """Tell whether what is posted changes users, rights, who is who, or withdraws."""
    match = request.resolver_match
    if request.method != "POST":
        return False
    if match.url_name == "events_event_step":
        return match.kwargs["name"] == "withdraw"
    if match.url_name == "events_event_change":
        return request.POST.get("_step") == "withdraw"
    merges = ("participants_person_merge", "participants_organisation_merge")
    people = (*merges, "participants_person_personal_data")
    own = ("own_factor", "own_address")
    ours = ("auth_user_", "auth_group_", "accounts_invitation_send", *people, *own)
    return (match.url_name or "").startswith(ours)  # nothing is there: no name


class ConfirmForm(forms.Form):
    """Asks whoever is signed in for their password once more."""

    your_password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "autofocus": True}
        ),
    )

    def __init__(self, request, *args, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_your_password(self):
        password = self.cleaned_data[_ASKED]
        name = self.request.user.get_username()
        if authenticate(self.request, name, password) != self.request.user:
            raise forms.ValidationError(_("This is not your password."))
        return password


def confirmed(view):
    """Ask for the password where an act needs it and it was last asked too long ago."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if not needs_it(request) or _is_fresh(request):
            return view(request, *args, **kwargs)
        return _ask(request, view, args, kwargs)

    return asked


def _is_fresh(request):
    return time.time() - request.session.get(CONFIRMED_AT, 0) < FRESH


@sensitive_post_parameters()
def _ask(request, view, args, kwargs):
    form = ConfirmForm(request, request.POST if _ASKED in request.POST else None)
    if form.is_valid():
        request.session[CONFIRMED_AT] = int(time.time())
        request.POST = request.POST.copy()
        del request.POST[_ASKED]
        response = view(request, *args, **kwargs)
        remember_browser(request, response, request.user)
        return response
    context = {
        **admin.site.each_context(request),
        **carried(request),
        "title": _("Your password, please"),
        "form": form,
    }
    return render(request, "admin/accounts/confirm.html", context)
