"""Coreference: two mentions of one text that name one person, and two that do not."""

import pytest

from languages.names.coreference import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ғ. Есім", "Есім Ғарифолла"),
        ("Ғарифолла Есім", "Есім Ғарифолла"),
        ("Мусатаев С.Ш.", "Сейлбек Шаяхметович Мусатаев"),
        ("Әсет Оспан ұлы Әбенов", "Ә. Әбенов"),
        ("О. Мицкевич", "Ольга Сергеевна Мицкевич"),
        ("Иванову О.П.", "Иванова О.П."),
        ("Иванову О.П.", "Иванов О.П."),
        ("Дулатского С.К.", "Дулатский С.К."),
    ],
)
def test_one_person_is_named_in_two_ways(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("А. Сарым", "Б. Сарым"),
        ("С. Сарым", "Ш. Сарым"),
        ("Ивановой О.П.", "Иванов О.П."),
        ("А. Омарова", "А. Омаров"),
        ("Айгүл Маратқызы", "Сәуле Маратқызы"),
        ("Анна Сергеевна Ким", "Ольга Сергеевна Мицкевич"),
        ("Анна Ивановна", "Анна Петрова"),
    ],
)
def test_two_people_are_not_taken_for_one(one, other):
    assert not same_name(one, other)
