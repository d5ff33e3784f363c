"""JSON Feed 1.1: what Atom says, for whoever would rather not read XML."""

import json

from ..record.record import Record
from .feed import Feed


def render(feed: Feed) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_item(feed, record) for record in feed.records],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _item(feed: Feed, record: Record) -> dict:
    told = record.abstract.text or record.title.text  # it must not lack
    full_text = feed.full_text(record)
    return {
        "id": feed.identifier(record),
        "url": record.url,
        "title": record.title.text,
        "content_text": f"{told}\n\n{record.notes_of_origin}".strip(),
        **({"content_html": full_text} if full_text else {}),
        "date_published": record.published.isoformat(),
        "date_modified": record.modified.isoformat(),
        "authors": [{"name": author.name.text} for author in record.authors],
        "tags": [topic.name.text for topic in record.topics],
        "language": record.title.language,
    }
