"""DataCite's JSON, which its interface takes: the XML, turned over piece by piece.

The XML is the one description; made from it, this cannot say anything else.
"""

from xml.etree.ElementTree import Element

from ..formats import datacite
from ..markup import XML_LANG
from ..record.record import Record

_NAMES = {XML_LANG: "lang", "rightsURI": "rightsUri", "schemeURI": "schemeUri"}
_LISTS = {  # what is a text with attributes, under the name JSON gives the list
    "titles": "title",
    "subjects": "subject",
    "dates": "date",
    "relatedIdentifiers": "relatedIdentifier",
    "rightsList": "rights",
    "descriptions": "description",
}


def attributes(record: Record) -> dict:
    """Return the metadata of a record as DataCite's interface names it."""
    root = datacite.tree(record)
    resource_type = _child(root, "resourceType")
    metadata = {
        "creators": [_agent(one, "creator") for one in _all(root, "creators/*")],
        "contributors": [
            _agent(one, "contributor") for one in _all(root, "contributors/*")
        ],
        "publisher": _text(_child(root, "publisher"), "name"),
        "publicationYear": int(_child(root, "publicationYear").text),
        "types": _text(resource_type, "resourceType"),
        "language": _child(root, "language").text,
        "version": _child(root, "version").text,
        "geoLocations": [
            {"geoLocationPlace": place.text} for place in _all(root, "geoLocations/*/*")
        ],
        "schemaVersion": datacite.NAMESPACE.replace("https", "http"),
    }
    for name, inner in _LISTS.items():
        metadata[name] = [_text(one, inner) for one in _all(root, f"{name}/*")]
    return {name: value for name, value in metadata.items() if value}


def _agent(element: Element, kind: str) -> dict:
    """Return a person or a body: a name, and whatever else is known."""
    agent = _text(_child(element, f"{kind}Name"), "name")
    agent |= {_NAMES.get(name, name): value for name, value in element.items()}
    for name in ("givenName", "familyName"):
        if (part := _child(element, name)) is not None:
            agent[name] = part.text
    identifiers = _all(element, "nameIdentifier")
    agent["nameIdentifiers"] = [_text(one, "nameIdentifier") for one in identifiers]
    agent["affiliation"] = [_text(one, "name") for one in _all(element, "affiliation")]
    return {name: value for name, value in agent.items() if value}


def _text(element: Element, name: str) -> dict[str, str]:
    """Return a text under a name, with its attributes beside it."""
    beside = {_NAMES.get(key, key): value for key, value in element.items()}
    return {name: element.text, **beside}


def _child(element: Element, name: str) -> Element | None:
    return element.find(f"{{{datacite.NAMESPACE}}}{name}")


def _all(element: Element, path: str) -> list[Element]:
    return element.findall(f"{{{datacite.NAMESPACE}}}{path}")
