"""The screens between a file and a draft, without a browser."""

from datetime import date

import pytest
from django.urls import reverse

from events.choices import Status
from events.models import Event
from intake.models import SourceFile
from intake.proposal import Extracted, Question, QuestionKind
from participants.models import Organisation
from tests.factories import OrganisationFactory, PersonFactory

from .proposals import person, proposal, read, source_with

pytestmark = pytest.mark.django_db

UPLOAD = reverse("admin:intake_sourcefile_add")


def review_page(source):
    return reverse("admin:intake_sourcefile_change", args=[source.pk])


@pytest.fixture
def source(author):
    return source_with(proposal(), given_by=author)


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def answers(response, **changed):
    """Return what a browser would post from the page, with what was ``changed``."""
    review = response.context["review"]
    posted = {"version": review.version}
    for form in review.forms:
        for field in form:
            value = field.value()
            if value not in (None, False, ""):
                posted[field.html_name] = "on" if value is True else value
    return {
        name: value for name, value in (posted | changed).items() if value is not None
    }


def test_the_page_shows_the_original_with_what_was_understood_marked(desk, source):
    html = desk.get(review_page(source)).content.decode()

    assert (
        '<mark data-fields="people-0-printed_name_kk">'
        '<a href="#id_people-0-printed_name_kk">Ғ. Есім</a></mark>'
    ) in html
    assert '<del title="беттің колонтитулы">Бет 1</del>' in html


def test_a_draft_is_made_once_the_year_is_confirmed(desk, source, author):
    page = desk.get(review_page(source))

    response = desk.post(review_page(source), answers(page, year="2011"))

    event = Event.objects.get()
    assert response["Location"] == reverse("admin:events_event_change", args=[event.pk])
    assert (event.status, event.kind) == (Status.DRAFT, "panel")
    assert str(event.starts_on) == "2011-12-06"
    assert [one.printed_name_kk for one in event.participations.all()] == [
        "Ғ. Есім",
        "Г. Кан",
    ]
    names = [unit.name_kk for unit in event.organised_by.get().chain]
    assert names == ["тарих факультеті", "ҚазҰУ"]


def test_no_draft_is_made_while_nobody_confirmed_the_year(desk, source):
    page = desk.get(review_page(source))

    response = desk.post(review_page(source), answers(page))

    errors = response.context["review"].facts.errors
    assert errors == {"year": ["Жылды таңдаңыз немесе басқа күнді жазыңыз."]}
    assert Event.objects.count() == 0


def test_only_years_that_had_such_a_day_are_offered(desk, author):
    asked = (Question(QuestionKind.YEAR, "starts_on", "2012", ("2011", "2008")),)
    leap_day = Extracted(date(2012, 2, 29), confidence=0.5)
    proposed = proposal(questions=asked, starts_on=leap_day)
    source = source_with(proposed, given_by=author)

    form = desk.get(review_page(source)).context["review"].facts

    offered = [value for value, _label in form.fields["year"].choices]
    assert offered == ["2012", "2008", "unknown"]


def test_a_kind_the_text_does_not_say_is_asked_for(desk, author):
    source = source_with(proposal(kind=None), given_by=author)
    page = desk.get(review_page(source))

    response = desk.post(review_page(source), answers(page, year="2011"))

    assert list(response.context["review"].facts.errors) == ["kind"]
    assert Event.objects.count() == 0


def test_a_day_that_was_written_wins_over_the_proposed_years(desk, source):
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year="2011", starts_on="2012-12-07"))

    assert str(Event.objects.get().starts_on) == "2012-12-07"


def test_a_year_that_is_not_known_leaves_the_day_empty(desk, source):
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year="unknown"))

    assert Event.objects.get().starts_on is None


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


def test_every_open_question_stands_beside_the_field_that_answers_it(desk, author):
    asked = (
        Question(QuestionKind.TITLE, "title.kk"),
        Question(QuestionKind.YEAR, "starts_on", "2011", ("1991",)),
        Question(QuestionKind.KIND, "kind"),
        Question(QuestionKind.LANGUAGE, "original_language"),
        Question(QuestionKind.ORGANISER, "organisers"),
        Question(QuestionKind.PEOPLE, "people"),
        Question(QuestionKind.PERSON, "people.1", spans=read("Г. Кан")["kk"].spans),
        Question(QuestionKind.SECTION, "sections.0"),
    )
    source = source_with(proposal(questions=asked), given_by=author)

    review = desk.get(review_page(source)).context["review"]

    fields = [
        [name for row in one.rows for name in sorted(row.names)]
        for one in review.questions
    ]
    assert fields == [
        ["title_kk"],
        ["year", "starts_on"],
        ["kind"],
        ["original_language"],
        [],
        ["more_people"],
        ["people-1-keep"],
        ["sections-0-kind"],
    ]
    assert review.questions[6].excerpt == "Г. Кан"


def test_a_field_that_is_asked_about_stands_on_the_page_once(desk, source):
    html = desk.get(review_page(source)).content.decode()

    assert html.count('name="starts_on"') == 1


def test_answers_to_another_reading_of_the_file_are_not_taken(desk, source):
    page = desk.get(review_page(source))
    SourceFile.objects.update(proposal=proposal(people=(person("Г. Кан"),)).to_json())

    response = desk.post(review_page(source), answers(page, year="2011"))

    assert response.context["review"].is_stale
    assert Event.objects.count() == 0


def test_answers_that_come_too_late_are_refused_with_a_sentence(desk, source):
    page = desk.get(review_page(source))
    posted = answers(page, year="2011")
    desk.post(review_page(source), posted)

    response = desk.post(review_page(source), posted)

    *_made, said = response.context["messages"]
    assert str(said) == "Бұл файлдан жазба жасалып қойған."
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"version": "x"},
        {"year": "0"},
        {"people-0-who": "-1"},
        {"sections-0-speaker": "9"},
    ],
)
def test_a_wrong_post_makes_nothing(desk, source, posted):
    page = desk.get(review_page(source))
    version = {"version": page.context["review"].version}

    response = desk.post(review_page(source), version | posted)

    assert response.status_code == 200
    assert Event.objects.count() == 0


def test_two_languages_stand_side_by_side(desk, author):
    title = {**read("Цифрлық білім"), "ru": read("Г. Кан")["kk"]}
    source = source_with(proposal(title=title), given_by=author)

    review = desk.get(review_page(source)).context["review"]

    assert review.languages == ["kk", "ru"]
    assert review.facts.text("title").names == {"title_kk", "title_ru"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_person_and_three(
    desk, author, django_assert_num_queries, count
):
    people = tuple(person("Ғ. Есім") for _number in range(count))
    for number in range(count):
        PersonFactory(family_name_kk="Есім", given_name_kk=f"Ғ{number}")
    source = source_with(proposal(people=people), given_by=author)

    with django_assert_num_queries(13):
        desk.get(review_page(source))


def test_what_will_not_be_in_the_record_is_listed_with_the_reason(desk, source):
    review = desk.get(review_page(source)).context["review"]

    assert review.left_out == [("беттің колонтитулы", ["Бет 1"])]


def test_a_unit_below_one_nobody_knows_is_not_taken_for_a_namesake(desk, source):
    foreign = OrganisationFactory(name_kk="Көркем университет", kind="university")
    OrganisationFactory(name_kk="Тарих факультеті", kind="faculty", parent=foreign)

    [units] = desk.get(review_page(source)).context["review"].organisers

    assert [unit["which"].value() for unit in units] == ["new", "new"]
    assert len(units[1].fields["which"].choices) == 3
