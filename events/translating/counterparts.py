"""Terminology check: terms of an original, and what a translation calls them."""

from typing import NamedTuple


class Counterpart(NamedTuple):
    """A term of the original, and those of the other language, the best one first."""

    term: str
    wanted: list[str]
    is_used: bool


def counterparts(known, original, translation):
    """Return what the glossary (``known``) would have in ``translation``.

    Both texts are pairs of plain words and a language. A translation that has not been
    begun uses everything.
    """
    (_words, source), (translated, target) = original, translation
    used = {pk for one in known.find(*translation) for pk in one.concepts}
    numbers = {pk: None for one in known.find(*original) for pk in one.concepts}
    return [
        Counterpart(known.terms[pk, source][0], wanted, pk in used or not translated)
        for pk in numbers
        if (wanted := known.terms[pk, target])
    ]


def marked(known, html, source, target):
    """Return clean HTML with the terms marked that have one in the other language."""

    def write(concepts, term):
        has_one = any(known.terms[pk, target] for pk in concepts)
        return f'<span class="translation__term">{term}</span>' if has_one else term

    return known.mark(html, source, write)
