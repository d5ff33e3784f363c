"""Sets of OAI-PMH: a part of the archive by organisation, kind, year or language."""

from collections.abc import Iterator

from django.conf import settings

from events import public
from events.choices import EventKind
from events.models import Event
from languages.fallback import languages_present, localized


def all_sets() -> Iterator[tuple[str, str]]:
    """Yield the sets with at least one public record: their specs and names."""
    events = Event.objects.published()
    for kind in events.order_by("kind").values_list("kind", flat=True).distinct():
        yield f"kind-{kind}", str(EventKind(kind).label)
    for year in public.years():
        yield f"year-{year}", str(year)
    for code, name in settings.LANGUAGES:
        yield f"language-{code}", name
    for body in public.organising_bodies().order_by("pk"):
        yield f"organisation-{body.pk}", localized(body, "name", "en").text


def sets_of(event: Event) -> list[str]:
    """Return the sets of one item; a deleted one stays in those it was in."""
    bodies = {
        unit.pk: unit
        for organiser in event.organisers.all()
        for unit in organiser.organisation.chain
    }
    return [
        f"kind-{event.kind}",
        *(f"year-{year}" for year in event.years),
        *(f"language-{code}" for code in languages_present(event, "title")),
        *(f"organisation-{pk}" for pk in bodies),
    ]
