from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from events.models import Event
from interop.record.build import build_record
from languages.fallback import LANGUAGES

PUBLISHED = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def records(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every demo record in every language, published on a day that never changes.

    A ``Record`` needs no database, so the demo is set up once and rolled back.
    """
    folder = tmp_path_factory.mktemp("media")
    site = {"SITE_URL": "https://roundtable.example", "MEDIA_ROOT": folder}
    with (
        django_db_blocker.unblock(),
        override_settings(DEBUG=True, **site),
        transaction.atomic(),
    ):
        call_command("demo", stdout=StringIO())
        Event.objects.update(publish_at=PUBLISHED, modified_at=PUBLISHED)
        events = list(Event.objects.published().for_reading().order_by("pk"))
        found = [build_record(event, code) for event in events for code in LANGUAGES]
        transaction.set_rollback(True)
    return found


@pytest.fixture
def first_in(records):
    """Record 1, in the language one asks for."""
    day = date(2011, 12, 6)
    return {one.language: one for one in records if one.starts_on == day}.__getitem__


@pytest.fixture
def first(first_in):
    """Record 1, in Kazakh."""
    return first_in("kk")
