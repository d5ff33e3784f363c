"""The suffixes of Kazakh, as a table: what each means, how it sounds, where it stands.

The table is ``data/kazakh_suffixes.txt``, whose head explains its notation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from importlib import resources

from .sounds import ANY_SOUND, Sound


class Slot(Enum):
    """A place in the Kazakh word. The first two are bare stems, the rest suffixes."""

    NOUN = auto()  # also adjectives, numerals and adverbs: they inflect alike
    VERB = auto()
    VOICE = auto()
    NEGATION = auto()
    PARTICIPLE = auto()  # made from a verb, inflects as a noun
    FINITE = auto()  # closes a verb: tense with person, converb, imperative
    DEGREE = auto()
    PLURAL = auto()
    POSSESSED = auto()  # my, your, our
    POSSESSED_3 = auto()  # his, her, its, their
    CASE = auto()
    ATTRIBUTIVE = auto()  # «-дағы»: the one in, at, of
    PERSON = auto()  # «-мын»: I am


STEMS = frozenset({Slot.NOUN, Slot.VERB})


@dataclass(frozen=True, slots=True)
class Suffix:
    """One row of the grammar: patterns that share a meaning and a place."""

    name: str
    slot: Slot
    attaches_to: frozenset[Slot]
    patterns: str  # with spaces between them
    price: float
    is_reliable: bool  # it may be cut from a stem that we have never seen
    after: frozenset[Sound]  # not all where sounds choose the suffix


def _suffixes() -> Iterator[Suffix]:
    table = resources.files("languages") / "data" / "kazakh_suffixes.txt"
    rows = [line for line in table.read_text("utf-8").splitlines() if line[0] != "#"]
    for row in rows:
        name, slot, price, mark, left, patterns, sounds = map(str.strip, row.split("|"))
        yield Suffix(
            name,
            Slot[slot.upper()],
            frozenset(Slot[other.upper()] for other in left.split()),
            patterns,
            float(price),
            is_reliable=mark == "yes",
            after=frozenset(Sound[s.upper()] for s in sounds.split()) or ANY_SOUND,
        )


SUFFIXES = tuple(_suffixes())

# The bare stem with «-ма» or a voice suffix is an imperative, which records of
# academic events hardly use; «көрме» is an exhibition, «балама» an alternative.
BARE_IMPERATIVE_PRICE = 3.0

# Anything may close a word; a bare VOICE or NEGATION is an imperative and pays for it.
MAY_CLOSE_A_WORD = frozenset(Slot) - STEMS
