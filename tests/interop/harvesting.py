"""What the tests of OAI-PMH share: a harvester, and what it asks wrongly."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from django.utils import timezone

from events.choices import Status
from events.models import Event
from tests.factories import EventFactory

NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "d": "http://datacite.org/schema/kernel-4",
}
# Requests, and the error of the protocol that each gets.
REFUSED = [
    ("", "badVerb"),
    ("verb=", "badVerb"),
    ("verb=Steal", "badVerb"),
    ("verb=listrecords", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&x=1", "badArgument"),
    ("verb=Identify&%00=%00", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=x", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-1-1", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=%00", "badArgument"),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01"
        "&until=2026-01-02T00:00:00Z",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01",
        "badArgument",
    ),
    (
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
        "badArgument",
    ),
    ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=x", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-0000", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-9999", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=year-²²²²", "badArgument"),
    (
        f"verb=ListRecords&metadataPrefix=oai_dc&set=organisation-{'9' * 99}",
        "noRecordsMatch",
    ),
    ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=%00", "badArgument"),
    ("verb=ListRecords&resumptionToken=Ә", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=W10", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=W1tbW10=", "badResumptionToken"),
    ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
    (
        "verb=GetRecord&metadataPrefix=oai_dc"
        "&identifier=oai:roundtable.example:event-999999999",
        "idDoesNotExist",
    ),
    (
        "verb=GetRecord&metadataPrefix=oai_dc"
        f"&identifier=oai:roundtable.example:event-{'9' * 99}",
        "idDoesNotExist",
    ),
    ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
]


def ask(client, **arguments):
    names = {name.rstrip("_"): value for name, value in arguments.items()}
    response = client.get("/oai", names)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    return ET.fromstring(response.content)


def error_of(answer):
    (error,) = answer.findall("o:error", NAMES)
    return error.get("code")


def numbers(answer):
    found = answer.iterfind(".//o:header/o:identifier", NAMES)
    return [
        int(one.text.removeprefix("oai:roundtable.example:event-")) for one in found
    ]


def withdraw(event):
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(
        status=Status.WITHDRAWN, withdrawn_at=now, modified_at=now
    )


def archive(count):
    """Publish many records at once, some of them in the very same moment."""
    now = timezone.now()
    rows = [
        EventFactory.build(
            status=Status.PUBLISHED, publish_at=now - timedelta(days=1 + number // 7)
        )
        for number in range(count)
    ]
    made = Event.objects.bulk_create(rows)
    Event.objects.update(modified_at=now - timedelta(days=500))
    return made
