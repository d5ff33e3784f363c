"""Outline of a record: what it says in which order, in plain text and Markdown."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events import when
from languages.dates.formatting import format_span

from .medium import Medium
from .record import Participant, Record, Sitting


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the facts that are known, each with its label."""
    held = when.days_and_hours(record, record.zone_label, record.language)
    sittings = [sitting(one, record.language) for one in record.sittings]
    chains = [
        ", ".join(unit.name.text for unit in one.chain) for one in record.organisers
    ]
    topics = [topic.name.text for topic in record.topics]
    labelled = [
        (_("How the text was made"), record.notes_of_origin),
        (_("When"), held),
        (pgettext("of an event", "Outcome"), record.outcome_label),
        (_("Sittings"), "; ".join(sittings)),
        (_("Where"), record.where),
        (_("Online"), record.online_url),
        (_("Organisers"), "; ".join(chains)),
        (_("Series"), record.series.name.text if record.series else ""),
        (_("Topics"), ", ".join(topics)),
        (_("Source"), record.source_url),
        ("DOI", record.doi),
        (_("Permanent link"), record.permanent_url),
    ]
    yield from ((label, value) for label, value in labelled if value)


def sitting(one: Sitting, language: str) -> str:
    """Return a sitting with its hours and what it was about, as one line."""
    words = when.of_sitting(one, language)
    return f"{words}: {one.heading.text}" if one.heading else words


def participant(person: Participant) -> str:
    """Return a participant with role and post, as one line."""
    belongings = "; ".join(one.name.text for one in person.affiliations)
    details = [person.role_label, person.post.text, belongings]
    line = ", ".join(filter(None, [person.name.text, *details]))
    return f"{line}: {person.talk_title.text}" if person.talk_title else line


def media(record: Record) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield recordings, photos and documents by kind: a line for each, its address."""
    titles = {"recordings": _("Recordings"), "photos": _("Photos")}
    for name, heading in (titles | {"documents": _("Documents")}).items():
        if those := getattr(record, name):
            yield heading, [(_medium(one, record.language), one.url) for one in those]


def _medium(one: Medium, language: str) -> str:
    made = format_span(one.made_on, None, language) if one.made_on else ""
    credit = ", ".join(filter(None, [one.author, made, one.licence_label]))
    name = one.caption.text or one.alt.text
    return f"{name} ({credit})".strip() if credit else name
