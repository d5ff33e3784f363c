"""Measure what a kept page costs, beside Django's own cached page and its hello.

    make demo
    DEBUG=off SECRET_KEY=benchmark SITE_URL=http://localhost LOG_LEVEL=ERROR \
        sh -c 'python manage.py collectstatic --no-input && python -m benchmarks.kept_pages'

Prints the CPU time of one request of the first record's page in milliseconds, from the
WSGI environment to the closed response: minimum and median of 300, all kinds in turn.
``CACHE_URL`` and ``DATABASE_URL`` say where pages and their stamp lie.
"""

import os
import statistics
import time
from io import BytesIO

REQUESTS, WARM_UP = 300, 20
OURS = "roundtable.running.page_cache.PageCache"
DJANGOS = "django.middleware.cache."
urlpatterns: list = []  # of the hello


def server(urlconf="roundtable.urls", middleware=None):
    """Return the WSGI application of a site with this middleware."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings

    with override_settings(MIDDLEWARE=middleware):
        application = WSGIHandler()
    return lambda environment: _answer(application, environment, urlconf)


def _answer(application, environment, urlconf):
    from django.conf import settings

    settings.ROOT_URLCONF = urlconf
    told = []
    response = application(environment, lambda *said: told.extend(said))
    b"".join(response)
    response.close()
    return told[0], dict(told[1])


def asking(path, **headers):
    from django.test import RequestFactory

    given = {"HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip"} | headers
    return RequestFactory().get(path, **given).environ


def cpu_of(ask, environment, status):
    """Return the milliseconds of CPU that one request took."""
    given = environment | {"wsgi.input": BytesIO()}
    before = time.process_time()
    told, _headers = ask(given)
    spent = (time.process_time() - before) * 1000
    if not told.startswith(status):
        raise RuntimeError(f"{given['PATH_INFO']} answered {told}")
    return spent


def kinds(address):
    """Return what is measured: who answers, what is asked, and the status of it."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import path

    urlpatterns[:] = [path("hello", lambda request: HttpResponse("Hello"))]
    rest = [one for one in settings.MIDDLEWARE if one != OURS]
    cached = [f"{DJANGOS}UpdateCacheMiddleware", *rest]
    cached.append(f"{DJANGOS}FetchFromCacheMiddleware")
    own, djangos = server(middleware=settings.MIDDLEWARE), server(middleware=cached)
    known = {}
    for ask in (own, djangos):
        _status, headers = ask(asking(address))
        known[ask] = {"HTTP_IF_NONE_MATCH": headers["ETag"]}
    hello = server(__name__, [])
    return {
        "Django's hello": (hello, asking("/hello"), "200"),
        "kept": (own, asking(address), "200"),
        "kept, 304": (own, asking(address, **known[own]), "304"),
        "Django's cached": (djangos, asking(address), "200"),
        "Django's cached, 304": (djangos, asking(address, **known[djangos]), "304"),
        "made anew": (server(middleware=rest), asking(address), "200"),
    }


def measured(address):
    """Return the times of each kind, taken in turn: they share what the machine does."""
    asked = kinds(address)
    times = {name: [] for name in asked}
    for number in range(WARM_UP + REQUESTS):
        for name, kind in asked.items():
            spent = cpu_of(*kind)
            if number >= WARM_UP:
                times[name].append(spent)
    return times


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
    import django

    django.setup()

    from django.conf import settings
    from django.db import connection
    from django.utils.translation import override

    from events.models import Event

    settings.CACHE_MIDDLEWARE_SECONDS = settings.PAGES_KEPT_FOR = 3600
    settings.CACHE_MIDDLEWARE_ALIAS = "pages"
    with override("kk"):
        event = Event.objects.published().get(starts_on="2011-12-06")
        address = event.get_absolute_url()
    kept = settings.CACHES["pages"]["BACKEND"].rpartition(".")[2]
    print(f"{connection.vendor}, {kept}, load {os.getloadavg()[0]:.1f}")
    for name, times in measured(address).items():
        low, middle = min(times), statistics.median(times)
        print(f"{name:22} min {low:6.3f}  median {middle:6.3f} ms")


if __name__ == "__main__":
    main()
