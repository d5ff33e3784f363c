"""Places given to the wrong person go to the right one, or wait again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from events.people.split import release, split
from participants.models import Person
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(family_name_kk="Әлиев", given_name_kk="Ә.")


@pytest.fixture
def places(person):
    printed = ["Ә. Әлиев", "Әсет Әлиев", "Ә. Әлиев"]
    return [
        ParticipationFactory(
            event=EventFactory(published=True), person=person, printed_name_kk=name
        )
        for name in printed
    ]


def test_a_new_person_takes_the_name_as_it_was_printed(editor, person, places):
    new = split(person, [places[1]], by=editor)

    assert (new.family_name_kk, new.given_name_kk) == ("Әлиев", "Әсет")
    assert list(new.participations.all()) == [places[1]]
    assert list(person.participations.all()) == [places[0], places[2]]


def test_places_go_to_a_person_who_is_known(editor, person, places):
    other = PersonFactory(family_name_kk="Әлиев", given_name_kk="Әсет")

    split(person, places[:2], by=editor, to=other)

    assert list(other.participations.all()) == places[:2]
    assert [name.name for name in other.names.all()] == ["Ә. Әлиев", "Әсет Әлиев"]


def test_whoever_was_merged_away_takes_no_places(editor, person, places):
    stays = PersonFactory()
    merged = PersonFactory(merged_into=stays)

    assert split(person, [places[0]], by=editor, to=merged) == stays


def test_places_may_wait_again_for_somebody_to_say_whose_they_are(
    editor, person, places
):
    release(person, [places[1]], by=editor)

    places[1].refresh_from_db()
    assert places[1].person is None


def test_a_person_is_not_left_without_a_place(editor, person, places):
    with pytest.raises(ValidationError):
        split(person, places, by=editor)

    assert person.participations.count() == 3
    assert Person.objects.count() == 1


def test_only_places_of_the_person_can_be_split_off(editor, person, places):
    foreign = ParticipationFactory()

    with pytest.raises(ValidationError):
        split(person, [foreign], by=editor)


def test_an_author_may_not_split_a_person_in_foreign_records(author, person, places):
    with pytest.raises(PermissionDenied):
        split(person, [places[0]], by=author)
