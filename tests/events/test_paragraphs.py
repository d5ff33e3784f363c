"""Addresses of paragraphs as readers meet them: on the page, cited, removed."""

import re

import pytest
from django.urls import reverse
from reversion.models import Version

from events.choices import Status
from events.history.restoring import restore
from events.models import Event, Section
from events.saving import saving
from interop.formats import jats, markdown, text
from interop.record.build import build_record
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db

FIRST = "Кеңеске он екі ғалым қатысып, биылғы жоспарды талқылады."
SECOND = "Екінші мәселе бойынша факультет деканы баяндама жасады."
THIRD = "Соңында қатысушылар ортақ қарар қабылдап, тарқасты."
ADDED = "Залдан жаңа ұсыныс түсті, оны бәрі бірауыздан қолдады."


def html(*texts):
    return "".join(f"<p>{one}</p>" for one in texts)


@pytest.fixture
def section(editor):
    section = SectionFactory(
        event__published=True,
        event__title_ru="Круглый стол",
        body_kk=html(FIRST, SECOND, THIRD),
        body_ru=html("Первый абзац.", "Второй абзац.", "Третий абзац."),
    )
    with saving(section.event, by=editor):
        section.save()
    return section


def write(section, **texts):
    """Save the section with other texts, as a form does."""
    section = Section.objects.get(pk=section.pk)
    for column, value in texts.items():
        setattr(section, column, value)
    section.save()
    return section


def shown(client, section, language="kk"):
    """Return the numbers on the page, in reading order."""
    page = client.get(f"/{language}/events/{section.event_id}-x/", follow=True)
    return re.findall(r'<p id="s1p([\d-]+)"[^>]*><a class="pilcrow"', str(page.text))


def test_the_number_on_the_page_stays_with_the_paragraph(client, section):
    write(section, body_kk=html(FIRST, ADDED, THIRD, SECOND))

    assert shown(client, section) == ["1", "1-1", "3", "2"]
    assert shown(client, section, "ru") == ["1", "2", "3"]


def test_a_draft_is_numbered_anew_at_each_save():
    section = SectionFactory(body_kk=html(FIRST, SECOND))

    section = write(section, body_kk=html(ADDED, FIRST, SECOND))

    assert section.paragraphs["labels"]["kk"] == ["1", "2", "3"]


def test_a_withdrawn_record_keeps_its_numbers(section):
    Event.objects.filter(pk=section.event_id).update(
        status=Status.REVIEW, withdrawn_at=section.event.publish_at
    )

    section = write(section, body_kk=html(ADDED, FIRST, SECOND))

    assert section.paragraphs["labels"]["kk"] == ["0-1", "1", "2"]


def test_what_was_published_before_numbers_were_kept_keeps_its_addresses(section):
    Section.objects.update(paragraphs={})

    section = write(section, body_kk=html(FIRST, ADDED, SECOND, THIRD))

    assert section.paragraphs["labels"]["kk"] == ["1", "1-1", "2", "3"]


def test_the_page_says_what_became_of_a_removed_paragraph(client, section):
    write(section, body_kk=html(FIRST, f"{SECOND} {THIRD}"))

    page = client.get(section.event.get_absolute_url()).text

    note = re.search(r'<p id="s1p3" class="note">(.*?)</p>', page)[1]
    assert f'<a href="{section.event.get_absolute_url()}#s1p2">§ 2</a>' in note


@pytest.mark.parametrize("part", ["s1", "s1p2", "t7"])
def test_the_permanent_address_of_a_part_leads_to_it_on_the_page(client, section, part):
    response = client.get(f"/e/{section.event_id}/{part}")

    assert response.url == f"{section.event.get_absolute_url()}#{part}"


def test_the_permanent_address_of_a_removed_paragraph_tells_of_it(client, section):
    write(section, body_kk=html(FIRST, THIRD), body_ru="")

    response = client.get(f"/e/{section.event_id}/s1p2", follow=True)

    assert response.status_code == 410
    assert "§ 2" in response.text
    assert SECOND not in response.text


