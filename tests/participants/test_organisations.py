import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants import views
from participants.models import Organisation
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    university = OrganisationFactory(name_kk="Университет", kind="university")
    faculty = OrganisationFactory(name_kk="Факультет", parent=university)
    return university, faculty, OrganisationFactory(name_kk="Кафедра", parent=faculty)


def test_a_chain_names_the_smallest_unit_first(chain):
    university, faculty, department = chain

    assert department.chain == [department, faculty, university]
    assert department.home == university
    assert university.home is None


def test_a_university_shows_the_records_of_its_departments(client, chain):
    university, faculty, department = chain
    event = EventFactory(published=True)
    OrganiserFactory(event=event, organisation=department)

    for organisation in chain:
        response = client.get(organisation.get_absolute_url())
        assert list(response.context["page"]) == [event]
    units = client.get(university.get_absolute_url()).context["units"]
    assert list(units) == [faculty]


def test_records_that_only_name_it_are_turned_over_beside_its_own(client, monkeypatch):
    monkeypatch.setattr(views, "LINKS_ON_A_PAGE", 1)
    unit, events = OrganisationFactory(), EventFactory.create_batch(2, published=True)
    for event in events:
        ParticipationFactory(event=event).organisations.add(unit)

    pages = [client.get(unit.get_absolute_url(), {"named": n}) for n in (1, 2)]

    named = {event for page in pages for event in page.context["named_in"]}
    assert named == set(events)
    assert "?named=2" in pages[0].content.decode()


def test_an_organisation_without_public_records_is_not_shown(client, chain):
    OrganiserFactory(organisation=chain[-1])

    for organisation in chain:
        assert client.get(organisation.get_absolute_url()).status_code == 404


def test_a_circle_of_parents_is_refused_with_a_sentence(chain):
    university, _faculty, department = chain
    university.parent = department

    with pytest.raises(ValidationError) as refusal:
        university.full_clean()

    assert list(refusal.value.message_dict) == ["parent"]


def test_a_unit_does_not_move_where_the_units_below_it_make_the_chain_too_long(chain):
    university, faculty, _department = chain
    house = OrganisationFactory(name_kk="Орталық")
    ministry = OrganisationFactory(name_kk="Министрлік", parent=house)
    university.parent = ministry
    university.full_clean()  # five levels

    university.parent = OrganisationFactory(name_kk="Басқарма", parent=ministry)
    with pytest.raises(ValidationError) as refusal:
        university.full_clean()

    assert refusal.value.message_dict == {
        "parent": ["Бөлімшелер тізбегі тым ұзын болады: ең көбі 5."]
    }


def test_a_chain_may_not_be_longer_than_lists_can_follow():
    unit = None
    for _depth in range(Organisation.MAX_DEPTH):
        unit = OrganisationFactory(parent=unit)
    unit.full_clean()

    with pytest.raises(ValidationError):
        OrganisationFactory.build(parent=unit).full_clean()


def test_the_database_itself_refuses_an_organisation_that_is_its_own_parent(chain):
    university = chain[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=university.pk).update(parent=university)
