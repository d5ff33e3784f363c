"""Records of before are given the versions that their kept history proves."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone
from reversion.models import Version

from events.history.corrections import correct
from events.models import Correction, Event, PublishedVersion, Transition
from tests.factories import EventFactory

from .published import draft, publish, save, take

pytestmark = pytest.mark.django_db

migration = import_module("events.migrations.0022_published_versions")


def rows():
    versions = PublishedVersion.objects.order_by("event", "number")
    return list(versions.values_list("event", "number", "revision"))


def found_anew():
    PublishedVersion.objects.all().delete()
    Transition.objects.filter(name="schedule").update(name="publish")  # as it was then
    migration.find_published(apps, None)
    return rows()


def test_publications_and_corrections_are_found_in_history(editor):
    event = draft(editor)
    publish(event, editor)
    save(event, editor, "үнсіз")
    save(event, editor, "екінші", note="Түзетілді.")
    save(event, editor, "тағы")
    save(event, editor, "үшінші", note="Тағы да.")
    draft(editor)
    before = rows()

    assert [row[1] for row in before] == [1, 2, 3]
    assert found_anew() == before
    assert PublishedVersion.objects.filter(since__gt=timezone.now()).count() == 0


def test_what_waits_for_its_day_is_found_as_it_was_saved_last(editor):
    day = (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    waiting, taken_back = draft(editor), draft(editor)
    for event in (waiting, taken_back):
        publish(event, editor, publish_at=day)
        save(event, editor, "кезекте")
    take("unschedule", taken_back, editor)
    before = rows()

    assert [row[:2] for row in before] == [(waiting.pk, 1)]
    assert found_anew() == before
    assert PublishedVersion.objects.get().since == day


def test_of_two_publications_under_one_number_the_later_one_is_found(editor):
    event = publish(draft(editor), editor)
    take("withdraw", event, editor, reason="Қате.")
    take("reopen", event, editor)
    take("publish", event, editor)
    last = PublishedVersion.objects.get(number=2).revision_id
    kept = Version.objects.get_for_object(event).get(revision=last)
    once = kept.serialized_data.replace('"version": 2', '"version": 1')
    Version.objects.filter(pk=kept.pk).update(serialized_data=once)

    assert found_anew() == [(event.pk, 1, last)]


def test_what_history_does_not_prove_is_not_made_up(editor):
    event = EventFactory(published=True)  # before its history began
    later = EventFactory(published=True, version=3)
    for day, one in ((timezone.localdate(), event), (None, later)):
        correct(one, "text", {"kk": "Түзетілді."}, by=editor)
        Correction.objects.filter(event=one).update(made_on=day or "2020-01-01")

    found = found_anew()

    assert [row[:2] for row in found] == [(event.pk, 2)]
    assert Event.objects.get(pk=later.pk).version == 4
