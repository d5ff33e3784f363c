"""Time zones are chosen from those that there are; hours make sense, whoever writes."""

import json
from datetime import date, time
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from events.history import restoring
from events.models import Event, Sitting
from tests.factories import EventFactory

from .test_exchange import confirm, export, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def refused(thing):
    with pytest.raises(ValidationError) as refusal:
        thing.full_clean(exclude=["event"])
    return refusal.value.message_dict


def test_ours_are_offered_first_by_the_names_of_their_places():
    groups = Event._meta.get_field("timezone").choices

    (first, ours), (second, _others) = list(groups)[:2]

    assert (str(first), second) == ("Kazakhstan", "Africa")
    assert [name for name, _place in ours][:2] == ["Asia/Almaty", "Asia/Aqtau"]
    assert ("Europe/Isle_of_Man", "Isle of Man") in dict(groups)["Europe"]
    assert "localtime" not in dict(Event._meta.get_field("timezone").flatchoices)


@pytest.mark.parametrize("zone", ["Almaty", "asia/almaty", "UTC+6", "../etc", "local"])
def test_what_is_no_zone_is_refused_by_its_field(zone):
    event = EventFactory.build(timezone=zone)

    assert refused(event) == {
        "timezone": [f"There is no time zone “{zone}”. Write one like Asia/Almaty."]
    }


@pytest.mark.parametrize(
    ("known", "makes_sense"),
    [
        ({"start_time": time(10), "end_time": time(13)}, True),
        ({"start_time": time(13), "end_time": time(10)}, False),
        ({"start_time": time(10), "end_time": time(10)}, False),
        ({"end_time": time(10)}, False),
        (
            {
                "start_time": time(13),
                "end_time": time(10),
                "ends_on": date(2011, 12, 7),
            },
            True,
        ),
        ({"outcome": "postponed", "postponed_to": date(2012, 1, 20)}, True),
        ({"outcome": "postponed", "postponed_to": date(2011, 12, 6)}, False),
        ({"outcome": "held", "postponed_to": date(2012, 1, 20)}, False),
        ({"outcome": "lost"}, False),
    ],
)
def test_hours_and_new_days_make_sense_or_are_refused(known, makes_sense):
    event = EventFactory.build(**known)

    if makes_sense:
        event.full_clean()
    else:
        assert len(refused(event)) == 1


def test_a_sitting_is_on_a_day_of_its_event_and_ends_after_it_began():
    event = EventFactory.build(ends_on=date(2011, 12, 7))
    good = Sitting(event=event, day=date(2011, 12, 7), start_time=time(10))

    good.full_clean(exclude=["event"])

    elsewhere = Sitting(event=event, day=date(2011, 12, 8))
    backwards = Sitting(event=event, day=date(2011, 12, 6), end_time=time(10))
    assert list(refused(elsewhere)) == ["day"]
    assert list(refused(backwards)) == ["__all__"]


def test_the_migration_mends_what_is_no_zone_and_says_so(capsys):
    migration = import_module("events.migrations.0014_time_zones_are_chosen")
    wrong, fine = EventFactory(), EventFactory(timezone="Europe/Berlin")
    Event.objects.filter(pk=wrong.pk).update(timezone="Almaty")

    migration.mend(apps, connection.schema_editor())

    assert [Event.objects.get(pk=one.pk).timezone for one in (wrong, fine)] == [
        "Asia/Almaty",
        "Europe/Berlin",
    ]
    assert capsys.readouterr().out == (
        f"Record No. {wrong.pk}: there is no time zone “Almaty”, now Asia/Almaty.\n"
    )


def test_a_version_of_before_hours_and_zones_comes_back(two_versions, author):
    event, version = two_versions
    (row,) = json.loads(version.serialized_data)
    for name in ("end_time", "outcome", "postponed_to"):
        del row["fields"][name]
    row["fields"]["timezone"] = "Almaty"
    version.serialized_data = json.dumps([row])
    version.save()
    Event.objects.update(start_time="10:00", end_time="13:00", outcome="cancelled")

    restoring.restore(event, version.revision, by=author)

    event = Event.objects.get()
    assert (event.end_time, event.outcome) == (None, "held")
    assert event.timezone == "Asia/Almaty"


def test_sittings_and_hours_are_exchanged(desk):
    row = {
        "title_kk": "Екі күндік жиын",
        "starts_on": "2011-12-06",
        "ends_on": "2011-12-07",
        "start_time": "10:00",
        "end_time": "17:30",
        "timezone": "Asia/Tashkent",
        "outcome": "cancelled",
        "sittings": [{"day": "2011-12-07", "start_time": "10:00", "heading_kk": "Түп"}],
    }

    confirm(desk, upload(desk, [row]))

    (out,) = json.loads(export(desk, "json"))
    assert {name: out[name] for name in row} == row


def test_a_zone_that_is_none_and_a_sitting_elsewhere_are_refused_by_row(desk):
    row = {"title_kk": "Жиын", "starts_on": "2011-12-06"}
    wrong = [{"timezone": "Almaty"}, {"sittings": [{"day": "2011-12-09"}]}]

    pages = [upload(desk, [row | one]).content.decode() for one in wrong]

    assert "There is no time zone “Almaty”." in pages[0]
    assert "A sitting is on one of the days of its event." in pages[1]
    assert Event.objects.count() == 0
