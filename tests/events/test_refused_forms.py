"""A refused form leads to each mistake; a form that is only read shows texts."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.desk import posted_from
from tests.factories import EventFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(author):
    event = EventFactory(published=True, has_others=True, spoken_languages=["kk", "ru"])
    SectionFactory(event=event, body_kk="<p>Бірінші <strong>сөз</strong>.</p>")
    event.responsible.add(author)
    return event


@pytest.fixture
def address(event):
    return reverse("admin:events_event_change", args=[event.pk])


def mistakes(page):
    html = page.content.decode().partition('class="mistakes"')[2]
    return re.findall(r'<a href="#([^"]+)">', html.partition("</section>")[0])


def test_a_refused_form_says_how_many_mistakes_it_has_and_leads_to_each(
    client, editor, address
):
    client.force_login(editor)
    typed = {"starts_on": "ертең", "sections-0-kind": "жоқ", "correction": "text"}

    page = client.post(address, posted_from(client.get(address), **typed))

    html = page.content.decode()
    assert mistakes(page) == [
        "id_starts_on",
        "id_correction_note_kk",
        "id_sections-0-kind",
    ]
    assert "3 жерін түзету керек" in html
    assert all(f'id="{place}"' in html for place in mistakes(page))


def test_what_is_said_of_a_public_record_is_asked_where_it_is_saved(
    client, editor, address
):
    client.force_login(editor)
    opened = client.get(address)

    page = client.post(address, posted_from(opened, title_kk="Жаңа атау"))

    before, _row, after = page.content.decode().partition('class="submit-row"')
    assert ('name="correction"' in before, after.count('name="correction"')) == (0, 4)
    assert mistakes(page) == ["id_correction"]
    assert 'value="Жаңа атау"' in before  # nothing is lost


def test_files_of_a_refused_form_are_named_beside_their_fields(client, editor, address):
    client.force_login(editor)
    file = SimpleUploadedFile("зал.jpg", b"not a picture", "image/jpeg")
    form = posted_from(client.get(address), starts_on="ертең", correction="silent")

    page = client.post(address, form | {"new_photos": file})

    told = re.findall(r'class="chosen-again">([^<]*)', page.content.decode())
    assert told == ["Сақталмады, қайта таңдаңыз: зал.jpg"]


def test_a_record_that_is_only_read_shows_texts_and_not_their_source(
    client, author, address
):
    client.force_login(author)

    html = client.get(address).content.decode()

    assert '<div class="as-read"><p>Бірінші <strong>сөз</strong>.</p></div>' in html
    assert "&lt;p&gt;" not in html
    assert "Қазақша, Русский" in html
    assert re.search(r'<div class="readonly">\s*Иә', html)
    assert "icon-yes" not in html
