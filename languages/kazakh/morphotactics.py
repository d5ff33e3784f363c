"""From the rows of the grammar to letters on paper, and from a word back to its parts.

``SHAPES`` spells every suffix out in all its shapes; ``segmentations`` peels a word
from its right end, asking at every step what the grammar lets stand further left.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from .grammar import MAY_CLOSE_A_WORD, STEMS, SUFFIXES, Slot, Suffix
from .sounds import (
    ANY_SOUND,
    CONSONANTS,
    SOUND_OF,
    VOWELS,
    Harmony,
    Sound,
    final_sound,
    harmony,
    is_mixed,
)

MOST_SUFFIXES = 7
DISHARMONY_PRICE = 1.0  # for a loan or a name that takes suffixes of either harmony

_HARMONIC = {
    Harmony.BACK: {"A": "а", "Y": "ы", "K": "қ"},
    Harmony.FRONT: {"A": "е", "Y": "і", "K": "к"},
}
_ASSIMILATED = {
    archiphoneme: dict(zip(Sound, letters, strict=True))
    for archiphoneme, letters in {
        # after a vowel, a glide, л, a sibilant, a nasal, a voiceless sound
        "L": "ллдддт",
        "D": "дддддт",
        "N": "нддддт",
        "H": "нддднт",
        "B": "дддднт",
        "M": "мммбмп",
        "P": "мммббп",
    }.items()
}
_VELAR = {Harmony.BACK: ("ғ", "қ"), Harmony.FRONT: ("г", "к")}  # voiced, voiceless


class Shape(NamedTuple):
    """One spelling of one suffix, and the stems it may follow."""

    text: str
    suffix: Suffix
    after: frozenset[Sound]
    harmony: Harmony


class Segmentation(NamedTuple):
    """One way to take a word apart: a base and the suffixes to the right of it."""

    base: str
    shapes: tuple[Shape, ...]  # from the base outwards
    classes: frozenset[Slot]  # what the base can be: NOUN, VERB or both
    price: float


def spell(pattern: str, sound: Sound, vowels: Harmony) -> str:
    """Write ``pattern`` as it stands after ``sound`` in a word with these vowels.

    >>> spell("LAр", Sound.VOICELESS, Harmony.FRONT)
    'тер'
    >>> [spell("(с)Y", sound, Harmony.BACK) for sound in (Sound.VOWEL, Sound.NASAL)]
    ['сы', 'ы']
    """
    if pattern.startswith("("):
        linking, pattern = pattern[1], pattern[3:]
        if (sound is Sound.VOWEL) == (pattern[0] in "AY"):
            pattern = linking + pattern
    written = []
    for letter in pattern:
        if letter == "J":
            letter = "й" if sound is Sound.VOWEL else "A"
        elif letter == "G":
            letter = _VELAR[vowels][sound is Sound.VOICELESS]
        letter = _ASSIMILATED[letter][sound] if letter in _ASSIMILATED else letter
        written.append(_HARMONIC[vowels].get(letter, letter))
        sound = SOUND_OF[written[-1]]
    return "".join(written)


def _contracted(text: str, sound: Sound) -> str | None:
    """Return how the spelling fuses ``text`` with the end of a verb, if it does.

    «оқы» + «-йды» is «оқиды», «жай» + «-ады» is «жаяды», «қой» + «-у» is «қою».
    """
    if text[0] == "й" and sound is Sound.VOWEL:
        return "и" + text[1:]
    if text[0] in "ау" and sound is Sound.GLIDE:
        return {"а": "я", "у": "ю"}[text[0]] + text[1:]
    return None


def _shapes_of(suffix: Suffix) -> Iterator[Shape]:
    follows: dict[tuple[str, Harmony, Suffix], set[Sound]] = defaultdict(set)
    # Only a stem loses its last letter; a suffix before this one does not.
    after_stem = replace(suffix, attaches_to=frozenset({Slot.VERB}))
    for pattern in suffix.patterns.split():
        is_harmonic = not set(pattern).isdisjoint("AYKGJ")
        for vowels in _HARMONIC:
            key = vowels if is_harmonic else Harmony.EITHER
            for sound in suffix.after:
                text = spell(pattern, sound, vowels)
                follows[text, key, suffix].add(sound)
                fused = _contracted(text, sound)
                if fused and Slot.VERB in suffix.attaches_to:
                    sounds = CONSONANTS if fused[0] == "и" else ANY_SOUND
                    follows[fused, key, after_stem] |= sounds
    for (text, vowels, row), sounds in follows.items():
        yield Shape(text, row, frozenset(sounds), vowels)


def _index_shapes() -> dict[frozenset[Slot], dict[str, tuple[Shape, ...]]]:
    index = {}
    positions = {suffix.attaches_to for suffix in SUFFIXES}
    for wanted in positions | {MAY_CLOSE_A_WORD, frozenset({Slot.VERB})}:
        by_text = defaultdict(list)
        for suffix in SUFFIXES:
            if suffix.slot in wanted:
                for shape in _shapes_of(suffix):
                    by_text[shape.text].append(shape)
        index[wanted] = {text: tuple(shapes) for text, shapes in by_text.items()}
    return index


# SHAPES[slots][text]: the suffixes spelt ``text`` that fill one of ``slots``.
SHAPES = _index_shapes()
LONGEST_SHAPE = max(len(text) for by_text in SHAPES.values() for text in by_text)


def segmentations(word: str) -> Iterator[Segmentation]:
    """Yield every way the grammar can take ``word`` apart, itself first.

    >>> found = {s.base: [shape.text for shape in s.shapes]
    ...          for s in segmentations("кітаптарға")}
    >>> found["кітап"]
    ['тар', 'ға']
    """
    return take_apart(word, _peel)


def take_apart(word: str, peel: Callable[..., Iterator]) -> Iterator[Segmentation]:
    """Yield every way to take ``word`` apart, itself first.

    ``peel`` yields what is left without a last suffix, its shape, and a price of its
    own; it is told which slots may stand there and the shapes to the right of it.
    """
    yield Segmentation(word, (), STEMS, 0.0)
    waiting: list[tuple[str, tuple[Shape, ...], frozenset[Slot], float]]
    waiting = [(word, (), MAY_CLOSE_A_WORD, 0.0)]
    while waiting:
        rest, shapes, allowed, price = waiting.pop()
        for base, shape, surcharge in peel(rest, allowed, shapes):
            total = price + shape.suffix.price + surcharge
            chain = (shape, *shapes)
            further = shape.suffix.attaches_to
            if classes := further & STEMS:
                yield Segmentation(base, chain, classes, total)
            if len(chain) < MOST_SUFFIXES:
                waiting.append((base, chain, further, total))


def _peel(
    word: str, allowed: frozenset[Slot], _shapes: tuple[Shape, ...]
) -> Iterator[tuple[str, Shape, float]]:
    """Take one suffix off the end of ``word`` in every possible way."""
    known = SHAPES[allowed]
    for length in range(1, min(LONGEST_SHAPE, len(word) - 2) + 1):
        fitting = known.get(word[-length:])
        if fitting is None:
            continue
        base = word[:-length]
        if VOWELS.isdisjoint(base):
            return
        sound, vowels = final_sound(base), harmony(base)
        for shape in fitting:
            if sound not in shape.after:
                continue
            asked = shape.harmony
            if (
                asked is vowels
                or asked is Harmony.EITHER
                or vowels is Harmony.EITHER
                or hides_soft_sign(base, shape)
            ):
                yield base, shape, 0.0
            elif is_mixed(base):
                yield base, shape, DISHARMONY_PRICE


def hides_soft_sign(base: str, shape: Shape) -> bool:
    """Tell whether a loan may have lost its «ь» here: «роль» + «-і» is «ролі»."""
    return base[-1] == "л" and shape.text[0] == "і"
