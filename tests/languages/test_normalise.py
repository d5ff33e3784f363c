import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.normalise import normalise, normalise_word, words

LOOKALIKES = [
    ("¥лт", "ұлт"),  # a font of the 1990s
    ("ћалық", "һалық"),
    ("əлем", "әлем"),  # Latin schwa
    ("ӘЛЕМ", "әлем"),
    ("қaзaқ", "қазақ"),  # Latin a
    ("HАУРЫЗ", "наурыз"),  # capital Latin H is a Cyrillic Н …
    ("қаhарман", "қаһарман"),  # … a small one is a һ
    ("тiл", "тіл"),  # Latin i
    ("мем\u00adлекет", "мемлекет"),
    ("тіл\u200bдер", "тілдер"),
    ("ғылы\ufeffм", "ғылым"),
    ("и\u0306од", "йод"),  # decomposed й
    ("Ёлка", "елка"),
    ("pаper", "paper"),  # Cyrillic а in an English word
    ("İzmir", "izmir"),
    ("jan’a", "jan'a"),
]


@pytest.mark.parametrize(("written", "normal"), LOOKALIKES)
def test_what_looks_the_same_is_spelt_the_same(written, normal):
    assert normalise_word(written) == normal


def test_normalising_leaves_different_kazakh_words_different():
    pairs = [("бол", "бөл"), ("күн", "құн"), ("тур", "түр"), ("ана", "аңа")]

    assert all(normalise_word(one) != normalise_word(two) for one, two in pairs)


def test_words_know_where_they_stand_in_the_text_as_written():
    text = "«Тәуел\u00adсіз» Қазақстан, 2011 ж."

    found = [(word.text, text[word.start : word.end]) for word in words(text)]

    assert found == [
        ("тәуелсіз", "Тәуел\u00adсіз"),
        ("қазақстан", "Қазақстан"),
        ("2011", "2011"),
        ("ж", "ж"),
    ]


@pytest.mark.parametrize("hyphen", ["-", "\u2011", "–"])
def test_a_hyphen_separates_words(hyphen):
    found = [word.text for word in words(f"мектеп{hyphen}интернаттың")]

    assert found == ["мектеп", "интернаттың"]


def test_an_apostrophe_inside_belongs_to_the_word_and_a_quotation_mark_does_not():
    found = [word.text for word in words("jan'g'yry' don’t 'quoted'")]

    assert found == ["jan'g'yry'", "don't", "quoted"]


def test_a_mark_without_a_letter_is_no_word():
    assert [word.text for word in words("тіл \u0307 әлем")] == ["тіл", "әлем"]


def test_yen_remains_yen_beside_a_number():
    assert [word.text for word in words("¥100 және ¥лт")] == ["100", "және", "ұлт"]


@given(st.text())
def test_normalising_twice_changes_nothing_more_in_kazakh(text):
    kazakh = "".join(letter for letter in text if letter in "әғқңөұүһіабвгАБВГ -¥")

    assert normalise(normalise(kazakh)) == normalise(kazakh)


@given(st.text())
def test_places_of_words_never_overlap(text):
    places = [(word.start, word.end) for word in words(text)]

    assert all(start < end for start, end in places)
    assert all(one[1] <= two[0] for one, two in zip(places, places[1:], strict=False))
