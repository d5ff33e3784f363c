"""Review of people, organisers and sections, without a browser."""

import pytest

from events.models import Event
from participants.models import Organisation
from tests.factories import OrganisationFactory, PersonFactory

from .proposals import answers, review_page

pytestmark = pytest.mark.django_db


def test_every_value_can_be_corrected(desk, source):
    page = desk.get(review_page(source))
    changed = {
        "year": "2011",
        "title_kk": "Цифрлық білім беру",
        "people-0-printed_name_kk": "Ғарифолла Есім",
        "people-0-role": "moderator",
        "sections-1-heading_kk": "Жиынның мақсаты",
        "sections-1-body_kk": "<p>Білімді талқылау.</p>",
    }

    desk.post(review_page(source), answers(page, **changed))

    event = Event.objects.get()
    first, section = event.participations.first(), event.sections.last()
    assert event.title_kk == "Цифрлық білім беру"
    assert (first.printed_name_kk, first.role) == ("Ғарифолла Есім", "moderator")
    assert section.heading_kk == "Жиынның мақсаты"
    assert section.body_kk == "<p>Білімді талқылау.</p>"


def test_a_section_of_no_kind_and_without_a_heading_is_asked_about(desk, source):
    page = desk.get(review_page(source))
    changed = {"year": "2011", "sections-1-kind": "dance", "sections-1-heading_kk": ""}

    response = desk.post(review_page(source), answers(page, **changed))

    section = response.context["review"].sections[1]
    assert "kind" in section.errors
    assert section["body_kk"].value()
    assert not Event.objects.exists()


def test_somebody_who_did_not_take_part_is_left_out_and_the_speaker_stays(desk, source):
    page = desk.get(review_page(source))
    changed = {"year": "2011", "people-0-keep": None, "people-0-printed_name_kk": ""}

    desk.post(review_page(source), answers(page, **changed))

    event = Event.objects.get()
    assert [one.printed_name_kk for one in event.participations.all()] == ["Г. Кан"]
    assert event.sections.last().speaker.printed_name_kk == "Г. Кан"


def test_a_speaker_who_did_not_take_part_leaves_the_section_to_nobody(desk, source):
    page = desk.get(review_page(source))

    desk.post(
        review_page(source), answers(page, **{"year": "2011", "people-1-keep": None})
    )

    assert Event.objects.get().sections.last().speaker is None


def test_people_the_text_did_not_name_are_added_line_by_line(desk, source):
    page = desk.get(review_page(source))

    desk.post(
        review_page(source),
        answers(page, year="2011", more_people="А. Сарым\r\n\r\nД. Көшім\r\n"),
    )

    names = [one.printed_name_kk for one in Event.objects.get().participations.all()]
    assert names == ["Ғ. Есім", "Г. Кан", "А. Сарым", "Д. Көшім"]


def test_candidates_are_offered_with_reasons_and_nobody_is_chosen(desk, source):
    esim = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")

    page = desk.get(review_page(source))

    who = page.context["review"].people[0]["who"]
    assert [value for value, _label in who.field.choices] == [
        str(esim.pk),
        "new",
        "later",
    ]
    assert who.value() == "later"


def test_a_chosen_candidate_takes_the_place(desk, source):
    esim = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    page = desk.get(review_page(source))

    desk.post(
        review_page(source),
        answers(page, **{"year": "2011", "people-0-who": str(esim.pk)}),
    )

    assert Event.objects.get().participations.first().person == esim


def test_a_person_nobody_offered_cannot_be_posted(desk, source):
    stranger = PersonFactory(family_name_kk="Бөтен")
    page = desk.get(review_page(source))

    response = desk.post(
        review_page(source),
        answers(page, **{"year": "2011", "people-0-who": str(stranger.pk)}),
    )

    assert list(response.context["review"].people[0].errors) == ["who"]
    assert Event.objects.count() == 0


def test_a_known_organisation_is_not_entered_twice(desk, source):
    known = OrganisationFactory(name_kk="ҚазҰУ", kind="university")
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year="2011"))

    faculty = Event.objects.get().organised_by.get()
    assert faculty.parent == known
    assert Organisation.objects.count() == 2


def test_organisers_can_be_left_out(desk, source):
    page = desk.get(review_page(source))
    changed = {"organisers-0-0-which": "none", "organisers-0-1-which": "none"}

    desk.post(review_page(source), answers(page, year="2011", **changed))

    assert Organisation.objects.count() == 0
    assert Event.objects.get().organisers.count() == 0


@pytest.mark.parametrize(
    ("fate", "bodies"),
    [
        ("own", 2),
        ("joined", 1),
        ("", 1),
    ],
)
def test_a_section_is_kept_joined_or_left_out(desk, source, fate, bodies):
    page = desk.get(review_page(source))

    desk.post(
        review_page(source), answers(page, **{"year": "2011", "sections-1-keep": fate})
    )

    assert Event.objects.get().sections.count() == bodies


def test_joining_a_section_loses_no_sentence_of_it(desk, source):
    page = desk.get(review_page(source))
    changed = {
        "sections-1-keep": "joined",
        "sections-1-heading_kk": "Мақсаты & міндеті",
    }

    desk.post(review_page(source), answers(page, year="2011", **changed))

    assert Event.objects.get().sections.get().body_kk == (
        "ҚазҰУ-дың тарих факультеті 6 желтоқсанда панель өткізді."
        "<h3>Мақсаты &amp; міндеті</h3>Мақсаты – білімді талқылау."
    )
