"""Full or read-only disk: a sentence on what to do, and what was typed comes back.

It may be the disk of the media or of the database. Whoever writes takes everything back
when it fails, so nothing is half saved.
"""

import logging
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS

from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..carried import carried

FULL, CLOSED = 507, 503
SENTENCES = {
    FULL: gettext_lazy(
        "The disk of the site is full: nothing was saved. Tell the administrators of "
        "the portal, then send this again."
    ),
    CLOSED: gettext_lazy(
        "The disk of the site cannot be written: nothing was saved. Tell the "
        "administrators of the portal, then send this again."
    ),
}
# What the system says, PostgreSQL (SQLSTATE) and SQLite, in this order.
STATUSES = (
    dict.fromkeys([ENOSPC, EDQUOT, EFBIG, "53100", "SQLITE_FULL"], FULL)
    | dict.fromkeys([EROFS, EACCES, EPERM, "25006", "SQLITE_READONLY"], CLOSED)
    | dict.fromkeys(["SQLITE_IOERR", "SQLITE_CANTOPEN"], CLOSED)
)

logger = logging.getLogger(__name__)


def status_of(error):
    """Return the status that an error of the disk deserves; None for any other."""
    while error is not None:
        code = getattr(error, "errno", None) or getattr(error, "pgcode", None)
        name = getattr(error, "sqlite_errorname", "")
        if status := STATUSES.get(code or "_".join(name.split("_")[:2])):
            return status
        error = error.__cause__ or error.__context__
    return None


class FullDisk(MiddlewareMixin):
    """Answer a POST that a disk did not bear with what was posted, to send it again."""

    def process_exception(self, request, error):
        status = status_of(error)
        if status is None or request.method != "POST":
            return None
        logger.error("Nothing could be written: %s", error, exc_info=error)
        sentence = SENTENCES[status]
        if "HX-Request" in request.headers or not request.accepts("text/html"):
            return HttpResponse(sentence, "text/plain", status=status)
        context = admin.site.each_context(request) | carried(request)
        context |= {"title": _("Not saved"), "sentence": sentence}
        return render(request, "admin/full_disk.html", context, status=status)
