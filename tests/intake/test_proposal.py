import json
from datetime import date, time

from events.choices import EventKind, Mode, Role, SectionKind
from events.media.refusals import Refusal, Unreadable
from intake.proposal import (
    Extracted,
    Proposal,
    ProposedImage,
    ProposedOrganiser,
    ProposedPerson,
    ProposedSection,
    ProposedUnit,
    Question,
    QuestionKind,
    Reason,
    Span,
    UnusedSpan,
)
from intake.readers.blocks import Block, BlockKind, Place
from participants.choices import OrganisationKind


def a_proposal():
    def kazakh(text):
        return {"kk": Extracted(text, (Span(0, 0, len(text)),), 0.9)}

    return Proposal(
        blocks=(
            Block(0, BlockKind.HEADING, "Жаңару", "Жаңару", "kk", level=1),
            Block(1, BlockKind.CELL, "Ғ. Есім", "Ғ. Есім", place=Place(0, 1, 2)),
        ),
        original_language=Extracted("kk"),
        title=kazakh("Жаңару"),
        subtitle={},
        occasion={},
        abstract={},
        kind=Extracted(EventKind.PANEL),
        mode=Extracted(Mode.ONLINE, confidence=0.6),
        starts_on=Extracted(date(2011, 12, 6), (Span(0, 0, 6),), 0.5),
        ends_on=None,
        start_time=Extracted(time(11, 0)),
        venue={},
        city=kazakh("Алматы"),
        spoken_languages=Extracted(("kk", "ru")),
        has_others=Extracted(True),
        organisers=(
            ProposedOrganiser(
                (ProposedUnit(OrganisationKind.UNIVERSITY, kazakh("ҚазҰПУ")),)
            ),
        ),
        people=(
            ProposedPerson(
                kazakh("Ғ. Есім"), Extracted(Role.PANELIST), {}, {}, {}, talk_title={}
            ),
        ),
        sections=(
            ProposedSection(Extracted(SectionKind.PURPOSE), {}, kazakh("<p>…</p>"), 0),
        ),
        images=(ProposedImage(0, 1, {}),),
        questions=(Question(QuestionKind.YEAR, "starts_on", "2011"),),
        unused_spans=(UnusedSpan(Span(1, 0, 2), Reason.LABEL),),
    )


def test_a_proposal_goes_to_json_and_back_unchanged():
    proposal = a_proposal()

    stored = json.dumps(proposal.to_json())

    assert Proposal.from_json(json.loads(stored)) == proposal


def test_a_proposal_exists_in_the_languages_of_its_title():
    assert a_proposal().languages == ("kk",)


def test_a_question_about_the_year_must_be_answered_before_there_is_a_draft():
    [question] = a_proposal().questions

    assert question.must_be_answered
    assert question.id == "year-starts_on"


def test_a_question_about_a_name_may_wait():
    question = Question(QuestionKind.PERSON, "people.3")

    assert not question.must_be_answered
    assert question.id == "person-people-3"


def test_a_refusal_says_in_the_readers_language_what_to_do():
    refused = Unreadable(Refusal.OLD_WORD)

    assert refused.code == "old_word"
    assert str(refused) == (
        "Бұл – ескі Word форматы. Файлды ашып, .docx түрінде сақтаңыз."
    )
