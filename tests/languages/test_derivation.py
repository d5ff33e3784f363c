"""Derived words and their bases: what a search may show below what was asked for."""

import pytest

from languages.kazakh.analyser import stem
from languages.kazakh.derivation import MOST_RELATED, related

# One line teaches one suffix: a word, and words that must be related to it.
FAMILIES = {
    "-лық": "демократия демократиялық | президент президенттік | достық дос",
    "-сыз stays, -сыздық is of it": "тәуелсіз тәуелсіздік | қауіпсіз қауіпсіздік",
    "-лы, -лылық": "білім білімділік | зайырлы зайырлылық",
    "-шы": "тарих тарихшы | шежіре шежіреші",
    "-шыл, -шылдық": "ұлт ұлтшыл | ұлт ұлтшылдық",
    "-и": "тарих тарихи | ғылым ғылыми | саясат саяси | мәдениет мәдени",
    "-ла, -лан": "реформа реформалау | жаһандану жаһандық | дәлел дәлелдеу",
    "-ист, -изм, -ика": "социалист социализм | экономист экономика",
    "-ия": "демократ демократия | психолог психология",
    "-ушы": "оқыту оқытушы",
}
PAIRS = [pair.split() for family in FAMILIES.values() for pair in family.split(" | ")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_derivation_finds_its_base_and_the_reverse(one, other):
    assert stem(other) in related(stem(one))
    assert stem(one) in related(stem(other))


@pytest.mark.parametrize(
    ("one", "other"), [("тарихи", "тарихшы"), ("ұлттық", "ұлтшыл")]
)
def test_two_words_of_one_base_are_related(one, other):
    assert stem(other) in related(stem(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("білім", "білімсіз"),  # the opposite
        ("тәуелсіз", "тәуелді"),
        ("сан", "сана"),
        ("бала", "балық"),
        ("бас", "басқа"),
        ("жол", "жолақ"),
        ("баян", "баянда"),
        ("қазақ", "қазақстан"),
        ("парт", "партия"),
    ],
)
def test_words_that_only_look_alike_are_not_related(one, other):
    assert other not in related(one)
    assert one not in related(other)


def test_the_base_comes_first():
    assert related("демократиялық")[0] == "демократия"


@pytest.mark.parametrize("word", ["", "а", "ъъъ", "xyz", "бұл", "үстел"])
def test_a_word_without_family_has_no_relatives(word):
    assert related(word) == ()


def test_no_word_has_more_relatives_than_can_be_asked_for():
    assert (
        max(len(related(stem(word))) for pair in PAIRS for word in pair) <= MOST_RELATED
    )


def test_a_word_is_not_its_own_relative():
    assert all(stem(word) not in related(stem(word)) for pair in PAIRS for word in pair)
