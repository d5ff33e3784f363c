"""schema.org as JSON-LD: one graph of the event, its record, people and organisers.

Every node has a stable ``@id``, so that a harvester of many pages meets one person
once. What is unknown is left out: a placeholder would be a statement.
"""

import json

from events import time_codes
from events.choices import Licence
from languages.fallback import Localized

from ..record import meaning, moments
from ..record.medium import Medium
from ..record.moments import Meeting
from ..record.record import Organisation, Place, Record, Section
from . import jsonld_people

MEDIA_TYPE = "application/ld+json"
EXTENSION = "jsonld"
NAME = "JSON-LD"
DISPOSITION = "inline"

_ATTENDANCE = {"in_person": "Offline", "online": "Online", "hybrid": "Mixed"}
_STATUS = {"held": "Scheduled", "postponed": "Postponed", "cancelled": "Cancelled"}
_MEDIA = {"photo": "ImageObject", "video": "VideoObject", "audio": "AudioObject"}
_IN_SCRIPT = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"}


def render(record: Record) -> str:
    """Return the graph; safe to stand in a ``script`` element as it is."""
    graph = {"@context": "https://schema.org", "@graph": _nodes(record)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _IN_SCRIPT.items():
        text = text.replace(sign, written)
    return text + "\n"


def _nodes(record: Record) -> list[dict]:
    bodies = [*record.organisers, *jsonld_people.bodies(record)]
    units = {unit.id: unit for one in bodies for unit in one.chain}
    return [
        _known(_event(record)),
        _known(_report(record)),
        *(_known(_organisation(unit)) for unit in units.values()),
        *map(_known, jsonld_people.nodes(record)),
        _crumbs(record),
    ]


def _event(record: Record) -> dict:
    return {
        "@type": "EducationEvent",
        "@id": f"{record.permanent_url}#event",
        "url": record.url,
        "name": _text(record.title),
        "alternateName": [_text(title) for title in record.titles[1:]],
        "description": _text(record.abstract),
        **_moments(moments.known(record)),
        "previousStartDate": _moments(moments.planned(record))["startDate"]
        if record.outcome == "postponed"
        else "",
        "eventStatus": _status(record),
        "eventAttendanceMode": _attendance(record),
        "location": _where(record),
        "organizer": [{"@id": unit.permanent_url} for unit in record.organisers],
        "contributor": list(map(_known, jsonld_people.roles(record))),
        "superEvent": _series(record),
        "subEvent": [_sitting(one) for one in moments.sittings(record)],
        "about": _topics(record),
        "inLanguage": list(record.spoken_languages),
        "recordedIn": _recordings(record),
        "image": [photo.url for photo in record.photos],
        "subjectOf": {"@id": record.cite_as},
        "isAccessibleForFree": True,
    }


def _report(record: Record) -> dict:
    translations = [url for code, url in record.urls.items() if code != record.language]
    publishers = dict.fromkeys(one.chain[-1] for one in record.organisers)
    return {
        "@type": meaning.kind("jsonld"),
        "@id": record.cite_as,
        "url": record.url,
        "headline": _text(record.title),
        "alternativeHeadline": _text(record.subtitle),
        "abstract": _text(record.abstract),
        "author": jsonld_people.authors(record),
        "datePublished": record.published.isoformat(),
        "dateModified": record.modified.isoformat(),
        "version": record.version,
        "inLanguage": record.title.language,
        "workTranslation": [{"@type": "Report", "url": url} for url in translations],
        "translator": [{"@type": "Person", "name": n} for n in record.translators],
        "digitalSourceType": record.digital_source,
        "creditText": record.notes_of_origin,
        "about": {"@id": f"{record.permanent_url}#event"},
        "keywords": [topic.name.text for topic in record.topics],
        "hasPart": [
            _part(record, section, number)
            for number, section in enumerate(record.sections, 1)
        ],
        "license": Licence.address(record.licence),
        "publisher": _one_or_all([{"@id": one.permanent_url} for one in publishers]),
        "isBasedOn": record.source_url,
        "identifier": _identifiers(record),
        "associatedMedia": list(map(_medium, (*record.photos, *record.documents))),
        "correction": [_text(correction.note) for correction in record.corrections],
        "isPartOf": _portal(record),
    }


def _organisation(unit: Organisation) -> dict:
    university = unit.kind == "university"
    return {
        "@type": "CollegeOrUniversity" if university else "Organization",
        "@id": unit.permanent_url,
        "url": unit.url,
        "name": _text(unit.name),
        "alternateName": _text(unit.name_today) if unit.name_today else "",
        "parentOrganization": {"@id": unit.parent.permanent_url} if unit.parent else {},
        "sameAs": unit.ror,
    }


def _part(record: Record, section: Section, number: int) -> dict:
    return {
        "@type": "WebPageElement",
        "@id": f"{record.permanent_url}#s{section.anchor}",
        "name": _text(section.heading),
        "position": number,
    }


def _where(record: Record) -> list[dict] | dict:
    """Return the places; what is online is no address."""
    found = [_place(one) for one in record.places]
    if record.online_label:
        found.append(_known({"@type": "VirtualLocation", "url": record.online_url}))
    return _one_or_all(found)


def _one_or_all(nodes: list[dict]) -> list[dict] | dict:
    return nodes[0] if len(nodes) == 1 else nodes


def _place(place: Place) -> dict:
    known = {"addressCountry": place.country, "addressLocality": place.city.text}
    address = _known({"@type": "PostalAddress"} | known) if any(known.values()) else {}
    return _known({"@type": "Place", "name": place.words, "address": address})


def _status(record: Record) -> str:
    status = "Rescheduled" if record.postponed_to else _STATUS[record.outcome]
    return f"https://schema.org/Event{status}"


def _moments(meeting: Meeting) -> dict:
    end = meeting.end.isoformat() if meeting.end else ""
    return {"startDate": meeting.start.isoformat(), "endDate": end}


def _sitting(meeting: Meeting) -> dict:
    name = _text(meeting.sitting.heading)
    return _known({"@type": "Event", "name": name, **_moments(meeting)})


def _attendance(record: Record) -> str:
    if record.mode not in _ATTENDANCE:
        return ""
    return f"https://schema.org/{_ATTENDANCE[record.mode]}EventAttendanceMode"


def _series(record: Record) -> dict:
    if (one := record.series) is None:
        return {}
    return {"@type": "EventSeries", "@id": one.url, "name": _text(one.name)}


def _topics(record: Record) -> list[dict]:
    return [
        {"@type": "DefinedTerm", "@id": topic.url, "name": _text(topic.name)}
        for topic in record.topics
    ]


def _identifiers(record: Record) -> list[dict]:
    codes = {"doi": record.doi, "udc": record.udc, "irsti": record.irsti}
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in codes.items()
        if value
    ]


