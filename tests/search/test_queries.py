import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.places import LAST_ANCHOR, Place, place_of
from search.queries import LONGEST_QUERY, MOST_WORDS, pieces


def described(typed):
    signs = {True: "-", False: ""}
    return [
        f"{signs[one.is_unwanted]}{' '.join(one.words)}{'*' if one.is_prefix else ''}"
        f"{' (phrase)' if one.is_phrase else ''}"
        for one in pieces(typed)
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("  Саяси   ЖАҢАРУ ", ["саяси", "жаңару"]),
        ('"дөңгелек үстел" жиын', ["дөңгелек үстел (phrase)", "жиын"]),
        ("«дөңгелек үстел»", ["дөңгелек үстел (phrase)"]),
        ('"жиын"', ["жиын"]),
        ("саяси -жаңару", ["саяси", "-жаңару"]),
        ('саяси -"екі сөз"', ["саяси", "-екі сөз (phrase)"]),
        ("мектеп-интернат", ["мектеп", "интернат"]),
        ("жаң*", ["жаң*"]),
        ("а*", ["а"]),
        ('"жабылмаған жақша', ["жабылмаған", "жақша"]),
        ("AND OR NEAR(a, b)", ["and", "or", "near", "a", "b"]),
        ('* - -- "" «» () : ^ \' \\', []),
        ("\0саяси\0", ["саяси"]),
        ("\u202eсаяси\u200f", ["саяси"]),
    ],
)
def test_a_query_is_taken_apart_without_errors(typed, expected):
    assert described(typed) == expected


@given(st.text(max_size=2 * LONGEST_QUERY))
def test_whatever_is_typed_becomes_a_few_short_pieces(typed):
    found = pieces(typed)

    assert len(found) <= MOST_WORDS
    assert all(piece.words and all(piece.words) for piece in found)


@given(
    day=st.integers(1, 1_000_000),
    record=st.integers(1, 999_999_999),
    anchor=st.integers(0, LAST_ANCHOR),
    language=st.sampled_from(["kk", "ru", "en"]),
)
def test_a_place_survives_as_a_number_that_databases_can_hold(
    day, record, anchor, language
):
    place = Place(day, record, anchor, language)

    assert place_of(place.number) == place
    assert 0 < place.number < 2**63


def test_later_days_have_greater_numbers():
    earlier = Place(700_000, 999_999_999, LAST_ANCHOR, "en")
    later = Place(700_001, 1, 0, "kk")

    assert earlier.number < later.number
