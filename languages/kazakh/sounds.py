"""The sounds of Kazakh as far as its spelling shows them: harmony, classes, repairs.

A Kazakh suffix has no fixed shape. Its vowels copy the last vowel of the word
(vowel harmony: «бала-лар» but «үй-лер»), and its first consonant adapts to the
sound before it (assimilation: «бала-лар», «қыз-дар», «кітап-тар»). The end of the
stem may change as well: «кітап» + «-ы» is «кітабы». To take a word apart we need
all three, and nothing here knows what any suffix means.
"""

from collections.abc import Iterator
from enum import Enum

from .loans import is_foreign, loan_ends, worn_ends

BACK_VOWELS = frozenset("аоұыёя")
FRONT_VOWELS = frozenset("әеөүіэ")
NEUTRAL_VOWELS = frozenset("уию")  # these letters stand in words of either harmony
VOWELS = BACK_VOWELS | FRONT_VOWELS | NEUTRAL_VOWELS

VOICED = {"б": "п", "г": "к", "ғ": "қ"}  # what «кітабы», «тілегі», «аяғы» end in alone
VOICELESS = frozenset(VOICED.values())
# No native word of back vowels ends so: a loan does, and may take front suffixes.
_FRONT_ENDS = ("к", "г", "кт", "ь")  # «округ-тер», «факті-лер», «роль-дер»


class Harmony(Enum):
    """Which set of vowels a word asks its suffixes to use."""

    BACK = "back"
    FRONT = "front"
    EITHER = "either"


class Sound(Enum):
    """The classes of final sound that decide the first consonant of a suffix."""

    VOWEL = "vowel"
    GLIDE = "р, й, у and и: sonorants that keep «л» in «-лар»"
    LATERAL = "л"
    SIBILANT = "voiced з, ж"
    NASAL = "м, н, ң"
    VOICELESS = "voiceless, and voiced stops, which are spoken voiceless at the end"

    __hash__ = object.__hash__  # asked thirty times a word; that of Enum is slow


ANY_SOUND = frozenset(Sound)
CONSONANTS = ANY_SOUND - {Sound.VOWEL}

_LETTERS_OF = {
    Sound.VOWEL: "аәеёоөұүыіэя",
    Sound.GLIDE: "рйуию",
    Sound.LATERAL: "л",
    Sound.SIBILANT: "зж",
    Sound.NASAL: "мнң",
    Sound.VOICELESS: "пфкқтсшщцчхһбвгғд",
}
SOUND_OF = {letter: sound for sound, text in _LETTERS_OF.items() for letter in text}


def final_sound(text: str) -> Sound | None:
    """Return the class of the last sound of ``text``; soft and hard signs are mute.

    >>> final_sound("қыз").name, final_sound("роль").name
    ('SIBILANT', 'LATERAL')
    """
    return SOUND_OF.get(text.rstrip("ьъ")[-1:])


def harmony(text: str) -> Harmony:
    """Return the harmony that the last telling vowel of ``text`` asks for.

    >>> harmony("кітап"), harmony("үй"), harmony("су")
    (<Harmony.BACK: 'back'>, <Harmony.FRONT: 'front'>, <Harmony.EITHER: 'either'>)

    Loans take both: «референдумға» and «референдумге», «банкке» though «тауға».

    >>> harmony("референдум"), harmony("банк")
    (<Harmony.EITHER: 'either'>, <Harmony.EITHER: 'either'>)
    """
    for place in range(len(text) - 1, -1, -1):
        letter = text[place]
        if letter in BACK_VOWELS:
            return Harmony.EITHER if text.endswith(_FRONT_ENDS) else Harmony.BACK
        if letter in FRONT_VOWELS:
            return Harmony.FRONT
        if letter in NEUTRAL_VOWELS and _is_closed(text, place):
            return Harmony.EITHER
    return Harmony.EITHER


def _is_closed(text: str, place: int) -> bool:
    """Tell whether the vowel at ``place`` stands between consonants, as in «анализ».

    Elsewhere «и» and «у» are glides or endings («тау», «оқу»), and do not tell.
    """
    last = len(text) - 1
    return 0 < place < last and text[place - 1] not in VOWELS


def is_mixed(text: str) -> bool:
    """Tell whether ``text`` has both back and front vowels, as loans and names do.

    >>> is_mixed("кітап"), is_mixed("мектеп")
    (True, False)
    """
    letters = set(text)
    return bool(letters & BACK_VOWELS and letters & FRONT_VOWELS)


