"""Cleaning of the Kazakh lexicon: what is no stem of its own, one rule a test."""

import pytest

from benchmarks.clean_lexicon import clean

NOUN, VERB = False, True


def _cleaned(kept, words=()):
    cleaned = clean(kept, sorted(words))
    return {stem: set(found) for stem, found in cleaned.items()}


def test_a_possession_that_declines_as_one_is_no_stem():
    kept = {"ой": {NOUN: 5.0}, "ойы": {NOUN: 5.0}}

    assert _cleaned(kept, ["ойы", "ойына", "ойында"]) == {"ой": {NOUN}}


def test_a_noun_that_declines_as_one_stays():
    kept = {"шоқ": {NOUN: 5.0}, "шоқы": {NOUN: 4.0}}

    assert _cleaned(kept, ["шоқы", "шоқыға", "шоқыны", "шоқына"]).keys() == kept.keys()


@pytest.mark.parametrize(
    ("base", "plural", "remains"),
    [("зиялы", "зиялылар", False), ("дәп", "дәптер", True), ("ел", "елдер", False)],
)
def test_a_plural_of_a_known_noun_is_no_stem(base, plural, remains):
    bits = {"зиялы": 4.1, "дәп": 1.1, "ел": 6.0}[base]
    kept = {base: {NOUN: bits}, plural: {NOUN: 3.0}}

    assert (plural in _cleaned(kept)) is remains


def test_a_loan_is_kept_and_its_form_is_not():
    kept = {"туризм": {NOUN: 3.6}, "туризмі": {NOUN: 1.4}}

    assert _cleaned(kept) == {"туризм": {NOUN}}


def test_a_passive_is_no_verb_of_its_own_but_a_rarer_active_proves_nothing():
    kept = {
        "жарияла": {VERB: 5.9},
        "жариялан": {VERB: 5.1},
        "гүлде": {VERB: 4.0},
        "гүлден": {VERB: 4.3},
        "ойла": {VERB: 7.4},
        "ойлан": {VERB: 5.5},  # listed: it means something else
    }

    assert _cleaned(kept).keys() == kept.keys() - {"жариялан"}


def test_the_act_of_a_verb_is_the_verb():
    kept = {
        "жаңар": {VERB: 4.0},
        "жаңару": {NOUN: 2.9},
        "ел": {VERB: 3.0},
        "елу": {NOUN: 3.0},
    }

    assert _cleaned(kept).keys() == kept.keys() - {"жаңару"}


def test_a_native_word_with_a_suffix_is_no_loan():
    kept = {"жұмыс": {NOUN: 6.2}, "жұмыст": {NOUN: 1.0}, "бал": {NOUN: 5.0}}

    assert _cleaned(kept | {"балл": {NOUN: 4.0}}).keys() == {"жұмыс", "бал", "балл"}


def test_a_word_without_its_kazakh_letters_is_no_stem():
    kept = {
        "мәселе": {NOUN: 5.5},
        "маселе": {NOUN: 2.8},
        "тоқ": {NOUN: 4.9},
        "ток": {NOUN: 4.7},
    }
    words = [
        "мәселе",
        "мәселені",
        "маселе",
        "маселені",
        "тоқ",
        "ток",
        "токты",
        "токтар",
    ]

    assert _cleaned(kept, words).keys() == kept.keys() - {"маселе"}


def test_a_stem_may_lose_its_noun_and_keep_its_verb():
    kept = {"қаз": {NOUN: 4.0}, "қазы": {NOUN: 3.0, VERB: 2.0}}

    assert _cleaned(kept, ["қазына", "қазында"])["қазы"] == {VERB}
