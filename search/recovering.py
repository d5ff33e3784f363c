"""Query correction: what was meant by words that no text contains, taken together.

A word is only corrected where neither a dictionary nor the index knows it. Which of
several words it stands for, the rest of the query decides: they should meet.
"""

from dataclasses import replace

from languages.kazakh.degraded_spelling import Restoration, restore
from languages.known_words import is_known
from languages.names.printed import is_initial

from . import engine
from .models import Skeleton
from .queries import Part, Piece

LONGEST_MISTYPED = 32  # letters; nobody types longer words without looking
MOST_TRIED = 16  # questions whether words meet; what is left then is not decided

Meant = dict[int, list[Restoration]]  # by the place of a part in the query


def recover(
    pieces: list[Piece], parts: list[Part]
) -> tuple[list[Part], dict[str, str]]:
    """Return ``parts`` with what was meant, and the proper spelling of each lost word.

    ``pieces`` are what was typed for them. A lost word keeps its other meanings, for
    any may be right, but for those that would be nearer and do not meet the rest.
    """
    meant = {
        place: found
        for place, (piece, part) in enumerate(zip(pieces, parts, strict=True))
        if _is_lost(piece, part) and (found := restore(piece.text, _known))
    }
    meant = _that_meet(parts, meant) or {
        place: held for place, found in meant.items() if (held := _held(found))
    }
    words = {place: pieces[place].text for place in meant}
    spelt = {word: _spelling(word, meant[place][0]) for place, word in words.items()}
    return _with(parts, meant), spelt


def _is_lost(piece: Piece, part: Part) -> bool:
    """Tell whether a word is in no dictionary and in no text; an initial never is."""
    word = piece.text
    is_short = word.replace("'", "").isalpha() and len(word) <= LONGEST_MISTYPED
    if (
        piece.is_phrase
        or piece.meant
        or not is_short
        or is_initial(word)
        or is_known(word)
    ):
        return False
    return not engine.holds(part)


def _that_meet(parts: list[Part], meant: Meant) -> Meant:
    """Return for each lost word what meets the others, or nothing if none do."""
    if not meant or not engine.meets(_with(parts, meant)):
        return {}
    chosen, tried = dict(meant), 0
    for place, found in meant.items():
        while len(found) > 1 and tried < MOST_TRIED:
            tried += 1
            if engine.meets(_with(parts, chosen | {place: found[:1]})):
                break
            found = found[1:]
        chosen[place] = found[:1]  # the next word must meet this one
        meant = meant | {place: found}
    return meant


def _held(found: list[Restoration]) -> list[Restoration]:
    """Leave out what would come first if any text had it."""
    for place, one in enumerate(found):
        if engine.holds(Part(((one.stem,),))):
            return found[place:]
    return []


def _with(parts: list[Part], meant: Meant) -> list[Part]:
    return [
        replace(part, phrases=tuple((one.stem,) for one in meant[place]))
        if place in meant
        else part
        for place, part in enumerate(parts)
    ]


def _spelling(word: str, meant: Restoration) -> str:
    """Return the form the reader meant: the index alone may know only its stem."""
    known = (one.spelling for one in restore(word) if one.stem == meant.stem)
    return next(known, meant.spelling)


def _known(skeletons):
    rows = Skeleton.objects.filter(skeleton__in=skeletons)
    return rows.values_list("skeleton", "stem")
