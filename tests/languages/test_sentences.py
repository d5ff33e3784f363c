import pytest

from languages.sentences import flat, sentences


def _cut(text):
    return [text[start:end].strip() for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Бұл не?", "Біз білмейміз."),
        ("Выступил Ивлев А.В.", "Участники задали вопросы."),
        ("Ол 2011 жылы келді.", "Қазір осында."),
    ],
)
def test_two_sentences_are_two(one, other):
    assert _cut(f"{one} {other}") == [one, other]


@pytest.mark.parametrize(
    "text",
    [
        "Выступил Ивлев А.В. Иванов не пришёл.",  # may be one name in either order
        "Проф. Г. Кан қатысты.",
        "Бұл 2011 ж. Алматы қаласында болды.",
    ],
)
def test_a_full_stop_after_an_abbreviation_or_initials_ends_nothing(text):
    assert _cut(text) == [text]


@pytest.mark.parametrize("text", ["¥лттық ТІЛ", "ﬁlosoﬁя", "İstanbul", "ЁЛКА\xa0мен"])
def test_the_flat_shadow_of_a_text_keeps_its_places(text):
    assert len(flat(text)) == len(text)
