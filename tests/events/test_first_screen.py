"""What a record begins with, and how its numbers, seats and long words behave."""

import re

import pytest

from tests.events.test_record_page import page
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_roles_head_those_who_had_them(client):
    event = EventFactory(published=True)
    ParticipationFactory(event=event, role="moderator")
    ParticipationFactory.create_batch(9, event=event, role="panelist")

    html = page(client, event)

    assert html.count('class="participants__role"') == 2
    assert html.count('class="people__one"') == 10


@pytest.mark.parametrize(
    ("abstract", "first"), [("Қысқаша.", "participants"), ("", "s1")]
)
def test_people_come_before_the_text_where_an_abstract_has_begun_it(
    client, abstract, first
):
    event = EventFactory(published=True, abstract_kk=abstract)
    ParticipationFactory(event=event)
    SectionFactory(event=event)

    html = page(client, event)

    headings = re.findall(r'<h2[^>]* id="(participants|s1)"', html)
    assert headings[0] == first
    assert re.findall(r'href="#(participants|s1)"', html)[0] == first


def test_seats_lead_to_people_and_an_empty_table_is_not_drawn(client):
    alone, place = EventFactory(published=True), ParticipationFactory()
    EventFactory._meta.model.objects.filter(pk=place.event_id).update(
        status="published", publish_at="2024-01-01T00:00Z"
    )
    place.refresh_from_db()

    assert "round-table" not in page(client, alone)
    seat = f'<a href="{place.person.get_absolute_url()}" tabindex="-1"><title>'
    assert seat in page(client, place.event)


def test_who_speaks_in_a_section_is_linked_and_has_the_post_of_the_day(client):
    event = EventFactory(published=True)
    speaker = ParticipationFactory(event=event, post_kk="кафедра меңгерушісі")
    SectionFactory(event=event, speaker=speaker)

    html = page(client, event).partition('class="section__speaker"')[2]

    told = html.partition("</p>")[0]
    assert speaker.person.get_absolute_url() in told
    assert "кафедра меңгерушісі" in told


def test_a_number_leads_to_the_page_of_its_paragraph_where_readers_have_one(
    client, admin_client
):
    public, hidden = SectionFactory(event__published=True), SectionFactory()

    assert f'class="pilcrow" href="/kk/events/{public.event_id}/s1p1/"' in page(
        client, public.event
    )
    assert 'class="pilcrow" href="#s1p1"' in page(admin_client, hidden.event)


def test_a_section_leads_to_itself_in_the_other_languages(client):
    section = SectionFactory(event__published=True, event__title_ru="Собрание")

    html = page(client, section.event).partition('class="section__tools"')[2]

    address = section.event.get_absolute_url().replace("/kk/", "/ru/", 1)
    assert f'href="{address}#s1"' in html


@pytest.mark.parametrize(("letters", "size"), [(90, ""), (91, "1"), (200, "2")])
def test_the_longer_a_title_the_smaller_its_letters(client, letters, size):
    event = EventFactory(published=True, title_kk="ж" * letters)

    found = re.search(r'<h1(?: class="is-long-(\d)")?>', page(client, event))

    assert (found[1] or "") == size


def test_long_words_may_be_divided_but_not_in_what_programs_read(client):
    event = EventFactory(published=True, title_kk="Саясаттанушылардың 57-ші жиыны")

    html = page(client, event)

    assert (
        "<h1>Сая\u00adсат\u00adта\u00adну\u00adшы\u00adлар\u00adдың 57-\u2060ші" in html
    )
    assert "<title>Саясаттанушылардың 57-ші жиыны" in html


def test_the_page_of_a_record_has_its_reference_on_screen_and_on_paper(client):
    section = SectionFactory(event__published=True, event__title_kk="Басқосу")

    html = page(client, section.event).partition('class="colophon__reference"')[2]

    told = html.partition("</p>")[0]
    assert told.startswith(' lang="kk" translate="no">')
    assert "Басқосу" in told
    assert f"/e/{section.event_id}" in told
