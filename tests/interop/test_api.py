"""The API as programs meet it: pages, filters, refusals, caches."""

import pytest
from django.utils import timezone

from events.models import Event
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"


@pytest.fixture
def event():
    event = EventFactory(
        published=True,
        title_kk="Алаш асылдары",
        title_ru="Сокровища Алаш",
        kind="lecture",
        series=SeriesFactory(),
        topics=[TopicFactory(name_kk="Тарих", slug="tarikh")],
    )
    university = OrganisationFactory(kind="university")
    unit = OrganisationFactory(parent=university, name_kk="Тарих кафедрасы")
    OrganiserFactory(event=event, organisation=unit)
    person = PersonFactory(family_name_kk="Есім", orcid="0000-0002-1825-0097")
    ParticipationFactory(event=event, person=person, printed_name_kk="Ғ. Есім")
    SectionFactory(event=event)
    EventFactory(published=True, starts_on="1991-12-16")
    return event


def withdrawn():
    return EventFactory(status="withdrawn", withdrawn_at=timezone.now())


def numbers(client, query=""):
    found = client.get(f"/api/v1/records?{query}").json()["items"]
    return [record["id"] for record in found]


# --- One record ------------------------------------------------------------------


def test_a_record_says_each_text_with_its_language(client, event):
    told = client.get(f"/api/v1/records/{event.pk}?lang=ru").json()

    assert told["title"] == {"text": "Сокровища Алаш", "language": "ru"}
    assert told["titles"][1] == {"text": "Алаш асылдары", "language": "kk"}
    assert told["organisers"][0]["name"]["language"] == "kk"
    assert told["abstract"] is None
    assert told["kind_label"] == "лекция"
    assert told["permanent_url"] == f"https://roundtable.example/e/{event.pk}"
    assert told["participants"][0]["person"]["orcid"] == "0000-0002-1825-0097"
    (section,) = told["sections"]
    assert '<p id="s1p1">Бірінші.</p>' in section["html"]["text"]


def test_a_photo_is_described_for_whoever_does_not_see_it(client, event):
    PhotoFactory(event=event, alt_kk="Залда отырған адамдар", alt_ru="Люди в зале")
    DocumentFactory(event=event)

    told = client.get(f"/api/v1/records/{event.pk}?lang=ru").json()

    assert told["photos"][0]["alt"] == {"text": "Люди в зале", "language": "ru"}
    assert told["documents"][0]["alt"] is None


def test_kazakh_is_written_in_its_own_letters(client, event):
    response = client.get(f"/api/v1/records/{event.pk}")

    assert "Алаш асылдары" in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.cookies == {}


def test_who_has_the_answer_already_is_told_so(client, event):
    for address in (f"/api/v1/records/{event.pk}", "/api/v1/records", "/api/v1/people"):
        known = client.get(address)

        same = client.get(address, headers={"if-none-match": known["ETag"]})

        assert same.status_code == 304, address
        assert same.content == b""


def test_a_record_says_when_it_changed(client, event):
    address = f"/api/v1/records/{event.pk}"
    seen = client.get(address)["Last-Modified"]

    assert client.get(address, headers={"if-modified-since": seen}).status_code == 304


def test_a_withdrawn_record_is_gone_and_an_unknown_one_unknown(client, event):
    gone = client.get(f"/api/v1/records/{withdrawn().pk}")
    draft = client.get(f"/api/v1/records/{EventFactory().pk}")
    unknown = client.get("/api/v1/records/999999999")

    assert [r.status_code for r in (gone, draft, unknown)] == [410, 404, 404]
    assert draft.json() == unknown.json()
    assert gone.json() == {"detail": "Бұл жазба кері алынды"}


# --- Lists ---------------------------------------------------------------------------


def test_records_are_narrowed_as_in_the_archive(client, event):
    unit = event.organisers.get().organisation
    person = event.participations.get().person

    for query in (
        "year=2011",
        "kind=lecture",
        f"organisation={unit.pk}",
        f"organisation={unit.parent_id}",
        "topic=tarikh",
        f"series={event.series_id}",
        f"person={person.pk}",
        "language=ru",
        "year=2011&kind=lecture&language=ru",
    ):
        assert numbers(client, query) == [event.pk], query

    assert len(numbers(client)) == 2
    assert numbers(client, "year=1999") == []


