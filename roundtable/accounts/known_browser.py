"""Device cookie: a browser that has signed in with a name before is known by it.

It opens nothing. It only lets its owner try a password while somebody else is guessing
at the same name, see ``throttling``. Only the desk is sent it, readers never get one.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.urls import reverse

COOKIE = "known_browser"
YEAR = 365 * 24 * 3600  # seconds, from the last time somebody signed in
MOST_NAMES = 5  # people who share a computer


def known_as(request, name_key):
    """Return the browser's own key if it has signed in with this name, else ``""``."""
    browser, names = _read(request)
    return browser if name_key in names else ""


def remember(request, response, name_key):
    """Let the browser be known by this name from now on."""
    browser, names = _read(request)
    names = [name_key, *(name for name in names if name != name_key)][:MOST_NAMES]
    kept = {"browser": browser or secrets.token_hex(16), "names": names}
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=COOKIE),
        max_age=YEAR,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request):
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=YEAR)
    except signing.BadSignature:
        return "", []
    return kept["browser"], kept["names"]
