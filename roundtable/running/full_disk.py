"""Full or read-only disk: a sentence on what to do, and what was typed comes back.

It may be the disk of the media, of the database or of files on their way in. Whoever
writes takes everything back when it fails, so nothing is half saved.
"""

import logging
from contextlib import suppress
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS

from django.contrib import admin
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
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

    def process_view(self, request, view, args, kwargs):
        """Refuse what has lost a file on its way in, before anybody works with it."""
        if request.resolver_match.app_name == "admin":
            request.POST  # noqa: B018  it is read now, if nobody has done so
        return self.process_exception(request, getattr(request, "no_room", None))

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
        context["files"] = context["files"] or hasattr(request, "no_room")
        return render(request, "admin/full_disk.html", context, status=status)


class PatientUploadHandler(TemporaryFileUploadHandler):
    """Lets go of a file for which there is no room: the text beside it must arrive."""

    def new_file(self, *about, **more):
        self._tried(super().new_file, *about, **more)

    def receive_data_chunk(self, data, start):
        self._tried(super().receive_data_chunk, data, start)

    def file_complete(self, size):
        with suppress(SkipFile):
            return self._tried(super().file_complete, size)

    def _tried(self, act, *about, **more):
        try:
            return act(*about, **more)
        except OSError as error:
            self.request.no_room = error
            with suppress(OSError, AttributeError):
                self.file.close()  # it would try once more
            raise SkipFile from error
