"""How sure a reading is: calibrated confidences, and what is asked for want of one."""

from dataclasses import replace

import pytest

from benchmarks.calibrate_reading import (
    TAUGHT,
    Row,
    bar,
    bars,
    fit,
    share_right,
)
from events.choices import Role
from intake.extraction.confidence.calibrated import calibrated
from intake.extraction.extract import extract, understand
from intake.extraction.questions import open_questions
from intake.proposal import Extracted, QuestionKind
from intake.readers import reader

from .proposals import person, proposal

OPENING = "5 мая 2024 года кафедра истории провела круглый стол «Степной путь».\n\n"


def source(text):
    return reader.read(text.encode(), "note.txt")


def of(name, **more):
    return replace(person(name), **more)


@pytest.mark.parametrize(
    ("role", "post", "asked"),
    [
        (1.0, 1.0, []),
        (0.0, 1.0, [QuestionKind.ROLE]),
        (1.0, 0.0, [QuestionKind.POST]),
        (0.0, 0.0, [QuestionKind.ROLE_AND_POST]),
    ],
)
def test_a_person_is_asked_about_once_whatever_is_unsure(role, post, asked):
    post = {"kk": Extracted("ректор", confidence=post)}
    one = of("Ғ. Есім", role=Extracted(Role.SPEAKER, confidence=role), post=post)

    questions = open_questions(proposal(people=(one,)), None)

    assert [q.kind for q in questions if q.about == "people.0"] == asked


def test_of_whom_nobody_is_sure_that_they_took_part_nothing_else_is_asked():
    one = of("Ғ. Есім", role=Extracted(Role.SPEAKER, confidence=0))
    name = {"kk": replace(one.name["kk"], confidence=0)}

    questions = open_questions(proposal(people=(replace(one, name=name),)), None)

    about = [q.kind for q in questions if q.about == "people.0"]
    assert about == [QuestionKind.PERSON]


def test_calibration_changes_no_value():
    text = OPENING + "Выступил директор музея Анна Колова, доклад прочёл К. Ли."
    understood, _days = understand(source(text))

    people = calibrated(understood).people

    assert [p.name["ru"].value for p in people] == ["Анна Колова", "К. Ли"]
    assert [p.role.value for p in people] == [p.role.value for p in understood.people]
    assert [p.post for p in people][1] == {}


def test_a_role_said_beside_the_name_is_surer_than_a_guessed_one():
    stated = extract(source(f"{OPENING}Модератор: Анна Колова")).people
    guessed = extract(source(f"{OPENING}Гостей ждала директор Анна Колова.")).people

    assert stated[0].role.confidence > guessed[0].role.confidence


# --- Fitting ------------------------------------------------------------------------


def rows(evidence, right, wrong):
    told = [True] * right + [False] * wrong
    return [
        Row(n, "people.0", "role", evidence, is_right)
        for n, is_right in enumerate(told)
    ]


def test_a_confidence_is_the_share_that_was_right():
    near, far = {"said near": 1.0}, {}
    weights = fit([*rows(near, 180, 20), *rows(far, 120, 80)])

    shares = [share_right(Row(0, "", "role", e, True), weights) for e in (near, far)]

    assert shares == pytest.approx([0.9, 0.6], abs=0.02)


def test_texts_that_taught_the_rules_do_not_make_a_reading_surer():
    weights = fit([*rows({}, 60, 40), *rows({TAUGHT: 1.0}, 90, 10)])

    assert share_right(Row(0, "", "role", {}, True), weights) == pytest.approx(
        0.6, abs=0.02
    )


def test_the_bar_leaves_no_more_than_the_target_wrong():
    good = [(row, 0.95) for row in rows({}, 998, 2)]
    bad = [(row, 0.5) for row in rows({}, 60, 40)]

    assert bar([*good, *bad], target=0.03, most=1.0) == 0.95
    assert bar([*good, *bad], target=0.1, most=1.0) == 0.5


def test_each_field_has_a_bar_of_its_own():
    sure = [(row._replace(field="person"), 0.9) for row in rows({}, 200, 1)]
    unsure = [(row, 0.9) for row in rows({}, 80, 20)]

    found = bars([*sure, *unsure, *((row, 0.95) for row, _share in unsure)], 0.03)

    assert found == {"person": 0.9, "role": 0.95}


def test_few_values_without_a_fault_are_no_proof():
    told = [(row, 0.5 + row.document / 100) for row in rows({}, 8, 0)]

    assert bar(told, target=0.03, most=0.5) == 0.54


def test_no_more_is_asked_than_one_would_look_at():
    told = [(row, 0.5 + row.document / 1_000) for row in rows({}, 60, 40)]

    at = bar(told, target=0.03, most=0.8)

    assert sum(share < at for _row, share in told) == 80
