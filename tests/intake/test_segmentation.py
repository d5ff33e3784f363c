"""Sections of plain news: how it was, then what was said, then what came of it."""

import pytest

from intake.extraction.extract import extract

from .pasted import read_pasted


def kinds_of(*lines):
    proposal = extract(read_pasted("\n\n".join(lines)))
    return [section.kind.value.value for section in proposal.sections]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Колледжде 2023 жылғы 3 мамырда «Су» атты дөңгелек үстел өтті. "
            "Шараның мақсаты – су үнемдеу жолдарын талқылау.",
            "Оған мұғалімдер мен студенттер қатысты.",
            "Доцент А. Серіков өзендердің тартылуы туралы айтты.",
        ),
        (
            "3 мая 2023 года в колледже прошёл круглый стол «Вода».",
            "В нём приняли участие преподаватели и студенты.",
            "Реки мелеют год от года, и каждый двор это чувствует.",
        ),
        (
            "On 3 May 2023 the college held a round table on water.",
            "It was attended by teachers and students.",
            "Professor Ann Brown noted that rivers grow poorer every year.",
        ),
    ],
)
def test_news_begin_with_how_it_was_and_go_on_with_what_was_said(lines):
    assert kinds_of(*lines) == ["background", "discussion"]


@pytest.mark.parametrize(
    "note",
    [
        "Колледжде «Су» атты семинар өтті. Доцент А. Серіков өзендер туралы айтты.",
        "В колледже прошёл семинар «Вода». Доцент А. Серов рассказал о реках края.",
        "The college held a seminar on water. Professor Ann Brown spoke of rivers.",
    ],
)
def test_a_note_of_one_paragraph_is_parted_and_every_word_kept(note):
    proposal = extract(read_pasted(note))

    bodies = [body for section in proposal.sections for body in section.body.values()]

    assert kinds_of(note) == ["background", "discussion"]
    spans = [span for body in bodies for span in body.spans]
    assert " ".join(note[span.start : span.end] for span in spans) == note
    assert [body.value for body in bodies] == [
        f"<p>{note[span.start : span.end]}</p>" for span in spans
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Отырыс өтті, оны директор ашты.", "Күн тәртібінде:", "1. Қыс", "2. Кітап"),
        ("Состоялось заседание совета.", "Повестка дня:", "1. Зима", "2. Книга"),
        ("A meeting was held here.", "Agenda:", "1. Winter", "2. Books"),
    ],
)
def test_an_agenda_is_what_was_discussed(lines):
    assert kinds_of(*lines)[-1] == "questions"


def test_minutes_leave_their_agenda_where_they_tell_what_was_said():
    kinds = kinds_of(
        "Протокол № 2 заседания совета",
        "Повестка дня:",
        "1. О зиме",
        "2. О книгах",
        "По первому вопросу выступила А. Серова и рассказала о дровах для школы.",
        "ПОСТАНОВИЛИ: купить дрова до осени и проверить печи.",
    )

    assert kinds == ["questions", "discussion", "recommendations"]


def test_a_line_with_a_name_and_a_colon_heads_a_statement():
    kinds = kinds_of(
        "В колледже прошёл семинар «Вода», говорим о нём словами гостей.",
        "Арман Сериков, доктор наук, профессор:",
        "– Реки мелеют год от года, и каждый двор это чувствует.",
        "Бекзат Омаров, кандидат наук, доцент:",
        "– Пора считать каждую каплю, а не каждый тенге за неё.",
    )

    assert kinds == ["background", "statement", "statement"]