def narrow_vowel(text: str) -> str:
    """Return the «ы» or «і» that would follow ``text``.

    >>> narrow_vowel("орн"), narrow_vowel("ерк")
    ('ы', 'і')
    """
    return "і" if harmony(text) is Harmony.FRONT else "ы"


def is_possible_stem(text: str, *, verb: bool) -> bool:
    """Tell whether ``text`` has the least shape of a Kazakh stem.

    A stem of one open syllable ends in a long sound («су», «ми», «тау»); the only
    two with a plain vowel are the verbs «де» and «же».  Without this rule «қанат»
    would be read as a form of an imaginary «қа».

    >>> is_possible_stem("су", verb=False), is_possible_stem("қа", verb=False)
    (True, False)
    """
    if len(text) < 2 or VOWELS.isdisjoint(text):
        return False
    if len(text) == 2 and text[1] in BACK_VOWELS | FRONT_VOWELS:
        return verb and text in {"де", "же"}
    return True


def repairs(stem: str, suffix: str, *, verb: bool) -> Iterator[tuple[str, float]]:
    """Yield the dictionary shapes ``stem`` may have had before ``suffix`` changed it.

    With each shape comes a price in bits: what spelling makes certain is free.

    >>> [shape for shape, _ in repairs("кітаб", "ы", verb=False)]
    ['кітаб', 'кітап']
    >>> [shape for shape, _ in repairs("орн", "ы", verb=False)]
    ['орн', 'орын']
    >>> [shape for shape, _ in repairs("оқ", "иды", verb=True)]
    ['оқы']
    """
    yield from native_repairs(stem, suffix, verb=verb)
    if not verb and suffix:
        yield from loan_ends(stem, suffix[0])


def native_repairs(
    stem: str, suffix: str, *, verb: bool
) -> Iterator[tuple[str, float]]:
    """Yield the shapes that the sounds of Kazakh alone explain."""
    first = suffix[:1]
    if first in {"я", "ю"}:  # «жай» + «-ады» is written «жаяды»
        yield (stem if stem.endswith("и") else stem + "й"), 0.0
    elif first == "и":  # «оқы» + «-йды» is written «оқиды»
        yield stem + narrow_vowel(stem), 0.0
    elif first in VOWELS:
        yield from _before_vowel(stem, first, verb=verb)
    else:
        yield stem, 0.0


def _before_vowel(stem: str, vowel: str, *, verb: bool) -> Iterator[tuple[str, float]]:
    last = stem[-1]
    full = _with_dropped_vowel(stem) if verb or vowel in "ыі" else None
    if full and not verb and is_foreign(stem):  # «баланс» + «-ы» is no «баланыс»
        full = None
    # A native stop between vowels is voiced, and no native stem ends in «рн» or «лқ»:
    # seen before a vowel, such an end betrays a wrong cut, or a loan.
    after_vowel = stem[-2:-1] in VOWELS
    unlikely = last in VOICELESS and after_vowel and not is_foreign(stem)
    yield stem, 2.0 if unlikely else 0.5 if full else 0.0
    if full:
        yield full, 0.0
    if last in VOICED:
        yield stem[:-1] + VOICED[last], 0.0
    if verb and vowel == "у":  # «оқы» + «-у» is written «оқу»
        yield stem + narrow_vowel(stem), 0.2
    if verb and vowel in "ыі" and last == "у":  # «тап» + «-ып» is «тауып»
        yield stem[:-1] + "п", 0.2


def _with_dropped_vowel(stem: str) -> str | None:
    """Give back the vowel lost in «орын» → «орны», «халық» → «халқы»."""
    closed = len(stem) > 2 and stem[-1] in "нзлрсқкмғгпб"
    if closed and (stem[-2] not in VOWELS or stem[-2] == "у"):
        last = VOICED.get(stem[-1], stem[-1])
        return stem[:-1] + narrow_vowel(stem) + last
    return None


def alternants(stem: str) -> set[str]:
    """Return the shapes ``stem`` may wear before a suffix: the converse of repairs.

    >>> sorted(alternants("халық"))
    ['халығ', 'халық', 'халғ', 'халқ']
    """
    voiced = {worn: plain for plain, worn in VOICED.items()}
    shapes = {stem}
    if stem[-1] in voiced:
        shapes.add(stem[:-1] + voiced[stem[-1]])
    if stem[-1] == "п":
        shapes.add(stem[:-1] + "у")
    if stem[-1] in "ыій":
        shapes.add(stem[:-1])
    if len(stem) > 3 and stem[-2] in "ыі":
        shapes |= {shape[:-2] + shape[-1] for shape in shapes if shape[-2] in "ыі"}
    return shapes.union(worn_ends(stem))
