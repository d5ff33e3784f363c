"""Somebody renamed or married: the former name goes on finding the person."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.messages import get_messages

from events.people import link, merge
from participants.indexing import learn_names
from participants.matching import candidates
from participants.models import Person
from search.people import named
from tests.desk import posted_from
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

from .test_exchange import confirm, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("desk"))
    return client


@pytest.fixture
def omarova():
    return PersonFactory(
        family_name_kk="Омарова", given_name_kk="Айгүл",
        family_name_en="Omarova", given_name_en="Aigul",
    )  # fmt: skip


def save(desk, person, **changes):
    address = f"/admin/participants/person/{person.pk}/change/"
    answer = desk.post(address, posted_from(desk.get(address), **changes))
    assert answer.status_code == 302
    return [str(message) for message in get_messages(answer.wsgi_request)]


def variants(person):
    return [(name.name, name.language) for name in person.names.all()]


def test_a_name_changed_at_the_desk_leaves_the_former_one_as_a_variant(desk, omarova):
    save(desk, omarova, family_name_kk="Серікова", family_name_en="Serikova")

    assert variants(omarova) == [("Omarova Aigul", "en"), ("Омарова Айгүл", "kk")]
    assert named("омарова айгул") == [omarova.pk]
    assert candidates("А. Омарова")[0].thing == omarova
    assert candidates("Omarova A.", "en")[0].thing == omarova


def test_a_name_changed_by_a_file_leaves_the_former_one_as_a_variant(desk, omarova):
    file = f"id,family_name_kk\n{omarova.pk},Серікова\n"
    confirm(desk, upload(desk, file))

    assert variants(omarova) == [("Омарова Айгүл", "kk")]
    assert named("омарова") == [omarova.pk]


def test_a_name_taken_over_in_a_merge_leaves_the_former_one(editor, omarova):
    source = PersonFactory(family_name_kk="Серікова", given_name_kk="Айгүл")

    done = merge.merge(source, omarova, by=editor, chosen=["family_name_kk"])
    assert ("Омарова Айгүл", "kk") in variants(omarova)

    merge.undo(done, by=editor)
    assert variants(omarova) == []


@pytest.mark.parametrize(
    "typed",
    [
        {"given_name_kk": "АЙГҮЛ"},  # folded it is the same
        {"patronymic_kk": "Бериккызы"},  # and here a part of it
        {"given_name_kk": "Айгүл."},
        {"degree_kk": "доцент"},
    ],
)
def test_what_is_no_other_name_leaves_none(desk, omarova, typed):
    save(desk, omarova, **typed)

    assert variants(omarova) == []


def test_half_of_a_double_name_is_another_name(desk, omarova):
    save(desk, omarova, family_name_kk="Серікова-Омарова")

    assert candidates("А. Омарова")[0].thing == omarova


def test_a_typo_that_was_kept_can_be_taken_away(desk, omarova):
    save(desk, omarova, family_name_kk="Омаров")
    save(desk, omarova, **{"names-0-DELETE": "on"})

    assert variants(omarova) == []


def test_the_former_name_may_be_typed_as_a_variant_in_the_same_form(desk, omarova):
    row = {"names-0-name": "Омарова Айгүл", "names-0-language": "kk"}
    save(desk, omarova, family_name_kk="Серікова", **row | {"names-TOTAL_FORMS": 1})

    assert variants(omarova) == [("Омарова Айгүл", "kk")]


def test_a_name_longer_than_a_variant_may_be_is_no_reason_to_refuse(desk):
    long = dict.fromkeys(["family_name_kk", "given_name_kk", "patronymic_kk"], "а" * 99)
    person = PersonFactory(**long)

    save(desk, person, family_name_kk="Серікова")

    assert variants(person) == []


@pytest.mark.parametrize(
    "printed", ["Айгүл Серікова (Омарова)", "Серікова (бұрынғы Омарова) А."]
)
def test_a_name_printed_with_the_former_one_is_recognised_by_either(editor, printed):
    place = ParticipationFactory(
        event=EventFactory(), person=None, printed_name_kk=printed
    )
    assert candidates(printed) == []

    person = link.identify_as_new(place, by=editor)

    assert person.family_name_kk == "Серікова"
    assert variants(person) == [(printed, "kk")]
    assert candidates("А. Омарова")[0].thing == person
    assert candidates("Серікова А.")[0].thing == person


def test_a_variant_kept_before_former_names_were_known_is_found_once_migrated():
    person = PersonFactory(family_name_kk="Серікова", given_name_kk="Айгүл")
    person.names.create(name="Айгүл Серікова (Омарова)", language="kk")
    person.names.update(turned_key="stale:x")
    migration = import_module("participants.migrations.0010_former_names_are_looked_up")

    migration.fold(apps, None)

    assert candidates("А. Омарова")[0].thing == person


def test_who_is_known_by_the_former_name_only_is_a_candidate(omarova):
    assert candidates("Айгүл Серікова (Омарова)")[0].thing == omarova


# --- A name that one language has a part of -------------------------------------


def test_a_given_name_from_another_language_is_shown_beside_the_family_name():
    person = Person(family_name_ru="Есимов", given_name_kk="Ғарифолла")

    assert person.name_in("kk") == ("Есимов Ғарифолла", "ru", True)
    assert person.name_in("ru") == ("Есимов Ғарифолла", "kk", True)
    assert person.name_in("en") == ("Есимов Ғарифолла", "ru", True)


def test_a_page_says_in_which_language_the_borrowed_part_is(client):
    person = PersonFactory(
        family_name_kk="Әлиев", given_name_kk="", given_name_ru="Ерлан"
    )
    ParticipationFactory(event=EventFactory(published=True), person=person)

    page = client.get(person.get_absolute_url())

    assert person.slug == "aliev-erlan"
    assert '<h1><span lang="ru">Әлиев Ерлан</span> <small' in page.content.decode()


def test_a_patronymic_stays_with_the_given_name():
    person = Person(
        family_name_kk="Мұсатаев", given_name_kk="Сейілбек",
        patronymic_kk="Шаяхметұлы", family_name_en="Musatayev",
    )  # fmt: skip
    assert person.name_in("en") == ("Musatayev Сейілбек Шаяхметұлы", "kk", True)

    person.given_name_en = "Seilbek"
    assert person.name_in("en") == ("Musatayev Seilbek", "en", False)


def test_a_given_name_in_another_language_speaks_for_a_person():
    person = PersonFactory(
        family_name_kk="", family_name_ru="Есимов", given_name_kk="Ғарифолла"
    )

    assert candidates("Г. Есимов")[0].thing == person
    assert candidates("Ғалым Есимов") == []


def test_the_desk_says_which_part_is_missing_and_saves(desk, omarova):
    told = save(desk, omarova, given_name_ru="Айгуль", given_name_en="")

    family, given, _saved = told
    assert "тегі [ru]" in family
    assert "аты [en]" in given


def test_the_desk_says_nothing_of_a_name_that_is_whole(desk, omarova):
    assert len(save(desk, omarova)) == 1


def test_an_initial_of_two_letters_stands_for_a_given_name():
    john = PersonFactory(family_name_kk="Смит", given_name_kk="Джон")
    learn_names({john.pk})

    assert named("Дж. Смит") == [john.pk]
    assert named("Шч. Смит") == []
    assert candidates("Дж. Смит")[0].thing == john
