"""Dublin Core, for harvesters."""

from collections.abc import Iterator

from events.choices import Licence

from .record import moments
from .record.record import Record

Value = tuple[str, str, str]  # element, text, language or ""


def elements(record: Record) -> list[Value]:
    """Return what is known of the fifteen elements, each value with its language."""
    return [value for value in _elements(record) if value[1]]


def _elements(record: Record) -> Iterator[Value]:
    named = record.publisher
    yield from (("title", one.text, one.language) for one in record.titles)
    yield from (("creator", one.inverted, one.name.language) for one in record.authors)
    for person in record.contributors:
        yield "contributor", person.inverted, person.name.language
    for body in record.organisers:
        yield "contributor", body.name.text, body.name.language
    for one in record.origins:
        yield "contributor", one.translator, one.language
        yield "description", one.words, record.language
    for topic in record.topics:
        yield from (("subject", one.text, one.language) for one in topic.names)
    yield "subject", f"UDC {record.udc}" if record.udc else "", ""
    yield "subject", f"IRSTI {record.irsti}" if record.irsti else "", ""
    yield from (("description", one.text, one.language) for one in record.abstracts)
    yield "description", record.outcome_label, record.language
    yield "publisher", named.text, named.language
    yield "date", moments.days(record), ""
    yield "type", "Event", "en"
    yield "type", record.kind_label, record.language
    yield "format", "text/html", ""
    yield "identifier", record.cite_as, ""
    yield from (("identifier", url, "") for url in record.urls.values())
    yield "source", record.source_url, ""
    yield from (("language", code, "") for code in record.urls)
    if record.series:
        yield "relation", record.series.name.text, record.series.name.language
    yield from (("coverage", one.words, one.city.language) for one in record.places)
    yield "rights", Licence.address(record.licence), ""
