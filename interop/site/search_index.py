"""Search index of a copy: a list of records and a script that looks through it.

Words are found by their beginnings in titles, names, topics, abstracts and headings;
the portal's own search knows far more, and the page says so. The list is a script,
for a page from a disk may load a script but not a file of data.
"""

import json
from collections.abc import Iterable

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from languages.dates.formatting import format_span

from ..record.record import Record
from . import addresses
from .client import request_for


def page(language: str) -> tuple[str, HttpResponse]:
    """Return the address of the search in a language, and its page."""
    with override(language):
        address = reverse("search:page")
        request = request_for(address)
        html = render_to_string("interop/copied_search.html", {}, request)
    return address, HttpResponse(html)


def index(language: str, entries: Iterable[dict[str, str]]) -> tuple[str, HttpResponse]:
    """Return what that page looks through, and its address."""
    text = json.dumps([*entries], ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("[{", "[\n{").replace("},{", "},\n{")
    with override(language):
        address = f"{reverse('search:page')}records.js"
    return address, HttpResponse(f"const records = {text};\n", "text/javascript")


def entry(record: Record) -> dict[str, str]:
    """Return by which words a record is found, and what is shown of it."""
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
