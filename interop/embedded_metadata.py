"""Embedded metadata of a record's page: what its head and headers tell programs.

Highwire is what Google Scholar and Zotero read, OpenGraph what a link shows when it
is sent to somebody, Signposting what a harvester follows without reading HTML.
"""

from collections.abc import Iterator

from events.choices import Licence
from languages.dates.formatting import format_span

from . import dublin_core
from .formats import jsonld, registry
from .page_heads import Head, described
from .paper import pdf, share_card
from .record.record import Record
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
        described(record.abstract.text or f"{facts[:1].upper()}{facts[1:]}"),
        record.title.language,
        record.original_language,
        record.urls,
        kind="article",
        more=tuple(_of_article(record)),
        graph=graph or "",
    )


def _of_article(record: Record) -> Iterator[tuple[str, str]]:
    yield "og:image", share_card.address(record)
    yield "og:image:width", str(share_card.WIDTH)
    yield "og:image:height", str(share_card.HEIGHT)
    yield "og:image:alt", record.title.text
    yield "article:published_time", record.published.isoformat(timespec="seconds")
    yield "article:modified_time", record.modified.isoformat(timespec="seconds")
    yield from (("article:tag", topic.name.text) for topic in record.topics)


def highwire(record: Record) -> list[tuple[str, str]]:
    """Return Highwire tags: the record as a conference paper of those who spoke."""
    title = ": ".join(filter(None, [record.title.text, record.own_subtitle]))
    met_at = record.series.name if record.series else record.title
    tags = [("title", title)]
    for author in record.authors:
        # Zotero takes the last word of a name without a comma for the family name.
        tags.append(("author", author.inverted + "," * (author.kind == "body")))
        named = [one.name.text for one in author.affiliations]
        tags += [("author_institution", name) for name in named]
        tags.append(("author_orcid", author.person.orcid if author.person else ""))
    tags += [
        ("publication_date", record.starts_on.strftime("%Y/%m/%d")),
        ("conference_title", met_at.text),
        ("publisher", record.publisher.text),
        ("language", record.title.language),
        ("abstract", record.abstract.text),
        *(("keywords", topic.name.text) for topic in record.topics),
        ("abstract_html_url", record.url),
        ("fulltext_html_url", record.url),
        ("pdf_url", registry.address(record, pdf) if pdf.is_offered() else ""),
        ("doi", record.doi),
    ]
    return [(f"citation_{name}", value) for name, value in tags if value]


def dublin(record: Record) -> list[tuple[str, str, str]]:
    """Return Dublin Core tags, each with the language of its text.

    A reader on a slow link pays for them: only the title is told in every language;
    the description and the addresses of the other languages are in the page already.
    Zotero takes a source for a journal, a coverage for an archive's shelf, and
    contributors for authors where nobody spoke: EPrints' word tells it what they are.
    """
    shown = {"", record.language, record.title.language}
    elsewhere = {*record.urls.values(), record.abstract.text}
    people = [one.inverted for one in record.contributors if one.kind == "person"]
    return [
        (f"DC.{name}", value, language)
        for name, value, language in dublin_core.elements(record)
        if (name == "title" or language in shown)
        and value not in elsewhere
        and name not in ("contributor", "coverage", "source")
    ] + [("eprints.contributors_name", name, "") for name in people]


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
