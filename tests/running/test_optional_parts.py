"""Metrics and error reports: off, closed, and without what belongs to readers."""

import logging
import os
import subprocess
import sys

import pytest

TOKEN = "for-the-tests-only"


@pytest.fixture(scope="module")
def handler():
    """The handler of a site with a token; a process has one."""
    pytest.importorskip("prometheus_client")
    from roundtable.running.metrics import MetricsHandler

    return MetricsHandler()


@pytest.fixture
def _counted(settings, handler):
    settings.METRICS_TOKEN = TOKEN
    log = logging.getLogger("roundtable.running")
    log.addHandler(handler)
    yield
    log.removeHandler(handler)


def ask(client, token):
    return client.get("/metrics", headers={"authorization": f"Bearer {token}"})


@pytest.mark.parametrize("token", ["", "wrong", "None"])
def test_without_the_token_there_is_nothing(client, settings, token):
    settings.METRICS_TOKEN = TOKEN
    assert ask(client, token).status_code == 404

    settings.METRICS_TOKEN = ""
    assert ask(client, token).status_code == 404


@pytest.mark.usefixtures("_counted")
@pytest.mark.django_db
def test_requests_are_counted_by_view_and_status(client):
    client.get("/kk/events/?q=secret")
    client.get("/kk/nothing/here/")
    client.generic("MADE-UP", "/livez")
    logging.getLogger("roundtable.running.cache").warning("The cache is away")

    lines = ask(client, TOKEN).content.decode().splitlines()

    page = 'method="GET",status="200",view="events:list"'
    assert f"roundtable_requests_total{{{page}}} 1.0" in lines
    assert 'roundtable_request_seconds_count{view="events:list"} 1.0' in lines
    unknown = 'method="GET",status="404",view="none"'
    assert f"roundtable_requests_total{{{unknown}}} 1.0" in lines
    made_up = 'method="other",status="405",view="livez"'
    assert f"roundtable_requests_total{{{made_up}}} 1.0" in lines
    warned = 'level="WARNING",logger="roundtable.running.cache"'
    assert f"roundtable_warnings_total{{{warned}}} 1.0" in lines
    queries = [line for line in lines if line.startswith("roundtable_database_queries")]
    assert any('{view="events:list"}' in line for line in queries)
    assert not any("secret" in line for line in lines)


REPORTED = """
import django
django.setup()
import sentry_sdk
from django.test import Client
from events import views

def broken(key):
    local_secret = "a-secret-word"
    raise RuntimeError("told to break")

views.previewing.behind = broken
sentry_sdk.get_client().transport.capture_envelope = lambda one: print(
    one.get_event() or ""
)
client = Client(raise_request_exception=False, headers={"host": "localhost"})
client.get("/kk/preview/secret-key/?q=private", REMOTE_ADDR="203.0.113.9")
"""


def test_an_error_is_reported_without_its_reader():
    pytest.importorskip("sentry_sdk")
    service = {"SENTRY_DSN": "https://key@errors.example.edu/1"}
    done = subprocess.run(
        [sys.executable, "-c", REPORTED],
        env=os.environ | service,
        capture_output=True,
        text=True,
    )

    assert "told to break" in done.stdout
    assert "events.views.preview" in done.stdout
    for private in ("secret-key", "private", "203.0.113.9", '"a-secret-word'):
        assert private not in done.stdout.replace(REPORTED, "")