def _medium(medium: Medium) -> dict:
    """Describe one; a recording may be a page with a player, and no file itself."""
    words = "" if medium.licence_url else medium.licence_label
    return _known(
        {
            "@type": _MEDIA.get(medium.kind, "MediaObject"),
            "contentUrl" if medium.media_type else "url": medium.url,
            "encodingFormat": medium.media_type,
            "caption": _text(medium.caption),
            "creditText": medium.author,
            "sha256": medium.sha256,
            "dateCreated": medium.day,
            "license": medium.licence_url,
            "copyrightNotice": words,
            "inLanguage": medium.language,
        }
    )


def _recordings(record: Record) -> list[dict]:
    """Describe the recordings; those moments are of the first that has any."""
    found = [(one.kind != "transcript", _medium(one)) for one in record.recordings]
    timed = next((node for has_moments, node in found if has_moments), {})
    clips = [_clip(section) for section in record.sections if section.moment_url]
    timed |= _known({"hasPart": clips})
    return [node for _has_moments, node in found]


def _clip(section: Section) -> dict:
    starts = {"startOffset": time_codes.seconds(section.starts_at)}
    known = {"name": _text(section.heading), **starts, "url": section.moment_url}
    return {"@type": "Clip"} | known


def _portal(record: Record) -> dict:
    return {"@type": "WebSite", "@id": record.portal_url, "name": record.portal}


def _crumbs(record: Record) -> dict:
    steps = [(record.portal, record.portal_url), (record.title.text, record.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def _text(text: Localized) -> dict | str:
    return {"@language": text.language, "@value": text.text} if text.text else ""


def _known(node: dict) -> dict:
    return {name: value for name, value in node.items() if value not in ("", [], {})}
