"""English pages, many of them translated: titles, hosts and days as they have them."""

from datetime import date

import pytest

from intake.extraction.extract import extract
from intake.proposal import QuestionKind
from intake.rules.chains import find_chains

from .pasted import read_pasted
from .sameness import first


def understood(*lines):
    return extract(read_pasted("\n\n".join(lines)))


def title(*lines):
    return next((t.value for t in understood(*lines).title.values()), "")


def holders(*lines):
    return [
        [first(unit.name) for unit in organiser.chain]
        for organiser in understood(*lines).organisers
    ]


def days(*lines):
    """Return the day that is given, and those that are only asked about."""
    proposal = understood(*lines)
    asked = [q.proposal for q in proposal.questions if q.kind == QuestionKind.DAY]
    return proposal.starts_on and proposal.starts_on.value, asked


# --- Titles --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "Dear Friends and Colleagues!",
                "The Institute of Rivers invites you to attend a round table for "
                "teachers, engineers, and local media entitled Springs and Wells: "
                "Water for a Village. It will be held on 5 May 2024 in Taraz.",
            ),
            "Springs and Wells: Water for a Village",
        ),
        (
            (
                "Skip Navigation",
                "A curatorial hour “Bread of the Steppe” was held on 5 May 2024.",
            ),
            "Bread of the Steppe",
        ),
        (
            (
                "At the opening of the regional conference, Care of Old Orchards: "
                "the Growers’ View, rector Dovran Zelov greeted all who had come.",
            ),
            "Care of Old Orchards: the Growers’ View",
        ),
        (
            (
                "The event, Warm Rooms and Open Doors, was held at Tingrai College.",
                "The students then spoke about their own towns and villages.",
            ),
            "Warm Rooms and Open Doors",
        ),
        (
            (
                "The School of Trade hosted the online “2022 Forum of Mills: Flour in "
                "New Times” on 5 May 2022, and all of its students attended.",
            ),
            "2022 Forum of Mills: Flour in New Times",
        ),
        (
            (
                "“Rivers without Borders” is set to be the topic for discussion at the "
                "conference that opens in Taraz on 5 May 2024.",
            ),
            "Rivers without Borders",
        ),
        (
            (
                "Water Union promotes care of wells in Taraz",
                "A round table discussion on the care of village wells took place on "
                "5 May 2024 in Taraz, and many engineers attended it.",
            ),
            "The care of village wells",
        ),
        (
            (
                "Village wells focus of union-supported round table in the lower town",
                "On 5 May 2024 many engineers took part in a round table discussion on "
                "the care of wells in dry years.",
            ),
            "The care of wells in dry years",
        ),
        (
            (
                "To Register: https://wells.example/panel",
                "Please join us for a panel discussion on how to preserve old wells. "
                "On 5 May 2024 many engineers took part in it.",
            ),
            "How to preserve old wells",
        ),
        (
            (
                "On 5 May 2024 a round table was held on the theme ‘’ The role of "
                "wells in the steppe ’’ organized by teachers of the college.",
            ),
            "The role of wells in the steppe",
        ),
        (
            (
                "A seminar dedicated to the history of mills, which feed the town, was "
                "held at Tingrai College on 5 May 2024.",
            ),
            "The history of mills",
        ),
    ],
)
def test_a_title_is_told_from_greetings_headlines_and_what_goes_on(lines, expected):
    assert title(*lines) == expected


def test_a_post_or_a_body_between_commas_is_no_title():
    text = (
        "The guests met at the event, Vice-Rector for Strategic Affairs, who came "
        "from the conference, Institute of Rivers and Lakes, and spoke on 5 May 2024."
    )

    assert title(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The college organised a seminar here on Monday where many spoke of wells.",
        "The conference of teachers and engineers took place online on the Zoom "
        "platform.",
    ],
)
def test_when_or_where_it_was_is_no_title(text):
    assert title(text) == ""


