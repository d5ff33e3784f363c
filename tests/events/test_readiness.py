"""What a record lacks is said in words, with the field where it is put right."""

import pytest

from events.models import Event
from events.readiness import blocking, problems
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    RecordingFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


def complete():
    event = EventFactory()
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    SectionFactory(event=event)
    PhotoFactory(event=event)
    return event


def anchors(found):
    return [problem.anchor for problem in found]


def test_a_complete_record_lacks_nothing():
    assert problems(complete()) == []


def test_an_empty_record_hears_of_what_blocks_first():
    found = problems(EventFactory(starts_on=None))

    assert anchors(found) == [
        "id_starts_on",
        "sections-group",
        "organisers-group",
        "participations-group",
    ]
    assert [problem.blocks for problem in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("part", "columns", "anchor"),
    [
        (
            SectionFactory,
            {"heading_kk": "", "heading_ru": "Цель"},
            "id_sections-1-heading_kk",
        ),
        (SectionFactory, {"body_kk": "", "body_ru": "<p>Цель.</p>"}, "sections-1"),
        (PhotoFactory, {"alt_kk": ""}, "id_photos-1-alt_kk"),
    ],
)
def test_a_part_without_its_text_blocks_and_is_led_to_by_its_row(part, columns, anchor):
    event = complete()
    part(event=event, position=9, **columns)

    assert anchors(blocking(event)) == [anchor]


def test_the_title_must_stand_in_the_original_language():
    event = complete()
    event.original_language = "ru"

    assert anchors(blocking(event))[0] == "id_title_ru"


def test_a_person_nobody_has_chosen_is_advice_and_no_obstacle():
    event = complete()
    ParticipationFactory(
        event=event, person=None, printed_name_kk="Ғ. Есім", position=9
    )

    (problem,) = problems(event)

    assert (problem.anchor, problem.blocks) == ("participations-1", False)
    assert "Ғ. Есім" in str(problem.message)


@pytest.mark.parametrize("count", [1, 3])
def test_asking_costs_the_same_for_one_part_and_many(count, django_assert_num_queries):
    event = EventFactory()
    for _number in range(count):
        SectionFactory(event=event)
        ParticipationFactory(event=event)
    event = Event.objects.get(pk=event.pk)

    with django_assert_num_queries(5):
        problems(event)


@pytest.mark.parametrize("answer", ["", "before", "agreed", "refused"])
def test_what_nobody_has_answered_is_asked_and_no_obstacle(answer):
    event = complete()
    event.photos.all().delete()
    PhotoFactory(event=event, consent=answer)
    RecordingFactory(event=event, consent=answer)

    asked = [(one.anchor, one.blocks) for one in problems(event)]

    places = ["id_photos-0-consent", "id_recordings-0-consent"]
    unanswered = answer in ("", "before")
    assert asked == ([(place, False) for place in places] if unanswered else [])
