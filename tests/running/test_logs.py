"""Logs: a line an event that says what happened, and not to whom."""

import json
import logging
import os
import subprocess
import sys

import pytest

from events import previewing
from interop.site.client import Client
from roundtable.running.json_lines import JsonLines
from roundtable.running.request_log import KnownRequest
from tests.factories import EventFactory

REQUESTS = "roundtable.running.request_log"


def lines_of(caplog, name=REQUESTS):
    """Return the lines that a logger wrote, as a real site writes them."""
    records = [one for one in caplog.records if one.name == name]
    return [json.loads(JsonLines().format(one)) for one in records]


@pytest.fixture
def _logged(caplog):
    caplog.set_level(logging.INFO, logger=REQUESTS)
    caplog.handler.addFilter(KnownRequest())


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_logged")]


def test_a_request_is_a_line_without_its_reader(client, caplog):
    response = client.get("/kk/search/?q=құпия", REMOTE_ADDR="203.0.113.9")

    (line,) = lines_of(caplog)
    assert line.pop("time").endswith("+00:00")
    assert line.pop("ms") >= 0
    assert line.pop("queries") > 0
    assert line.pop("message").startswith("GET /kk/search/ → 200, ")
    assert line == {
        "level": "INFO",
        "logger": REQUESTS,
        "request": response["X-Request-ID"],
        "method": "GET",
        "path": "/kk/search/",
        "view": "search:page",
        "status": 200,
        "user": None,
    }


def test_a_copy_of_the_site_fills_no_log(caplog, settings):
    settings.SITE_URL = "http://testserver"

    Client().get("/kk/")

    assert lines_of(caplog) == []


def test_who_works_at_the_desk_is_a_number(client, caplog, editor):
    client.force_login(editor)

    client.get("/admin/")

    assert lines_of(caplog)[0]["user"] == editor.pk


def test_queries_are_counted(client, caplog, django_assert_max_num_queries):
    EventFactory(published=True)

    with django_assert_max_num_queries(20) as made:
        client.get("/kk/events/")

    assert lines_of(caplog)[0]["queries"] == len(made)


@pytest.mark.parametrize("path", ["/kk/preview/{key}/", "/kk/preview/{key}x/"])
def test_the_key_of_a_preview_is_in_no_line(client, caplog, path):
    key = previewing.link_to(EventFactory()).split("/")[-2]

    client.get(path.format(key=key))

    assert key not in caplog.text
    assert lines_of(caplog)[0]["view"] == "events:preview"


def test_a_site_in_trouble_carries_the_id_of_its_request(client, caplog, settings):
    settings.MEDIA_ROOT = "/proc/media"

    response = client.get("/healthz")

    (line,) = lines_of(caplog, "django.request")
    assert line["request"] == response["X-Request-ID"]


def test_an_error_carries_the_id_of_its_request_and_no_secret(
    client, caplog, monkeypatch
):
    def broken(key):
        raise RuntimeError("told to break")

    monkeypatch.setattr(previewing, "behind", broken)
    client.raise_request_exception = False
    response = client.get("/kk/preview/secret-key/")

    (line,) = lines_of(caplog, "django.request")
    assert response.status_code == 500
    assert line["request"] == response["X-Request-ID"]
    assert "told to break" in line["exception"]
    assert "secret-key" not in line["message"]


@pytest.mark.parametrize(
    ("given", "proxy", "taken"),
    [
        ("a1b2c3d4-e5f6", True, True),
        ("a1b2c3d4-e5f6", False, False),
        ("short", True, False),
        ("x" * 65, True, False),
        ("a1b2c3d4 e5f6\n", True, False),
    ],
    ids=["a proxy's", "anybody's", "too short", "too long", "no id"],
)
def test_only_the_id_of_a_trusted_proxy_is_taken(client, settings, given, proxy, taken):
    header = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_PROXY_SSL_HEADER = header if proxy else None

    response = client.get("/livez", headers={"x-request-id": given})

    assert (response["X-Request-ID"] == given) is taken
    assert len(response["X-Request-ID"]) >= 8


def test_a_failed_sign_in_is_a_line_without_what_was_typed(client, caplog):
    typed = {"username": "my-pass-word", "password": "x"}

    client.post("/admin/login/", typed, REMOTE_ADDR="203.0.113.9")

    assert lines_of(caplog)[0]["view"] == "admin:login"
    assert "my-pass-word" not in caplog.text
    assert "203.0.113.9" not in caplog.text


SERVED = """
import django
django.setup()
from django.test import Client
for page in ("/livez", "/kk/no-such-page/"):
    Client(headers={"host": "a.example.edu"}).get(page)
"""


@pytest.mark.parametrize(("debug", "as_json"), [("off", True), ("on", False)])
def test_a_real_site_writes_json_and_a_demo_writes_for_people(debug, as_json):
    site = {
        "DJANGO_SETTINGS_MODULE": "roundtable.settings",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "http://a.example.edu",
        "ALLOWED_HOSTS": "a.example.edu",
        "DEBUG": debug,
    }
    command = [sys.executable, "-c", SERVED]
    done = subprocess.run(
        command, env=os.environ | site, capture_output=True, text=True
    )

    lines = [line for line in done.stderr.splitlines() if "/livez" in line]
    assert len(lines) == 1
    if as_json:
        assert json.loads(lines[0])["view"] == "livez"
    else:
        assert lines[0].startswith(f"INFO {REQUESTS}: GET /livez → 200, ")
