"""What changed between two moments of a record is told in the reader's words."""

from datetime import date, time

import pytest
from django.utils.translation import override

from events.history import snapshots
from events.history.diff import compare, summary
from events.models import Event
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def told(changes):
    return [
        (change.kind, change.label, [(f.label, f.old, f.new) for f in change.fields])
        for change in changes
    ]


def now(event):
    return snapshots.of_now(Event.objects.get(pk=event.pk))


def test_a_text_is_told_word_by_word_and_with_its_language():
    event = EventFactory(title_kk="Саяси жаңару жолы")
    before = now(event)
    Event.objects.update(title_kk="Саяси жаңғыру жолы")

    (change,) = compare(before, now(event))

    (field,) = change.fields
    assert (field.label, field.language) == ("Атауы", "kk")
    assert [tuple(part) for part in field.parts] == [
        ("equal", "Саяси "),
        ("delete", "жаңару"),
        ("insert", "жаңғыру"),
        ("equal", " жолы"),
    ]


def test_facts_are_told_as_a_reader_would_say_them():
    event = EventFactory(starts_on=date(2011, 12, 6), kind="panel")
    event.topics.add(TopicFactory(name_kk="Тарих"))
    before = now(event)
    Event.objects.update(starts_on=date(2011, 12, 7), kind="seminar", has_others=True)
    event.topics.set([TopicFactory(name_kk="Тіл")])

    (change,) = compare(before, now(event))

    assert [(field.old, field.new) for field in change.fields] == [
        ("панельдік пікірсайыс", "семинар"),
        ("2011\xa0ж. 6 желтоқсан", "2011\xa0ж. 7 желтоқсан"),
        ("жоқ", "иә"),
        ("Тарих", "Тіл"),
    ]


def test_an_hour_and_languages_are_told_as_a_page_shows_them():
    event = EventFactory(spoken_languages=["kk"])
    before = now(event)
    Event.objects.update(start_time=time(11), spoken_languages=["kk", "ru"])

    (change,) = compare(before, now(event))

    assert {(field.old, field.new) for field in change.fields} == {
        ("", "11:00"),
        ("kk", "kk, ru"),
    }


def test_parts_that_came_and_went_are_called_by_their_names():
    event = EventFactory()
    gone = SectionFactory(event=event, heading_kk="Артық", body_kk="<p>Бір.</p>")
    before = now(event)
    gone.delete()
    ParticipationFactory(
        event=event, printed_name_kk="Ғ. Есім", person=PersonFactory(), role="guest"
    )

    changes = compare(before, now(event))

    assert [(one.kind, one.label) for one in changes] == [
        ("added", "Қатысушы: Ғ. Есім"),
        ("removed", "Бөлім: Артық"),
    ]
    assert ("Мәтіні", "Бір.", "") in told(changes)[1][2]


def test_an_organiser_is_told_by_name():
    organiser = OrganiserFactory(organisation__name_kk="Тарих факультеті")
    before = now(organiser.event)
    organiser.delete()

    ((_kind, _label, fields),) = told(compare(before, now(organiser.event)))

    assert fields[0][1:] == ("Тарих факультеті", "")


def test_mark_up_that_changes_no_word_is_said_to_be_formatting():
    section = SectionFactory(body_kk="<p>Бірінші.</p>")
    before = now(section.event)
    section.body_kk = "<p><strong>Бірінші.</strong></p>"
    section.save()

    (change,) = compare(before, now(section.event))

    assert [field.is_formatting for field in change.fields] == [True]


def test_what_points_to_nothing_any_more_says_so():
    event = EventFactory()
    topic = TopicFactory()
    event.topics.add(topic)
    before = now(event)
    number = topic.pk
    topic.delete()

    ((_kind, _label, fields),) = told(compare(before, now(event)))

    assert fields == [("Тақырыптар", f"енді жоқ ({number})", "")]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("kk", "деректер мен атау, бөлімдер (2)"),
        ("ru", "сведения и название, разделы (2)"),
        ("en", "facts and title, sections (2)"),
    ],
)
def test_a_line_of_the_history_counts_what_changed(language, line):
    event = EventFactory()
    before = now(event)
    SectionFactory.create_batch(2, event=event)
    Event.objects.update(city_kk="Алматы")

    with override(language):
        assert summary(before, now(event)) == line


def test_a_step_alone_changes_no_text():
    event = EventFactory()
    before = now(event)
    Event.objects.update(status="review")

    assert compare(before, now(event)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_costs_the_same_for_one_part_and_many(
    count, django_assert_num_queries
):
    event = EventFactory()
    for _number in range(count):
        ParticipationFactory(event=event)
        SectionFactory(event=event)
    taken = now(event)

    with django_assert_num_queries(1):  # the people
        compare({}, taken)
