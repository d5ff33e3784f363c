"""Concepts of tests: kept as an act at the desk keeps them, under a new stamp."""

from secrets import token_hex

from languages.fallback import LANGUAGES
from search.models import Concept, Stamp


def keep(subject="other", **texts):
    """Keep a concept, with ``kk="ЖОО; университет"`` and ``definition_kk``."""
    for code in texts.keys() & {*LANGUAGES}:
        term, _semicolon, further = texts.pop(code).partition("; ")
        texts |= {f"term_{code}": term, f"further_{code}": further}
    concept = Concept.objects.create(subject=subject, **texts)
    moved()
    return concept


def moved():
    """Move the stamp at once, as in a transaction that is over."""
    Stamp.objects.update_or_create(pk=1, defaults={"mark": token_hex(8)})
