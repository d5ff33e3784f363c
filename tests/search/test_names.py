"""Whom a typed name means: initials, patronymics, letters and endings of names."""

import pytest
from django.core.management import call_command

from participants.indexing import learn_names
from participants.models import Person
from search import people
from search.models import NameKey
from search.people import KEYS_VERSION, named, ranked
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def a_person(name, *variants):
    """Enter somebody by «family, given, patronymic» and learn the names."""
    family, given, patronymic, *_rest = [*name.split(), "", ""]
    person = PersonFactory(
        family_name_kk=family, given_name_kk=given.replace("_", " "),
        patronymic_kk=patronymic,
    )  # fmt: skip
    for variant in variants:
        person.names.create(name=variant, language="ru")
    learn_names([person.pk])
    return person


# What is typed, and the family name, given name and patronymic that are entered.
MEANT = [
    # Initials stand for full names …
    ("Ғ. Есім", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғ.", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғ.Қ.", "Есім Ғарифолла Қапарұлы"),
    ("G. Yesim", "Есім Ғарифолла"),
    ("Ж. Сарым", "Сарым Джамбул"),
    ("Дж. Сарым", "Сарым Жамбыл"),
    ("Y. Sarym", "Сарым Ерлан"),
    # … and full names for initials, if they may be somebody's.
    ("Есім Ғарифолла", "Есім Ғ."),
    ("Ғарифолла Есім", "Есім Ғ."),
    ("Garifolla Yesim", "Есім Ғ."),
    ("Есім Ғарифолла Қапарұлы", "Есім Ғ."),
    ("Есім Ғарифолла Қапарұлы", "Есім Ғ. Қ."),
    ("Есім Сағадат", "Есім С."),
    # A patronymic has many forms, and may be missing on either side.
    ("Есім Ғарифолла", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғарифолла Қапарұлы", "Есім Ғарифолла"),
    ("Есім Ғарифолла Капарулы", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғарифолла Қапар ұлы", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғарифолла Қапар-ұлы", "Есім Ғарифолла Қапарұлы"),
    ("Есим Гарифолла Капарович", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғарифолла Қапарұлы", "Есім Ғарифолла Капарович"),
    ("Yesim Garifolla Kaparuly", "Есім Ғарифолла Капарович"),
    ("Есім Ғарифолла Қ.", "Есім Ғарифолла Қапарұлы"),
    ("Есім Ғарифолла Қапарұлы", "Есім Ғарифолла Қ."),
    ("Ахметова Сәуле Серікқызы", "Ахметова Сауле Сериковна"),
    ("Ғарифолла Қапарұлы", "Есім Ғарифолла Қапарұлы"),
    ("Әлиев Асан Серікбайұлы", "Әлиев Асан Серикбаевич"),
    # дж, ж, j and zh are one sound, ye and е, kh and қ, double letters and single ones.
    ("Жандосов", "Джандосов Ораз"),
    ("Джандосов", "Жандосов Ораз"),
    ("Dzhandosov", "Жандосов Ораз"),
    ("Yesim", "Есім Ғарифолла"),
    ("Yessim", "Есім Ғарифолла"),
    ("Zhumabayev", "Жұмабаев Мағжан"),
    ("Jumabaev", "Жұмабаев Мағжан"),
    ("Жумабаев", "Жұмабаев Мағжан"),
    ("Жұмабаев", "Zhumabayev Magzhan"),
    ("Хасенов", "Қасенов Ораз"),
    ("Mussatayev", "Мұсатаев Сейілбек"),
    # A family name comes with its ending or without.
    ("Жұмабай", "Жұмабаев Мағжан"),
    ("Жұмабаев", "Жұмабай Мағжан"),
    ("Жумабаева", "Жұмабай Мағжан"),
    ("Zhumabayeva", "Жұмабай Мағжан"),
    ("Ахметов Серік", "Ахмет Серік"),
    ("Ахмет Серік", "Ахметов Серік"),
    ("Тұрсынов", "Тұрсын Ораз"),
    ("Мустафина", "Мұстафа Ораз"),
    ("Алиев", "Әли Ораз"),
    ("Құнанбаев Абай", "Құнанбайұлы Абай"),
    ("Абай Құнанбайұлы", "Құнанбаев Абай"),
    # An article is no part of a name.
    ("әлфараби", "Әл-Фараби Әбунасыр"),
    ("аль-Фараби", "Әл-Фараби Әбунасыр"),
    ("al-Farabi", "Әл-Фараби Әбунасыр"),
    ("Фараби", "Әл-Фараби Әбунасыр"),
    # Who is still typing has only a beginning.
    ("Мұсат", "Мұсатаев Сейілбек"),
    ("сейіл мұс", "Мұсатаев Сейілбек"),
]


@pytest.mark.parametrize(("typed", "entered"), MEANT)
def test_a_name_finds_whom_it_may_mean(typed, entered):
    person = a_person(entered)

    assert named(typed) == [person.pk]


@pytest.mark.parametrize(
    ("typed", "entered"),
    [
        ("Ғ. Есім", "Есім Асан"),
        ("Е. Есім", "Есім Ғарифолла"),  # the family name is no given one
        ("Есім Ғарифолла", "Есім Қ."),
        ("Есім Ғалым", "Есім Ғарифолла"),
        ("Есім Ғарифолла", "Сарым Ғарифолла"),
        ("Есім Ғарифолла Қапарұлы", "Есім Ғарифолла Серікұлы"),
        ("Есім Ғарифолла Қапарұлы", "Есім Ғарифолла С."),
        ("Есім Ғарифолла Қапарұлы", "Есім Асан Қапарұлы"),
        ("Ғарифолла Қапарұлы", "Есім Ғарифолла"),
        ("Ахметов Серік", "Серіков Ахмет"),  # given names do not fold
        ("Сарин", "Сарым Асан"),
        ("Карин", "Каров Асан"),
        ("Дулатов", "Дулатский Асан"),
        ("Есім реформа", "Есім Р."),  # no word of every day is a given name
        ("Абай жолы", "Абай Ж."),
        ("Есім Ғарифолла Қапарұлы туралы сөз", "Есім Ғарифолла Қапарұлы"),
        ("Ғ.", "Есім Ғарифолла"),
        ("Ғ. Қ.", "Есім Ғарифолла Қапарұлы"),
    ],
)
def test_who_only_half_matches_is_not_found(typed, entered):
    a_person(entered)

    assert named(typed) == []


def test_a_spelling_of_unknown_order_is_a_name_too():
    person = a_person("Есім Ғ.", "Garifolla Yessim")

    assert named("Есім Ғарифолла") == [person.pk]
    assert named("Есім Ғалым") == []  # the initial is known in full


def test_a_former_family_name_is_found_without_its_ending():
    person = a_person("Серікова Айгүл", "Айгүл Серікова (Омарова)")

    assert named("Омар Айгүл") == [person.pk]


def test_the_nearest_name_comes_first():
    abbreviated = a_person("Есім Ғ.")
    longer = a_person("Есімбеков Ғарифолла")
    ending = a_person("Есімов Ғарифолла")
    spelt = a_person("Есім Ғарифолла")

    assert named("Есім Ғарифолла") == [
        person.pk for person in (spelt, ending, longer, abbreviated)
    ]


def test_an_initial_typed_means_first_whom_we_know_by_it():
    full = a_person("Есім Ғарифолла Қапарұлы")
    abbreviated = a_person("Есім Ғ.")

    assert named("Ғ. Есім") == [abbreviated.pk, full.pk]


def test_on_the_page_people_stand_in_this_order(publish, client):
    abbreviated = a_person("Есім Ғ.")
    spelt = a_person("Есім Ғарифолла")
    half = a_person("Есім Асан")
    publish("Абай туралы", people=[abbreviated, spelt, half])

    page = client.get("/kk/search/", {"q": "Есім Ғарифолла"})
    offered = client.get("/kk/search/suggestions/", {"q": "Есім Ғарифолла"})

    assert page.context["people"] == [spelt, abbreviated]
    assert offered.context["people"] == [spelt, abbreviated]
    html = page.content.decode()
    assert html.index(spelt.get_absolute_url()) < html.index(
        abbreviated.get_absolute_url()
    )


def test_the_desk_finds_whom_the_page_finds(admin_client):
    people = [a_person("Есім Ғ."), a_person("Есім Ғарифолла")]
    a_person("Есім Асан")

    page = admin_client.get("/admin/participants/person/", {"q": "Есім Ғарифолла"})

    assert set(page.context["cl"].queryset) == set(people)


def test_names_learnt_by_an_earlier_version_are_learnt_anew():
    person = a_person("Ахмет Серік")
    NameKey.objects.exclude(key="akmet").delete()
    NameKey.objects.update(version=KEYS_VERSION - 1)

    call_command("rebuild_search")

    assert named("Ахметов Серік") == [person.pk]


def test_whoever_is_found_in_two_ways_is_named_once():
    person = a_person("Есім Ғарифолла", "Есим Г.", "Yessim G.")

    assert ranked("Есім Ғарифолла") == {person.pk: 0}


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", ".", "0", "2011", "ъъъ", "ғ" * 10_000, "ғ " * 5_000, "Ғ." * 5_000,
        "Х" * 8, "'", "~", "?", "'k", "\0", "%", "_", "\U0010ffff", "әл-", "ұлы",
    ],
)  # fmt: skip
def test_what_is_no_name_finds_nobody(typed):
    a_person("Есім Ғарифолла Қапарұлы")

    assert named(typed) == []


@pytest.mark.parametrize("count", [2, 5])
def test_a_name_costs_the_same_for_a_few_and_for_many(django_assert_num_queries, count):
    for _one in range(count):
        a_person("Есім Ғ.")

    with django_assert_num_queries(2):
        found = named("Есім Ғарифолла Қапарұлы")

    assert len(found) == count


@pytest.mark.parametrize("most", [1, 3])
def test_the_desk_finds_many_people_of_a_name_as_it_finds_few(monkeypatch, most):
    monkeypatch.setattr(people, "_MOST_ROWS", most)
    bearers = [a_person("Есім Ғарифолла"), a_person("Есім Ғ.")]
    a_person("Сарым Жамбыл")

    assert [*Person.objects.called("Есім Ғарифолла").order_by("pk")] == bearers
    assert not Person.objects.called("Олжабеков").exists()
