"""Records follow what they show: harvesters hear of a renamed person, body or topic."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from events import concerned
from events.history import edit_conflicts, snapshots
from events.models import Event, Topic
from events.people import link, merge, split
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.sitemaps import part_with

pytestmark = [pytest.mark.usefixtures("_glossary_stays"), pytest.mark.django_db]


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("desk"))
    return client


@pytest.fixture
def aged():
    """Make everything there is seem untouched for a month; return that moment."""

    def make_old():
        moment = timezone.now() - timedelta(days=30)
        Event.objects.update(modified_at=moment)
        Event.objects.filter(publish_at__isnull=False).update(publish_at=moment)
        return moment

    return make_old


def person_in(event, **names):
    return ParticipationFactory(event=event, person=PersonFactory(**names)).person


def unit_above_organiser(event):
    university = OrganisationFactory(kind="university")
    unit = OrganisationFactory(parent=university)
    OrganiserFactory(event=event, organisation=unit)
    return university


def topic_of(event):
    topic = TopicFactory()
    event.topics.add(topic)
    return topic


def series_of(event):
    series = SeriesFactory()
    Event.objects.filter(pk=event.pk).update(series=series)
    return series


THINGS = {
    "participants/person": (person_in, "family_name_ru", "degree_ru"),
    "participants/organisation": (unit_above_organiser, "name_ru", "website"),
    "events/topic": (topic_of, "name_ru", "description_ru"),
    "events/series": (series_of, "name_ru", "description_ru"),
}
VALUES = {"website": "https://kaznpu.kz"}


def save(desk, model, thing, **changes):
    address = f"/admin/{model}/{thing.pk}/change/"
    answer = desk.post(address, posted_from(desk.get(address), **changes))
    assert answer.status_code == 302


def moved(since):
    return set(Event.objects.filter(modified_at__gt=since).values_list("pk", flat=True))


@pytest.mark.parametrize("model", THINGS)
def test_a_thing_renamed_moves_the_datestamp_of_records_that_show_it(desk, aged, model):
    make, name, _unseen = THINGS[model]
    event = EventFactory(published=True)
    thing = make(event)
    make(EventFactory(published=True))
    make(EventFactory())
    since = aged()

    save(desk, model, thing, **{name: "Жаңа"})

    assert moved(since) == {event.pk}


@pytest.mark.parametrize("model", THINGS)
def test_what_no_record_shows_moves_nothing(desk, aged, model):
    make, _name, unseen = THINGS[model]
    thing = make(EventFactory(published=True))
    since = aged()

    save(desk, model, thing)
    save(desk, model, thing, **{unseen: VALUES.get(unseen, "Жаңа")})

    assert moved(since) == set()


@pytest.mark.parametrize("model", ["events/topic", "events/series"])
@pytest.mark.parametrize("in_bulk", [True, False])
def test_a_subject_deleted_moves_the_records_it_is_taken_from(
    desk, aged, model, in_bulk
):
    event = EventFactory(published=True)
    thing = THINGS[model][0](event)
    since = aged()

    if in_bulk:
        chosen = {"action": "delete_selected", "_selected_action": thing.pk}
        desk.post(f"/admin/{model}/", chosen | {"post": "yes"})
    else:
        desk.post(f"/admin/{model}/{thing.pk}/delete/", {"post": "yes"})

    assert not type(thing).objects.exists()
    assert moved(since) == {event.pk}


def test_a_merge_and_its_undoing_move_the_records_of_the_one_who_goes(editor, aged):
    event, other = EventFactory.create_batch(2, published=True)
    source, target = person_in(event), person_in(other)
    since = aged()

    done = merge.merge(source, target, by=editor)
    assert moved(since) == {event.pk}

    since = aged()
    merge.undo(done, by=editor)
    assert moved(since) == {event.pk}


def test_a_merge_that_brings_a_name_moves_the_records_of_both(editor, aged):
    event, other = EventFactory.create_batch(2, published=True)
    source, target = person_in(event, family_name_en="Yesim"), person_in(other)
    since = aged()

    merge.merge(source, target, by=editor)

    assert moved(since) == {event.pk, other.pk}


def test_saying_who_is_meant_moves_the_record(editor, aged):
    place = ParticipationFactory(event=EventFactory(published=True), person=None)
    ParticipationFactory(event=place.event)
    since = aged()

    person = link.identify_as_new(place, by=editor)
    assert moved(since) == {place.event_id}

    other = ParticipationFactory(event=EventFactory(published=True), person=person)
    since = aged()
    split.release(person, [other], by=editor)
    assert moved(since) == {other.event_id}


def test_every_door_to_a_harvester_tells_of_it(client, aged):
    event = EventFactory(published=True)
    thing = person_in(event)
    since = aged()
    path = f"/kk/events/{event.pk}.csl.json"
    before = client.get(path)
    assert before["Last-Modified"] == http_date(since.timestamp())
    today = f"{timezone.now():%Y-%m-%d}"
    asked = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "from": today}
    assert b"noRecordsMatch" in client.get("/oai", asked).content

    thing = type(thing).objects.get(pk=thing.pk)
    thing.family_name_kk = "Есім"
    thing.save()
    concerned.follow(thing)

    assert f"event-{event.pk}<" in client.get("/oai", asked).content.decode()
    here = timezone.localdate().isoformat()
    records = client.get(part_with("records", event)).content.decode()
    assert f"<lastmod>{here}" in records
    assert f"<updated>{today}" in client.get("/kk/feed/").content.decode()
    known = {"If-Modified-Since": before["Last-Modified"]}
    assert client.get(path, headers=known).status_code == 200


def test_a_form_open_meanwhile_is_not_refused(aged):
    event = EventFactory(published=True)
    since = aged()
    token = edit_conflicts.version_token(event, snapshots.of_now(event))

    concerned.renew(event.pk)

    assert moved(since) == {event.pk}
    now = snapshots.of_now(event)
    assert edit_conflicts.version_token(event, now) == token


def test_a_huge_topic_costs_as_much_as_a_small_one():
    assert queries_to_rename_topic_of(1) == queries_to_rename_topic_of(30)


def queries_to_rename_topic_of(count):
    pk = TopicFactory().pk
    EventFactory.create_batch(count, published=True, topics=[pk])
    topic = Topic.objects.get(pk=pk)
    topic.name_ru = "Жаңа"
    topic.save()
    with CaptureQueriesContext(connection) as asked:
        concerned.follow(topic)
    return len(asked)
