"""Languages of the site itself, its errors, and its headers."""

import tomllib
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.urls import path

from roundtable import urls as site_urls

pytestmark = pytest.mark.django_db
PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def broken(request):
    raise RuntimeError("told to break")


def forbidden(request):
    raise PermissionDenied


def suspicious(request):
    raise SuspiciousOperation


def missing(request):
    raise Http404


urlpatterns = [
    *(
        path(f"{code}/{view.__name__}/", view)
        for code in ("kk", "ru", "en")
        for view in (broken, forbidden, suspicious, missing)
    ),
    *site_urls.urlpatterns,
]
handler500 = site_urls.handler500


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("kk", "kk"),
        ("ru-RU,ru;q=0.9", "ru"),
        ("en-GB,en;q=0.9", "en"),
        ("de,fr;q=0.8", "kk"),
        ("", "kk"),
        ("\x00;;q=", "kk"),
    ],
)
def test_the_bare_address_leads_to_the_browsers_language(client, header, language):
    response = client.get("/", headers={"accept-language": header})

    assert (response.status_code, response.url) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("name", "status"),
    [("missing", 404), ("forbidden", 403), ("suspicious", 400), ("broken", 500)],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_error_has_a_page_in_the_readers_language(client, name, status, language):
    client.raise_request_exception = False

    response = client.get(f"/{language}/{name}/")

    assert response.status_code == status
    html = response.content.decode()
    assert f'<html lang="{language}">' in html
    assert "told to break" not in html


def test_readers_get_no_cookie(client):
    for address in ("/kk/", "/ru/events/", "/en/people/", "/kk/about/"):
        assert not client.get(address).cookies


def test_pages_allow_nothing_from_elsewhere_and_nothing_inline(client):
    policy = client.get("/kk/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in policy  # so default-src rules scripts as well


@pytest.mark.parametrize("address", ["/kk/", "/kk/events/", "/kk/about/"])
def test_pages_have_no_inline_style_or_script(client, address):
    html = client.get(address).content.decode()

    assert " style=" not in html
    assert "<style" not in html
    assert "<script>" not in html


def test_the_page_about_the_portal_and_harvesters_are_told_the_version(client):
    version = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"]

    assert f"Roundtable {version}" in client.get("/en/about/").content.decode()
    identify = client.get("/oai?verb=Identify").content.decode()
    assert f"<toolkit:version>{version}</toolkit:version>" in identify