def test_a_page_names_those_beside_it(client, event):
    EventFactory(published=True, starts_on="1986-12-17")

    middle = client.get("/api/v1/records?page=2&page_size=1&lang=ru").json()

    beside = "https://roundtable.example/api/v1/records?page={}&page_size=1&lang=ru"
    assert (middle["count"], middle["page"], middle["pages"]) == (3, 2, 3)
    assert middle["previous"] == beside.format(1)
    assert middle["next"] == beside.format(3)
    assert len(middle["items"]) == 1


@pytest.mark.parametrize("kind", ["people", "organisations", "topics", "series"])
def test_things_are_listed_and_fetched_by_what_never_changes(client, event, kind):
    listed = client.get(f"/api/v1/{kind}?lang=kk").json()

    assert listed["count"] == (2 if kind == "organisations" else 1)
    for thing in listed["items"]:
        key = thing.get("id") or thing["key"]
        assert client.get(f"/api/v1/{kind}/{key}").json() == thing


@pytest.mark.parametrize("kind", ["people", "organisations", "topics", "series"])
def test_what_no_public_record_shows_is_not_found(client, kind):
    hidden = EventFactory(series=SeriesFactory(), topics=[TopicFactory(slug="joq")])
    OrganiserFactory(event=hidden)
    ParticipationFactory(event=hidden)
    key = "joq" if kind == "topics" else 1

    answer = client.get(f"/api/v1/{kind}/{key}")

    assert client.get(f"/api/v1/{kind}").json()["count"] == 0
    assert answer.status_code == 404
    assert list(answer.json()) == ["detail"]


# --- Refusals, cost, the description ------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=10001", "page=x", "page_size=101", "lang=de", "year=0",
        "year=99999", "kind=dance", "organisation=0", "organisation=99999999999",
        "topic=%00", "topic=%D2%9A", "person=-1", "series=x", "language=xx",
    ],
)  # fmt: skip
def test_a_question_without_sense_is_refused_in_words(client, event, query):
    response = client.get(f"/api/v1/records?{query}")

    assert response.status_code == 422
    assert response.json()["detail"].startswith(query.partition("=")[0])


@pytest.mark.parametrize("path", ["topics/a%00", "people/0", "series/x"])
def test_an_address_without_sense_is_refused_in_words(client, event, path):
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 422
    assert response.json()["detail"].startswith(("key", "number"))


def test_a_page_behind_the_last_is_not_found(client, event):
    answer = client.get("/api/v1/records?page=9")

    assert answer.status_code == 404
    assert answer.json() == {"detail": "Бұл тізімде мұндай бет жоқ."}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_only_reads(client, event, method):
    assert getattr(client, method)("/api/v1/records").status_code == 405


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("records", 17),
        ("people", 3),
        ("organisations", 6),
        ("topics", 3),
        ("series", 3),
    ],
)
def test_a_list_costs_the_same_for_one_and_many(
    client, django_assert_num_queries, path, queries, count
):
    for _row in range(count):
        event = EventFactory(
            published=True, series=SeriesFactory(), topics=[TopicFactory()]
        )
        OrganiserFactory(event=event)
        SectionFactory(event=event, speaker=ParticipationFactory(event=event))

    with django_assert_num_queries(queries):
        client.get(f"/api/v1/{path}")


def test_the_description_and_its_page_come_from_here(client):
    described = client.get("/api/v1/openapi.json").json()
    page = client.get("/api/v1/docs")

    html = page.content.decode()
    assert described["openapi"].startswith("3.1")
    assert page.status_code == 200
    assert page.cookies == {}
    assert "//" not in html.replace("<!DOCTYPE", "").split("<script src")[1]
    assert Event.objects.count() == 0


def test_the_short_address_leads_to_the_documentation(client):
    response = client.get("/api/")

    assert (response.status_code, response.url) == (302, "/api/v1/docs")
