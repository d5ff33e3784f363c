"""Plain text: the whole record, for whoever reads it without a browser."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..record import outline
from ..record.prose import to_text
from ..record.record import Record

MEDIA_TYPE = "text/plain"
EXTENSION = "txt"
NAME = "TXT"
DISPOSITION = "inline"


def render(record: Record) -> str:
    with override(record.language):
        return "\n\n".join(_blocks(record)) + "\n"


def _blocks(record: Record) -> Iterator[str]:
    yield record.title.text
    yield from filter(None, [record.subtitle.text, record.occasion.text])
    yield "\n".join(f"{label}: {value}" for label, value in outline.facts(record))
    if record.abstract:
        yield record.abstract.text
    if record.participants:
        people = [outline.participant(person) for person in record.participants]
        others = [_("and others")] if record.has_others else []
        yield "\n".join([_("Participants"), *(f"- {one}" for one in people + others)])
    for section in record.sections:
        speaker = f" ({section.speaker})" if section.speaker else ""
        moment = f" [{section.starts_at} {section.moment_url}]"
        yield f"{section.heading.text}{speaker}{moment if section.moment_url else ''}"
        yield to_text(section.html.text)
    for heading, media in outline.media(record):
        yield "\n".join([heading, *(f"- {line}: {url}" for line, url in media)])
