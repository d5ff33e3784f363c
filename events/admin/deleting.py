"""Delete confirmation: it names what an author would miss, no bookkeeping."""

from django.utils.text import capfirst

from ..models import Coverage, Event, TranslatedText

BOOKKEEPING = [
    model._meta for model in (Coverage, TranslatedText, Event.responsible.through)
]


def without_bookkeeping(deleted, counts):
    """Leave our bookkeeping out of the admin's list of what goes, and of its counts."""
    hidden = [meta.verbose_name_plural for meta in BOOKKEEPING]
    shown = {name: number for name, number in counts.items() if name not in hidden}
    return _lines(deleted), shown


def _lines(deleted):
    """Leave lines out of the admin's nested list, which knows only their words."""
    hidden = tuple(f"{capfirst(meta.verbose_name)}: " for meta in BOOKKEEPING)
    return [
        _lines(line) if isinstance(line, list) else line
        for line in deleted
        if isinstance(line, list) or not line.startswith(hidden)
    ]
