"""Syndication in Atom and RSS, which news readers ask for; Django writes the XML."""

from datetime import UTC, datetime

from django.utils.feedgenerator import (
    Atom1Feed,
    Rss201rev2Feed,
    SyndicationFeed,
)
from django.utils.html import escape

from ..record.record import Record
from .feed import Feed


class _AsOf(SyndicationFeed):
    """A feed that never changes by itself: without records Django takes the hour."""

    def latest_post_date(self):
        never = datetime.fromtimestamp(0, UTC)
        return super().latest_post_date() if self.items else never


class _Atom(_AsOf, Atom1Feed):
    """Atom that names every author, and the language of a borrowed entry."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["full_text"]:
            handler.addQuickElement("content", item["full_text"], {"type": "html"})


class _Rss(_AsOf, Rss201rev2Feed):
    """RSS, whose own ``author`` must be a mailbox: names go to Dublin Core."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", item["language"])
        if item["full_text"]:
            handler.addQuickElement("content:encoded", item["full_text"])


def atom(feed: Feed) -> str:
    return _written(_Atom, feed)


def rss(feed: Feed) -> str:
    return _written(_Rss, feed)


def _written(kind: type[SyndicationFeed], feed: Feed) -> str:
    document = kind(
        title=feed.title,
        link=feed.page,
        description=feed.title,
        language=feed.language,
        author_name=feed.author,  # Atom wants one where an entry has none
        feed_url=feed.address,
    )
    for record in feed.records:
        document.add_item(**_item(feed, record))
    return document.writeString("utf-8")


def _item(feed: Feed, record: Record) -> dict:
    told = f"{record.abstract.text}\n\n{record.notes_of_origin}"
    return {
        "title": record.title.text,
        "link": record.url,
        "description": escape(told.strip()),  # both take it for HTML
        "unique_id": feed.identifier(record),
        "unique_id_is_permalink": False,
        "pubdate": record.published,
        "updateddate": record.modified,
        "categories": [topic.name.text for topic in record.topics],
        "authors": [author.name.text for author in record.authors],
        "language": record.title.language,
        "full_text": feed.full_text(record),
    }
