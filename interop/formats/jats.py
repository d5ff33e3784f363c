"""JATS, the Journal Article Tag Suite: the whole record as structured full text.

Libraries, repositories and converters read it, and it has words for all that a record
is: a meeting report with its conference, roles, sections and translations. (Akoma
Ntoso, made for debates, would have to pretend that a summary is a transcript.) The
archiving set is taken, which asks for least and is meant for harvesters.

One file holds all languages: the translations are ``sub-article``. Anchors are those of
the page: ``#s3`` there is ``id="s3"`` here, ``ru-s3`` in the Russian translation.
"""

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from events.choices import Licence
from languages.dates.formatting import format_span
from languages.fallback import LANGUAGES, Localized

from ..markup import XLINK, XML_LANG, add, document
from ..record import meaning
from ..record.record import Medium, Record, Section
from .jats_people import add_organisers, add_participants, add_speaker, add_translators
from .jats_text import add_text

MEDIA_TYPE = "application/jats+xml"
EXTENSION = "jats.xml"
NAME = "JATS"
DISPOSITION = "inline"

NAMESPACE = "https://jats.nlm.nih.gov/ns/archiving/1.2/"
SCHEMA = "https://jats.nlm.nih.gov/archiving/1.2/xsd/JATS-archivearticle1.xsd"


def render(record: Record) -> str:
    return document(tree(record))


def harvested(record: Record) -> Element:
    """Return the tree in a namespace, which OAI-PMH wants and JATS itself has not."""
    root = tree(record)
    for element in root.iter():
        element.tag = f"{{{NAMESPACE}}}{element.tag}"
    return root


def tree(record: Record) -> Element:
    shown = record.title.language
    attributes = {
        "article-type": meaning.kind("jats"),
        "dtd-version": "1.2",
        XML_LANG: shown,
    }
    root = Element("article", attributes)
    front = add(root, "front")
    _add_portal(add(front, "journal-meta"), record)
    _add_meta(add(front, "article-meta"), record)
    body = add(root, "body")
    for section in record.sections:
        _add_section(body, section, section.heading, section.html)
    _add_corrections(root, record)
    _add_photos(root, record)
    for code in record.urls:
        if code != shown:
            _add_translation(root, record, code)
    return root


def _add_portal(meta: Element, record: Record) -> None:
    add(meta, "journal-id", record.portal_url, **{"journal-id-type": "uri"})
    add(add(meta, "journal-title-group"), "journal-title", record.portal)
    named = add(meta, "publisher")
    for publisher in record.publishers:
        add(named, "publisher-name", publisher.text, publisher.language)


def _add_meta(meta: Element, record: Record) -> None:
    kind = "doi" if record.doi else "uri"
    add(meta, "article-id", record.doi or record.cite_as, **{"pub-id-type": kind})
    add(meta, "article-version", str(record.version))
    _add_subjects(add(meta, "article-categories"), record)
    _add_titles(add(meta, "title-group"), record)
    add_participants(meta, record)
    add_organisers(meta, record)
    add_translators(meta, record, record.title.language)
    published = {"date-type": "pub", "publication-format": "electronic"}
    _add_date(add(meta, "pub-date", **published), record.starts_on)
    for paper in (*record.documents, *record.recordings):
        _add_paper(meta, paper)
    history = add(meta, "history")
    for kind, moment in (("online", record.published), ("revised", record.modified)):
        day = add(history, "date", **{"date-type": kind})
        _add_date(day, moment.date())
    if address := Licence.address(record.licence):
        _add_licence(meta, address, record.licence)
    add(meta, "self-uri").set(f"{XLINK}href", record.url)
    _add_abstracts(meta, record)
    for code in record.urls:
        _add_keywords(meta, record, code)
    _add_conference(add(meta, "conference"), record)
    _add_making(meta, record, {*LANGUAGES} - {*record.urls} | {record.title.language})


def _add_subjects(categories: Element, record: Record) -> None:
    heading = add(categories, "subj-group", **{"subj-group-type": "heading"})
    add(heading, "subject", record.kind_label)
    for scheme, code in (("udc", record.udc), ("irsti", record.irsti)):
        if code:
            group = add(categories, "subj-group", **{"subj-group-type": scheme})
            add(group, "subject", code)


def _add_titles(group: Element, record: Record) -> None:
    shown = record.title.language
    add(group, "article-title", record.title.text, shown)
    if record.subtitle:
        add(group, "subtitle", record.subtitle.text, record.subtitle.language)
    for title in record.titles:
        if title.language != shown:
            translated = add(group, "trans-title-group", lang=title.language)
            add(translated, "trans-title", title.text)


def _add_date(parent: Element, day: date) -> None:
    parent.set("iso-8601-date", day.isoformat())
    add(parent, "day", str(day.day))
    add(parent, "month", str(day.month))
    add(parent, "year", str(day.year))


def _add_paper(meta: Element, paper: Medium) -> None:
    kind, _slash, subtype = paper.media_type.partition("/")
    attributes = {"mimetype": kind, "mime-subtype": subtype}
    if paper.kind != "document":
        attributes["content-type"] = f"recording {paper.kind}".strip()
    given = add(meta, "supplementary-material", lang=paper.language, **attributes)
    given.set(f"{XLINK}href", paper.url)
    if paper.caption:
        _add_caption(given, paper)
    _add_credit(given, paper)


