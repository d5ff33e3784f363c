"""Site settings as the house reads them: the row, kept in memory under the stamp.

A change renews the stamp, by which all processes see it with their next request. A
page asks the database nothing for it: ``search.stamp`` is asked once a request anyhow.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import DatabaseError, transaction

from search import stamp

from .models import Portal

_kept: tuple[str, Portal] | None = None


def portal() -> Portal:
    """Return the settings; the last that are known while no database answers.

    One process that serves all hears of each change by itself.
    """
    try:
        mark = "" if settings.SERVED_BY_ONE else stamp.seen()
        if _kept is None or _kept[0] != mark:
            remember(Portal.objects.first() or Portal(), mark)
    except DatabaseError:
        return known()
    return _kept[1]


def known() -> Portal:
    """Return what was read last, for a page that must not ask."""
    return _kept[1] if _kept else Portal()


def remember(row: Portal | None, mark: str = "") -> None:
    global _kept
    _kept = row and (mark, row)


def changed() -> None:
    """Let all processes read the settings anew, and no page stay as it was."""
    stamp.renew()
    transaction.on_commit(lambda: remember(None))


def shown(languages: Iterable[str]) -> list[str]:
    """Return those of some languages in which readers have pages.

    What is written in hidden ones only has its page in the first that is shown.
    """
    ours, languages = portal().shown_languages, list(languages)
    return [code for code in languages if code in ours] or languages and ours[:1]


def nearest(language: str) -> str:
    """Return a language, or the first that readers see instead of it."""
    return shown([language])[0]
