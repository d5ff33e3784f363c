"""OAI-PMH as a harvester meets it; the harvester is not ours."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from oaipmh_scythe import Scythe

from events.models import Event
from interop.oai import items
from interop.oai.metadata_formats import METADATA_FORMATS
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    TopicFactory,
)

from .harvesting import NAMES, archive, ask, error_of, numbers, withdraw

pytestmark = [pytest.mark.usefixtures("_glossary_stays"), pytest.mark.django_db]
LIST = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}


@pytest.fixture(autouse=True)
def _on_a_site(settings):
    settings.SITE_URL = "https://roundtable.example"


# --- A harvest -----------------------------------------------------------------


def test_an_independent_harvester_gets_every_record_once(live_server, settings):
    settings.SITE_URL = live_server.url
    expected = {event.pk for event in archive(1000)}

    with Scythe(f"{live_server.url}/oai") as scythe:
        found = [
            record.header.identifier.partition("event-")[2]
            for record in scythe.list_records(metadata_prefix="oai_dc")
        ]

    assert len(found) == 1000
    assert {int(number) for number in found} == expected


def test_a_harvest_loses_nobody_while_records_come_and_go(client, monkeypatch):
    monkeypatch.setattr(items, "PAGE", 10)
    events = archive(45)
    seen, arguments = [], LIST
    while arguments:
        answer = ask(client, **arguments)
        seen += numbers(answer)
        withdraw(events[len(seen) % 7])  # one that has been seen, or will be
        EventFactory(published=True)
        token = answer.find(".//o:resumptionToken", NAMES)
        arguments = (
            token is not None
            and token.text
            and {
                "verb": "ListIdentifiers",
                "resumptionToken": token.text,
            }
        )
        assert len(seen) < 100

    untouched = set(
        Event.objects.filter(modified_at__lt=timezone.now() - timedelta(1)).values_list(
            "pk", flat=True
        )
    )
    assert untouched <= set(seen)
    assert all(seen.count(pk) == 1 for pk in untouched)


def test_the_last_page_closes_the_list(client, monkeypatch):
    monkeypatch.setattr(items, "PAGE", 2)
    archive(3)

    first = ask(client, **LIST).find(".//o:resumptionToken", NAMES)
    last = ask(client, verb="ListIdentifiers", resumptionToken=first.text)

    assert (first.get("cursor"), first.get("completeListSize")) == ("0", "3")
    token = last.find(".//o:resumptionToken", NAMES)
    assert (token.text, token.get("cursor")) == (None, "2")


def test_a_short_list_needs_no_token(client):
    EventFactory(published=True)

    assert ask(client, **LIST).find(".//o:resumptionToken", NAMES) is None


# --- What a record says -----------------------------------------------------------


def test_a_record_says_the_language_of_every_text(client):
    event = EventFactory(
        published=True,
        title_ru="Стол",
        abstract_kk="Туралы",
        topics=[TopicFactory(name_en="History")],
    )
    OrganiserFactory(event=event)
    ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
    name = f"oai:roundtable.example:event-{event.pk}"

    answer = ask(client, verb="GetRecord", identifier=name, metadataPrefix="oai_dc")

    dc = answer.find(".//o:metadata", NAMES)[0]
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    titles = [(one.text, one.get(language)) for one in dc.findall("dc:title", NAMES)]
    assert titles == [(event.title_kk, "kk"), ("Стол", "ru")]
    assert dc.findtext("dc:creator", None, NAMES) == "Есім, Ғ."
    for one in dc:
        kind = one.tag.partition("}")[2]
        if kind in ("title", "creator", "subject", "description", "publisher"):
            assert one.get(language) in ("kk", "ru", "en")


def test_datacite_is_harvested_as_well(client):
    event = EventFactory(published=True)
    arguments = {"verb": "ListRecords", "metadataPrefix": "datacite4"}

    answer = ask(client, **arguments)

    resource = answer.find(".//o:metadata/d:resource", NAMES)
    assert resource.findtext("d:titles/d:title", None, NAMES) == event.title_kk


def test_a_withdrawn_record_stays_as_a_deleted_one(client):
    event = EventFactory(published=True, title_kk="Құпия")
    withdraw(event)
    name = f"oai:roundtable.example:event-{event.pk}"

    answer = ask(client, verb="GetRecord", identifier=name, metadataPrefix="oai_dc")

    assert answer.find(".//o:header", NAMES).get("status") == "deleted"
    assert answer.find(".//o:metadata", NAMES) is None
    assert "Құпия" not in ET.tostring(answer, encoding="unicode")


# --- A part of the archive ----------------------------------------------------------


def test_sets_narrow_a_harvest_and_every_header_names_them(client):
    faculty = OrganisationFactory(kind="faculty")
    one = EventFactory(published=True, kind="lecture", title_en="Lecture")
    unit = OrganisationFactory(parent=faculty)
    OrganiserFactory(event=one, organisation=unit)
    EventFactory(published=True, starts_on="1991-12-16")

    listed = [
        s.text for s in ask(client, verb="ListSets").iterfind(".//o:setSpec", NAMES)
    ]
    header = ask(client, **LIST, set="language-en").find(".//o:header", NAMES)
    own = [spec.text for spec in header.findall("o:setSpec", NAMES)]

    assert own == [
        "kind-lecture",
        "year-2011",
        "language-kk",
        "language-en",
        f"organisation-{unit.pk}",
        f"organisation-{faculty.pk}",
    ]
    assert set(own) < set(listed)
    for spec in own[:2] + own[3:]:
        assert numbers(ask(client, **LIST, set=spec)) == [one.pk], spec


def test_a_span_includes_both_its_ends(client):
    moment = datetime(2026, 3, 5, 10, 20, 30, 999_000, tzinfo=UTC)
    event = EventFactory(published=True)
    Event.objects.filter(pk=event.pk).update(publish_at=moment, modified_at=moment)

    def found(**span):
        answer = ask(client, **LIST, **span)
        return numbers(answer) or error_of(answer)

    second = "2026-03-05T10:20:30Z"
    assert found(from_=second, until=second) == [event.pk]
    assert found(from_="2026-03-05", until="2026-03-05") == [event.pk]
    assert found(from_="0001-01-01", until="9999-12-31") == [event.pk]
    assert found(until="2026-03-05T10:20:29Z") == "noRecordsMatch"
    assert found(from_="2026-03-06") == "noRecordsMatch"


def test_a_scheduled_record_changes_when_its_time_comes(client):
    now = timezone.now()
    event = EventFactory(published=True)
    Event.objects.filter(pk=event.pk).update(modified_at=now - timedelta(days=30))

    stamp = ask(client, **LIST).findtext(".//o:datestamp", None, NAMES)

    assert stamp[:10] == now.astimezone(UTC).date().isoformat()


# --- The frame ------------------------------------------------------------


def test_an_empty_archive_still_introduces_itself(client):
    identify = ask(client, verb="Identify").find("o:Identify", NAMES)

    assert [re.sub(r".*}", "", one.tag) for one in identify] == [
        "repositoryName",
        "baseURL",
        "protocolVersion",
        "adminEmail",
        "earliestDatestamp",
        "deletedRecord",
        "granularity",
        "description",
    ]
    assert error_of(ask(client, **LIST)) == "noRecordsMatch"


def test_every_prefix_we_know_is_listed(client):
    listed = ask(client, verb="ListMetadataFormats").iterfind(
        ".//o:metadataPrefix", NAMES
    )

    assert [one.text for one in listed] == list(METADATA_FORMATS)


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_the_same_for_one_record_and_many(
    client, django_assert_num_queries, count
):
    for _row in range(count):
        event = EventFactory(published=True, topics=[TopicFactory()])
        OrganiserFactory(event=event)
        ParticipationFactory(event=event)

    with django_assert_num_queries(15):
        client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc")
