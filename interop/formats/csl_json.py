"""CSL-JSON: what citation programs exchange, and our own citations are set from."""

import json

from ..record import meaning
from ..record.record import Participant, Record
from ..record.work import Work

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
EXTENSION = "csl.json"
NAME = "CSL-JSON"
DISPOSITION = "attachment"


def render(record: Record) -> str:
    return render_works([Work(record)])


def render_works(works: list[Work]) -> str:
    items = [item(work) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict:
    """Return the work as one CSL item, without the fields it does not have."""
    fields = {"type": meaning.kind("csl", work.kind), "container-title": work.host}
    fields["event-date"] = _date(work.record)
    for fact, name, values in meaning.told(work, "csl"):
        fields[name] = _value(work, fact, values)
    return {name: value for name, value in fields.items() if value}


def _value(work: Work, fact: str, values: list[str]) -> str | list[dict] | dict:
    if fact == "author":
        people = [_name(author) for author in work.authors]
        return people or [{"literal": name} for name in work.author_names]
    if fact == "contributor":
        return [_name(person) for person in work.record.contributors]
    if fact == "translator":
        return [{"literal": name} for name in values]
    if fact == "days":
        return _date(work.record)
    return (", " if fact == "topic" else "; ").join(values)


def _name(person: Participant) -> dict:
    if not person.family:
        return {"literal": person.name.text}
    return {"family": person.family, "given": person.given}


def _date(record: Record) -> dict:
    days = [record.starts_on, *([record.ends_on] if record.ends_on else [])]
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}
