"""Unit chart: every public record a seat in the column of its year.

A year with too many for that is a bar, so that the picture of a large archive is no
larger than that of a small one.
"""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import NamedTuple

from languages.columns import columns

from .. import public, timeline
from ..models import Event, Topic
from . import counts

MOST_SEATS, MOST_IN_A_YEAR = 600, 30
SIGNS = 5  # topics that are told apart
SEAT, ROWS = 24, 10  # a fingertip; seats above one another
BARS = 160  # by how much the bar of the fullest year is higher than any seat


class Seat(NamedTuple):
    x: int
    y: int
    sign: int  # its topic's place among those that are told apart, or one more
    event: Event


class Column(NamedTuple):
    """The seats of one year, or a bar from the floor up to ``top``."""

    year: timeline.Year
    middle: int
    top: int
    seats: list[Seat]


class Picture(NamedTuple):
    columns: list[Column]
    topics: list[Topic]
    width: int
    floor: int
    limit: int  # records of a year that are shown one by one
    has_bars: bool


def picture() -> Picture:
    """Return the years side by side, the earliest first."""
    per_year, topics = public.per_year(), _told_apart()
    limit = _limit(per_year.values())
    seated = _seated({year for year, count in per_year.items() if count <= limit})
    most = max(per_year.values(), default=0)
    highest = SEAT * ROWS + BARS if most > limit else SEAT * min(ROWS, most)
    columns, x, floor = [], 0, highest + SEAT
    for year in timeline.in_archive(per_year):
        if columns and columns[-1].year.year + 1 < year.year:
            x += SEAT  # nothing is known of the years between
        in_a_row = -(-year.count // ROWS) if year.count <= limit else 1
        seats = _seats(seated[year.year], topics, x, floor, in_a_row)
        more = BARS * (year.count - limit) // max(1, most - limit)
        width, top = SEAT * in_a_row + SEAT // 2, floor - SEAT * ROWS - more
        columns.append(Column(year, x + width // 2, top, seats))
        x += width
    return Picture(columns, topics, x, floor, limit, most > limit)


def _limit(numbers) -> int:
    """Return how many records a year may have to be shown one by one."""
    limit = MOST_IN_A_YEAR
    while sum(number for number in numbers if number <= limit) > MOST_SEATS:
        limit -= 1
    return limit


def _told_apart() -> list[Topic]:
    """Return the topics of most records, the largest first."""
    found = counts.per("topics")
    largest = sorted(found, key=lambda number: (-found[number], number))[:SIGNS]
    known = Topic.objects.only("slug", *columns("name")).in_bulk(largest)
    return [known[number] for number in largest]


def _seated(years: set[int]) -> dict[int, list[Event]]:
    """Return the records of each of these years, the earliest of a year first."""
    found, published = defaultdict(list), Event.objects.published()
    if years:
        records = reduce(or_, (published.in_year(year) for year in years))
        told = (*columns("title"), "starts_on", "ends_on", "original_language")
        for event in records.only(*told).prefetch_related("topics").reverse():
            for year in years.intersection(event.years):
                found[year].append(event)
    return found


def _seats(events, topics, x, floor, in_a_row) -> list[Seat]:
    """Seat the records of one year in rows, from the floor up."""
    seats = []
    for place, event in enumerate(events):
        row, beside = divmod(place, in_a_row)
        own = set(event.topics.all())
        signs = (sign for sign, topic in enumerate(topics) if topic in own)
        across, up = x + SEAT * beside + SEAT * 3 // 4, floor - SEAT * row - SEAT // 2
        seats.append(Seat(across, up, next(signs, SIGNS), event))
    return seats
