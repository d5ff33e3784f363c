"""Whatever is done in whatever order: a kept page is the one that would be made now."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events import workflow
from events.choices import Status
from events.concerned import follow
from events.history.corrections import correct
from events.models import Event
from events.people import merge
from events.saving import saving
from participants.models import Person
from tests.factories import (
    EventFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

from .pages import told

pytestmark = pytest.mark.django_db


def take(step, world, **answers):
    """Take a step if it is one from here; it is no matter here if it is not."""
    event, step = Event.objects.get(pk=world.event.pk), workflow.STEPS[step]
    if event.status == step.source and step.possible(event):
        workflow.transition(step, event, by=world.by, **answers)


def corrected(world):
    event = Event.objects.get(pk=world.event.pk)
    if event.is_public:
        with saving(event, by=world.by):
            event.venue_kk = f"{event.venue_kk}!"
            event.save()
            correct(event, "text", {"kk": "Түзетілді."}, by=world.by)


def renamed(name, column):
    def act(world):
        thing = getattr(world, name)
        thing = type(thing).objects.get(pk=thing.pk)
        setattr(thing, column, getattr(thing, column) + "а")
        thing.save()
        follow(thing)

    return act


def merged(world):
    source, target = world.other, world.person
    if not Person.objects.get(pk=source.pk).merged_into:
        merge.merge(source, target, by=world.by)


def no_photo(world):
    photo = world.event.photos.get()
    photo.consent = "refused" if photo.consent == "agreed" else "agreed"
    with saving(world.event, by=world.by):
        photo.save()


def scheduled(world):
    take("publish", world, publish_at=timezone.now() + timedelta(seconds=40))


ACTS = {
    "publish": lambda world: take("publish", world),
    "schedule": scheduled,
    "withdraw": lambda world: take("withdraw", world, reason="Себебі бар."),
    "take up again": lambda world: take("reopen", world),
    "correct": corrected,
    "rename the person": renamed("person", "family_name_kk"),
    "rename the topic": renamed("topic", "name_kk"),
    "rename the series": renamed("series", "name_kk"),
    "merge": merged,
    "take the photo out": no_photo,
    "let time pass": lambda world: world.clock.passes(45),
    "read as an editor": lambda world: [world.editor.get(one) for one in pages(world)],
}
LANGUAGES = ("kk", "ru", "en")


def pages(world, code="kk"):
    """Return where the record, and what it names, may be read."""
    own = [world.event, world.person, world.other, world.topic, world.series]
    paths = [one.get_absolute_url().removeprefix("/kk/") for one in own]
    return [f"/{code}/{path}" for path in ("", "events/", "people/", "feed/", *paths)]


@pytest.fixture
def world(reader, editor, clock):
    signed_in = Client()
    signed_in.force_login(editor)
    event = EventFactory(status=Status.REVIEW, series=SeriesFactory())
    SectionFactory(event=event)
    PhotoFactory(event=event)
    person, other = PersonFactory(), PersonFactory(family_name_kk="Есім")
    for one in (person, other):
        ParticipationFactory(event=event, person=one)
    topic, by = TopicFactory(), editor
    event.topics.add(topic)
    titles = {"title_ru": "Встреча", "title_en": "Meeting"}  # else feeds tell the hour
    since = {"status": Status.PUBLISHED, "publish_at": timezone.now()}
    EventFactory(**since, **titles).topics.add(topic)
    return SimpleNamespace(
        clock=clock, editor=signed_in, by=by, event=event, topic=topic,
        series=event.series, person=person, other=other,
    )  # fmt: skip


step = st.tuples(
    st.sampled_from(sorted(ACTS)), st.sampled_from(LANGUAGES), st.integers(0, 8)
)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],  # to shrink a failure would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(step, min_size=4, max_size=6))
def test_no_reader_gets_a_page_that_would_be_another_now(
    steps, world, reader, fresh, at_once
):
    caches["pages"].clear()
    with transaction.atomic():
        with at_once():
            ACTS["publish"](world)
        for act, code, number in steps:
            page = pages(world, code)[number]
            reader.get(page)
            with at_once():
                ACTS[act](world)
            assert told(reader.get(page)) == told(fresh.get(page)), (act, page)
        transaction.set_rollback(True)
