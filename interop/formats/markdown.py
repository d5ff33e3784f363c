"""Markdown: the whole record with its headings and links, for notes and wikis."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..record import outline
from ..record.prose import escape, to_markdown
from ..record.record import Record

MEDIA_TYPE = "text/markdown"
EXTENSION = "md"
NAME = "Markdown"
DISPOSITION = "inline"


def render(record: Record) -> str:
    with override(record.language):
        return "\n\n".join(filter(None, _blocks(record))) + "\n"


def _blocks(record: Record) -> Iterator[str]:
    yield f"# {escape(record.title.text)}"
    yield f"*{escape(record.subtitle.text)}*" if record.subtitle else ""
    yield escape(record.occasion.text)
    facts = outline.facts(record)
    yield "\n".join(f"- **{label}:** {_linked(value)}" for label, value in facts)
    yield escape(record.abstract.text)
    if record.participants:
        people = [escape(outline.participant(person)) for person in record.participants]
        others = [_("and others")] if record.has_others else []
        yield "## " + _("Participants")
        yield "\n".join(f"- {one}" for one in people + others)
    for section in record.sections:
        moment = f" ([{section.starts_at}](<{section.moment_url}>))"
        heading = escape(section.heading.text)
        yield f"## {heading}{moment if section.moment_url else ''}"
        yield f"**{escape(section.speaker)}**" if section.speaker else ""
        yield to_markdown(section.html.text)
    for heading, media in outline.media(record):
        yield f"## {heading}"
        yield "\n".join(f"- {escape(line)}: <{url}>" for line, url in media)


def _linked(value: str) -> str:
    return f"<{value}>" if value.startswith("http") else escape(value)
