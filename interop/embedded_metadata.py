"""Embedded metadata of a record's page: what its head and headers tell programs.

Highwire is what Google Scholar and Zotero read, OpenGraph what a link shows when it
is sent to somebody, Signposting what a harvester follows without reading HTML.
"""

from collections.abc import Iterator

from events.choices import Licence

from . import dublin_core
from .formats import registry
from .paper import pdf, share_card
from .record.record import Record

# What Open Graph calls the languages: no place of an event is meant.
_LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}


def alternates(record: Record) -> list[tuple[str, str, str]]:
    """Return the address, media type and name of a record in each format."""
    offered = [pdf, *registry.FORMATS] if pdf.is_offered() else registry.FORMATS
    return [
        (registry.address(record, one), one.MEDIA_TYPE, one.NAME) for one in offered
    ]


def highwire(record: Record) -> list[tuple[str, str]]:
    """Return Highwire tags; without authors or abstract a record is no paper."""
    if not (record.authors and record.abstract):
        return []
    tags = [("title", record.title.text)]
    for author in record.authors:
        tags.append(("author", author.inverted))
        named = [one.name.text for one in author.affiliations]
        tags += [("author_institution", name) for name in named]
        tags.append(("author_orcid", author.person.orcid if author.person else ""))
    tags += [
        ("publication_date", record.starts_on.strftime("%Y/%m/%d")),
        ("conference_title", record.series.name.text if record.series else ""),
        ("publisher", record.publisher.text),
        ("language", record.title.language),
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
    """
    shown = {"", record.language, record.title.language}
    elsewhere = {*record.urls.values(), record.abstract.text}
    return [
        (f"DC.{name}", value, language)
        for name, value, language in dublin_core.elements(record)
        if (name == "title" or language in shown) and value not in elsewhere
    ]


def open_graph(record: Record) -> list[tuple[str, str]]:
    others = [code for code in record.urls if code != record.language]
    tags = [
        ("og:type", "article"),
        ("og:title", record.title.text),
        ("og:description", record.abstract.text),
        ("og:url", record.url),
        ("og:site_name", record.portal),
        ("og:locale", _LOCALES[record.language]),
        *(("og:locale:alternate", _LOCALES[code]) for code in others),
        ("og:image", share_card.address(record)),
        ("og:image:width", str(share_card.WIDTH)),
        ("og:image:height", str(share_card.HEIGHT)),
        ("og:image:alt", record.title.text),
        ("article:published_time", record.published.isoformat(timespec="seconds")),
        ("article:modified_time", record.modified.isoformat(timespec="seconds")),
        *(("article:tag", topic.name.text) for topic in record.topics),
    ]
    return [(name, value) for name, value in tags if value]


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
