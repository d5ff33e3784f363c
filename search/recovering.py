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

Asked = dict[int, Part]  # by their places in the query
Meant = dict[int, list[Restoration]]


def recover(
    pieces: list[Piece], parts: list[Part]
) -> tuple[list[Part], dict[str, str]]:
    """Return ``parts`` with what was meant, and the proper spelling of each lost word.

    ``pieces`` are what was typed for them. A lost word keeps its other meanings, for
    any may be right, but for those that would be nearer and do not meet the rest.
    """
    asked = dict(enumerate(parts))
    meant = {
        place: found
        for place, piece in enumerate(pieces)
        if _is_lost(piece, asked[place]) and (found := restore(piece.text, _known))
    }
    lost = {place: asked[place] for place in meant}
    meant = _that_meet(asked, meant) or _that_meet(lost, meant) or _held(meant)
    words = {place: pieces[place].text for place in meant}
    spelt = {word: _spelling(word, meant[place][0]) for place, word in words.items()}
    return list(_with(asked, meant).values()), spelt


def _is_lost(piece: Piece, part: Part) -> bool:
    """Tell whether a word is in no dictionary and in no text; an initial never is."""
    word = piece.text
    is_short = word.replace("'", "").isalpha() and len(word) <= LONGEST_MISTYPED
    if piece.is_phrase or piece.meant or not is_short or is_initial(word):
        return False
    return not is_known(word) and not engine.holds(part)


def _that_meet(asked: Asked, meant: Meant) -> Meant:
    """Return for each lost word what meets the others, or nothing if none do."""
    if not meant or not engine.meets(_with(asked, meant).values()):
        return {}
    chosen, tried = dict(meant), 0
    for place, found in meant.items():
        met = []
        for one in found if len(found) > 1 else ():
            tried += 1
            tries = _with(asked, chosen | {place: [one]})
            if tried > MOST_TRIED or engine.meets(tries.values()):
                met.append(one)
        chosen[place] = (met or found)[:1]  # the next word must meet this one
        meant = meant | {place: met or found}
    return meant


def _held(meant: Meant) -> Meant:
    """Leave out of each lost word what would come first if any text had it."""
    held = {}
    for place, found in meant.items():
        while found and not engine.holds(Part(((found[0].stem,),))):
            found = found[1:]
        if found:
            held[place] = found
    return held


def _with(asked: Asked, meant: Meant) -> Asked:
    phrases = {
        place: tuple((one.stem,) for one in found) for place, found in meant.items()
    }
    return {
        place: replace(part, phrases=phrases.get(place, part.phrases))
        for place, part in asked.items()
    }


def _spelling(word: str, meant: Restoration) -> str:
    """Return the form the reader meant: the index alone may know only its stem."""
    known = (one.spelling for one in restore(word) if one.stem == meant.stem)
    return next(known, meant.spelling)


def _known(skeletons):
    rows = Skeleton.objects.filter(skeleton__in=skeletons)
    return rows.values_list("skeleton", "stem")
