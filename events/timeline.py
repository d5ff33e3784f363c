"""Timeline: the years of a list, how many records each has, and the way to them."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse

HEIGHT = 40  # of the bar of the fullest year
SEAT = 8  # of few records each is a seat, as on the page of the years


class Year(NamedTuple):
    year: int
    count: int
    address: str
    height: int
    is_seated: bool


def per_year(rows, of: str = "") -> dict[int, int]:
    """Return how many of these records reach into each year, the latest first.

    Of other rows ``of`` says how they name their record: «event__».
    """
    spans = rows.filter(**{f"{of}starts_on__isnull": False}).order_by()
    years = (f"{of}starts_on__year", f"{of}ends_on__year")
    spans = spans.values_list(*years).annotate(Count("pk"))
    counts = Counter()
    for first, last, number in spans:
        counts.update(dict.fromkeys(range(first, (last or first) + 1), number))
    return dict(sorted(counts.items(), reverse=True))


def in_archive(counts: dict[int, int]) -> list[Year]:
    """Lead from each year, the earliest first, to the archive filtered by it."""
    return filtered(counts, reverse("events:list"))


def filtered(counts: dict[int, int], page: str = "", others: str = "") -> list[Year]:
    """Lead to a page filtered by the year, else to this one, with ``others``."""
    return _years(counts, lambda year, _before: f"{page}?{others}year={year}")


def in_list(counts: dict[int, int], size: int = 20) -> list[Year]:
    """Lead from each year to where it begins in a list, the latest first, of pages.

    The addresses are those of the list itself: no filter makes more of them.
    """
    last = sum(counts.values()) - 1

    def lead(year, before):
        return f"?page={min(before, last) // size + 1}#y{year}"

    return _years(counts, lead)


def _years(counts: dict[int, int], lead: Callable[[int, int], str]) -> list[Year]:
    most, before, years = max(counts.values(), default=1), 0, []
    is_seated = most * SEAT <= HEIGHT
    for year, count in counts.items():
        bar = max(2, round(HEIGHT * count / most))
        height = SEAT * (count - 1) if is_seated else bar
        years.append(Year(year, count, lead(year, before), height, is_seated))
        before += count
    return years[::-1]