def test_what_only_a_translation_still_has_is_shown_in_its_language(client, section):
    write(section, body_kk=html(FIRST, THIRD))

    response = client.get(f"/e/{section.event_id}/s1p2", follow=True)

    assert response.status_code == 200
    assert '<blockquote class="passage__text" lang="ru"><p>Второй абзац.</p>' in (
        response.text
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_paragraph_has_a_page_in_each_language(client, section, language):
    response = client.get(f"/{language}/events/{section.event_id}/s1p3/")

    words = {"kk": THIRD, "ru": "Третий абзац.", "en": THIRD}[language]
    assert f"<p>{words}</p>" in response.text
    assert f"/e/{section.event_id}/s1p3" in response.text


def test_a_removed_section_says_so_and_one_never_there_does_not(client, section):
    number = section.event_id
    section.delete()

    assert client.get(f"/e/{number}/s1", follow=True).status_code == 410
    assert client.get(f"/e/{number}/s1p1", follow=True).status_code == 410
    assert client.get(f"/e/{number}/s2", follow=True).status_code == 404
    assert client.get(f"/kk/events/{number}/s0/").status_code == 404


@pytest.mark.parametrize("part", ["s1p9", "s1p2-1"])
def test_a_number_never_given_is_unknown(client, section, part):
    assert client.get(f"/e/{section.event_id}/{part}", follow=True).status_code == 404


@pytest.mark.parametrize("part", ["x1", "s1p", "s1p2-", "s1p٣", "s99999", "s1/"])
def test_what_is_no_address_is_unknown(client, section, part):
    assert client.get(f"/e/{section.event_id}/{part}").status_code == 404


def test_a_paragraph_of_a_withdrawn_record_is_withdrawn(client, section):
    Event.objects.filter(pk=section.event_id).update(
        status=Status.WITHDRAWN, withdrawn_at=section.event.publish_at
    )

    response = client.get(f"/kk/events/{section.event_id}/s1p1/")

    assert response.status_code == 410
    assert FIRST not in response.text


def test_every_format_gives_the_number_of_the_page(section):
    write(section, body_kk=html(FIRST, ADDED, SECOND, THIRD))
    event = Event.objects.for_reading().get(pk=section.event_id)
    record = build_record(event, "kk")

    assert f"[1-1] {ADDED}" in text.render(record)
    assert f"[1-1] {ADDED}" in markdown.render(record)
    assert f'<p id="s1p1-1">{ADDED}</p>' in jats.render(record)
    assert '<p id="ru-s1p2">Второй абзац.</p>' in jats.render(record)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_paragraph_is_cited_with_its_number_and_address(client, section, language):
    address = reverse("interop:cite", args=[section.event_id])
    address = address.replace("/kk/", f"/{language}/")

    write(section, body_kk=html(FIRST, ADDED, SECOND))

    page = client.get(f"{address}?section=1&paragraph=1-1").text

    assert page.count("§ 1-1") >= 5
    assert f"/e/{section.event_id}/s1p1-1" in page
    assert client.get(f"{address}?section=1&paragraph=7").status_code == 404


def test_a_section_that_comes_back_brings_its_numbers_and_none_twice(section, editor):
    event = section.event
    with saving(event, by=editor):
        write(section, body_kk=html(FIRST, SECOND, THIRD, ADDED))
        event.save()
    with saving(event, by=editor):
        section.delete()
        event.save()
    first = Version.objects.get_for_object(event).last().revision

    restore(event, first, by=editor)

    back = Section.objects.get(event=event)
    assert back.paragraphs["labels"]["kk"] == ["1", "2", "3"]
    assert "4" in back.paragraphs["gone"]["kk"]


def test_the_number_of_queries_does_not_grow_with_paragraphs(
    client, section, django_assert_max_num_queries
):
    write(section, body_kk=html(*(f"{FIRST} {n}" for n in range(60))))

    with django_assert_max_num_queries(12):
        client.get(f"/kk/events/{section.event_id}/s1p4/")


def test_factories_number_what_they_make():
    event = EventFactory(published=True)

    section = SectionFactory(event=event, body_kk=html(FIRST, SECOND))

    assert section.paragraphs["labels"]["kk"] == ["1", "2"]
