"""MODS 3.4, the Library of Congress's middle way between Dublin Core and MARC."""

from xml.etree.ElementTree import Element

from events.choices import Licence
from languages.fallback import Localized

from ..markup import add, document, element
from ..record import meaning
from ..record.medium import Medium
from ..record.record import Organisation, Participant, Record, belongings

MEDIA_TYPE = "application/mods+xml"
EXTENSION = "mods.xml"
NAME = "MODS"
DISPOSITION = "inline"

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-4.xsd"

_LANGUAGES, _DAYS = "rfc4646", "w3cdtf"  # the rules by which both are written


_KINDS = {"photo": "still image", "video": "moving image"}
_KINDS |= {"audio": "sound recording-nonmusical"}


def render(record: Record) -> str:
    return document(tree(record))


def tree(record: Record) -> Element:
    root = element(NAMESPACE, "mods", SCHEMA)
    root.set("version", "3.4")
    _add_titles(root, record)
    for places in record.people:
        _add_person(root, places, places[0] in record.authors)
    for organisation in record.organisers:
        _add_organiser(root, organisation, is_author=not record.authors)
    for one in record.origins:
        if one.translator:
            name = add(root, "name", "", one.language, type="personal")
            add(name, "namePart", one.translator)
            _add_role(name, "translator")
    add(root, "typeOfResource", "text")
    add(root, "genre", meaning.kind("mods"), authority="marcgt")
    add(root, "genre", record.kind_label, record.language)
    _add_origin(root, record)
    for code in record.urls:
        language = add(root, "language")
        add(language, "languageTerm", code, type="code", authority=_LANGUAGES)
    for one in record.abstracts:
        add(root, "abstract", one.text, one.language)
    if record.outcome_label:
        add(root, "note", record.outcome_label, record.language, type="date")
    for one in record.origins:
        add(root, "note", one.words, record.language)
    _add_subjects(root, record)
    if record.series:
        series = add(root, "relatedItem", type="series")
        _add_title(series, record.series.name)
    for medium in record.media:
        _add_medium(root, medium)
    _add_addresses(root, record)
    licence = Licence.address(record.licence)
    add(root, "accessCondition", licence, type="use and reproduction")
    _add_provenance(root, record)
    return root


def _add_title(parent: Element, title: Localized, **attributes: str) -> Element:
    info = add(parent, "titleInfo", "", title.language, **attributes)
    add(info, "title", title.text)
    return info


def _add_titles(root: Element, record: Record) -> None:
    """Add the title in every language; all but the original are translated."""
    originals = {record.original_language} & {one.language for one in record.titles}
    for title in record.titles:
        translated = originals and title.language != record.original_language
        info = _add_title(root, title, type="translated" if translated else "")
        if title.language == record.subtitle.language and record.subtitle:
            add(info, "subTitle", record.subtitle.text)


def _add_person(
    root: Element, places: tuple[Participant, ...], is_author: bool
) -> None:
    person = places[0]
    kind = "corporate" if person.kind == "body" else "personal"
    known = {"type": kind, "valueURI": person.identifier}
    name = add(root, "name", "", person.name.language, **known)
    if person.family:
        add(name, "namePart", person.family, type="family")
        add(name, "namePart", person.given, type="given")
    else:
        add(name, "namePart", person.name.text)
    for one in belongings(places):
        add(name, "affiliation", one.name.text, one.name.language)
    roles = ["author"] if is_author else []
    for role in dict.fromkeys([*roles, *(place.role for place in places)]):
        _add_role(name, role)


def _add_role(name: Element, role: str) -> None:
    """Add a role: programs that ask for authors know the code, people our word."""
    kind = {"type": "code", "authority": "marcrelator"}
    told = add(name, "role")
    add(told, "roleTerm", meaning.ROLES[role], **kind)
    add(told, "roleTerm", role, type="text")


def _add_organiser(root: Element, unit: Organisation, is_author: bool) -> None:
    known = {"type": "corporate", "valueURI": unit.ror}
    name = add(root, "name", "", unit.name.language, **known)
    for one in reversed(unit.chain):
        add(name, "namePart", one.name.text)
    for role in ["author", "organiser"] if is_author else ["organiser"]:
        _add_role(name, role)


def _add_medium(root: Element, medium: Medium) -> None:
    item = add(root, "relatedItem", type="constituent")
    if medium.caption:
        _add_title(item, medium.caption)
    if medium.author:
        add(add(item, "name"), "namePart", medium.author)
    add(item, "typeOfResource", _KINDS.get(medium.kind, "text"))
    if medium.day:
        add(add(item, "originInfo"), "dateCreated", medium.day, encoding=_DAYS)
    add(add(item, "location"), "url", medium.url)
    if words := medium.licence_url or medium.licence_label:
        add(item, "accessCondition", words, type="use and reproduction")


def _add_origin(root: Element, record: Record) -> None:
    origin = add(root, "originInfo")
    for city in record.cities:
        add(add(origin, "place"), "placeTerm", city, type="text")
    for publisher in record.publishers:
        add(origin, "publisher", publisher.text, publisher.language)
    held = record.starts_on.isoformat()
    point = "start" if record.ends_on else ""
    add(origin, "dateIssued", held, encoding=_DAYS, keyDate="yes", point=point)
    if record.ends_on:
        last = record.ends_on.isoformat()
        add(origin, "dateIssued", last, encoding=_DAYS, point="end")


def _add_subjects(root: Element, record: Record) -> None:
    for topic in record.topics:
        for name in topic.names:
            add(add(root, "subject", "", name.language), "topic", name.text)
    for authority, code in (("udc", record.udc), ("irsti", record.irsti)):
        if code:
            add(root, "classification", code, authority=authority)


def _add_addresses(root: Element, record: Record) -> None:
    if record.doi:
        add(root, "identifier", record.doi, type="doi")
    add(root, "identifier", record.permanent_url, type="uri")
    location = add(root, "location")
    add(location, "url", record.permanent_url, usage="primary display")


def _add_provenance(root: Element, record: Record) -> None:
    about = add(root, "recordInfo")
    add(about, "recordContentSource", record.portal)
    add(
        about, "recordCreationDate", record.published.date().isoformat(), encoding=_DAYS
    )
    add(about, "recordChangeDate", record.modified.date().isoformat(), encoding=_DAYS)
    add(about, "recordIdentifier", str(record.id), source=record.portal_url)
