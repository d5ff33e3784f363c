"""The screens between a file and a draft, without a browser."""

from datetime import date, time

import pytest
from django.urls import reverse

from events.choices import Status
from events.models import Event
from intake.models import SourceFile
from intake.proposal import Extracted, Question, QuestionKind
from tests.factories import OrganisationFactory, PersonFactory

from .proposals import answers, person, proposal, read, review_page, source_with

pytestmark = pytest.mark.django_db


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


def test_a_country_is_chosen_and_none_is_made_up(desk, source):
    page = desk.get(review_page(source))
    assert answers(page).get("country", "") == ""

    desk.post(review_page(source), answers(page, year="2011", country="UZ"))

    assert Event.objects.get().country == "UZ"


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


@pytest.mark.parametrize("typed", ["2012 ж. 7 желтоқсан", "07.12.2012"])
def test_days_and_hours_are_taken_as_people_write_them(desk, source, typed):
    page = desk.get(review_page(source))

    written = answers(page, starts_on=typed, start_time="сағат 15.30")
    desk.post(review_page(source), written)

    event = Event.objects.get()
    assert (event.starts_on, event.start_time) == (date(2012, 12, 7), time(15, 30))


def test_what_is_no_day_and_no_hour_is_told_and_makes_no_record(desk, source):
    page = desk.get(review_page(source))

    written = answers(page, starts_on="қыста", start_time="түсте")
    refused = desk.post(review_page(source), written)

    assert refused.context["review"].facts.errors.keys() == {"starts_on", "start_time"}
    assert "Бір ғана күнді жазыңыз" in refused.content.decode()
    assert not Event.objects.exists()


def test_a_day_and_an_hour_come_back_as_they_are_shown(desk, author):
    day, hour = date(2011, 12, 6), time(9, 5)
    read = {"starts_on": Extracted(day), "start_time": Extracted(hour)}
    source = source_with(proposal(**read, questions=()), given_by=author)

    page = desk.get(review_page(source))
    facts = page.context["review"].facts
    shown = {
        name: facts[name].field.widget.format_value(facts[name].value())
        for name in read
    }
    desk.post(review_page(source), answers(page, **shown))

    assert shown == {"starts_on": "06.12.2011", "start_time": "09:05"}
    event = Event.objects.get()
    assert (event.starts_on, event.start_time) == (day, hour)


def test_a_year_that_is_not_known_leaves_the_day_empty(desk, source):
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year="unknown"))

    assert Event.objects.get().starts_on is None


@pytest.mark.parametrize(
    ("chosen", "day"), [("2023", date(2023, 11, 17)), ("unknown", None), ("", None)]
)
def test_a_day_of_publication_is_offered_and_taken_only_if_chosen(
    desk, author, chosen, day
):
    asked = (Question(QuestionKind.DAY, "starts_on", "2023-11-17"),)
    source = source_with(proposal(questions=asked, starts_on=None), given_by=author)
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year=chosen))

    (question,) = page.context["review"].questions
    assert [sorted(row.names) for row in question["rows"]] == [["year"], ["starts_on"]]
    assert Event.objects.get().starts_on == day


def test_every_open_question_stands_beside_the_field_that_answers_it(desk, author):
    asked = (
        Question(QuestionKind.TITLE, "title.kk"),
        Question(QuestionKind.YEAR, "starts_on", "2011", ("1991",)),
        Question(QuestionKind.KIND, "kind"),
        Question(QuestionKind.LANGUAGE, "original_language"),
        Question(QuestionKind.ORGANISER, "organisers"),
        Question(QuestionKind.PEOPLE, "people"),
    )
    source = source_with(proposal(questions=asked), given_by=author)

    review = desk.get(review_page(source)).context["review"]

    fields = [
        [name for row in one["rows"] for name in sorted(row.names)]
        for one in review.questions
    ]
    assert fields == [
        ["title_kk"],
        ["year", "starts_on"],
        ["kind"],
        ["original_language"],
        [],
        ["more_people"],
    ]


def test_what_is_only_unsure_is_marked_where_it_stands(desk, author):
    asked = (
        Question(QuestionKind.KIND, "kind", "panel"),
        Question(QuestionKind.ORGANISER, "organisers.0", "Тарих факультеті"),
        Question(QuestionKind.PERSON, "people.0", "Ғ. Есім"),
        Question(QuestionKind.ROLE_AND_POST, "people.1", "Г. Кан"),
    )
    source = source_with(proposal(questions=asked), given_by=author)

    page = desk.get(review_page(source))

    review = page.context["review"]
    assert review.questions == []
    assert review.doubtful == {
        "kind",
        "organisers-0-0-name_kk",
        "organisers-0-1-name_kk",
        "people-0-printed_name_kk",
        "people-0-role",
        "people-1-role",
    }
    assert page.content.decode().count('class="intake__check"') == 6


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

    with django_assert_num_queries(16):
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
