"""Two editors of one record, each in a process of their own: no save is lost."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from events.saving import saving
from tests.factories import EventFactory
from tests.running.process import process_of

pytestmark = [
    pytest.mark.usefixtures("_glossary_stays"),
    pytest.mark.django_db(transaction=True),
]
SAVES = 5  # of each editor, in turn and again at once
FIELDS = ("venue_kk", "city_kk")


@pytest.fixture
def site(editor, request):
    event = EventFactory(venue_kk="0", city_kk="0")
    with saving(event, by=editor):
        event.save()
    return request.getfixturevalue("site_of_processes")


def test_whatever_two_save_in_turn_and_at_once_is_there(site):
    with process_of(site) as one, process_of(site) as other, ThreadPoolExecutor() as do:
        editors = dict(zip(FIELDS, (one, other), strict=True))
        for number in range(1, SAVES + 1):  # the second meets what the first has saved
            for ask in editors.values():
                ask("open_form")
            refusals = [
                ask("save_form", field, [number]) for field, ask in editors.items()
            ]
            assert refusals == [0, 1]
        rest = list(range(SAVES + 1, 2 * SAVES + 1))
        at_once = [
            do.submit(ask, "save_form", field, rest) for field, ask in editors.items()
        ]
        for each in at_once:
            each.result()
        versions = one("versions", *FIELDS)

    # Each save made one version, which differs by what its editor has typed.
    steps = [
        (int(venue) - int(venue_before), int(city) - int(city_before))
        for (venue_before, city_before), (venue, city) in pairwise(versions)
    ]
    assert versions[-1] == [str(2 * SAVES)] * 2
    assert sorted(steps) == [(0, 1)] * 2 * SAVES + [(1, 0)] * 2 * SAVES
