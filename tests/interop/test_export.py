"""The one address behind every format: what it answers to whom."""

import pytest
from django.utils import timezone

from events.models import Event
from interop.formats import registry
from languages.fallback import LANGUAGES
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
EXTENSIONS = [one.EXTENSION for one in registry.FORMATS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_record_is_handed_out_in_every_format_and_language(
    client, language, extension
):
    event = EventFactory(published=True, title_ru="Тақырып", title_en="Title")

    response = client.get(f"/{language}/events/{event.pk}.{extension}")

    kind = registry.by_extension(extension).MEDIA_TYPE
    assert response.status_code == 200
    assert response["Content-Type"] == f"{kind}; charset=utf-8"
    assert response["Content-Language"] == language
    name = f'filename="roundtable-{event.pk}-{language}.{extension}"'
    assert response["Content-Disposition"].endswith(name)
    assert "Cookie" not in response.get("Vary", "")
    assert response.cookies == {}


def test_a_file_is_in_the_language_of_the_record_with_all_its_labels(client):
    event = EventFactory(published=True, title_kk="", title_ru="Круглый стол")

    response = client.get(f"/kk/events/{event.pk}.ris")

    assert response["Content-Language"] == "ru"
    assert response["Content-Disposition"].endswith(f'-{event.pk}-ru.ris"')
    assert f"ID  - roundtable-{event.pk}-ru" in response.content.decode()
    assert "M3  - круглый стол" in response.content.decode()


def test_who_has_the_file_already_is_told_so(client):
    address = f"/kk/events/{EventFactory(published=True).pk}.bib"
    known = client.get(address)

    same = client.get(address, headers={"if-none-match": known["ETag"]})
    later = client.get(address, headers={"if-modified-since": known["Last-Modified"]})
    other = client.get(address, headers={"if-none-match": '"other"'})

    assert [same.status_code, later.status_code, other.status_code] == [304, 304, 200]


def test_a_record_is_never_older_than_the_day_it_became_public(client):
    now = timezone.now()
    event = EventFactory(published=True)
    Event.objects.filter(pk=event.pk).update(modified_at=now.replace(year=2020))

    response = client.get(f"/kk/events/{event.pk}.txt")

    assert str(now.year) in response["Last-Modified"]


@pytest.mark.parametrize("extension", ["doc", "bibtex", "json", "x.y.z", "ics.ics"])
def test_a_format_we_do_not_offer_is_not_found(client, extension):
    event = EventFactory(published=True)

    assert client.get(f"/kk/events/{event.pk}.{extension}").status_code == 404


def test_a_withdrawn_record_says_so_and_an_unknown_one_is_not_found(client):
    day = timezone.now()
    event = EventFactory(title_kk="Тылсым", status="withdrawn", withdrawn_at=day)

    gone = client.get(f"/kk/events/{event.pk}.bib")

    assert gone.status_code == 410
    assert "Тылсым" not in gone.content.decode()
    assert client.get("/kk/events/999999999.bib").status_code == 404


def test_an_editor_gets_no_export_of_a_draft(client, editor):
    client.force_login(editor)

    assert client.get(f"/kk/events/{EventFactory().pk}.bib").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_an_export_can_only_be_read(client, method):
    address = f"/kk/events/{EventFactory(published=True).pk}.bib"

    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_control_characters_of_an_old_file_leave_in_no_format(client, extension):
    event = EventFactory(published=True, title_kk="Жол\x0bдың \x01басы")

    response = client.get(f"/kk/events/{event.pk}.{extension}")

    assert "Жолдың басы" in response.content.decode().replace("\r\n ", "")


@pytest.mark.parametrize("count", [1, 30])
def test_an_export_costs_the_same_however_long_the_record_is(
    client, django_assert_num_queries, count
):
    topics = TopicFactory.create_batch(count)
    event = EventFactory(published=True, series=SeriesFactory(), topics=topics)
    for _row in range(count):
        OrganiserFactory(event=event)
        SectionFactory(event=event, speaker=ParticipationFactory(event=event))

    with django_assert_num_queries(15):
        assert client.get(f"/kk/events/{event.pk}.md").status_code == 200
