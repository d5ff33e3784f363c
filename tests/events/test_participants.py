"""People, bodies and voices on the pages of records, and what they belonged to."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.html import strip_tags

from events.concerned import follow
from events.indexing.documents import documents
from events.models import Event, Participation
from events.people import link
from events.readiness import problems
from interop.record.build import build_record
from participants.models import Organisation
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


def published(**columns):
    """A public record with one place of these columns."""
    place = ParticipationFactory(event=EventFactory(published=True), **columns)
    return place.event, place


def record_of(event, language="kk"):
    return build_record(
        Event.objects.published().for_reading().get(pk=event.pk), language
    )


def belongings(event):
    (place,) = record_of(event).participants
    return [
        (one.name.text, one.organisation and one.organisation.id)
        for one in place.affiliations
    ]


# --- Affiliations -------------------------------------------------------------


def test_a_printed_part_is_the_organisation_whose_name_it_bears():
    event, place = published(affiliation_kk="Жазушылар одағы; КазНПУ")
    university = OrganisationFactory(name_kk="Абай атындағы ҚазҰПУ")
    university.short_name_ru = "КазНПУ"
    university.save()
    academy = OrganisationFactory(name_kk="Академия")
    place.organisations.set([university, academy])

    assert belongings(event) == [
        ("Жазушылар одағы", academy.pk),
        ("КазНПУ", university.pk),
    ]


def test_what_nobody_can_pair_stands_by_itself():
    event, place = published(affiliation_kk="Бірінші; Екінші")
    units = [OrganisationFactory(name_kk=name) for name in ("Академия", "Институт")]
    place.organisations.set(units)

    assert belongings(event) == [
        ("Бірінші", None),
        ("Екінші", None),
        ("Академия", units[0].pk),
        ("Институт", units[1].pk),
    ]


def test_a_link_without_printed_words_goes_by_its_own_name():
    event, place = published()
    place.organisations.add(academy := OrganisationFactory(name_kk="Академия"))

    assert belongings(event) == [("Академия", academy.pk)]


def test_pages_lead_from_people_to_their_organisations_and_back(client):
    event, place = published(affiliation_kk="Академия")
    university = OrganisationFactory(name_kk="Университет")
    academy = OrganisationFactory(name_kk="Академия", parent=university)
    place.organisations.add(academy)

    address = f'<a href="{academy.get_absolute_url()}">Академия</a>'
    for page in (event, place.person):
        assert address in client.get(page.get_absolute_url()).content.decode()
    for unit in (academy, university):
        page = client.get(unit.get_absolute_url())
        assert [*page.context["named_in"]] == [event]
        assert "event-cards" not in page.content.decode()
        assert event.get_absolute_url() in page.content.decode()
        assert client.get(f"/api/v1/organisations/{unit.pk}").status_code == 200


def test_an_organisation_that_only_a_draft_names_has_no_page(client):
    place = ParticipationFactory()
    place.organisations.add(academy := OrganisationFactory())

    assert client.get(academy.get_absolute_url()).status_code == 404


def test_an_organisation_that_somebody_named_is_not_deleted(admin_client):
    place = ParticipationFactory()
    place.organisations.add(academy := OrganisationFactory())
    address = "/admin/participants/organisation/"
    chosen = {"action": "delete_selected", "_selected_action": academy.pk, "post": "1"}

    one = admin_client.post(f"{address}{academy.pk}/delete/", {"post": "yes"})
    admin_client.post(address, chosen)

    assert one.status_code == 403
    assert [*place.organisations.all()] == [academy]


def test_an_event_an_organisation_held_is_listed_once(client):
    event, place = published()
    place.organisations.add(academy := OrganisationFactory())
    OrganiserFactory(event=event, organisation=academy)

    page = client.get(academy.get_absolute_url())

    assert ([*page.context["page"]], [*page.context["named_in"]]) == ([event], [])


def test_a_record_hears_of_a_new_name_of_what_somebody_belonged_to():
    event, place = published()
    unit = OrganisationFactory(parent=OrganisationFactory())
    place.organisations.add(unit)
    before = timezone.now()

    university = Organisation.objects.get(pk=unit.parent_id)
    university.name_kk = "Жаңа атау"
    university.save()
    follow(university)

    event.refresh_from_db()
    assert event.modified_at > before


# --- Bodies and voices --------------------------------------------------------


def test_a_body_and_a_voice_are_asked_of_nobody(editor):
    event = EventFactory()
    for kind in ("body", "voice"):
        ParticipationFactory(event=event, person=None, kind=kind)

    assert not Participation.objects.unmatched().exists()
    assert not [one for one in problems(event) if "participations-" in one.anchor]


@pytest.mark.parametrize("act", ["identify", "identify_as_new"])
def test_a_voice_is_matched_to_nobody(editor, act):
    place = ParticipationFactory(person=None, kind="voice")
    people = [PersonFactory()] if act == "identify" else []

    with pytest.raises(ValidationError, match="адам емес"):
        getattr(link, act)(place, *people, by=editor)

    place.refresh_from_db()
    assert place.person is None


def test_no_door_makes_a_person_of_a_voice():
    with pytest.raises(IntegrityError):
        ParticipationFactory(kind="voice")


def test_a_body_leads_to_its_page_and_has_no_seat_and_no_initials(client):
    event, place = published(
        person=None, kind="body", printed_name_kk="Ғылым министрлігі"
    )
    place.organisations.add(ministry := OrganisationFactory())

    html = client.get(event.get_absolute_url()).content.decode()

    assert f'<a href="{ministry.get_absolute_url()}">Ғылым министрлігі</a>' in html
    assert '<svg class="round-table' not in html
    assert re.findall(r'class="avatar"[^>]*>(.*?)<', html) == [""]


def test_whoever_has_two_roles_has_one_seat_and_whoever_greeted_none(client):
    event, place = published()
    for role in ("moderator", "greeting"):
        person = place.person if role == "moderator" else PersonFactory()
        ParticipationFactory(event=event, person=person, role=role)

    html = client.get(event.get_absolute_url()).content.decode()

    assert len(re.findall(r'<circle[^>]* r="36"/>', html)) == 1
    assert '<circle class="round-table__leads"' in html


@pytest.mark.parametrize("kind", ["body", "voice"])
def test_a_body_and_a_voice_are_found_by_their_words_and_not_as_names(kind):
    event, place = published(person=None, kind=kind, printed_name_kk="Алаш қоры")
    SectionFactory(event=event, speaker=place)

    header, section = documents(Event.objects.for_indexing().get())

    assert (header.people, section.people) == ((), ())
    assert "Алаш қоры" in header.heading


def test_their_names_are_in_no_list_of_people(client):
    event, _place = published(person=None, kind="voice", printed_name_kk="студент")

    assert "студент" not in strip_tags(client.get("/kk/people/").content.decode())
    (told,) = client.get(f"/api/v1/records/{event.pk}").json()["participants"]
    assert (told["kind"], told["family"], told["person"]) == ("voice", "", None)


def test_whoever_was_merged_away_is_the_one_who_stayed():
    stays = PersonFactory()
    event, _place = published(person=stays)
    gone = PersonFactory(merged_into=stays)
    ParticipationFactory(event=event, person=gone, printed_name_kk="Ә. Ә. Әлиев")

    assert [one.person.id for one in record_of(event).authors] == [stays.pk]
