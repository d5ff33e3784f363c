"""404 page: the words of an address that leads nowhere are searched for.

An address of another year, or one cut off in a letter, still says what it was about.
The newest texts are asked, as while somebody types. No failure of a search makes a 500
of this, and whoever tries address after address is only told that there is no page.
"""

import logging
import re

from django.shortcuts import render
from django.utils.translation import get_language

from events.indexing.finding import titles
from search.answers import ORDERS, Answer
from search.understanding import understand

from .rate_limits import is_used_up

logger = logging.getLogger(__name__)

MOST_OFFERED = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_SECTION = re.compile(r"^[a-z]+/(?=.)")  # events/, people/: where it would have stood


def page_not_found(request, exception):
    words = _words(request)
    context = {"words": words, "records": _found(words) if words else []}
    return render(request, "404.html", context, status=404)


def _words(request):
    """Return what a reader's address says, or nothing."""
    _before, is_ours, rest = request.path.partition(f"/{get_language()}/")
    if not is_ours or _before or is_used_up(request, "not_found"):
        return ""
    return " ".join(_WORD.findall(_SECTION.sub("", rest))[:8])


def _found(words):
    try:
        answer = Answer(understand(words), ORDERS[0], get_language())
        hits = answer.suggested(MOST_OFFERED)
        return list(titles(hits, answer.understood.query))
    except Exception:
        logger.exception("The words of an unknown address cannot be searched for")
        return []
