import pytest

from languages.truecasing import in_sentence_case, is_capitals, letters

REPORT = "БІР ТАҚЫРЫП\nКеше Мәңгілік Ел туралы айтылды, кейін Мәңгілік Ел талқыланды."


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("МӘҢГІЛІК ЕЛ ИДЕЯСЫ", "Мәңгілік Ел идеясы"),  # as the report itself writes it
        ("ЖАҢА ИДЕЯ", "Жаңа идея"),
        ("ҚР ЖӘНЕ XXI ҒАСЫР", "ҚР және XXI ғасыр"),
    ],
)
def test_a_title_in_capitals_is_written_as_its_words_stand_in_sentences(
    capitals, sentence
):
    assert in_sentence_case(capitals, [REPORT]) == sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [("САЯСИ ЖАҢАРУ", True), ("Саяси жаңару", False), ("ҚР", False), ("2011", False)],
)
def test_capitals_are_seen_in_more_than_an_abbreviation(text, expected):
    assert is_capitals(text) is expected


def test_two_spellings_are_compared_by_their_letters_alone():
    assert letters("«Мәңгілік Ел» – 2050!") == letters("МӘҢГІЛІК ЕЛ 2050")
