import pytest

from languages.russian import agreeing, nominative


@pytest.mark.parametrize(
    ("written", "agreed"),
    [
        ("Северо-Кавказского", "Северо-Кавказский"),
        ("Восточно-Европейского", "Восточноевропейский"),  # in the dictionary one word
        ("северо-европейского", "североевропейский"),
    ],
)
def test_an_adjective_keeps_its_capitals_in_the_nominative(written, agreed):
    assert agreeing(written, "masc") == agreed


def test_a_noun_in_the_plural_has_no_gender():
    assert nominative("Наук") == ("Науки", "")
    assert nominative("статистик") == ("статистик", "masc")  # and no statistics
