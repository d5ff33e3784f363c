"""Authentication: the one place where a password is looked at, counted and logged."""

import unicodedata
from datetime import timedelta
from math import ceil

from django.contrib import auth
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.timezone import now
from django.utils.translation import ngettext

from ..client_address import client_address, household, shortened
from . import known_browser, throttling
from .models import Attempt, Outcome

KEPT = timedelta(days=90)
MUST_WAIT = "wait"  # the code of the refusal, which becomes a status 429
User = auth.get_user_model()


def authenticate(request, name, password):
    """Return the member of the desk who has this name and password, or None.

    Raises ``ValidationError`` where it is too early to try again. The attempt is
    written down as wrong before the password is looked at: a hundred at once are
    a hundred attempts and not one.
    """
    attempt = _begin(request, name, User.objects.filter(username=name).first())
    user = auth.authenticate(request, username=name, password=password)
    if user is None or not user.is_staff:
        return None
    attempt.outcome = Outcome.RIGHT
    attempt.save(update_fields=["outcome"])
    # Forget what is old, whenever somebody signs in: no clock has to be wound.
    Attempt.objects.filter(at__lt=now() - KEPT).delete()
    Session.objects.filter(expire_date__lt=now()).delete()
    return user


def check_second_factor(request, user, is_right):
    """Tell whether a code or a passkey ``is_right()``; it is counted by itself.

    Were it counted with the passwords, each right one would forget the wrong codes.
    """
    name = f"{user.get_username()}\n"  # no name is like it
    attempt = _begin(request, name, user)
    if not is_right():
        return False
    attempt.outcome = Outcome.RIGHT
    attempt.save(update_fields=["outcome"])
    return True


def may_have_letter(request, address):
    """Log that a link to a new password is asked for; tell whether it may be sent."""
    asked = _attempt(request, address, Outcome.RESET)
    allowed = throttling.may_have_letter(asked.name_key, asked.address_key)
    if allowed:
        asked.save()
    return allowed


def note_single_sign_on(request, user):
    """Log that somebody was let in by the provider; no password counts by it."""
    attempt = _attempt(request, user.get_username(), Outcome.SINGLE_SIGN_ON)
    attempt.user = user
    attempt.save()


def remember_browser(request, response, user):
    """Know the browser from now on by the name of ``user``, who has signed in there."""
    known_browser.remember(request, response, _key(user.get_username()))


def _begin(request, name, user):
    attempt = _attempt(request, name, Outcome.WRONG)
    attempt.user = user
    attempt.browser = known_browser.known_as(request, attempt.name_key)
    attempt.save()
    if wait := throttling.wait_for(attempt):
        _refuse(attempt, wait)
    return attempt


def _attempt(request, name, outcome):
    address = client_address(request)
    return Attempt(
        outcome=outcome,
        network=shortened(address),
        name_key=_key(name),
        address_key=_key(household(address)),
    )


def _refuse(attempt, wait):
    """Say how long to wait; the log gets one line a minute, not one for each."""
    attempt.outcome = Outcome.REFUSED
    lately = Attempt.objects.filter(
        address_key=attempt.address_key,
        outcome=Outcome.REFUSED,
        at__gt=attempt.at - timedelta(minutes=1),
    )
    if lately.exists():
        attempt.delete()
    else:
        attempt.save(update_fields=["outcome"])
    minutes = ceil(wait / timedelta(minutes=1))
    sentence = ngettext(
        "Too many wrong attempts. Try again in %(minutes)s minute.",
        "Too many wrong attempts. Try again in %(minutes)s minutes.",
        minutes,
    )
    raise ValidationError(sentence, code=MUST_WAIT, params={"minutes": minutes})


def _key(text):
    plain = unicodedata.normalize("NFKC", text).casefold()
    return salted_hmac(__name__, plain, algorithm="sha256").hexdigest()[:32]
