"""Embedded metadata of a record's page: what its head and headers tell programs.

Highwire is what Google Scholar and Zotero read, OpenGraph what a link shows when it
is sent to somebody, Signposting what a harvester follows without reading HTML.
"""

from collections.abc import Iterator
from itertools import zip_longest

from events.choices import Licence
from languages.dates.formatting import format_span

from .formats import jsonld, registry
from .page_heads import Head
from .paper import pdf, share_card
from .record import meaning
from .record.record import Participant, Record
from .record.work import Work
from .rendering import attempt


def alternates(record: Record) -> list[tuple[str, str, str]]:
    """Return the address, media type and name of a record in each format."""
    offered = [pdf, *registry.FORMATS] if pdf.is_offered() else registry.FORMATS
    return [
        (registry.address(record, one), one.MEDIA_TYPE, one.NAME) for one in offered
    ]


def head(record: Record) -> Head:
    """Return the head of a record's page, which is at home in the record's language."""
    day = format_span(record.starts_on, record.ends_on, record.language)
    facts = ", ".join(filter(None, [record.kind_label, day, record.where]))
    graph, _fault = attempt(record, jsonld.NAME, jsonld.render)
    return Head(
        record.title.text,
        record.abstract.text or f"{facts[:1].upper()}{facts[1:]}",
        record.title.language,
        record.urls,
        record.urls.get(record.original_language, record.url),
        kind="article",
        more=tuple(_of_article(record)),
        graph=graph or "",
    )


def _of_article(record: Record) -> Iterator[tuple[str, str]]:
    yield "og:image", share_card.address(Work(record))
    yield "og:image:width", str(share_card.WIDTH)
    yield "og:image:height", str(share_card.HEIGHT)
    yield "og:image:alt", record.title.text
    yield "article:published_time", record.published.isoformat(timespec="seconds")
    yield "article:modified_time", record.modified.isoformat(timespec="seconds")
    yield from (("article:tag", topic.name.text) for topic in record.topics)


def tags(record: Record) -> list[tuple[str, str, str]]:
    """Return what Highwire has for the facts of a record, and words of others.

    Zotero knows those of EPrints for the place, and for guests where nobody spoke,
    and of Dublin Core for a licence; only the latter have a language.
    """
    found = []
    for fact, name, values in meaning.told(Work(record), "highwire"):
        if fact == "days":
            values = [record.starts_on.strftime("%Y/%m/%d")]
        if fact == "author":  # elsewhere organisers stand in where nobody spoke
            values = values[: len(record.authors)]
        for value, author in zip_longest(values, record.authors * (fact == "author")):
            found += [(name, value), *(_of_author(author) if author else ())]
    found += [
        ("citation_abstract_html_url", record.url),
        ("citation_fulltext_html_url", record.url),
        ("citation_pdf_url", registry.address(record, pdf) if pdf.is_offered() else ""),
        ("eprints.event_location", "; ".join(record.cities)),
        ("DC.rights", Licence.address(record.licence)),
    ]
    guests = [one.inverted for one in record.contributors if one.kind == "person"]
    found += [("eprints.contributors_name", name) for name in guests]
    titles = [("DC.title", one.text, one.language) for one in record.titles]
    return [(*tag, "") for tag in found if tag[1]] + titles


def _of_author(author: Participant) -> Iterator[tuple[str, str]]:
    for one in author.affiliations:
        yield "citation_author_institution", one.name.text
    yield "citation_author_orcid", author.person.orcid if author.person else ""


def link_header(record: Record) -> str:
    """Return the ``Link`` header that Signposting asks for."""
    return ", ".join(_links(record))


def _links(record: Record) -> Iterator[str]:
    yield f'<{record.cite_as}>; rel="cite-as"'
    yield '<https://schema.org/AboutPage>; rel="type"'
    yield '<https://schema.org/Report>; rel="type"'
    for author in record.authors:
        if known := author.person or author.organisation:
            yield f'<{author.identifier or known.url}>; rel="author"'
    if address := Licence.address(record.licence):
        yield f'<{address}>; rel="license"'
    for url, media_type, _name in alternates(record):
        relation = "item" if media_type == pdf.MEDIA_TYPE else "describedby"
        yield f'<{url}>; rel="{relation}"; type="{media_type}"'
    for paper in record.documents:
        yield f'<{paper.url}>; rel="item"; type="{paper.media_type}"'
