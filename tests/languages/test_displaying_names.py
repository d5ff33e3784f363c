"""Printed names: how they are read, and which spellings may be one name."""

import pytest

from languages.names.display import family_and_rest, initials, keep_together
from languages.names.likeness import (
    Likeness,
    family_likeness,
    given_likeness,
    keys_to_ask,
    name_key,
)
from languages.names.mentions import KnownName
from languages.names.printed import as_printed, parts


@pytest.mark.parametrize(
    ("printed", "family", "given", "patronymic"),
    [
        ("Ғ.Есім", "есім", "ғ", ""),
        ("Есім Ғ.", "есім", "ғ", ""),
        ("Ғ. Қ. Есім", "есім", "ғ", "қ"),
        ("Ye. Aliyarov", "aliyarov", "ye", ""),
        ("Дж. Көшім", "көшім", "дж", ""),
        ("Есім Ғарифолла Есімұлы", "есім", "ғарифолла", "есімұлы"),
        ("Сейілбек Шаяхмет ұлы Мұсатаев", "мұсатаев", "сейілбек", "шаяхметұлы"),
        ("Сейілбек Ш. Мұсатаев", "мұсатаев", "сейілбек", "ш"),
        ("Кан Георгий Васильевич", "кан", "георгий", "васильевич"),
        ("Абай Құнанбайұлы", "құнанбайұлы", "абай", ""),
        ("т.ғ.д., профессор С. Ш. Мұсатаев (Алматы)", "мұсатаев", "с", "ш"),
        ("Ж. Мұхтарова-Әли", "мұхтарова-әли", "ж", ""),
        ("есім ғ.", "есім", "ғ", ""),
        ("Eсiм Ғ.", "есім", "ғ", ""),  # Latin E and i among the letters
        ("Ли Ю.", "ли", "ю", ""),
        ("Ю. Ли.", "ли", "ю", ""),
        ("Шч. Оразов", "оразов", "шч", ""),
        ("Dzh. Smith", "smith", "dzh", ""),
        ("Жунусов Бакыт Асан уулу", "жунусов", "бакыт", "асануулу"),
        ("Серікова (Омарова) Айгүл", "серікова", "айгүл", ""),
        ("Айгүл Сыздық (Омарова)", "сыздық", "айгүл", ""),
        ("Сыздық Айгүл (Омарова)", "сыздық", "айгүл", ""),
        ("Есім", "есім", "", ""),
    ],
)
def test_the_likeliest_reading_of_a_printed_name(printed, family, given, patronymic):
    assert parts(printed)[0] == (family, given, patronymic)


def test_two_full_words_are_read_both_ways():
    assert [way.family for way in parts("Garifolla Yessim")] == ["garifolla", "yessim"]


@pytest.mark.parametrize("printed", ["", "…", "Ғ.", "проф.", "(Алматы)"])
def test_a_text_without_a_name_is_read_in_no_way(printed):
    assert parts(printed) == []
    assert as_printed(printed) == ("", "", "")


def test_nobody_is_looked_for_without_a_family_name():
    assert keys_to_ask("", "анна") == set()


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("есім", "yesim", Likeness.SAME),
        ("есім", "есим", Likeness.SAME),
        ("мұсатаев", "mussatayev", Likeness.SAME),
        ("шотбақова", "shotbakova", Likeness.SAME),
        ("қасымов", "хасымов", Likeness.SAME),
        ("жұмабеков", "джумабеков", Likeness.SAME),
        ("көшім", "kushim", Likeness.SIMILAR),
        ("түсіпов", "тусупов", Likeness.SIMILAR),
        ("есім", "есімов", Likeness.ENDING),
        ("нысанбаев", "нысанбайұлы", Likeness.ENDING),
        ("мұхтарова", "мұхтарова-әли", Likeness.COMPOUND),
        ("оспанов", "оспанова", Likeness.DIFFERENT),
        ("сарым", "сарин", Likeness.DIFFERENT),
        ("кан", "ким", Likeness.DIFFERENT),
    ],
)
def test_family_names_compare_across_scripts_and_endings(one, other, likeness):
    assert family_likeness(one, other) is likeness
    assert family_likeness(other, one) is likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("ғ", "garifolla", Likeness.INITIAL),
        ("y", "ерлан", Likeness.INITIAL),
        ("sh", "шаяхметұлы", Likeness.INITIAL),
        ("ғ", "к", Likeness.DIFFERENT),
        ("ерлан", "ермек", Likeness.DIFFERENT),
        ("сейілбек", "seilbek", Likeness.SAME),
        ("шаяхметұлы", "шаяхметович", Likeness.SIMILAR),
        ("", "ерлан", Likeness.UNKNOWN),
    ],
)
def test_given_names_compare_in_full_or_by_initials(one, other, likeness):
    assert given_likeness(one, other) is likeness


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (("есім", "ғ"), ("Yesim", "Garifolla")),
        (("есім",), ("Есімов", "Ғарифолла")),
        (("есім", "ғ"), ("Есім", "")),
        (("мұхтарова-әли", "ж"), ("Мұхтарова", "Жанна")),
        (("мұхтарова", "ж"), ("Мұхтарова-Әли", "Жанна")),
        (("aliyarov", "y"), ("Алияров", "Ерлан")),
    ],
)
def test_whoever_may_be_meant_is_kept_under_a_key_that_is_asked(asked, kept):
    assert name_key(*kept) in keys_to_ask(*asked)


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("Айгүл Серікова (Омарова)", "Серікова", "Айгүл"),
        ("Айгүл Сыздық (Омарова)", "Сыздық", "Айгүл"),
        ("Серикова (Омарова) А.", "Серикова", "А."),
        ("Серикова (урожд. Омарова) А. Б.", "Серикова", "А. Б."),
        ("Aigul Serikova (née Omarova)", "Serikova", "Aigul"),
        ("Динара Ким (Абенова)", "Ким", "Динара"),
        ("А. Серікова (ҚазҰУ)", "Серікова", "А."),
        ("Ю. Ли.", "Ли", "Ю."),
        ("Дж. Р. Р. Толкин", "Толкин", "Дж. Р. Р."),
        ("Сыздық Ақбота Ермекқызы", "Сыздық", "Ақбота Ермекқызы"),
        ("Ақбота Ермекқызы Сыздық", "Сыздық", "Ақбота Ермекқызы"),
        ("Пётр Ильич Савич", "Савич", "Пётр Ильич"),
        ("Кан (Айгүл) Ерлан", "", "Кан (Айгүл) Ерлан"),  # nothing tells
    ],
)
def test_family_name_and_the_rest_of_an_unmatched_name(printed, family, given):
    assert family_and_rest(printed) == (family, given)


@pytest.mark.parametrize("known", ["Омарова", "Серікова", ""])
def test_the_former_name_is_never_a_part_of_the_given_one(known):
    parted = family_and_rest("Айгүл Серікова (Омарова)", known)

    assert parted == ("Серікова", "Айгүл")


def test_a_city_in_parentheses_is_no_former_name():
    assert [way.family for way in parts("А. Серікова (Алматы)")] == ["серікова"]


def test_a_portrait_and_a_line_know_initials_of_two_letters():
    assert initials("Дж. Р. Р. Толкин") == "ДТ"
    assert initials("А. Серікова (Омарова)") == "АС"
    assert keep_together("Дж. Смит, Смит Дж.") == "Дж.\xa0Смит, Смит\xa0Дж."


def test_a_former_name_is_taken_out_of_a_text_with_the_others():
    name = KnownName(["Айгүл Серікова (Омарова)"])

    assert any(name.mentions("Залда А. Омарованың сөзі айтылды."))
