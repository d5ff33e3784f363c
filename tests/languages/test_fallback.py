from types import SimpleNamespace

import pytest

from languages.fallback import Localized, languages_present, localized


def title(kk="", ru="", en=""):
    return SimpleNamespace(title_kk=kk, title_ru=ru, title_en=en)


@pytest.mark.parametrize(
    ("wanted", "original", "expected"),
    [
        ("kk", None, Localized("қазақша", "kk", False)),
        ("en", None, Localized("қазақша", "kk", True)),
        ("en", "ru", Localized("по-русски", "ru", True)),
        ("ru", "kk", Localized("по-русски", "ru", False)),
    ],
)
def test_the_asked_language_comes_first_then_the_original(wanted, original, expected):
    thing = title(kk="қазақша", ru="по-русски")

    assert localized(thing, "title", wanted, original) == expected


def test_a_text_in_no_language_is_empty_and_borrowed_from_nowhere():
    nothing = title(kk=None)

    assert localized(nothing, "title", "en") == Localized("", "en", False)
    assert languages_present(nothing, "title") == []


def test_a_localized_text_is_printed_and_missed_like_a_plain_one():
    assert str(Localized("қазақша", "kk", True)) == "қазақша"
    assert not Localized("", "kk", False)
