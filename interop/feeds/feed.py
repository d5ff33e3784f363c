"""Feed: the newest records of a list, before they are written in any format."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.feedgenerator import get_tag_uri

from ..record.record import Record


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest records of one list, and the ``page`` on which readers see it."""

    title: str
    author: str
    language: str
    page: str
    address: str
    records: tuple[Record, ...]
    first_public: dict[int, datetime]  # by the numbers of the records
    is_full: bool  # with the texts of the records, not their abstracts alone

    def identifier(self, record: Record) -> str:
        """Return by what a news reader knows a record again, whatever happens to it."""
        day = self.first_public.get(record.id, record.published)
        return get_tag_uri(record.permanent_url, day) + record.language

    def full_text(self, record: Record) -> str:
        """Return what a record says as HTML, if that was asked for."""
        context = {"record": record}
        return self.is_full and render_to_string("interop/feed_text.html", context)
