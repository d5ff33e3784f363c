"""The text that began the portal, as its department wrote it."""

from datetime import date
from pathlib import Path

import pytest

from events.choices import EventKind, Role, SectionKind
from intake.extraction.extract import extract
from intake.proposal import Proposal, QuestionKind
from intake.readers import reader

FILE = Path(__file__).parent / "documents" / "first-record.txt"


@pytest.fixture(scope="module")
def proposal():
    return extract(reader.read(FILE.read_bytes(), FILE.name))


def test_the_title_is_spelt_as_the_text_quotes_it(proposal):
    assert proposal.title["kk"].value == (
        "Тәуелсіз Қазақстанның саяси жаңаруы: тәжірибе және тағылым"
    )


def test_the_format_said_in_the_text_outweighs_the_subtitle(proposal):
    assert proposal.kind.value == EventKind.PANEL


def test_the_year_is_proposed_and_asked_never_guessed_silently(proposal):
    [question] = [one for one in proposal.questions if not one.is_mark]

    assert proposal.starts_on.value == date(2011, 12, 6)
    assert question.kind == QuestionKind.YEAR
    assert question.proposal == "2011"
    assert question.must_be_answered


def test_the_organiser_is_a_chain_from_university_to_department(proposal):
    [organiser] = proposal.organisers

    assert [unit.name["kk"].value for unit in organiser.chain] == [
        "Абай атындағы ҚазҰПУ",
        "Тарих факультеті",
        "Теориялық-қолданбалы саясаттану және әлеуметтану кафедрасы",
    ]


def test_the_occasion_is_the_anniversary(proposal):
    assert proposal.occasion["kk"].value == (
        "Қазақстанның тәуелсіз ел болғанының 20 жылдығына"
    )


def test_eight_people_took_part_in_their_order_and_others_too(proposal):
    names = [person.name["kk"].value for person in proposal.people]

    assert names == [
        "Ғ.Есім",
        "Г.Кан",
        "Д.Көшім",
        "Н.Ерімбетов",
        "А.Сарым",
        "Е.Алияров",
        "С.Көшкімбаев",
        "С.Орумбаев",
    ]
    assert {person.role.value for person in proposal.people} == {Role.PANELIST}
    assert not any(person.post or person.degree for person in proposal.people)
    assert proposal.has_others.value is True


def test_each_paragraph_is_in_one_section_of_its_kind(proposal):
    kinds = [section.kind.value for section in proposal.sections]
    blocks = [
        [span.block for span in section.body["kk"].spans]
        for section in proposal.sections
    ]

    assert kinds == [
        SectionKind.BACKGROUND,
        SectionKind.PURPOSE,
        SectionKind.QUESTIONS,
        SectionKind.CONCLUSIONS,
    ]
    assert blocks == [[2], [3], [4], [5]]


def test_every_span_shows_where_its_value_was_read(proposal):
    [span] = proposal.people[7].name["kk"].spans

    assert proposal.blocks[span.block].text[span.start : span.end] == "С.Орумбаев"


def test_the_proposal_waits_as_json(proposal):
    assert Proposal.from_json(proposal.to_json()) == proposal
