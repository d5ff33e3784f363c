from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from django.core.management.base import BaseCommand, CommandError

from events.models import Event
from interop.api.schemas import Record as RecordOfApi
from interop.feeds.feed import Feed
from interop.feeds.feed_formats import FEED_FORMATS
from interop.formats import registry
from interop.oai import responses
from interop.packing import bulk
from interop.record.build import build_record
from interop.rendering import attempt

FEED = Feed("", "", "kk", "", "", (), {}, is_full=True)


class Command(BaseCommand):
    help = (
        "Name the public records that some format, feed or list cannot render, and "
        "why; these leave such a record out. Papers are not drawn. Ends with an error "
        "if there are any."
    )

    def handle(self, **options):
        bad = set()
        events = Event.objects.published().for_reading().order_by("pk")
        for event in events.iterator(chunk_size=100):
            for language, name, fault in faults(event):
                bad.add(event.pk)
                why = f"{type(fault).__name__}: {fault}"
                self.stdout.write(f"Record No. {event.pk}, {language}, {name}: {why}")
        if bad:
            raise CommandError(f"{len(bad)} records cannot be rendered everywhere.")
        self.stdout.write("Every public record can be rendered in every format.")


def faults(event) -> Iterator[tuple[str, str, Exception]]:
    """Yield in which language and format a record cannot be had, and why."""
    for language in event.languages:
        build = partial(build_record, language=language)
        record, fault = attempt(event, "a record", build)
        if fault:
            yield language, "anything", fault
            continue
        for name, write in writers():
            _written, fault = attempt(record, name, write)
            if fault:
                yield language, name, fault


def writers() -> Iterator[tuple[str, Callable]]:
    """Yield all that writes records, under the name by which people know it."""
    yield from ((one.NAME, one.render) for one in registry.FORMATS)
    for prefix in responses.METADATA_FORMATS:
        yield f"OAI {prefix}", partial(responses.written, prefix=prefix)
    for one in FEED_FORMATS.values():
        yield (
            f"feed {one.name}",
            lambda record, write=one.render: write(replace(FEED, records=(record,))),
        )
    yield "API", RecordOfApi.from_orm
    yield "CSV", lambda record: list(bulk.table([record]))
