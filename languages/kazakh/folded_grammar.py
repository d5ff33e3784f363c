"""The suffix grammar in skeleton space: taking apart words typed without their letters.

Here every suffix is its skeleton («-тарға» and «-тарга» are both «-targa»), but each
remembers its true spelling, and so the vowels it asks for. When a stem of that skeleton
is found, the whole word can be spelt as it should have been.
"""

from collections import defaultdict
from collections.abc import Iterator

from ..folding import skeleton
from .grammar import Slot
from .morphotactics import (
    SHAPES,
    Segmentation,
    Shape,
    hides_soft_sign,
    take_apart,
)
from .sounds import (
    SOUND_OF,
    VOWELS,
    Harmony,
    Sound,
    alternants,
    final_sound,
    harmony,
    is_mixed,
    repairs,
)

_FOLDED_VOWELS = frozenset("aeiou")
_LOST_STOPS = {"s": "t", "z": "d"}  # «журналист», «съезд»
_LINKED = ("kti", "pti", "nki", "ski", "rki", "lki", "ngi")  # «актіге»


def _fold_shapes() -> dict[frozenset[Slot], dict[str, tuple[Shape, ...]]]:
    index = {}
    for allowed, by_text in SHAPES.items():
        folded = defaultdict(list)
        for text, shapes in by_text.items():
            folded[skeleton(text)].extend(shapes)
        index[allowed] = {text: tuple(shapes) for text, shapes in folded.items()}
    return index


_FOLDED_SHAPES = _fold_shapes()
_LONGEST = max(len(text) for by_text in _FOLDED_SHAPES.values() for text in by_text)


def _fold_sounds() -> dict[str, frozenset[Sound]]:
    sounds = defaultdict(set)
    for letter, sound in SOUND_OF.items():
        sounds[skeleton(letter)[-1]].add(sound)
    return {letter: frozenset(found) for letter, found in sounds.items()}


_SOUNDS_OF = _fold_sounds()


def folded_segmentations(word: str) -> Iterator[Segmentation]:
    """Yield every way to take the skeleton ``word`` apart, itself first.

    The base is a skeleton; the suffixes to the right of it are the true ones.
    """
    return take_apart(word, _peel)


def _clash(one: Harmony, other: Harmony) -> bool:
    """Tell whether one has back vowels and its neighbour front ones."""
    return one is not other and Harmony.EITHER not in {one, other}


def _asked_by(shapes: tuple[Shape, ...]) -> Harmony:
    """Return the harmony of the first suffix that has one."""
    told = (s.harmony for s in shapes if s.harmony is not Harmony.EITHER)
    return next(told, Harmony.EITHER)


def _peel(
    word: str, allowed: frozenset[Slot], shapes: tuple[Shape, ...]
) -> Iterator[tuple[str, Shape, float]]:
    vowels = _asked_by(shapes)
    known = _FOLDED_SHAPES[allowed]
    for length in range(1, min(_LONGEST, len(word) - 2) + 1):
        fitting = known.get(word[-length:])
        if fitting is None:
            continue
        base = word[:-length]
        if _FOLDED_VOWELS.isdisjoint(base):
            return
        sounds = _SOUNDS_OF.get(base[-1], frozenset())
        for shape in fitting:
            clashes = _clash(vowels, shape.harmony)
            if not clashes and not sounds.isdisjoint(shape.after):
                yield base, shape, 0.0


def folded_stems(parts: Segmentation) -> Iterator[str]:
    """Yield the skeletons of the stems that ``parts.base`` may be a worn form of.

    The same repairs as in proper spelling, blind to what a skeleton cannot show.
    """
    base = parts.base
    yield base
    if not parts.shapes:
        return
    first = parts.shapes[0].text[0]
    if first in "яюиу":
        yield base + "i"
    if first in VOWELS:
        worn = {"b": "p", "g": "k", "u": "p"}
        last = worn.get(base[-1], base[-1])
        yield base[:-1] + last
        yield base[:-1] + "i" + last
        yield base[:-1] + "i" + base[-1]
    yield from _folded_loans(base)


def _folded_loans(base: str) -> Iterator[str]:
    """Yield the skeletons of the loans ``base`` may be the worn end of."""
    last = base[-1]
    if last in "slmp":
        yield base + last
    if last in _LOST_STOPS:
        yield base + _LOST_STOPS[last]
    if base.endswith(_LINKED):
        yield base[:-1]


def spellings(stem: str, parts: Segmentation) -> Iterator[str]:
    """Yield how ``stem`` with the suffixes of ``parts`` is properly spelt."""
    if not parts.shapes:
        yield stem
        return
    first = parts.shapes[0]
    ending = "".join(shape.text for shape in parts.shapes)
    for base in alternants(stem):
        if skeleton(base) != parts.base or final_sound(base) not in first.after:
            continue
        clashes = _clash(harmony(base), _asked_by(parts.shapes))
        if clashes and not (is_mixed(base) or hides_soft_sign(base, first)):
            continue
        for slot in parts.classes:
            verb = slot is Slot.VERB
            if any(stem == shape for shape, _ in repairs(base, first.text, verb=verb)):
                yield base + ending
                break
