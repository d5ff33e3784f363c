"""Measure the page of the first record, rendered without any cache.

    python manage.py demo
    DEBUG=off SECRET_KEY=benchmark ALLOWED_HOSTS=testserver SECURE_SSL_REDIRECT=off \
        python benchmarks/record_page.py

Prints the CPU time of one request, from the URL to the response, in milliseconds:
the median and the 95th percentile of 200 requests after 20 to warm up.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")

from roundtable.wsgi import application  # noqa: E402, F401 – start as a server does

from django.test import Client  # noqa: E402, I001
from django.utils.translation import override  # noqa: E402

from events.models import Event  # noqa: E402

REQUESTS, WARM_UP = 200, 20


def cpu_of(client, address):
    before = time.process_time()
    response = client.get(address)
    assert response.status_code == 200
    return (time.process_time() - before) * 1000


def main():
    event = Event.objects.published().get(starts_on="2011-12-06")
    client = Client()
    for language in ("kk", "ru", "en"):
        with override(language):
            address = event.get_absolute_url()
        times = [cpu_of(client, address) for _request in range(WARM_UP + REQUESTS)]
        times = sorted(times[WARM_UP:])
        median, late = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{address[:12]}…  median {median:.1f} ms, p95 {late:.1f} ms CPU")


main()
