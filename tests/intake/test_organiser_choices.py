"""The bodies among which a person chooses who held an event: the text, the screen."""

import pytest

from events.models import Event
from intake.batch import make_draft
from intake.extraction.extract import extract
from intake.proposal import (
    ProposedOrganiser,
    ProposedUnit,
    Question,
    QuestionKind,
)
from participants.choices import OrganisationKind
from participants.models import Organisation
from tests.factories import OrganisationFactory

from .pasted import read_pasted
from .proposals import answers, proposal, read, review_page, source_with

GUESTS = """Круглый стол о реках

На круглом столе встретились студенты и рыбаки. Колледж связи показал карты.

Гостей приветствовал профессор Института рек И. Петров. Мәуленов С. рассказал о школе.

О реках писала «Городская библиотека»."""
HOUSE = ProposedUnit(OrganisationKind.UNIVERSITY, read("ҚазҰУ"))
UNIT = ProposedUnit(OrganisationKind.FACULTY, read("тарих факультеті"))


def offered(text):
    return [
        [unit.name["ru"].value for unit in one.chain]
        for one in extract(read_pasted(text)).possible_organisers
    ]


# --- What a text offers --------------------------------------------------------------


def test_who_is_named_beside_the_event_is_offered_but_not_where_a_guest_works():
    assert offered(GUESTS) == [["Колледж связи"]]


def test_who_held_it_is_not_offered_again():
    text = "Институт рек провёл круглый стол. В круглом столе участвовал Колледж связи."

    assert offered(text) == [["Колледж связи"]]


def test_no_more_than_four_are_offered():
    named = ", ".join(f"Колледж № {number}" for number in range(1, 8))

    assert len(offered(f"На круглом столе встретились {named}.")) == 4


# --- The screen ----------------------------------------------------------------------


@pytest.fixture
def unsaid(author):
    """A file that names a faculty, and does not say that it held anything."""
    asked = (Question(QuestionKind.ORGANISER, "organisers"),)
    named = (ProposedOrganiser((HOUSE, UNIT)),)
    told = proposal(organisers=(), possible_organisers=named, questions=asked)
    return source_with(told, given_by=author)


@pytest.mark.django_db
def test_a_body_that_is_only_named_is_taken_when_somebody_chooses_it(desk, unsaid):
    page = desk.get(review_page(unsaid))
    changed = {"organisers-0-1-which": "new", "starts_on": "06.12.2011"}

    desk.post(review_page(unsaid), answers(page, **changed))

    (holder,) = Event.objects.get().organised_by.all()
    assert (holder.name_kk, holder.parent.name_kk) == ("тарих факультеті", "ҚазҰУ")


@pytest.mark.django_db
def test_else_nothing_of_it_is_entered(desk, unsaid):
    page = desk.get(review_page(unsaid))

    desk.post(review_page(unsaid), answers(page, starts_on="06.12.2011"))

    assert Event.objects.get().organisers.count() == 0
    assert Organisation.objects.count() == 0


@pytest.mark.django_db
def test_what_is_wrong_with_a_body_that_nobody_chose_does_not_matter(desk, unsaid):
    page = desk.get(review_page(unsaid))
    changed = {"organisers-0-0-name_kk": "Ұ" * 400, "starts_on": "06.12.2011"}

    desk.post(review_page(unsaid), answers(page, **changed))
    event = Event.objects.get()

    assert (event.organisers.count(), Organisation.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_where_nobody_is_there_to_choose_nothing_is_taken(unsaid, author):
    OrganisationFactory(name_kk="ҚазҰУ", kind="university")

    assert make_draft(unsaid, by=author).organisers.count() == 0


@pytest.mark.django_db
def test_whoever_is_asked_is_led_to_the_choices(desk, unsaid):
    page = desk.get(review_page(unsaid)).content.decode()

    assert page.count('href="#organisers"') == 2
    assert '<details class="intake__more" open>' in page
