"""Whom a printed name may mean: always ranked and explained, never decided."""

from importlib import import_module

import pytest
from django.apps import apps

from participants.matching import candidates, candidates_for_many
from participants.models import Person, PersonName
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def esim():
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    PersonName.objects.create(person=person, name="Г. Есимов", language="ru")
    return person


def people(found):
    return [candidate.thing for candidate in found]


@pytest.mark.parametrize(
    "printed",
    ["Ғ.Есім", "Есім Ғ.", "Ғ. Қ. Есім", "Ғарифолла Есім", "Есім Ғарифолла Қ.", "Есім"]
    + ["G. Yesim", "Garifolla Yessim", "Г. Есимов", "проф. Есимов Г. К.", "EСIМ Ғ."],
)
def test_a_person_is_recognised_in_any_script_and_order(esim, printed):
    PersonFactory(family_name_kk="Көшім", given_name_kk="Дос")

    assert people(candidates(printed)) == [esim]


@pytest.mark.parametrize("printed", ["Д. Есім", "Ғалым Есім", "Г. Кан", "", "Ғ."])
def test_another_name_is_nobody_we_know(esim, printed):
    assert candidates(printed) == []


def test_the_likeliest_comes_first_and_says_why(esim):
    namesake = PersonFactory(family_name_kk="Есімов", given_name_kk="Ғ.")

    first, second = candidates("Ғарифолла Есім")

    assert (first.thing, second.thing) == (esim, namesake)
    assert [str(reason) for reason in first.reasons] == [
        "тегі бірдей",
        "аты бірдей",
    ]
    assert first.score > second.score


def test_a_spelling_that_is_known_counts_more_than_one_that_agrees(esim):
    known = candidates("Г. Есимов", "ru")[0]
    agreeing = candidates("Г. К. Есимов", "ru")[0]

    assert known.score > agreeing.score
    assert str(known.reasons[0]) == "бұл жазылуы белгілі"


def test_the_same_affiliation_at_another_event_speaks_for_a_person(esim):
    namesake = PersonFactory(family_name_kk="Есім", given_name_kk="Ғабит")
    event = EventFactory()
    ParticipationFactory(
        event=event, person=namesake, affiliation_kk="Абай атындағы ҚазҰПУ"
    )

    first, _second = candidates("Ғ. Есім", affiliation="Абай атындағы ҚазҰПУ-дың")

    assert first.thing == namesake
    assert str(first.reasons[-1]) == "басқа іс-шарада да осы ұйымнан"


def test_somebody_merged_away_is_not_a_candidate(esim):
    PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.", merged_into=esim)

    assert people(candidates("Ғ. Есім")) == [esim]


def test_a_renamed_person_is_found_by_the_new_name_only(esim):
    esim.family_name_kk = "Сарым"
    esim.save()
    esim.names.all().delete()

    assert people(candidates("Ғ. Сарым")) == [esim]
    assert candidates("Ғ. Есім") == []


@pytest.mark.parametrize("count", [1, 3])
def test_many_names_cost_as_much_as_one(django_assert_num_queries, count):
    for _each in range(count):
        PersonFactory()
    names = [(f"Ә. Әлиев{number}", "kk") for number in range(count)]

    with django_assert_num_queries(4):
        found = candidates_for_many(names)

    assert [len(each) for each in found] == [count] * count


def test_no_more_are_offered_than_wanted():
    PersonFactory.create_batch(4, family_name_kk="Әлиев")

    assert len(candidates("Ә. Әлиев", limit=2)) == 2


def test_a_name_kept_under_an_old_key_is_found_once_migrated():
    person = PersonFactory(family_name_kk="Мамедоглы", given_name_kk="Асан")
    Person.objects.update(name_key_kk="mmdgl:a")
    migration = import_module(
        "participants.migrations.0007_names_in_ogly_are_folded_anew"
    )

    migration.fold(apps, None)

    assert [found.thing for found in candidates("А. Мамедов")] == [person]
