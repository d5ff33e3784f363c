"""Search index of a copy: a list of records and a script that looks through it.

Words are found by their beginnings in titles, names, topics, abstracts and headings;
the portal's own search knows far more, and the page says so. The list is a script,
for a page from a disk may load a script but not a file of data.
"""

import json
from collections.abc import Iterator

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from events.models import Event
from languages.dates.formatting import format_span

from ..record.build import build_records
from ..record.record import Record
from . import addresses
from .client import request_for


def pages(language: str) -> Iterator[tuple[str, HttpResponse]]:
    """Yield the search page of a language and the index it looks through."""
    with override(language):
        address = reverse("search:page")
        request = request_for(address)
        page = render_to_string("interop/copied_search.html", {}, request)
    yield address, HttpResponse(page)
    index = f"const records = {_as_script(language)};\n"
    yield f"{address}records.js", HttpResponse(index, "text/javascript")


def _as_script(language: str) -> str:
    events = Event.objects.published().for_reading()
    entries = [
        _entry(record)
        for record in build_records(events.iterator(chunk_size=200), language)
    ]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("[{", "[\n{").replace("},{", "},\n{")


def _entry(record: Record) -> dict[str, str]:
    words = [record.title, record.subtitle, record.occasion, record.abstract]
    words += [person.name for person in record.participants]
    words += [unit.name for one in record.organisers for unit in one.chain]
    words += [topic.name for topic in record.topics]
    words += [section.heading for section in record.sections]
    return {
        "title": record.title.text,
        "language": record.title.language,
        "day": format_span(record.starts_on, record.ends_on, record.language),
        "page": addresses.file_of(addresses.own(record.url, "/")),
        "words": " ".join(text.text for text in words if text),
    }
