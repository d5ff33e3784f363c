"""Measure the page of the first record, rendered without any cache.

    make demo
    DEBUG=off SECRET_KEY=benchmark SITE_URL=http://testserver \
        sh -c 'python manage.py collectstatic --no-input && python -m benchmarks.record_page'

Prints the CPU time of one request, from the address to the response, in
milliseconds: minimum, median and 95th percentile of 200 requests after 20 to warm up.
"""

import os
import statistics
import time

REQUESTS, WARM_UP = 200, 20


def cpu_of(client, address):
    """Return the milliseconds of CPU that one request took."""
    before = time.process_time()
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return (time.process_time() - before) * 1000


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
    os.environ["PAGES_KEPT_FOR"] = "0"  # what a page costs when nobody has it
    from roundtable.wsgi import application  # noqa: F401 – start as a server does

    from django.test import Client
    from django.utils.translation import override

    from events.models import Event

    event = Event.objects.published().get(starts_on="2011-12-06")
    for language in ("kk", "ru", "en"):
        with override(language):
            address = event.get_absolute_url()
        client = Client()
        times = [cpu_of(client, address) for _request in range(WARM_UP + REQUESTS)]
        times = sorted(times[WARM_UP:])
        print(
            f"/{language}/ CPU per request: min {times[0]:.1f}, "
            f"median {statistics.median(times):.1f}, "
            f"p95 {times[int(len(times) * 0.95)]:.1f} ms"
        )


if __name__ == "__main__":
    main()
