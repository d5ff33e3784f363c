from hypothesis import given
from hypothesis import strategies as st

from languages.word_diff import Part, difference

TEXTS = st.text(st.sampled_from("аәқұ, .-\n'1"), max_size=40)


def joined(parts, *kinds):
    return "".join(part.text for part in parts if part.kind in kinds)


def test_a_changed_word_is_told_whole():
    assert difference("1991 жылы", "1993 жылы") == [
        Part("delete", "1991"),
        Part("insert", "1993"),
        Part("equal", " жылы"),
    ]


def test_a_word_with_a_hyphen_is_one_word():
    assert difference("мектеп-интернат", "мектеп-лицей") == [
        Part("delete", "мектеп-интернат"),
        Part("insert", "мектеп-лицей"),
    ]


def test_the_same_text_has_one_part():
    assert difference("Бір мәтін.", "Бір мәтін.") == [Part("equal", "Бір мәтін.")]


def test_a_rewritten_sentence_is_one_change_and_not_confetti():
    parts = difference(
        "Ол кеше келді, сосын кетті.", "Біз бүгін бардық, бірақ қайттық."
    )

    assert [part.kind for part in parts] == ["delete", "insert", "equal"]


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_off_the_parts(old, new):
    parts = difference(old, new)

    assert joined(parts, "equal", "delete") == old
    assert joined(parts, "equal", "insert") == new
    assert "" not in [part.text for part in parts]
