"""Idempotency token of a new form: sent a second time, it makes no second record.

It stands in the address, which is all that a browser keeps for certain: whoever goes
back after the first save would have a form with a new token, filled with the old text.
"""

import secrets
from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from ...models import Event

TOKEN, KEPT, MOST, ASKED = "form_token", "records_begun", 20, "form"
SENTENCE = gettext_lazy(
    "This form has made its record already; no second one was made."
)


def context(request, event):
    """Name a blank form; one that was refused keeps its name."""
    return {} if event else {TOKEN: request.POST.get(TOKEN) or request.GET.get(ASKED)}


def elsewhere(request):
    """Lead to a blank form with a name, or to the record that it has made already."""
    if request.method == "POST":
        return _again(request)
    if token := request.GET.get(ASKED):
        number, _ = _made(request, token)
        return number and _told(request, number)
    named = request.GET.copy()
    named[ASKED] = secrets.token_urlsafe(9)
    return redirect(f"{request.path}?{named.urlencode()}")


def remember(request, event):
    """Keep in the session which record the form has made, and of what."""
    if token := request.POST.get(TOKEN, "")[:40]:
        begun = request.session.get(KEPT, {})
        begun[token] = [event.pk, _digest(request.POST)]
        request.session[KEPT] = dict([*begun.items()][-MOST:])


def _again(request):
    """Lead to the record that this form has made already, if it has.

    What was typed since then is shown, to be copied there: it would be lost.
    """
    number, digest = _made(request, request.POST.get(TOKEN, ""))
    if number and digest != _digest(request.POST):
        sentence, look = str(SENTENCE), _address(number)
        request.refused = {"sentence": sentence, "look": look, "again": ""}
        raise PermissionDenied
    return number and _told(request, number)


def _made(request, token):
    """Return the number of the record that a form has made, and of what."""
    number, digest = request.session.get(KEPT, {}).get(token, (0, ""))
    there = Event.objects.visible_to(request.user).filter(pk=number)
    return (number, digest) if number and there.exists() else (0, "")


def _told(request, number):
    messages.warning(request, SENTENCE)
    return redirect(_address(number))


def _address(number):
    return reverse("admin:events_event_change", args=[number])


def _digest(posted):
    typed = sorted(pair for pair in posted.lists() if pair[0] != "csrfmiddlewaretoken")
    return sha256(repr(typed).encode()).hexdigest()[:24]
