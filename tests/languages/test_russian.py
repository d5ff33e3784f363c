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


def test_a_person_is_no_plural_of_a_science():
    assert nominative("статистик") == ("статистик", "masc")  # not «статистики»
