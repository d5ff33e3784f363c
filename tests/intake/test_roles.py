"""In which role somebody took part: what the words around a name tell."""

import pytest

from events.choices import Role

from .telling import first, read


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        (
            "kk",
            "Одақ төрағасы А. Зелов сөз сөйледі, отырысты Б. Сабыров жүргізіп отырды.",
            {"А. Зелов": Role.SPEAKER, "Б. Сабыров": Role.MODERATOR},
        ),
        (
            "kk",
            "Жиын С. Мұқанованың төрағалығымен өтті.",
            {"С. Мұқанова": Role.MODERATOR},
        ),
        (
            "kk",
            "А. Зелов, Б. Сабыров қонақ болып келді. Студент Г. Ли өлең оқыды.",
            {"А. Зелов": "guest", "Б. Сабыров": "guest", "Г. Ли": "panelist"},
        ),
        (
            "ru",
            "В работе семинара приняли участие:\n\nАнна Колова, декан;\n\nИлья Ким, "
            "доцент;",
            {"Анна Колова": Role.PANELIST, "Илья Ким": Role.PANELIST},
        ),
        (
            "ru",
            "Открыл встречу председатель правления А. Колов, модератор – Б. Жиенов.",
            {"А. Колов": Role.SPEAKER, "Б. Жиенов": Role.MODERATOR},
        ),
        (
            "ru",
            "Участвовали А. Колов и ответственный секретарь Союза Б. Жиенов.",
            {"А. Колов": Role.PANELIST, "Б. Жиенов": Role.PANELIST},
        ),
        (
            "en",
            "The dean of the faculty, Professor O. Abdim, opened the meeting.",
            {"O. Abdim": Role.SPEAKER},
        ),
        (
            "en",
            "The groups were led by Parvina Olimova and Dovran Karimov.",
            {"Parvina Olimova": "moderator", "Dovran Karimov": "moderator"},
        ),
    ],
)
def test_a_role_is_what_somebody_did_and_no_post(language, text, roles):
    people = read(language, text).people

    assert {first(p.name): p.role.value for p in people} == roles


def test_a_role_that_no_word_near_a_name_tells_is_asked():
    proposal = read("ru", "Семинар провела директор музея Анна Колова.")

    assert "people.0" in {question.about for question in proposal.questions}
