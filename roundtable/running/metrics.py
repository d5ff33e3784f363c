"""Metrics for Prometheus: an optional part, closed until a token is set.

They are read off the lines of the log, so nothing is measured twice: requests from the
request log, and from all others how many say that something is wrong. Where several
processes serve, PROMETHEUS_MULTIPROC_DIR names the folder in which they meet.
"""

import logging
import os

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SLOW = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds


class MetricsHandler(logging.Handler):
    """Count what is logged; made only where a token is set."""

    def __init__(self):
        from prometheus_client import Counter, Histogram

        super().__init__()
        self.answers = Counter(
            "roundtable_requests", "Requests", ["view", "method", "status"]
        )
        self.seconds = Histogram(
            "roundtable_request_seconds", "Time to answer", ["view"], buckets=SLOW
        )
        self.queries = Counter(
            "roundtable_database_queries", "Queries to the database", ["view"]
        )
        self.warnings = Counter(
            "roundtable_warnings", "Warnings and errors logged", ["logger", "level"]
        )

    def emit(self, record):
        if event := getattr(record, "event", None):
            view = event["view"] or "none"
            method = event["method"] if event["method"] in KNOWN else "other"
            self.answers.labels(view, method, event["status"]).inc()
            self.seconds.labels(view).observe(event["ms"] / 1000)
            self.queries.labels(view).inc(event["queries"])
        elif record.levelno >= logging.WARNING:
            self.warnings.labels(record.name, record.levelname).inc()


KNOWN = {"GET", "HEAD", "POST", "OPTIONS"}  # a client may send any word


@never_cache
@require_safe
def metrics(request):
    """Hand the numbers to whoever has the token; nobody else learns that they exist."""
    given = request.headers.get("Authorization", "")
    token = settings.METRICS_TOKEN
    if not token or not constant_time_compare(given, f"Bearer {token}"):
        raise Http404
    from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

    return HttpResponse(generate_latest(_registry(REGISTRY)), CONTENT_TYPE_LATEST)


def _registry(of_this_process):
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return of_this_process
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
