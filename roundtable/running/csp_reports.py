"""Violation reports of the Content-Security-Policy: what a browser had to stop.

Anybody may send one, so little is read and less is kept: which rule stopped what kind
of source on which kind of page. The address of the page may hold a preview key or
a search, and the sample may hold text: neither is logged, nor is who sent it.
"""

import json
import logging
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

logger = logging.getLogger(__name__)

LARGEST = 16 * 1024  # bytes; a browser sends about one kilobyte
MOST = 100  # kinds of violation a process tells of, so that nobody fills the disk

_told: set[tuple] = set()


@csrf_exempt
@require_POST
def csp_reports(request):
    """Take a browser's reports, in the older form or that of the Reporting API."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return HttpResponse(status=413)
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    for report in sent if isinstance(sent, list) else [sent]:
        if isinstance(report, dict):
            _tell(report.get("csp-report") or report.get("body"))
    return HttpResponse(status=204)


def _tell(body):
    """Log a kind of violation the first time this process hears of it."""
    if not isinstance(body, dict):
        return
    rule = body.get("effectiveDirective") or body.get("effective-directive")
    blocked = body.get("blockedURL") or body.get("blocked-uri")
    page = body.get("documentURL") or body.get("document-uri")
    kind = (str(rule)[:40], _source(str(blocked)), _view(str(page)))
    if kind not in _told and len(_told) < MOST:
        _told.add(kind)
        logger.warning("The policy %s stopped %s on %s", *kind)


def _source(address):
    """Return the host of an address, or the word that stands for one (``inline``).

    >>> _source("https://cdn.example/a.js?user=1"), _source("inline"), _source("data")
    ('cdn.example', 'inline', 'data')
    """
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = "an odd address"
    return (host or address.partition(":")[0])[:60]


def _view(address):
    """Return the name of the view behind the address of a page."""
    try:
        path = urlsplit(address).path
        with override(get_language_from_path(path)):
            return resolve(path).view_name
    except (Resolver404, ValueError):
        return "no page of ours"
