"""Contributors in the words of schema.org: who took part, and for whom."""

from ..record.record import Organisation, Participant, Record, belongings

Places = tuple[Participant, ...]


def nodes(record: Record) -> list[dict]:
    """Return a node for each person whom harvesters can meet again."""
    return [_person(places) for places in record.people if places[0].person]


def bodies(record: Record) -> list[Organisation]:
    """Return the organisations of the register that took part or that people named."""
    units = [places[0].organisation for places in record.people]
    for places in record.people:
        units += [one.organisation for one in belongings(places)]
    return [unit for unit in units if unit]


def roles(record: Record) -> list[dict]:
    return [
        {
            "@type": "Role",
            "roleName": place.role_label,
            "description": place.post.text,
            "contributor": reference(place),
        }
        for places in record.people
        for place in places
    ]


def authors(record: Record) -> list[dict]:
    """Return pointers to who spoke; without speakers, to the organisers."""
    people = [reference(place) for place in record.authors]
    return people or [{"@id": unit.permanent_url} for unit in record.organisers]


def reference(place: Participant) -> dict:
    """Return a pointer to the node of a person or a body, or what is printed."""
    if known := place.person or place.organisation:
        return {"@id": known.permanent_url}
    named = {"@type": "Person", "name": place.name.text}
    if place.kind == "body":
        return named | {"@type": "Organization"}
    return named | ({"affiliation": _named((place,))} if place.affiliations else {})


def _person(places: Places) -> dict:
    person = places[0].person
    wikidata = person.wikidata and f"https://www.wikidata.org/wiki/{person.wikidata}"
    spellings = {place.name.text for place in places}
    return {
        "@type": "Person",
        "@id": person.permanent_url,
        "name": person.name.text,
        "alternateName": sorted(spellings - {person.name.text}),
        "familyName": places[0].family,
        "affiliation": _named(places),
        "sameAs": [one for one in (places[0].identifier, wikidata) if one],
    }


def _named(places: Places) -> list[dict]:
    return [
        {"@id": one.organisation.permanent_url}
        if one.organisation
        else {"@type": "Organization", "name": one.name.text}
        for one in belongings(places)
    ]