def _add_credit(parent: Element, medium: Medium) -> None:
    """Say who made it, when, and what one may do with it."""
    if medium.author:
        add(parent, "attrib", medium.author)
    if medium.day:
        add(parent, "attrib", medium.day, **{"specific-use": "date"})
    _add_licence(parent, medium.licence_url, medium.licence_label)


def _add_licence(parent: Element, address: str, words: str) -> None:
    if words:
        licence = add(add(parent, "permissions"), "license")
        if address:
            licence.set(f"{XLINK}href", address)
        add(licence, "license-p", words)


def _add_abstracts(meta: Element, record: Record) -> None:
    shown = record.title.language
    for one in sorted(record.abstracts, key=lambda a: a.language != shown):
        tag = "abstract" if one.language == shown else "trans-abstract"
        add(add(meta, tag, lang=one.language), "p", one.text)


def _add_keywords(meta: Element, record: Record, code: str) -> None:
    words = [n.text for topic in record.topics for n in topic.names if n[1] == code]
    if words:
        group = add(meta, "kwd-group", lang=code)
        for word in words:
            add(group, "kwd", word)


def _add_conference(conference: Element, record: Record) -> None:
    last = record.ends_on or record.starts_on
    iso = record.starts_on.isoformat()
    if last != record.starts_on:
        iso += f"/{last.isoformat()}"
    when = format_span(record.starts_on, record.ends_on, record.language)
    when += f" ({record.outcome_label})" if record.outcome_label else ""
    add(conference, "conf-date", when, record.language, **{"iso-8601-date": iso})
    add(conference, "conf-name", record.title.text, record.title.language)
    if record.where:
        add(conference, "conf-loc", record.where, record.city.language)
    for body in record.organisers:
        add(conference, "conf-sponsor", body.name.text, body.name.language)
    if record.occasion:
        theme = record.occasion
        add(conference, "conf-theme", theme.text, theme.language)


def _add_making(meta: Element, record: Record, languages: set[str]) -> None:
    """Say how texts were made, in a code and in words."""
    told = [one for one in record.origins if one.language in languages]
    group = add(meta, "custom-meta-group") if told else meta
    for one in told:
        kind = {"specific-use": one.made}
        said = add(group, "custom-meta", lang=record.language, **kind)
        add(said, "meta-name", "text-origin")
        add(said, "meta-value", one.words)


def _add_section(
    body: Element, section: Section, heading: Localized, text: Localized, prefix=""
) -> None:
    language = text.language if text else heading.language
    kind = {"id": f"{prefix}s{section.anchor}", "sec-type": section.kind}
    target = add(body, "sec", lang=language, **kind)
    if section.speaker:
        add_speaker(target, section)
    if heading:
        _add_heading(add(target, "title"), heading, language)
    if text:
        add_text(target, text.text, prefix)


def _add_heading(title: Element, heading: Localized, language: str) -> None:
    """Write a heading; a ``title`` itself cannot say that its language is another."""
    if heading.language == language:
        title.text = heading.text
    else:
        kind = {"content-type": "heading"}
        add(title, "named-content", heading.text, heading.language, **kind)


def _add_corrections(root: Element, record: Record) -> None:
    if record.corrections:
        back = add(root, "back")
        for one in record.corrections:
            note = add(back, "notes", lang=one.note.language)
            note.set("notes-type", "correction")
            add(note, "p", f"{one.made_on.isoformat()}: {one.note}")


def _add_photos(root: Element, record: Record) -> None:
    if record.photos:
        photos = add(root, "floats-group")
        for photo in record.photos:
            figure = add(photos, "fig")
            if photo.caption:
                _add_caption(figure, photo)
            if photo.alt:
                add(figure, "alt-text", photo.alt.text, photo.alt.language)
            add(figure, "graphic").set(f"{XLINK}href", photo.url)
            _add_credit(figure, photo)


def _add_caption(parent: Element, medium: Medium) -> None:
    caption = medium.caption
    add(add(parent, "caption", lang=caption.language), "p", caption.text)


def _add_translation(root: Element, record: Record, code: str) -> None:
    """Add what the record says in ``code``; nothing stands in for what it does not."""
    attributes = {"article-type": "translation", "id": code}
    article = add(root, "sub-article", lang=code, **attributes)
    stub = add(article, "front-stub")
    for title in _in(code, record.titles):
        add(add(stub, "title-group"), "article-title", title.text)
    add_translators(stub, record, code)
    add(stub, "self-uri").set(f"{XLINK}href", record.urls[code])
    for abstract in _in(code, record.abstracts):
        add(add(stub, "abstract"), "p", abstract.text)
    _add_making(stub, record, {code})
    body = add(article, "body")
    for section in record.sections:
        nothing = Localized("", code, False)
        heading = next(_in(code, section.headings), nothing)
        text = next(_in(code, section.texts), nothing)
        if heading or text:
            _add_section(body, section, heading, text, prefix=f"{code}-")


def _in(code: str, texts: tuple[Localized, ...]) -> Iterator[Localized]:
    return (one for one in texts if one.language == code)
