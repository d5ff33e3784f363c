"""Two people become one and two again, and everything that moved moves back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from reversion.models import Revision

from events.people.merge import merge, undo
from participants.models import Merge, Person, PersonName
from search.people import named
from tests.factories import EventFactory, ParticipationFactory, PersonFactory
from tests.files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def esim():
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғ.", degree_kk="")
    ParticipationFactory(
        event=EventFactory(published=True), person=person, printed_name_kk="Ғ. Есім"
    )
    return person


@pytest.fixture
def esimov():
    person = PersonFactory(
        family_name_kk="Есімов",
        given_name_kk="Ғарифолла",
        degree_kk="академик",
        orcid="0000-0002-1825-0097",
    )
    PersonName.objects.create(person=person, name="Г. Есимов", language="ru")
    for _each in range(2):
        ParticipationFactory(event=EventFactory(published=True), person=person)
    return person


def state():
    """Everything a merge may change, row by row."""
    people = Person.objects.order_by("pk").values()
    names = PersonName.objects.order_by("pk").values("person", "name", "language")
    places = [
        (place.pk, place.person_id)
        for person in Person.objects.all()
        for place in person.participations.all()
    ]
    return list(people), list(names), sorted(places)


def test_places_texts_and_spellings_go_to_the_person_who_stays(editor, esim, esimov):
    merge(esimov, esim, by=editor, chosen=["given_name_kk"])

    esim.refresh_from_db()
    assert esim.participations.count() == 3
    assert (esim.given_name_kk, esim.degree_kk) == ("Ғарифолла", "академик")
    assert esim.orcid == "0000-0002-1825-0097"
    assert [name.name for name in esim.names.all()] == [
        "Есім Ғ.",
        "Есімов Ғарифолла",
        "Г. Есимов",
    ]


def test_what_was_not_chosen_stays(editor, esim, esimov):
    merge(esimov, esim, by=editor)

    esim.refresh_from_db()
    assert (esim.family_name_kk, esim.given_name_kk) == ("Есім", "Ғ.")


def test_the_old_address_leads_to_the_person_who_stays(client, editor, esim, esimov):
    old = esimov.get_absolute_url()

    merge(esimov, esim, by=editor)

    response = client.get(old)
    assert (response.status_code, response.url) == (301, esim.get_absolute_url())
    assert len(client.get(esim.get_absolute_url()).context["page"]) == 3


def test_the_person_is_found_by_both_names(editor, esim, esimov):
    merge(esimov, esim, by=editor)

    assert named("есімов") == named("есім") == [esim.pk]


def test_undoing_restores_everything_that_moved(editor, esim, esimov):
    before = state()
    done = merge(esimov, esim, by=editor, chosen=["given_name_kk"])

    undo(done, by=editor)

    assert state() == before
    assert named("есімов") == [esimov.pk, esim.pk]  # whose name has another ending


def test_undoing_keeps_what_was_written_after_the_merge(editor, esim, esimov):
    done = merge(esimov, esim, by=editor)
    Person.objects.filter(pk=esim.pk).update(degree_kk="профессор")
    later = ParticipationFactory(person=esim)

    undo(done, by=editor)

    esim.refresh_from_db()
    assert esim.degree_kk == "профессор"
    assert later in esim.participations.all()


def test_an_identifier_that_somebody_else_has_by_now_is_not_given_back(
    editor, esim, esimov
):
    done = merge(esimov, esim, by=editor)
    Person.objects.filter(pk=esim.pk).update(orcid="")
    PersonFactory(orcid="0000-0002-1825-0097")

    with pytest.raises(ValidationError) as refusal:
        undo(done, by=editor)

    assert refusal.value.messages == ["Мұндай ORCID басқа адамда бар."]
    assert Merge.objects.get().can_be_undone is True


def test_a_chain_of_merges_leads_straight_to_the_last_person(editor, esim, esimov):
    third = PersonFactory()
    merge(esimov, esim, by=editor)

    last = merge(esim, third, by=editor)

    esimov.refresh_from_db()
    assert esimov.merged_into == third
    assert third.participations.count() == 3
    undo(last, by=editor)
    esimov.refresh_from_db()
    assert esimov.merged_into == esim


def test_an_earlier_merge_is_undone_after_the_later_one_only(editor, esim, esimov):
    first = merge(esimov, esim, by=editor)
    last = merge(esim, PersonFactory(), by=editor)

    with pytest.raises(ValidationError):
        undo(first, by=editor)
    undo(last, by=editor)
    undo(first, by=editor)

    assert Person.objects.filter(merged_into=None).count() == 3


def test_a_merge_is_undone_once(editor, esim, esimov):
    done = merge(esimov, esim, by=editor)
    undo(done, by=editor)

    with pytest.raises(ValidationError):
        undo(done, by=editor)


def test_nobody_is_merged_with_themselves(editor, esim):
    with pytest.raises(ValidationError):
        merge(esim, esim, by=editor)


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_was_merged_away_is_merged_no_further(editor, esim, esimov, turned):
    merge(esimov, esim, by=editor)
    pair = [esimov, PersonFactory()]

    with pytest.raises(ValidationError):
        merge(*(reversed(pair) if turned else pair), by=editor)

    assert Merge.objects.count() == 1


def test_of_two_editors_merging_at_once_the_second_is_told(editor, esim, esimov):
    as_the_second_sees_it = Person.objects.get(pk=esimov.pk)
    merge(esimov, esim, by=editor)

    with pytest.raises(ValidationError) as refusal:
        merge(as_the_second_sees_it, esim, by=editor)

    assert "Есім Ғ." in refusal.value.messages[0]


def test_an_author_may_not_merge_people(author, esim, esimov):
    with pytest.raises(PermissionDenied):
        merge(esimov, esim, by=author)

    assert state()[0] == list(Person.objects.order_by("pk").values())
    assert not Merge.objects.exists()


def test_a_merge_is_kept_in_the_history_with_its_author(editor, esim, esimov):
    merge(esimov, esim, by=editor)

    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.comment == "Біріктірілді: Есімов Ғарифолла → Есім Ғ."


def test_a_photo_brings_the_consent_of_whoever_it_shows(editor, esim, esimov):
    esimov.photo, esimov.photo_consent = picture(), True
    esimov.save()

    merge(esimov, esim, by=editor)

    esim.refresh_from_db()
    assert esim.photo.name == esimov.photo.name
    assert esim.photo_consent


def test_a_merge_of_before_organisations_had_any_is_undone_as_well(
    editor, esim, esimov
):
    before = state()
    done = merge(esimov, esim, by=editor)
    rows = done.moved.pop("rows")
    del done.moved["doublets"]
    done.moved |= {"places": [pk for *_names, pk in rows], "redirected": []}
    done.save()

    undo(done, by=editor)

    assert state() == before
