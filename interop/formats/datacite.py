"""DataCite 4.6, which names translations, translators and the time that was covered."""

from xml.etree.ElementTree import Element

from events.choices import Licence

from ..markup import add, document, element
from ..record import meaning, moments
from ..record.record import Organisation, Participant, Record

MEDIA_TYPE = "application/vnd.datacite.datacite+xml"
EXTENSION = "datacite.xml"
NAME = "DataCite"
DISPOSITION = "inline"

SPDX = "https://spdx.org/licenses/"
NAMESPACE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://schema.datacite.org/meta/kernel-4.6/metadata.xsd"


def render(record: Record) -> str:
    return document(tree(record))


def tree(record: Record) -> Element:
    root = element(NAMESPACE, "resource", SCHEMA)
    kind = "DOI" if record.doi else "URL"
    add(root, "identifier", record.doi or record.cite_as, identifierType=kind)
    _add_people(root, record)
    _add_titles(root, record)
    hosts = "; ".join(one.text for one in record.publishers)
    add(root, "publisher", hosts, lang=record.publisher.language)
    add(root, "publicationYear", str(record.year))
    kind = meaning.kind("datacite")
    add(root, "resourceType", record.kind_label, resourceTypeGeneral=kind)
    _add_subjects(root, record)
    _add_dates(root, record)
    add(root, "language", record.original_language)
    _add_relations(root, record)
    add(root, "version", str(record.version))
    _add_rights(root, record)
    told = [("Abstract", one.text, one.language) for one in record.abstracts]
    told += [("Other", one.words, record.language) for one in record.origins]
    descriptions = add(root, "descriptions")
    for kind, words, language in told:
        add(descriptions, "description", words, language, descriptionType=kind)
    locations = add(root, "geoLocations")
    for place in record.places:
        add(add(locations, "geoLocation"), "geoLocationPlace", place.words)
    for empty in [one for one in root if not (len(one) or one.text)]:
        root.remove(empty)
    return root


def _add_people(root: Element, record: Record) -> None:
    """Add the creators; without speakers these are the organisers."""
    creators = add(root, "creators")
    for author in record.authors:
        _add_person(add(creators, "creator"), "creatorName", author)
    if not record.authors:
        for organisation in record.organisers:
            _add_body(add(creators, "creator"), "creatorName", organisation)
    if not len(creators):
        publisher = record.publisher
        creator = add(creators, "creator")
        add(creator, "creatorName", publisher.text, nameType="Organizational")
    _add_contributors(add(root, "contributors"), record)


def _add_contributors(contributors: Element, record: Record) -> None:
    for person in record.contributors:
        helper = add(contributors, "contributor", contributorType="Other")
        _add_person(helper, "contributorName", person)
    for one in record.origins:
        if one.translator:
            named = add(contributors, "contributor", contributorType="Translator")
            known = {"lang": one.language, "nameType": "Personal"}
            add(named, "contributorName", one.translator, **known)
    for organisation in record.organisers if record.authors else ():
        host = add(contributors, "contributor", contributorType="HostingInstitution")
        _add_body(host, "contributorName", organisation)


def _add_person(parent: Element, tag: str, person: Participant) -> None:
    kind = "Organizational" if person.kind == "body" else "Personal"
    add(parent, tag, person.inverted, person.name.language, nameType=kind)
    if person.family:
        add(parent, "givenName", person.given)
        add(parent, "familyName", person.family)
    _add_identifier(parent, person.identifier)
    for one in person.affiliations:
        ror = one.organisation.ror if one.organisation else ""
        scheme = {"affiliationIdentifierScheme": "ROR", "schemeURI": "https://ror.org/"}
        known = {"affiliationIdentifier": ror, **scheme} if ror else {}
        add(parent, "affiliation", one.name.text, **known)


def _add_body(parent: Element, tag: str, body: Organisation) -> None:
    add(parent, tag, body.name.text, body.name.language, nameType="Organizational")
    _add_identifier(parent, body.ror)


def _add_identifier(parent: Element, address: str) -> None:
    for home, scheme in (("https://orcid.org/", "ORCID"), ("https://ror.org/", "ROR")):
        if address.startswith(home):
            known = {"nameIdentifierScheme": scheme, "schemeURI": home}
            add(parent, "nameIdentifier", address, **known)


def _add_titles(root: Element, record: Record) -> None:
    titles = add(root, "titles")
    original = [
        one for one in record.titles if one.language == record.original_language
    ]
    for title in record.titles:
        translated = bool(original) and title.language != record.original_language
        kind = "TranslatedTitle" if translated else ""
        add(titles, "title", title.text, title.language, titleType=kind)
    if record.subtitle:
        subtitle = record.subtitle
        add(titles, "title", subtitle.text, subtitle.language, titleType="Subtitle")


def _add_subjects(root: Element, record: Record) -> None:
    subjects = add(root, "subjects")
    for topic in record.topics:
        for name in topic.names:
            add(subjects, "subject", name.text, name.language)
    for scheme, code in (("UDC", record.udc), ("IRSTI", record.irsti)):
        if code:
            add(subjects, "subject", code, subjectScheme=scheme)


def _add_dates(root: Element, record: Record) -> None:
    held = moments.days(record)
    dates = add(root, "dates")
    became = record.outcome_label
    add(dates, "date", held, dateType="Coverage", dateInformation=became)
    add(dates, "date", record.published.date().isoformat(), dateType="Available")
    add(dates, "date", record.modified.date().isoformat(), dateType="Updated")
    for one in record.media:
        if one.day:
            add(dates, "date", one.day, dateType="Created", dateInformation=one.url)


def _add_relations(root: Element, record: Record) -> None:
    related = [("IsPartOf", record.series.url)] if record.series else []
    related += [("IsDerivedFrom", record.source_url)] if record.source_url else []
    related += [("IsDocumentedBy", one.url) for one in record.recordings]
    related += [("HasPart", one.url) for one in (*record.photos, *record.documents)]
    relations = add(root, "relatedIdentifiers")
    for relation, address in related:
        known = {"relatedIdentifierType": "URL", "relationType": relation}
        add(relations, "relatedIdentifier", address, **known)


def _add_rights(root: Element, record: Record) -> None:
    """Add the licence of the record; after it whose each medium is, and its licence."""
    rights = add(root, "rightsList")
    if address := Licence.address(record.licence):
        _add_licence(rights, record.licence, record.licence, address)
    for one in record.media:
        if words := ", ".join(filter(None, [one.author, one.licence_label])):
            words += f" ({one.url})"
            _add_licence(rights, words, one.licence, one.licence_url)


def _add_licence(rights: Element, words: str, code: str, address: str) -> None:
    known = {"rightsURI": address, "rightsIdentifier": code}
    known |= {"rightsIdentifierScheme": "SPDX", "schemeURI": SPDX}
    add(rights, "rights", words, **(known if address else {}))
