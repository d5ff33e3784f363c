"""Anniversaries: what took place on one day of the year, in whatever year."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from .choices import Outcome

LONGEST = timedelta(days=31)  # what goes on for longer is of no day but its first ones
MOST_YEARS = 300  # of the latest, in one query
ROUND = 5  # years
MOST_WEIGHED, MOST_TOLD = 50, 3  # records


def day_of(code: str) -> date:
    """Return a day such as «12-16» in a leap year. Raises ``ValueError``."""
    return date.fromisoformat(f"2000-{code}")


def on(events, month: int, day: int, years: list[int]):
    """Return those of ``events`` that took place on this day of any of ``years``.

    Each of its days is looked up by itself, for no function makes use of an index; and
    their numbers first, for SQLite would rather go through all records in their order.
    """
    found = Q(pk__in=[])
    for year in years[:MOST_YEARS]:
        try:
            that = date(year, month, day)
            before = that - LONGEST
        except (ValueError, OverflowError):  # not every year has a 29th of February
            continue
        found |= Q(starts_on=that) | Q(
            starts_on__range=(before, that), ends_on__gte=that
        )
    numbers = events.filter(found).order_by().values_list("pk", flat=True)
    return events.filter(pk__in=list(numbers))


def told(events, today: date, years: list[int]) -> list:
    """Return what took place on this day in other years, a round number ago first.

    What was put off or called off did not.
    """
    events = events.filter(outcome=Outcome.HELD)
    found = on(events, today.month, today.day, years).for_linking()[:MOST_WEIGHED]
    found = [event for event in found if event.starts_on.year < today.year]
    return sorted(found, key=lambda event: not round_number(event.starts_on))[
        :MOST_TOLD
    ]


def days(events) -> list[str]:
    """Return the days of any year on which something took place, in their order."""
    found = set()
    spans = events.filter(starts_on__isnull=False).order_by()
    for first, last in spans.values_list("starts_on", "ends_on").distinct():
        length = min(last - first, LONGEST).days if last else 0
        for later in range(length + 1):
            day = first + timedelta(later) if later else first
            found.add((day.month, day.day))
    return [f"{month:02}-{day:02}" for month, day in sorted(found)]


def round_number(day: date) -> str:
    """Return «10 years ago» where it is a round number of years, else nothing."""
    years = timezone.localdate().year - day.year
    if years <= 0 or years % ROUND:
        return ""
    words = ngettext("{count} year ago", "{count} years ago", years)
    return words.format(count=years)
