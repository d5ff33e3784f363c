"""Highlighting: the words of a search, marked on the page of a record it found.

The query stands in the address, as the search wrote it there: nothing is remembered of
readers, and it works without JavaScript.
"""

from languages.columns import column
from languages.fallback import LANGUAGES
from participants.addresses import reverse
from search.excerpts import marked_html
from search.understanding import understand


def highlight(event, asked):
    """Mark what a search found in an event that is only shown; return the way back."""
    if not (typed := asked.get("q", "").replace("\0", "")):
        return ""
    query = understand(typed, exact="exact" in asked).query
    for section in event.sections.all():
        for code in LANGUAGES:
            html = getattr(section, name := column("body", code)) or ""
            setattr(section, name, marked_html(html, code, query))
    return f"{reverse('search:page')}?{asked.urlencode()}"
