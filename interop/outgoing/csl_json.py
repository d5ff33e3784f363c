"""CSL-JSON: what citation programs exchange, and our own citations are set from."""

import json

from .record import Participant, Record, Section

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
EXTENSION = "csl.json"


def render(record: Record) -> str:
    return json.dumps([item(record)], ensure_ascii=False, indent=2) + "\n"


def item(record: Record) -> dict:
    """Return the record as one CSL item, without the fields it does not have."""
    fields = {
        "id": f"roundtable-{record.id}-{record.language}",
        "type": "report",  # «event» is too new for most styles and programs
        "genre": record.kind_label,
        "author": _authors(record),
        "contributor": [_name(person) for person in record.contributors],
        "title": record.title.text,
        "collection-title": record.series.name.text if record.series else "",
        "issued": _date(record),
        "event-title": record.title.text,
        "event-date": _date(record),
        "event-place": record.place,
        "publisher": record.publisher.text,
        "publisher-place": record.city.text,
        "abstract": record.abstract.text,
        "keyword": ", ".join(topic.name.text for topic in record.topics),
        "language": record.title.language,
        "DOI": record.doi,
        "URL": record.cite_as,
    }
    return {name: value for name, value in fields.items() if value}


def section_item(record: Record, section: Section) -> dict:
    """Return one section as an item: a chapter of the record it belongs to."""
    speakers = [one for one in record.participants if one.name.text == section.speaker]
    whole = item(record)
    kept = ("issued", "publisher", "publisher-place", "language", "author")
    return {name: whole[name] for name in kept if name in whole} | {
        "id": f"{whole['id']}-s{section.anchor}",
        "type": "chapter",
        "title": section.heading.text,
        "container-title": record.title.text,
        "language": section.heading.language,
        "URL": f"{record.permanent_url}#s{section.anchor}",
        **({"author": [_name(one) for one in speakers]} if speakers else {}),
    }


def _authors(record: Record) -> list[dict]:
    people = [_name(author) for author in record.authors]
    return people or [{"literal": one.name.text} for one in record.organisers]


def _name(person: Participant) -> dict:
    if not person.family:
        return {"literal": person.name.text}
    return {"family": person.family, "given": person.given}


def _date(record: Record) -> dict:
    days = [record.starts_on, *([record.ends_on] if record.ends_on else [])]
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}
