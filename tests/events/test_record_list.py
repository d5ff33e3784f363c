"""The list of records at the desk: whose they are, and how one finds them."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
LIST = reverse("admin:events_event_changelist")


def found(client, **asked):
    return {one.pk for one in client.get(LIST, asked).context["cl"].result_list}


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_an_organisation_is_asked_by_a_name_and_its_units_are_meant(desk):
    faculty = OrganisationFactory(name_kk="Тарих факультеті")
    unit = OrganisationFactory(name_kk="Саясаттану кафедрасы", parent=faculty)
    of_unit = OrganiserFactory(organisation=unit).event
    OrganiserFactory()

    assert found(desk, organisation="тарих") == {of_unit.pk}
    assert found(desk, organisation="жоқ ұйым") == set()


def test_an_author_is_asked_by_a_name(desk):
    author = User.objects.create_user("aigul", first_name="Айгүл", last_name="Серік")
    event, _other = EventFactory.create_batch(2)
    event.responsible.add(author)

    assert found(desk, author="серік айгүл") == {event.pk}
    assert found(desk, author="aigul") == {event.pk}


def test_a_topic_is_asked_by_a_name(desk):
    event, _other = EventFactory.create_batch(2)
    event.topics.add(TopicFactory(name_ru="Политика"))

    assert found(desk, topic="полит") == {event.pk}


def test_filters_narrow_together_and_keep_each_other(desk):
    page = desk.get(LIST, {"organisation": "тарих", "status__exact": "draft"})

    kept = '<input type="hidden" name="status__exact" value="draft">'
    assert kept in page.content.decode()


@pytest.mark.parametrize("make", [SectionFactory, ParticipationFactory])
def test_drafts_are_found_by_what_their_parts_say(desk, make):
    name = "body_kk" if make is SectionFactory else "printed_name_kk"
    event = make(**{name: "Келешек туралы"}).event
    make(event=event, **{name: "Келешек туралы"})
    EventFactory()

    assert found(desk, q="келешек") == {event.pk}


def test_no_filter_prints_a_link_for_each_organisation_or_topic(desk):
    OrganisationFactory.create_batch(3, name_kk="Бірегей ұйым")
    TopicFactory.create_batch(3, name_kk="Бірегей тақырып")

    assert "Бірегей" not in desk.get(LIST).content.decode()


def test_an_author_is_not_told_who_answers_for_public_records(client, author):
    event = EventFactory(published=True)
    event.responsible.add(User.objects.create_user("hidden-name"))
    client.force_login(author)

    html = client.get(LIST).content.decode()

    assert str(event) in html
    assert "hidden-name" not in html
    assert 'name="author"' not in html


def test_the_list_costs_the_same_for_one_record_and_for_many(desk, editor):
    counts = []
    for _round in range(2):
        for _number in range(4):
            event = OrganiserFactory().event
            event.responsible.add(editor)
        with CaptureQueriesContext(connection) as asked:
            desk.get(LIST)
        counts.append(len(asked))

    assert counts[0] == counts[1]
