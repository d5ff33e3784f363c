"""Measure what leaves the house: every format of the first record, and a harvest page.

    make demo
    DEBUG=off SECRET_KEY=benchmark SITE_URL=http://testserver \
        sh -c 'python manage.py collectstatic --no-input && python -m benchmarks.exports'

Prints milliseconds of CPU, the least and the median of 100 runs after 5 to warm up: of
a request to each format, of drawing it as PDF, of the page on which it is cited (cold:
with no reference made yet, first of all: with no style read either), and of a page of
100 records over OAI-PMH, for which copies of the demo records are added and rolled back.
"""

import os
import statistics
import time

RUNS, WARM_UP = 100, 5


def measure(name, work, runs=RUNS):
    times = []
    for _run in range(WARM_UP + runs):
        before = time.process_time()
        work()
        times.append((time.process_time() - before) * 1000)
    times = sorted(times[WARM_UP:])
    print(f"{name:28} min {times[0]:6.1f}  median {statistics.median(times):6.1f} ms")


def request_to(client, address):
    def work():
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")

    return work


def fill(count):
    """Publish copies of the demo records until there are ``count`` of them."""
    from events.models import Event

    originals = list(Event.objects.published().for_reading())
    for number in range(count - len(originals)):
        event = originals[number % len(originals)]
        parts = [*event.organisers.all(), *event.participations.all()]
        topics = list(event.topics.all())
        event = Event.objects.get(pk=event.pk)
        event.pk, event.doi = None, ""
        event.save()
        event.topics.set(topics)
        for part in parts:
            part = type(part).objects.get(pk=part.pk)
            part.pk, part.event = None, event
            part.save()


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
    os.environ["PAGES_KEPT_FOR"] = "0"  # what a page costs when nobody has it
    os.environ.setdefault("ALLOWED_HOSTS", "testserver")
    from roundtable.wsgi import application  # noqa: F401 – start as a server does

    from django.conf import settings

    from django.db import transaction
    from django.test import Client

    from events.models import Event
    from interop.citing import citations
    from interop.formats import registry
    from interop.paper import pdf_layout, process
    from interop.oai.metadata_formats import METADATA_FORMATS
    from interop.record.build import build_record

    settings.RATE_LIMITS = {}  # nobody else asks a hundred times in a moment
    client = Client()
    first = Event.objects.published().get(starts_on="2011-12-06").pk
    for file_format in registry.FORMATS:
        address = f"/kk/events/{first}.{file_format.EXTENSION}"
        measure(file_format.NAME, request_to(client, address))
    record = build_record(Event.objects.published().for_reading().get(pk=first), "kk")
    measure(
        "pdf, drawn",
        lambda: process.draw(pdf_layout.page_of(record), wait=True),
        runs=20,
    )
    measure("pdf, kept", request_to(client, f"/kk/events/{first}.pdf"))
    cite = request_to(client, f"/kk/events/{first}/cite/")
    read, made = citations._loaded, citations._set
    unread = read.cache_clear, made.cache_clear, cite
    measure("cite, first of all", lambda: [step() for step in unread], runs=20)
    measure("cite, cold", lambda: (made.cache_clear(), cite()))
    measure("cite, warm", cite)
    measure("card.png", request_to(client, f"/kk/events/{first}/card.png"))
    measure("reading list of 5", request_to(client, "/kk/reading-list/?e=1,2,3,4,5"))
    with transaction.atomic():
        fill(100)
        for prefix in METADATA_FORMATS:
            address = f"/oai?verb=ListRecords&metadataPrefix={prefix}"
            measure(f"OAI, 100 of {prefix}", request_to(client, address), runs=20)
        address = "/api/v1/records?page_size=100"
        measure("API, 100 records", request_to(client, address), runs=20)
        measure("feed of 30", request_to(client, "/kk/feed/"), runs=20)
        measure("calendar of 100", request_to(client, "/kk/events.ics"), runs=20)
        measure("sitemap of 100", request_to(client, "/sitemap-records.xml"), runs=20)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
