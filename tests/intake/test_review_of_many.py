"""Many people in a proposal: one answer for who is new, a line for who is clear."""

import re
from dataclasses import replace

import pytest

from events.models import Participation
from intake.proposal import Question, QuestionKind
from participants.models import Person
from tests.factories import PersonFactory

from .proposals import answers, blocks, person, proposal, read, review_page, source_with

pytestmark = pytest.mark.django_db

NAMES = tuple(f"{letter}. Тестұлы" for letter in "АБВГДЕЖЗИКЛМ")
TEXT = ("Цифрлық білім", *NAMES)


@pytest.fixture
def people():
    """The proposal's people: one is named in the register, the others in nothing."""
    PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    return (person("Ғ. Есім"), person("Г. Кан"))


@pytest.fixture
def source(author, people):
    return source_with(proposal(people=people), given_by=author)


def entered():
    chosen = Participation.objects.order_by("position").values_list("person", flat=True)
    return [bool(number) for number in chosen]


def test_everybody_whom_nobody_resembles_is_entered_at_once(desk, source):
    page = desk.get(review_page(source))
    before = Person.objects.count()

    desk.post(review_page(source), answers(page, year="2011", all_new="on"))

    assert (entered(), Person.objects.count()) == ([False, True], before + 1)


def test_without_the_tick_all_wait_in_the_queue(desk, source):
    page = desk.get(review_page(source))

    desk.post(review_page(source), answers(page, year="2011"))

    assert entered() == [False, False]


def test_who_did_not_take_part_is_not_entered(desk, source):
    page = desk.get(review_page(source))
    told = {"year": "2011", "all_new": "on", "people-1-keep": None}
    before = Person.objects.count()

    desk.post(review_page(source), answers(page, **told))

    assert (entered(), Person.objects.count()) == ([False], before)


def test_where_everybody_resembles_somebody_nothing_is_offered(desk, author, people):
    source = source_with(proposal(people=people[:1], sections=()), given_by=author)

    page = desk.get(review_page(source))

    assert page.context["review"].for_all == []
    assert 'name="all_new"' not in page.content.decode()


def test_who_may_enter_nobody_is_not_offered_it(desk, source, author):
    author.groups.get().permissions.filter(codename="add_person").delete()

    page = desk.get(review_page(source))

    assert 'name="all_new"' not in page.content.decode()


def test_one_answer_gives_its_role_to_all_in_doubt_but_who_was_answered_for(
    desk, author
):
    named = (person("Ғ. Есім"), *map(of_the_crowd, NAMES[:3]))
    asked = [Question(QuestionKind.ROLE, f"people.{number}") for number in (1, 2, 3)]
    told = {"blocks": blocks(*TEXT), "people": named, "questions": tuple(asked)}
    source = source_with(proposal(sections=(), **told), given_by=author)
    page = desk.get(review_page(source))
    changed = {"all_roles": "speaker", "people-2-role": "moderator"}

    desk.post(review_page(source), answers(page, **changed))

    roles = Participation.objects.order_by("position").values_list("role", flat=True)
    assert [*roles] == ["panelist", "speaker", "moderator", "speaker"]


def test_of_a_single_role_in_doubt_all_are_not_asked(desk, crowd):
    page = desk.get(review_page(crowd)).content.decode()

    assert 'name="all_roles"' not in page


@pytest.fixture
def crowd(author):
    named = (person("Ғ. Есім"), *map(of_the_crowd, NAMES))
    PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    asked = (Question(QuestionKind.ROLE, "people.2", NAMES[1]),)
    told = {"blocks": blocks(*TEXT), "people": named, "questions": asked}
    nothing = dict.fromkeys(("organisers", "sections", "unused_spans"), ())
    nothing |= {"kind": None, "starts_on": None}
    return source_with(proposal(**told, **nothing), given_by=author)


def of_the_crowd(name):
    return replace(person("Г. Кан"), name=read(name, TEXT))


def test_of_many_those_who_are_clear_are_a_line_each(desk, crowd):
    page = desk.get(review_page(crowd))

    cards = page.context["review"].cards["people"]
    assert [card["is_folded"] for card in cards[:4]] == [False, True, True, True]
    assert "<summary>А. Тестұлы, " in page.content.decode()


def test_a_line_says_what_to_check_and_the_head_of_how_many(desk, crowd):
    page = desk.get(review_page(crowd))

    review = page.context["review"]
    [line] = re.findall("<summary>(.*check.*)</summary>", page.content.decode())
    assert line.startswith("Б. Тестұлы, ")
    assert review.doubtful_people == 1


def test_what_is_wrong_is_not_folded_away(desk, crowd):
    page = desk.get(review_page(crowd))

    told = answers(page, **{"people-1-printed_name_kk": "", "people-3-keep": None})
    page = desk.post(review_page(crowd), told)

    cards = page.context["review"].cards["people"]
    assert [card["is_folded"] for card in cards[1:5]] == [False, True, False, True]


def test_of_a_few_all_are_shown(desk, source):
    cards = desk.get(review_page(source)).context["review"].cards["people"]

    assert [card["is_folded"] for card in cards] == [False, False]
