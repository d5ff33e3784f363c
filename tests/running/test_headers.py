"""Security headers: of pages, of what is shared, and of the desk."""

import json
import logging
import re

import pytest

from roundtable.running import csp_reports
from tests.factories import EventFactory, PhotoFactory
from tests.running import observatory

pytestmark = pytest.mark.django_db


@pytest.fixture
def encrypted(settings):
    """A site that has gone all the steps of ``.env.example``."""
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    return {"secure": True}


@pytest.mark.parametrize(
    ("page", "points"), [("home", 135), ("record", 135), ("signing in", 140)]
)
def test_the_observatory_gives_an_a_plus(client, encrypted, page, points):
    record = EventFactory(published=True).get_absolute_url()
    addresses = {"home": "/kk/", "record": record, "signing in": "/admin/login/"}

    response = client.get(addresses[page], **encrypted)

    assert response.status_code == 200
    assert observatory.score(response) == points


def test_without_its_headers_a_page_would_fail(client):
    response = client.get("/kk/")
    for name in list(response.headers):
        del response[name]

    assert observatory.score(response) == 100 - 25 - 20 - 5 - 20


def test_pages_are_for_themselves_and_use_no_device(client):
    response = client.get("/kk/")

    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Permissions-Policy"].startswith("accelerometer=(), autoplay=()")


def test_what_is_meant_for_others_may_be_shown_by_them(client):
    event = EventFactory(published=True)
    photo = PhotoFactory(event=event)

    for address in (
        f"/kk/events/{event.pk}.bib",
        f"/kk/events/{event.pk}/card.png",
        "/api/v1/records",
        "/kk/feed/",
        photo.small.url,
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin", address


def test_the_policy_of_each_page_of_the_desk_knows_its_style_element(client, editor):
    signing_in = client.get("/admin/login/")
    client.force_login(editor)

    for response in (signing_in, client.get("/admin/"), client.get("/admin/logout/")):
        found = re.search(r'<style nonce="([^"]+)"', response.content.decode())
        if found:
            rule = f"style-src 'self' 'nonce-{found[1]}'"
            assert rule in response["Content-Security-Policy"]
    assert "'nonce-" not in client.get("/kk/")["Content-Security-Policy"]


def test_the_desk_allows_scripts_and_styles_by_nonce_only(client, editor):
    client.force_login(editor)

    response = client.get("/admin/")

    policy = response["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert "unsafe" not in policy
    assert f"script-src 'self' 'nonce-{nonce}'" in policy
    assert f"style-src 'self' 'nonce-{nonce}'" in policy
    assert f'<style nonce="{nonce}" data-tiptap-style>' in response.content.decode()


@pytest.fixture
def told(monkeypatch, caplog):
    """What has been logged of reports, by a process that has heard of none yet."""
    monkeypatch.setattr(csp_reports, "_told", set())
    caplog.set_level(logging.WARNING, logger="roundtable")
    return caplog


def send(client, report, **headers):
    kind = "application/reports+json"
    return client.post("/csp-reports", json.dumps(report), kind, headers=headers)


OLDER = {
    "csp-report": {
        "document-uri": "https://records.example/kk/preview/a:secret/?q=private",
        "effective-directive": "script-src",
        "blocked-uri": "https://cdn.example/a.js?user=aigul",
        "script-sample": "private",
    }
}
NEWER = [
    {
        "type": "csp-violation",
        "body": {
            "documentURL": "https://records.example/kk/preview/a:secret/?q=private",
            "effectiveDirective": "script-src",
            "blockedURL": "https://cdn.example/a.js?user=aigul",
            "sample": "private",
        },
    }
]


@pytest.mark.parametrize("report", [OLDER, NEWER], ids=["older", "newer"])
def test_a_report_is_logged_without_what_belongs_to_the_reader(client, told, report):
    assert send(client, report).status_code == 204

    assert told.messages == [
        "The policy script-src stopped cdn.example on events:preview"
    ]


def test_the_same_violation_is_told_once_and_many_are_not_told_at_all(client, told):
    hosts = [f"https://host{number}.example/" for number in range(120)]
    bodies = [{"effectiveDirective": "img-src", "blockedURL": host} for host in hosts]

    for _time in range(2):
        send(client, [{"body": body} for body in bodies])

    assert len(told.messages) == csp_reports.MOST


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("x" * 20_000, 413),
        ("no json", 400),
        ("[" * 9_000, 400),
        ("[1, null, {}]", 204),
        ('{"csp-report": {"blocked-uri": "http://[", "document-uri": "/[/"}}', 204),
    ],
    ids=["too large", "no JSON", "too deep", "odd", "broken addresses"],
)
def test_a_report_that_is_none_does_no_harm(client, told, sent, status):
    response = client.post("/csp-reports", sent, "application/csp-report")

    assert response.status_code == status


def test_a_report_whose_length_is_no_number_is_refused(client):
    kind = "application/csp-report"

    response = client.post("/csp-reports", "{}", kind, CONTENT_LENGTH="x")

    assert response.status_code == 400


def test_reports_are_asked_for_where_they_are_taken(client):
    response = client.get("/kk/")

    assert response["Reporting-Endpoints"] == 'csp="/csp-reports"'
    rules = response["Content-Security-Policy"].split("; ")
    assert {"report-uri /csp-reports", "report-to csp"} <= {*rules}
    assert client.get("/csp-reports").status_code == 405


def test_whoever_finds_a_weakness_learns_whom_to_tell(client, settings):
    settings.SITE_URL = "https://records.example"
    settings.SECURITY_CONTACT = "mailto:security@records.example"

    response = client.get("/.well-known/security.txt")

    fields = dict(
        line.split(": ", 1) for line in response.content.decode().splitlines()
    )
    expires = fields.pop("Expires")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields == {
        "Contact": "mailto:security@records.example",
        "Preferred-Languages": "kk, ru, en",
        "Canonical": "https://records.example/.well-known/security.txt",
    }
    assert expires.endswith("T00:00:00Z")


@pytest.mark.parametrize("address", ["/robots.txt", "/livez", "/healthz"])
def test_a_plain_text_says_in_which_encoding_it_is(client, address):
    assert client.get(address)["Content-Type"] == "text/plain; charset=utf-8"