# --- Who held it ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "chains"),
    [
        (
            (
                "The seminar brought together the Ministry of Wells, the Centre of "
                "Trades and many farmers. It was hosted by Tingrai College.",
            ),
            [["Tingrai College"]],
        ),
        (
            (
                "The teachers of the Faculty of Law on the platform ZOOM held a round "
                "table “Law and Bread” on 5 May 2024.",
            ),
            [["Faculty of Law"]],
        ),
        (
            (
                "On 5 May 2024 the advisors of the Department of Botany Zelova S.S. "
                "and Olimov A.M. held a seminar “Old Orchards” with their students.",
            ),
            [["Department of Botany"]],
        ),
        (
            (
                "The event brought together many officials, including those of the "
                "Supreme Court, who spoke of the round table “Law” of 5 May 2024.",
            ),
            [],
        ),
        (
            (
                "The teachers of the Department of Law of Tingrai College together "
                "with students of the Faculty of Botany held a seminar “Old Orchards”.",
            ),
            [["Tingrai College", "Department of Law"], ["Faculty of Botany"]],
        ),
        (
            (
                "TARAZ:Tingrai University Department of Law held a seminar on Monday, "
                "where many spoke of the new rules for the wells of the steppe.",
            ),
            [["Tingrai University", "Department of Law"]],
        ),
        (("The conference “Water” was organized by European schools in May.",), []),
        (
            ("On 5 May 2024 the next meeting of the Council of Wells was held.",),
            [["Council of Wells"]],
        ),
        (
            ("The next meeting of the Council of Mills will be in June.",),
            [],
        ),
        (
            (
                "On 5 May 2024, the Department of Speech of KSTU in KSU “Friendship” "
                "of the akim of the region as part of the programme of the steppe and "
                "of the day of languages held the Regional Round table on the theme "
                "“Words”.",
            ),
            [["KSTU", "Department of Speech"]],
        ),
        (
            (
                "TOWN OF SALT WELLS",
                "MINUTES OF A PUBLIC HEARING",
                "The hearing of 5 May 2024 was opened by Dovran Zelov at six.",
            ),
            [["Town of Salt Wells"]],
        ),
        (
            (
                "The Institute of Rivers, together with the public organisations "
                "Centre of Wells and Union of Mills, and all who love the rivers, "
                "with the support of many old friends of the town, "
                "invites you to a round table “Water” on 5 May 2024.",
            ),
            [["Institute of Rivers"], ["Centre of Wells"], ["Union of Mills"]],
        ),
        (
            (
                "Meeting hosted by IRW about old wells",
                "On 5 May 2024 the Institute of River Works (IRW) organized a meeting "
                "on the topic “Old Wells”.",
            ),
            [["Institute of River Works (IRW)"]],
        ),
        (
            (
                "A seminar began at the Federation of Mills of the Republic of Turan.",
                "It was initiated by the Federation of Mills; its members attended.",
            ),
            [["Federation of Mills of the Republic of Turan"]],
        ),
    ],
)
def test_who_held_it_is_told_from_who_came_and_said_once(lines, chains):
    assert holders(*lines) == chains


def test_a_university_may_be_short_for_several_words():
    [chain] = find_chains("A training began at UzSWLU in May.", "en")

    assert [unit.name for unit in chain.units] == ["UzSWLU"]


def test_a_town_in_a_sentence_is_a_place():
    assert find_chains("We met in the Town of Salt Wells in May.", "en") == []


# --- Days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("On Friday 17 November 2023, a year after the vote, a panel sat in Taraz.",),
        ("A round table will take place on Friday, 17 November 2023, in Taraz.",),
        ("Dec 09 2023", "November 17, 2023 Public Hearing Minutes"),
        ("On November17, 2023, a seminar of teachers was held in Taraz.",),
    ],
)
def test_the_day_of_the_event_is_given(lines):
    assert days(*lines) == (date(2023, 11, 17), [])


@pytest.mark.parametrize(
    "line",
    [
        "TARAZ, November 18, 2023 – A seminar was hosted here on November 17, 2023.",
        "TARAZ (Mills Today - Nov 18, 2023): A seminar was held on November 17, 2023.",
    ],
)
def test_a_dateline_is_no_day_of_the_event(line):
    assert days(line) == (date(2023, 11, 17), [])


def test_when_a_page_was_posted_is_no_hour_of_the_event():
    lines = "Posted at 2:59 pm under Town Minutes of a hearing", "MINUTES OF A HEARING"

    assert understood(*lines, "The hearing was held on 5 May 2024.").start_time is None
