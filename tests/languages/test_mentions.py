"""A known name is found in any case, order and alphabet, and in no other word."""

import pytest

from languages.names.mentions import KnownName

ESIMOV = KnownName(["Есімов Ғарифолла Қабдешұлы", "Esimov G."], ["Есімов"])


def found(name, text):
    """Return the mentions in ``text``; those that seem a namesake's in brackets."""
    return [
        f"({text[one.start : one.end]})"
        if one.is_doubtful
        else text[one.start : one.end]
        for one in name.mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Сөз Ғ. Есімовтің сөзі", ["Ғ. Есімовтің"]),
        ("Есімов Ғ.-ның баяндамасы", ["Есімов Ғ.-ның"]),
        ("Слово Г.К. Есимову", ["Г.К. Есимову"]),
        ("Ғарифолла Қабдеш ұлы Есімовпен", ["Ғарифолла Қабдеш ұлы Есімовпен"]),
        ("Ғарифолла Қабдешұлының сөзі", ["Ғарифолла Қабдешұлының"]),
        ("Ғ. Қ. Есімовке, Есімовтерге", ["Ғ. Қ. Есімовке", "Есімовтерге"]),
        ("«ЕСІМОВ», Esimov's talk", ["ЕСІМОВ", "Esimov's"]),
        ("Есімов С. Кан", ["Есімов"]),
        (
            "Б. Есімов, Болат Есімов, Есимова А.",
            ["(Б. Есімов)", "(Есімов)", "(Есимова А.)"],
        ),
        ("Есім, Есімовский, есімовтің, Ғарифолла", []),
    ],
)
def test_a_name_is_found_as_it_is_written(text, mentions):
    assert found(ESIMOV, text) == mentions


def test_a_name_of_two_letters_is_a_word_of_its_own():
    lee = KnownName(["Ли С."], ["Ли"])

    assert found(lee, "С. Лидің сөзі. Лиза, Лия, келді ли? Лиге.") == [
        "С. Лидің",
        "Лиге",
    ]


def test_a_name_inside_another_is_not_that_name():
    akhmet = KnownName(["Ахмет Ә."], ["Ахмет"])
    text = "Ахметов, Ахметова, Ахметжан, Ахметқали; Ахметті, Ахмету."

    assert found(akhmet, text) == ["Ахметті", "Ахмету"]


def test_nothing_is_found_by_nothing():
    assert found(KnownName(["", "123"]), "Ғ. Есім 123") == []
