"""The demo's records, asked on whichever database the tests run: one expectation.

bm25 and ts_rank weigh a word a little differently, so what must agree is which records
answer, and which of them comes first where one of them plainly answers best.
"""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import override_settings

from roundtable.demo import records
from search.answers import Answer
from search.understanding import understand

pytestmark = [pytest.mark.usefixtures("_demo"), pytest.mark.django_db]

# The day of the record that answers best (or none), and the days of all that answer.
EXPECTED = {
    "саяси жаңару": ("2011-12-06", {"2011-12-06"}),
    "реформалар": ("2022-05-18", {"2022-05-18"}),
    "дөңгелек үстел": (
        "",
        {
            *("2011-10-22", "2011-12-06", "2019-04-22", "2019-12-06"),
            *("2021-05-28", "2022-05-18", "2024-03-01", "2024-12-16", "2025-10-22"),
            # Those have a «круглый стол» or a “round table” only.
            *("2016-12-23", "2019-10-30", "2021-11-17"),
        },
    ),
    "студенттер": ("", {"2019-10-30", "2019-12-06", "2022-05-18", "2024-03-01"}),
    "Алаш": ("2021-05-28", {"2021-05-28"}),
    "независимость": (
        "2011-10-22",
        {"2011-10-22", "2011-12-06", "2019-12-06", "2021-11-17"},
    ),
    "Есім": ("2011-12-06", {"2011-12-06"}),
    "Yesim": ("2011-12-06", {"2011-12-06"}),
    "education": (
        "",
        {
            *("2016-12-23", "2025-03-12", "2025-05-15", "2025-10-22"),
            *("2024-03-01", "2024-12-16"),  # «білім» is knowledge, too
        },
    ),
    "сайлау": ("2019-04-22", {"2019-04-22", "2022-05-18"}),
    '"саяси жаңару"': ("2011-12-06", {"2011-12-06"}),
    "тіл*": (
        "",
        {"2016-12-23", "2019-12-06", "2021-05-28", "2024-03-01", "2024-12-16"},
    ),
}


@pytest.fixture(scope="module")
def _demo(django_db_setup, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        user = User.objects.create_superuser("desk")
        records.load(user, user)
        yield
        transaction.set_rollback(True)


def test_both_databases_find_the_same_records():
    for typed, (first, days) in EXPECTED.items():
        hits = Answer(understand(typed), "relevance", "").hits[:20]

        found = [str(_day(hit)) for hit in hits]

        assert set(found) == days, typed
        assert not first or found[0] == first, typed


def test_by_date_both_databases_give_one_order():
    for typed, (_first, days) in EXPECTED.items():
        hits = Answer(understand(typed), "date", "").hits[:20]

        assert [str(_day(hit)) for hit in hits] == sorted(days, reverse=True), typed


def _day(hit):
    return date.fromordinal(hit.best.day)
