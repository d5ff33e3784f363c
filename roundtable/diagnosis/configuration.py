"""Configuration check: settings, versions and time zones; asks nobody else."""

import platform
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import django
from django.conf import settings
from django.core import checks
from django.http.request import validate_host

from intake import converting
from interop.paper import pdf

from ..backups import encryption
from .findings import Finding, fail, ok, warn

LOCAL = {"127.0.0.1", "localhost"}


def django_checks() -> Iterator[Finding]:
    """Repeat what Django says of the settings of a real site."""
    if settings.DEBUG:
        yield warn("settings", "DEBUG is on, as for a demo. On a real site: DEBUG=off.")
    said = checks.run_checks(include_deployment_checks=not settings.DEBUG)
    found = [message for message in said if not message.is_silenced()]
    for message in found:
        finding = fail if message.level >= checks.ERROR else warn
        words = f"{message.msg} {message.hint or ''} ({message.id})"
        yield finding("settings", " ".join(words.split()))
    if not found:
        yield ok("settings", "Django has nothing to say against them.")


def address() -> Iterator[Finding]:
    site = urlsplit(settings.SITE_URL)
    allowed = settings.ALLOWED_HOSTS or [".localhost", "127.0.0.1", "[::1]"]
    if not site.hostname or not validate_host(site.hostname, allowed):
        yield fail(
            "address",
            f"The host of SITE_URL, {settings.SITE_URL}, is not among ALLOWED_HOSTS: "
            "readers get an error. Add it, or leave ALLOWED_HOSTS out.",
        )
    elif site.scheme != "https" and site.hostname not in LOCAL:
        yield warn(
            "address",
            f"{settings.SITE_URL} is not encrypted, and so passwords are not. Get a "
            "certificate and set SITE_URL to https://…",
        )
    else:
        yield ok("address", f"Readers find the site at {settings.SITE_URL}.")


def backup_key() -> Iterator[Finding]:
    if not settings.BACKUP_KEY:
        yield warn("backup", "BACKUP_KEY is not set: archives are not encrypted.")
    elif not encryption.is_key(settings.BACKUP_KEY):
        yield fail("backup", "BACKUP_KEY is no key of age: see .env.example.")
    else:
        yield ok("backup", "Archives are encrypted. Keep a copy of BACKUP_KEY.")


def versions() -> Iterator[Finding]:
    python, its_own = platform.python_version(), django.get_version()
    yield ok("versions", f"Python {python}, Django {its_own}.")
    if pdf.is_offered():
        yield ok("papers", "Pango is there, so records can be had as PDF.")
    else:
        yield warn(
            "papers",
            "Pango is missing, so no PDF is offered. On Debian: apt install "
            "libpango-1.0-0 libpangoft2-1.0-0",
        )


def converters() -> Iterator[Finding]:
    """Name the optional programs by which more kinds of files can be read."""
    word, scans = converting.can_convert(), converting.languages()
    told = "read" if word else "refused: LibreOffice is missing"
    yield ok("files", f".doc and .rtf are {told}.")
    told = f"read ({', '.join(scans)})" if scans else "refused: Tesseract is missing"
    yield ok("files", f"Scanned pages are {told}.")


def time_zones() -> Iterator[Finding]:
    """Almaty has been at UTC+5 since March 2024; older tables do not know it."""
    try:
        offset = datetime.now(ZoneInfo("Asia/Almaty")).utcoffset()
    except ZoneInfoNotFoundError:
        offset = None
    if offset == timedelta(hours=5):
        yield ok("time zones", "Almaty is at UTC+5.")
    else:
        yield fail(
            "time zones",
            f"Almaty is at UTC+5, but the tables say {offset}. Bring tzdata up to date "
            "in the system and in Python: pip install --upgrade tzdata",
        )
