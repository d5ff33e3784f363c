"""What must hold whatever the text is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.media.refusals import Unreadable
from intake.extraction.extract import extract
from intake.proposal import Proposal, QuestionKind, Reason
from intake.review.draft import as_proposed
from tests.intake.pasted import read_pasted

from . import scoring

PIECES = [
    "Дөңгелек үстел",
    "Тақырыбы: «Абай әлемі»",
    "Қатысушылар:",
    "- Ғ. Есім, профессор",
    "Күні: 6 желтоқсан",
    "2011 жылғы 31 ақпанда Тарих кафедрасы дөңгелек үстел өткізді.",
    "Цель круглого стола – обсудить вопросы.",
    "В работе приняли участие Иванов И.И., Сатпаев К. и др.",
    "С докладом «Наука» выступил профессор Иванов И.И.",
    "Recommendations:",
    "1. Бірінші.",
    "Қандай? Қалай? Неге?",
    "Қорыта келе, бәрі риза болды.",
    "Ғ. Есім: Менің ойымша, бұл дұрыс шешім болды деп ойлаймын.",
    "Бөлісу",
    "ОТЧЕТ",
]
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), min_size=1, max_size=12
).map("\n\n".join)
pages = st.lists(
    st.tuples(
        st.sampled_from(["p", "h1", "h3", "li", "td", "b", "div"]),
        st.one_of(st.sampled_from(PIECES), st.text(max_size=40)),
    ),
    min_size=1,
    max_size=10,
).map(lambda parts: "<p></p>" + "".join(f"<{t}>{w}</{t}>" for t, w in parts))


def understood(text):
    try:
        return extract(read_pasted(text))
    except Unreadable:
        return None


@settings(max_examples=120, deadline=None)
@given(texts)
def test_every_sentence_of_a_paragraph_is_said_by_a_field_or_a_section(text):
    proposal = understood(text)

    assert proposal is None or scoring.lost_sentences(proposal) == []


@settings(max_examples=60, deadline=None)
@given(st.one_of(texts, pages))
def test_what_no_value_was_read_from_is_listed_letter_for_letter(text):
    proposal = understood(text)

    assert proposal is None or scoring.unlisted(proposal) == ""


@settings(max_examples=120, deadline=None)
@given(st.one_of(texts, pages))
def test_no_paragraph_stands_in_two_sections_of_one_language(text):
    proposal = understood(text)

    for language in ("kk", "ru", "en") if proposal else ():
        blocks = [
            span.block
            for section in proposal.sections
            if language in section.body
            for span in section.body[language].spans
        ]
        assert len(blocks) == len(set(blocks))


@settings(max_examples=60, deadline=None)
@given(st.one_of(texts, pages))
def test_any_proposal_goes_to_json_and_back(text):
    proposal = understood(text)

    assert proposal is None or Proposal.from_json(proposal.to_json()) == proposal


@pytest.mark.parametrize("path", scoring.cases())
def test_the_text_of_a_section_is_the_text_of_its_paragraphs(path):
    proposal = scoring.read(path)

    for section in proposal.sections:
        for body in section.body.values():
            shown = re.sub(r"<[^>]+>|&amp;|&lt;|&gt;|[&<>\s]", "", body.value)
            blocks = [proposal.blocks[span.block].text for span in body.spans]
            assert shown == re.sub(r"[&<>\s]", "", "".join(blocks))


def test_a_text_without_a_title_asks_for_it():
    proposal = understood("2023 жылғы 5 мамырда кафедра дөңгелек үстел өткізді.")

    assert [q.kind for q in proposal.questions if q.must_be_answered] == [
        QuestionKind.TITLE
    ]


def test_a_day_without_a_year_and_without_a_hint_is_asked_with_no_proposal():
    proposal = understood(
        "Дөңгелек үстел: Тіл мерекесі\n\n"
        "5 мамыр күні тарих кафедрасы дөңгелек үстел өткізді, оған Ғ. Есім қатысты."
    )

    [day] = [q for q in proposal.questions if q.about == "starts_on"]
    assert (day.kind, day.proposal) == (QuestionKind.YEAR, "")
    assert proposal.starts_on is None


def test_the_author_may_say_in_which_language_the_text_was_written():
    text = "Тіл мерекесі\n\nПраздник языков прошел 5 мая 2023 года на кафедре."

    proposal = extract(read_pasted(text), language="ru")

    assert proposal.original_language.value == "ru"
    assert proposal.original_language.confidence == 1.0


def test_a_section_keeps_its_lists_within_lists_and_its_tables():
    lists = "<ul><li>бірінші<ul><li>ішкі</li></ul></li><li>екінші</li></ul>"
    table = "<table><tr><td>Жыл</td><td>Саны</td></tr></table>"

    proposal = understood(
        "<h1>Тіл мерекесі</h1><h2>Ұсыныстар</h2><p>Мына ұсыныстар айтылды.</p>"
        f"{lists}{table}<p>Бәрі қабылданды.</p>"
    )

    [section] = proposal.sections
    assert section.body["kk"].value == (
        f"<p>Мына ұсыныстар айтылды.</p>{lists}<table><tbody><tr><td><p>Жыл</p></td>"
        "<td><p>Саны</p></td></tr></tbody></table><p>Бәрі қабылданды.</p>"
    )


def test_a_degree_is_said_before_the_post_of_the_day():
    proposal = understood(
        "Тіл мерекесі\n\nҚатысушылар:\n\n"
        "Ғ. Есім, философия ғылымдарының докторы, профессор, кафедра меңгерушісі"
    )

    [person] = as_proposed(proposal).people

    assert person.columns["post_kk"] == (
        "философия ғылымдарының докторы, профессор, кафедра меңгерушісі"
    )


def test_what_nothing_was_read_from_is_not_called_understood():
    [path] = [p for p in scoring.documents() if p.stem == "81-programme-quoted-kk"]
    proposal = scoring.read(path)

    unread = [
        proposal.blocks[unused.span.block].text[unused.span.start : unused.span.end]
        for unused in proposal.unused_spans
        if unused.reason is Reason.UNREAD
    ]

    assert unread == ["ҚАЗАҚСТАН РЕСПУБЛИКАСЫ ҒЫЛЫМ ЖӘНЕ ЖОҒАРЫ БІЛІМ МИНИСТРЛІГІ"]
