"""Sessions of the desk: when they end of themselves, and how they are ended."""

import time
from functools import wraps

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session

CONFIRMED_AT = "confirmed_at"
_SEEN_AT = "seen_at"
_MINUTE = 60


def begin(sender, request, user, **_signal):
    """Note when somebody signed in: their password has been asked for just now."""
    request.session[CONFIRMED_AT] = request.session[_SEEN_AT] = int(time.time())


class DeskSessions(SessionMiddleware):
    """Lets somebody read on whose session cannot be written: the disk may be full."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            return response


def kept_awake(view):
    """Let a session end some hours after the last page of the desk, not the first.

    A session is valid for ``SESSION_COOKIE_AGE`` from when it was last written. Once
    a minute is enough, and pages for readers never write it.
    """

    @wraps(view)
    def seen(request, *args, **kwargs):
        moment = int(time.time())
        if moment - request.session.get(_SEEN_AT, 0) > _MINUTE:
            request.session[_SEEN_AT] = moment
        return view(request, *args, **kwargs)

    return seen


def end_all(user):
    """Sign ``user`` out of every browser.

    A session does not say in its row whose it is; those of the desk are few, for
    readers have none.
    """
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
