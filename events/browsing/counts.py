"""Rankings: how many public records each organisation, topic and series has.

Lists begin with what asks every record, so they are kept until something changes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import get_language

from languages.collation import sort_key
from languages.columns import columns
from languages.fallback import Localized, localized
from participants.models import Organisation
from participants.paging import page_of
from search.kept import kept

from ..models import Event, Series, Topic

ROWS_ON_A_PAGE = 100


class Row(NamedTuple):
    """One line of a list; ``depth`` says how many others it belongs to."""

    name: Localized
    count: int
    address: str = ""
    depth: int = 0


def page_of_list(title: str, list_of: Callable, asked: dict[str, str]) -> dict:
    """Return what the page of a list shows, by name or, if so asked, by number."""
    by_number = asked.get("order") == "records"
    rows = list_of(get_language(), by_number)
    page = page_of(rows, asked.get("page"), ROWS_ON_A_PAGE)
    most = max((row.count for row in rows), default=1)
    told = {"title": title, "page": page, "by_number": by_number, "most": most}
    return told | {"above": _above(rows, page.start_index() - 1)}


def _above(rows: list[Row], place: int) -> list[Row]:
    """Return the units above a row that are on earlier pages, the highest first."""
    depth, found = rows[place].depth if rows else 0, []
    for row in reversed(rows[:place]):
        if row.depth < depth:
            found.insert(0, row)
            depth = row.depth
    return found


def ordered(rows: Iterable[Row], by_number: bool) -> list[Row]:
    rows = sorted(rows, key=lambda row: sort_key(row.name.text))
    return sorted(rows, key=lambda row: -row.count) if by_number else rows


def topics(language: str, by_number: bool = False) -> list[Row]:
    return _listed(Topic, "topics", language, by_number)


def series(language: str, by_number: bool = False) -> list[Row]:
    return _listed(Series, "series", language, by_number)


def _listed(model, name, language, by_number):
    def rows():
        found = per(name)
        things = model.objects.filter(pk__in=found)
        return ordered((_row(one, found, language) for one in things), by_number)

    return kept(f"rows-{name}-{language}-{by_number}", rows)


def per(name: str) -> dict[int, int]:
    """Count the records of each of the ``topics`` or the ``series``."""

    def count():
        named = Event.objects.published().filter(**{f"{name}__isnull": False})
        return dict(named.order_by().values_list(name).annotate(Count("pk")))

    return kept(f"per-{name}", count)


def organisations(language: str, by_number: bool = False) -> list[Row]:
    """Return each unit behind the one above it, with what it and those below held."""

    def rows(below, found, parent=None, depth=0):
        for unit in below[parent]:
            yield _row(unit, found, language, depth)
            yield from rows(below, found, unit.pk, depth + 1)

    def tree():
        found, below = kept("per-unit", _per_unit), defaultdict(list)
        units = Organisation.objects.filter(pk__in=found).in_order(language)
        units = units.only("parent_id", *columns("name"))
        for unit in sorted(units, key=lambda unit: -found[unit.pk] * by_number):
            below[unit.parent_id].append(unit)
        return list(rows(below, found))

    return kept(f"rows-organisations-{language}-{by_number}", tree)


def _per_unit() -> dict[int, int]:
    """Count each record once for every unit that held it and for those above."""
    parents = dict(Organisation.objects.order_by().values_list("pk", "parent"))
    held = Event.objects.published().filter(organised_by__isnull=False).order_by()
    found = defaultdict(set)
    for unit, event in held.values_list("organised_by", "pk"):
        while unit:
            found[unit].add(event)
            unit = parents[unit]
    return {unit: len(events) for unit, events in found.items()}


def _row(thing, found, language, depth=0) -> Row:
    name, address = localized(thing, "name", language), thing.get_absolute_url()
    return Row(name, found[thing.pk], address, depth)
