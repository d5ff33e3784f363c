"""A grammar table: for every suffix, words in which it must be spelt and found."""

import pytest

from languages.kazakh.grammar import SUFFIXES, Slot
from languages.kazakh.morphotactics import SHAPES, segmentations
from languages.kazakh.sounds import (
    Harmony,
    alternants,
    harmony,
    is_possible_stem,
    repairs,
)

# name of the suffix: base + suffix, across vowel harmony and the classes of sound
PARADIGMS = {
    "plural": "бала+лар үй+лер қыз+дар адам+дар кітап+тар мектеп+тер тау+лар",
    "possession: my, your, our": "бала+м үй+ім қыз+ың ат+ымыз іні+ңіз",
    "possession: third person": "бала+сы үй+і қала+сы тіл+і",
    "genitive": "бала+ның адам+ның үй+дің қыз+дың кітап+тың мектеп+тің",
    "accusative": "бала+ны адам+ды үй+ді кітап+ты",
    "dative": "бала+ға үй+ге кітап+қа мектеп+ке адам+ға",
    "locative": "қала+да үй+де кітап+та адам+да",
    "ablative": "қала+дан адам+нан үй+ден кітап+тан",
    "instrumental": "бала+мен қыз+бен кітап+пен адам+мен",
    "equative: like": "бала+дай мектеп+тей",
    "which is in": "қала+дағы үй+дегі кітап+тағы",
    "past participle": "бар+ған кел+ген айт+қан кет+кен",
    "habitual participle": "бар+атын кел+етін тыңда+йтын",
    "verbal noun": "бар+у кел+у тыңда+у оқ+у",
    "agent": "тыңда+ушы бер+уші",
    "past": "бар+ды кел+дім айт+тың кет+ті бар+дық",
    "present": "бар+ады кел+еді тыңда+йды бар+амын оқ+иды жа+яды",
    "conditional": "бар+са кел+сем айт+сақ",
    "converb: having done": "бар+ып кел+іп тыңда+п бар+ыпты",
    "converb: doing": "бар+а кел+е тыңда+й",
    "let him": "бар+сын кел+сін",
    "comparative": "жақын+ырақ биік+ірек кіші+рек",
}


def _suffixes_of(word, base):
    return {
        parts.shapes[0].suffix.name
        for parts in segmentations(word)
        if parts.base == base and len(parts.shapes) == 1
    }


@pytest.mark.parametrize(
    ("name", "base", "ending"),
    [
        (name, *example.split("+"))
        for name, examples in PARADIGMS.items()
        for example in examples.split()
    ],
)
def test_every_suffix_is_found_in_its_shapes(name, base, ending):
    assert name in _suffixes_of(base + ending, base)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("балалер", "бала"),  # front vowel after back ones
        ("үйлар", "үй"),
        ("кітаплар", "кітап"),  # «л» after a voiceless sound
        ("қызтар", "қыз"),
        ("адамдан", "адам"),  # the ablative has «н» after a nasal
        ("баланы", "балан"),
    ],
)
def test_a_suffix_in_the_wrong_shape_is_no_suffix(word, base):
    assert not _suffixes_of(word, base) & {"plural", "ablative"}


@pytest.mark.parametrize(
    ("word", "base", "chain"),
    [
        ("кітаптарымыздағы", "кітап", "тар ымыз дағы"),
        ("үйлеріндегілер", "үй", "лер і ндегі лер"),
        ("айтылмағандықтан", "айт", "ыл ма ған дық тан"),
        ("баратындығы", "бар", "атын дығ ы"),
        ("оқымағандардың", "оқы", "ма ған дар дың"),
        ("баламызға", "бала", "мыз ға"),
        ("балама", "бала", "м а"),
    ],
)
def test_suffixes_stand_in_the_order_of_the_grammar(word, base, chain):
    chains = {
        " ".join(shape.text for shape in parts.shapes)
        for parts in segmentations(word)
        if parts.base == base
    }

    assert chain in chains


def test_the_case_of_a_third_person_possession_has_its_own_shape():
    chains = {
        tuple(shape.suffix.name for shape in parts.shapes)
        for parts in segmentations("үйінде")
        if parts.base == "үй"
    }

    assert ("possession: third person", "locative of third") in chains


def test_every_suffix_can_be_reached_from_the_end_of_a_word():
    reachable = {
        shape.suffix.name
        for by_text in SHAPES.values()
        for shapes in by_text.values()
        for shape in shapes
    }

    assert reachable == {suffix.name for suffix in SUFFIXES}


def test_names_of_suffixes_are_unique():
    names = [suffix.name for suffix in SUFFIXES]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("worn", "suffix", "stem", "slot"),
    [
        ("кітаб", "ы", "кітап", Slot.NOUN),
        ("тілег", "і", "тілек", Slot.NOUN),
        ("аяғ", "ы", "аяқ", Slot.NOUN),
        ("орн", "ы", "орын", Slot.NOUN),
        ("халқ", "ы", "халық", Slot.NOUN),
        ("ерк", "і", "ерік", Slot.NOUN),
        ("процес", "ке", "процесс", Slot.NOUN),
        ("оқ", "у", "оқы", Slot.VERB),
        ("оқ", "иды", "оқы", Slot.VERB),
        ("жа", "яды", "жай", Slot.VERB),
        ("қо", "ю", "қой", Slot.VERB),
        ("тау", "ып", "тап", Slot.VERB),
        ("қорқ", "ады", "қорық", Slot.VERB),
    ],
)
def test_a_stem_is_repaired_and_worn_again(worn, suffix, stem, slot):
    repaired = {shape for shape, _ in repairs(worn, suffix, verb=slot is Slot.VERB)}

    assert stem in repaired
    assert worn in alternants(stem)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("бала", Harmony.BACK),
        ("мектеп", Harmony.FRONT),
        ("кітап", Harmony.BACK),  # the last vowel decides
        ("су", Harmony.EITHER),
    ],
)
def test_the_last_telling_vowel_decides_the_harmony(word, expected):
    assert harmony(word) is expected


@pytest.mark.parametrize(
    ("text", "possible"),
    [("у", False), ("мкр", False), ("қа", False), ("су", True), ("бас", True)],
)
def test_a_stem_has_a_vowel_and_more_than_a_letter(text, possible):
    assert is_possible_stem(text, verb=False) is possible
