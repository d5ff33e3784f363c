"""Refused save: what was typed stays at the desk when a right or a row is gone.

Rights are taken, colleagues send drafts on, editors publish and rows are deleted while
somebody writes. Whoever saves then sees what they typed, to copy it or send it again.
An admin may say more of it as ``request.refused``.
"""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .carried import carried


def kept_when_refused(view):
    """Answer a refused form with what it held; one without words is only refused."""

    @wraps(view)
    def tried(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except (PermissionDenied, Http404) as refusal:
            words = _words(request.POST)
            if not words:
                raise
            return _page(request, words, gone=isinstance(refusal, Http404))

    return tried


def _words(posted):
    """Return the texts of a form as one: what has words, and not what was chosen."""
    typed = [
        all for name, all in posted.lists() if not name.startswith("_")
    ]  # no button
    values = [strip_tags(each).strip() for all in typed for each in all]
    return "\n\n".join(one for one in values if " " in one or not one.isascii())


def _page(request, words, gone):
    sentence = _("You may no longer change this: rights or its status have changed.")
    if gone:
        sentence = _("This was deleted meanwhile, or is no longer open to you.")
    told = {"sentence": sentence, "again": "" if gone else request.get_full_path()}
    context = admin.site.each_context(request) | carried(request) | told
    context |= {"title": _("Not saved"), "words": words}
    context |= getattr(request, "refused", {})
    status = 404 if gone else 403
    return render(request, "admin/refused.html", context, status=status)
