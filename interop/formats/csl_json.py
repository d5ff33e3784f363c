"""CSL-JSON: what citation programs exchange, and our own citations are set from."""

import json

from ..record.record import Participant, Record
from ..record.work import Work

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
EXTENSION = "csl.json"
NAME = "CSL-JSON"
DISPOSITION = "attachment"

# The type «event» is too new for most styles and programs.
_KINDS = {"record": "report", "section": "chapter", "talk": "paper-conference"}


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    items = [item(work) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict:
    """Return the work as one CSL item, without the fields it does not have."""
    record = work.record
    fields = {
        "id": work.key,
        "type": _KINDS[work.kind],
        "genre": "" if work.kind == "section" else record.kind_label,
        "author": _authors(work),
        "contributor": [] if work.part else [_name(p) for p in record.contributors],
        "translator": [{"literal": name} for name in record.translators],
        "title": work.title.text,
        "container-title": work.host,
        "collection-title": record.series.name.text if record.series else "",
        "issued": _date(record),
        "event-title": record.title.text,
        "event-date": _date(record),
        "event-place": record.where,
        "publisher": record.publisher.text,
        "publisher-place": "; ".join(record.cities),
        "abstract": work.abstract,
        "keyword": ", ".join(topic.name.text for topic in record.topics),
        "note": record.notes_of_origin,
        "language": work.title.language,
        "DOI": work.doi,
        "URL": work.address,
    }
    return {name: value for name, value in fields.items() if value}


def _authors(work: Work) -> list[dict]:
    people = [_name(author) for author in work.authors]
    return people or [{"literal": name} for name in work.author_names]


def _name(person: Participant) -> dict:
    if not person.family:
        return {"literal": person.name.text}
    return {"family": person.family, "given": person.given}


def _date(record: Record) -> dict:
    days = [record.starts_on, *([record.ends_on] if record.ends_on else [])]
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}
