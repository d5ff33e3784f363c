"""Memento (RFC 7089): versions of a record by the moment at which each became public.

``/e/{id}`` is the original resource and its own TimeGate. ``/e/{id}/v{n}`` leads to the
memento, which is the page of a version in a language.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.http import http_date, parse_http_date

from .models import Event, PublishedVersion

LINK_FORMAT = "application/link-format"


def _mementos(event):
    """The versions of a public record that can be read, the first one first."""
    rows = event.published_versions.order_by("since", "number")
    return [row for row in rows if event.is_public and not row.is_withdrawn]


def nearest(event: Event, asked: str) -> PublishedVersion | None:
    """Return what readers had at the moment ``asked``; before the first, the first.

    Raises ``ValueError`` for what is no moment as HTTP writes it.
    """
    moment, versions = parse_http_date(asked), _mementos(event)
    had = [one for one in versions if int(one.since.timestamp()) <= moment]
    return next(iter(had[-1:] or versions), None)


def moment_of(version: PublishedVersion) -> str:
    return http_date(version.since.timestamp())


def links(event, version=None, gate="original timegate") -> str:
    """Return the ``Link`` header of what is or leads to a version, or is the gate.

    A record's page is an original itself, of which ``/e/{id}`` is the ``gate``.
    """
    return ", ".join([*_about(event, gate), *map(_memento, [version] * bool(version))])


def timemap(event: Event) -> str:
    """Return the list of all versions, in the format of links."""
    found = [*_about(event, listed_as="self"), *map(_memento, _mementos(event))]
    return ",\n".join(found) + "\n"


def _about(event, gate="original timegate", listed_as="timemap"):
    original, listed = (
        f"{settings.SITE_URL}{reverse(name, args=[event.pk])}"
        for name in ("permanent", "timemap")
    )
    yield f'<{original}>; rel="{gate}"'
    yield f'<{listed}>; rel="{listed_as}"; type="{LINK_FORMAT}"'


def _memento(version):
    path = reverse("permanent_part", args=[version.event_id, f"v{version.number}"])
    address = f"{settings.SITE_URL}{path}"
    return f'<{address}>; rel="memento"; datetime="{moment_of(version)}"'
