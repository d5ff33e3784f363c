"""Memento (RFC 7089): versions of a record by the moment at which each became public.

``/e/{id}`` is the original resource and its own TimeGate. ``/e/{id}/v{n}`` leads to the
memento, which is the page of a version in a language.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.http import http_date, parse_http_date

from .models import Event, PublishedVersion

LINK_FORMAT = "application/link-format"


def mementos(event: Event) -> list[PublishedVersion]:
    """Return the versions of a public record that can be read, the first one first."""
    rows = event.published_versions.order_by("since", "number")
    return [row for row in rows if not row.is_withdrawn]


def nearest(asked: str, versions: list[PublishedVersion]) -> PublishedVersion | None:
    """Return what readers had at the moment ``asked``; before the first, the first.

    Raises ``ValueError`` for what is no moment as HTTP writes it.
    """
    moment = parse_http_date(asked)
    had = [one for one in versions if int(one.since.timestamp()) <= moment]
    return next(iter(had[-1:] or versions), None)


def moment_of(version: PublishedVersion) -> str:
    return http_date(version.since.timestamp())


def page_links(event: Event) -> str:
    """Return the ``Link`` header of a record's page, which is an original itself."""
    return ", ".join(_about(event, gate="timegate"))


def links(event: Event, version: PublishedVersion | None = None) -> str:
    """Return the ``Link`` header of the gate, or of what is or leads to a version."""
    found = [*_about(event), *([_memento(version)] if version else [])]
    return ", ".join(found)


def timemap(event: Event, versions: list[PublishedVersion]) -> str:
    """Return the list of versions, in the format of links."""
    span = ""
    if versions:
        first, last = moment_of(versions[0]), moment_of(versions[-1])
        span = f'; from="{first}"; until="{last}"'
    original, own = _about(event, listed_as="self")
    return ",\n".join([original, own + span, *map(_memento, versions)]) + "\n"


def _about(event, gate="original timegate", listed_as="timemap"):
    """The record, which is its own gate, and the list of its versions."""
    original, listed = (
        f"{settings.SITE_URL}{reverse(name, args=[event.pk])}"
        for name in ("permanent", "timemap")
    )
    yield f'<{original}>; rel="{gate}"'
    yield f'<{listed}>; rel="{listed_as}"; type="{LINK_FORMAT}"'


def _memento(version):
    path = reverse("permanent_version", args=[version.event_id, version.number])
    address = f"{settings.SITE_URL}{path}"
    return f'<{address}>; rel="memento"; datetime="{moment_of(version)}"'
