"""The suffixes of Kazakh, as a table: what each means, how it sounds, where it stands.

A suffix is written the way Turkic grammars write it. A capital letter is an
*archiphoneme*, a sound that takes its final shape from the word it joins:

    A  а or е          Y  ы or і          by vowel harmony
    L  л, д or т       plural             бала-лар, қыз-дар, кітап-тар
    D  д or т          locative, past     қала-да, кітап-та
    N  н, д or т       accusative         қала-ны, қыз-ды, кітап-ты
    H  н, д or т       genitive           адам-ның, үй-дің, кітап-тың
    B  д, н or т       ablative           қала-дан, адам-нан, кітап-тан
    M  м, б or п       instrumental       адам-мен, қыз-бен, кітап-пен
    P  м, б or п       negation           бар-ма, жан-ба, айт-па
    G  ғ/г or қ/к      dative, participle қала-ға, үй-ге, кітап-қа, мектеп-ке
    K  қ or к          «we», infinitive   бар-дық, кел-дік
    J  й, а or е       present stem       оқы-й-ды, бар-а-ды, кел-е-ді

A sound in brackets stands only where two vowels or two consonants would otherwise
meet: «(Y)м» is «бала-м» but «үй-ім», «(с)Y» is «бала-сы» but «үй-і».

The order of suffixes is the rule «attaches_to»: each row lists what may stand
directly to its left. Prices are in bits: how surprising the suffix is there.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from .sounds import ANY_SOUND, Sound


class Slot(Enum):
    """A place in the Kazakh word. The first two are bare stems, the rest suffixes."""

    NOUN = auto()  # also adjectives, numerals and adverbs: they inflect alike
    VERB = auto()
    VOICE = auto()
    NEGATION = auto()
    PARTICIPLE = auto()  # made from a verb, inflects as a noun
    NEGATIVE_AORIST = auto()  # «бармас»: takes two cases and a person, or closes
    FINITE = auto()  # closes a verb: tense with person, converb, imperative
    DEGREE = auto()
    PLURAL = auto()
    POSSESSED = auto()  # my, your, our
    POSSESSED_3 = auto()  # his, her, its, their
    CASE = auto()
    ATTRIBUTIVE = auto()  # «-дағы»: the one in, at, of
    PERSON = auto()  # «-мын»: I am

    __hash__ = object.__hash__  # as of Sound: that of Enum is slow


STEMS = frozenset({Slot.NOUN, Slot.VERB})


@dataclass(frozen=True, slots=True)
class Suffix:
    """One row of the grammar: patterns that share a meaning and a place."""

    name: str
    slot: Slot
    attaches_to: frozenset[Slot]
    patterns: str  # with spaces between them
    price: float
    after: frozenset[Sound] = ANY_SOUND  # narrower where sounds choose the suffix
    is_clear: bool = False  # enough to be cut from a stem we have never seen


# The others are too short or too rare, and would eat the ends of foreign names.
_clear = partial(Suffix, is_clear=True)


_NOUN = frozenset({Slot.NOUN})
_PARTICIPLE = frozenset({Slot.PARTICIPLE})
_THIRD_PERSON = frozenset({Slot.POSSESSED_3})
_NEGATIVE_AORIST = frozenset({Slot.NEGATIVE_AORIST})
_NOMINAL = _NOUN | _PARTICIPLE | {Slot.ATTRIBUTIVE}
_NUMBERED = _NOMINAL | {Slot.PLURAL}
_OWNED = _NUMBERED | {Slot.POSSESSED}
_ANY_NOMINAL = _OWNED | _THIRD_PERSON
_VERBAL = frozenset({Slot.VERB, Slot.VOICE})
_ANY_VERBAL = _VERBAL | {Slot.NEGATION}

SUFFIXES = (
    # On nouns.
    Suffix("comparative", Slot.DEGREE, _NOUN, "(Y)рAK", 2.0),
    _clear("plural", Slot.PLURAL, _NOMINAL, "LAр", 0.0),
    Suffix(
        "possession: my, your, our",
        Slot.POSSESSED,
        _NUMBERED,
        "(Y)м (Y)ң (Y)ңYз (Y)мYз",
        1.2,
    ),
    _clear("possession: third person", Slot.POSSESSED_3, _NUMBERED, "(с)Y", 0.5),
    _clear("genitive", Slot.CASE, _ANY_NOMINAL, "HYң", 0.0),
    _clear("pronominal genitive", Slot.CASE, _ANY_NOMINAL, "Hікі", 1.0),
    _clear("accusative", Slot.CASE, _OWNED, "NY", 0.6),
    _clear("dative", Slot.CASE, _OWNED, "GA", 0.2),
    Suffix("dative: my, your", Slot.CASE, frozenset({Slot.POSSESSED}), "A", 1.2),
    _clear("locative", Slot.CASE, _OWNED, "DA", 0.2),
    _clear("ablative", Slot.CASE, _OWNED, "BAн", 0.0),
    _clear("instrumental", Slot.CASE, _ANY_NOMINAL, "Mен Mенен", 0.3),
    _clear("equative: like", Slot.CASE, _ANY_NOMINAL, "DAй", 0.6),
    Suffix("manner: in the way of", Slot.CASE, _OWNED, "шA", 1.6),
    # Cases of the third person: «-ы, -і» is followed by «н»: үй-і-н-де.
    _clear("accusative of third", Slot.CASE, _THIRD_PERSON, "н", 0.8),
    _clear("dative of third", Slot.CASE, _THIRD_PERSON, "нA", 0.5),
    _clear("locative of third", Slot.CASE, _THIRD_PERSON, "ндA", 0.0),
    _clear("ablative of third", Slot.CASE, _THIRD_PERSON, "нAн", 0.0),
    Suffix("equative of third", Slot.CASE, _THIRD_PERSON, "ндAй", 0.3),
    Suffix("manner of third", Slot.CASE, _THIRD_PERSON, "ншA", 1.0),
    # Attributives.
    _clear("which is in", Slot.ATTRIBUTIVE, _OWNED, "DAGY", 0.0),
    _clear("which is in its", Slot.ATTRIBUTIVE, _THIRD_PERSON, "ндAGY", 0.0),
    Suffix("of that time or place", Slot.ATTRIBUTIVE, _NOUN, "GY", 2.5),
    # Persons.
    Suffix(
        "I am, thou art, we are",
        Slot.PERSON,
        _ANY_NOMINAL | _NEGATIVE_AORIST | {Slot.CASE},
        "MYн сYң MYз сYңдAр",
        2.5,
    ),
    # On a bare noun «-сыз» is «without», a word of its own: тіл, тілсіз.
    Suffix("you are", Slot.PERSON, _PARTICIPLE | _NEGATIVE_AORIST, "сYз сYздAр", 2.5),
    # Participles.
    _clear("past participle", Slot.PARTICIPLE, _ANY_VERBAL, "GAн", 0.0),
    _clear("habitual participle", Slot.PARTICIPLE, _ANY_VERBAL, "JтYн", 0.0),
    _clear("verbal noun", Slot.PARTICIPLE, _ANY_VERBAL, "у", 0.3),
    Suffix("aorist", Slot.PARTICIPLE, _ANY_VERBAL, "(A)р", 2.0),
    Suffix("negative aorist", Slot.NEGATIVE_AORIST, _VERBAL, "PAс", 0.8),
    # No possession: «баяндамасы» is «баяндама» and «-сы».
    Suffix("so as not to", Slot.CASE, _NEGATIVE_AORIST, "GA BAн", 0.2),
    Suffix("intention", Slot.PARTICIPLE, _VERBAL, "PAK", 2.0),
    _clear("fact of doing", Slot.PARTICIPLE, _PARTICIPLE, "LYK LYG", 0.5),
    Suffix("agent", Slot.PARTICIPLE, _ANY_VERBAL, "ушY", 1.2),
    # Finite forms.
    _clear(
        "past",
        Slot.FINITE,
        _ANY_VERBAL,
        "DY DYм DYң DYңYз DYK DYңдAр DYңYздAр",
        0.5,
    ),
    _clear(
        "present",
        Slot.FINITE,
        _ANY_VERBAL,
        "JдY JмYн JсYң JсYз JмYз JсYңдAр JсYздAр",
        0.0,
    ),
    Suffix("present, as spoken", Slot.FINITE, _ANY_VERBAL, "Jм", 1.2),
    Suffix(
        "conditional",
        Slot.FINITE,
        _ANY_VERBAL,
        "сA сAм сAң сAңYз сAK сAңдAр сAңYздAр",
        0.8,
    ),
    _clear(
        "converb: having done",
        Slot.FINITE,
        _ANY_VERBAL,
        "(Y)п (Y)птY (Y)ппYн (Y)псYң (Y)псYз (Y)ппYз",
        0.3,
    ),
    Suffix("converb: doing", Slot.FINITE, _ANY_VERBAL, "J", 1.3),
    Suffix("purpose, limit, wish", Slot.FINITE, _ANY_VERBAL, "GAлY GAншA GAй", 0.8),
    Suffix("without doing", Slot.FINITE, frozenset({Slot.NEGATION}), "йYншA", 0.5),
    Suffix("desire", Slot.FINITE, _ANY_VERBAL, "GYм GYң GYсY GYңYз GYмYз", 1.4),
    Suffix("let me, let us", Slot.FINITE, _ANY_VERBAL, "(A)йYн (A)йYK", 1.4),
    Suffix("let him", Slot.FINITE, _ANY_VERBAL, "сYн", 1.4),
    Suffix(
        "imperative",
        Slot.FINITE,
        _ANY_VERBAL,
        "(Y)ңYз (Y)ңYздAр (Y)ңдAр (Y)ң GYн",
        1.8,
    ),
    # On the stem of a verb.
    _clear("negation", Slot.NEGATION, _VERBAL, "PA", 0.4),
    _clear(
        "passive",
        Slot.VOICE,
        _VERBAL,
        "(Y)л",
        0.3,
        ANY_SOUND - frozenset({Sound.LATERAL}),
    ),
    _clear(
        "passive after л", Slot.VOICE, _VERBAL, "Yн", 0.4, frozenset({Sound.LATERAL})
    ),
    Suffix("reflexive", Slot.VOICE, _VERBAL, "(Y)н", 0.9),
    Suffix("reciprocal", Slot.VOICE, _VERBAL, "(Y)с", 1.4),
    Suffix("causative", Slot.VOICE, _VERBAL, "DYр GYз", 1.0),
    Suffix(
        "causative т",
        Slot.VOICE,
        _VERBAL,
        "т",
        1.0,
        frozenset({Sound.VOWEL, Sound.GLIDE, Sound.LATERAL}),
    ),
)
# The bare stem with «-ма» or a voice suffix is an imperative, which records of
# academic events hardly use; «көрме» is an exhibition, «балама» an alternative.
BARE_IMPERATIVE_PRICE = 3.0

# Anything may close a word; a bare VOICE or NEGATION is an imperative and pays for it.
MAY_CLOSE_A_WORD = frozenset(Slot) - STEMS
