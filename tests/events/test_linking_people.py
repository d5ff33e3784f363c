"""Saying who somebody printed in a record is."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from reversion.models import Revision

from events.people import link
from participants.matching import candidates
from participants.models import Person
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return ParticipationFactory(
        person=None, printed_name_kk="проф. Ғ. ЕСІМ", printed_name_en="G. Yesim"
    )


def test_a_person_is_named_and_the_spelling_remembered(editor, place):
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")

    link.identify(place, person, by=editor)

    place.refresh_from_db()
    assert place.person == person
    assert [name.name for name in person.names.all()] == ["G. Yesim", "проф. Ғ. ЕСІМ"]
    assert str(candidates("G. Yesim")[0].reasons[0]) == "бұл жазылуы белгілі"


def test_a_new_person_is_made_of_the_printed_names(editor, place):
    person = link.identify_as_new(place, by=editor)

    place.refresh_from_db()
    assert place.person == person
    assert (person.family_name_kk, person.given_name_kk) == ("Есім", "Ғ.")
    assert (person.family_name_en, person.given_name_en) == ("Yesim", "G.")


def test_whoever_was_merged_away_stands_for_the_person_who_stays(editor, place):
    stays = PersonFactory()

    link.identify(place, PersonFactory(merged_into=stays), by=editor)

    place.refresh_from_db()
    assert place.person == stays


def test_the_second_to_answer_is_told_so(editor, place):
    person = PersonFactory()
    link.identify(place, person, by=editor)

    with pytest.raises(ValidationError):
        link.identify_as_new(place, by=editor)

    assert Person.objects.count() == 1


def test_an_author_answers_for_their_own_draft_only(author, place):
    person = PersonFactory()
    own = ParticipationFactory(person=None, event=EventFactory())
    own.event.responsible.add(author)

    link.identify(own, person, by=author)
    with pytest.raises(PermissionDenied):
        link.identify(place, person, by=author)

    place.refresh_from_db()
    assert place.person is None


def test_a_printed_text_without_a_name_makes_no_person(editor):
    place = ParticipationFactory(person=None, printed_name_kk="…")

    with pytest.raises(ValidationError):
        link.identify_as_new(place, by=editor)

    assert not Person.objects.exists()


def test_an_answer_is_kept_in_the_history_of_the_record(editor, place):
    link.identify(place, PersonFactory(), by=editor)

    assert Revision.objects.get().user == editor


def test_whoever_may_see_no_people_names_and_makes_nobody(place, django_user_model):
    stranger = django_user_model.objects.create_user("stranger")

    with pytest.raises(PermissionDenied):
        link.identify(place, PersonFactory(), by=stranger)
    with pytest.raises(PermissionDenied):
        link.identify_as_new(place, by=stranger)

    place.refresh_from_db()
    assert place.person is None
