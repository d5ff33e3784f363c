"""Pending sign-in: the password was right, and the second factor is still to come.

Until then nobody is signed in: a session that only remembers whose password it was
opens no page.
"""

import time

from django.contrib import auth
from django.shortcuts import redirect

from ..authentication import remember_browser
from . import codes

_PENDING = "pending_sign_in"
_MINUTES = 10


def enter(request, user, address):
    """Sign in a user who has shown who they are, or ask for a second factor first."""
    if codes.is_asked(user):
        keep(request, user, address)
        return redirect("admin:second_step")
    auth.login(request, user)
    response = redirect(address)
    remember_browser(request, response, user)
    return response


def keep(request, user, address):
    """Remember for some minutes who gave a password, and where they want to go."""
    request.session.flush()
    request.session[_PENDING] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "address": address,
        "at": int(time.time()),
    }


def of(request):
    """Return the user whose sign-in is pending, and where they go then; or None."""
    kept = request.session.get(_PENDING)
    if not kept or time.time() - kept["at"] > _MINUTES * 60:
        return None
    members = auth.get_user_model().objects.filter(is_active=True, is_staff=True)
    user = members.filter(pk=kept["user"]).first()
    if user is None or user.get_session_auth_hash() != kept["password"]:
        return None
    return user, kept["address"]


def forget(request):
    del request.session[_PENDING]
