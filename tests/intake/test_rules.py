"""The tables of wordings, for whoever adds a line to one."""

import re
import tomllib
from pathlib import Path

import pytest

from intake import rules
from intake.rules.phrases import pattern, phrase

TABLES = sorted(Path(rules.__file__).parent.glob("*.toml"))


def lines_of(table):
    if isinstance(table, str):
        return [line for line in table.split("\n") if line]
    inner = table.values() if isinstance(table, dict) else table
    return [line for part in inner for line in lines_of(part)]


def is_pattern(line):
    try:
        re.compile(phrase(line))
    except (re.error, IndexError):
        return False
    return True


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_phrase_of_a_table_can_be_read(path):
    tables = tomllib.loads(path.read_text("utf-8"))

    assert [line for line in lines_of(tables) if not is_pattern(line)] == []


def test_a_phrase_with_a_lost_bracket_is_told():
    assert not is_pattern("конференция[ның")
    assert not is_pattern("конференцияның]")


@pytest.mark.parametrize(
    ("line", "fitting", "foreign"),
    [
        ("семинар*", "семинарында", "вебинар"),
        ("ғалым+", "ғалымдар", "ғалым"),
        ("тақырыб[ы/ында]", "тақырыбында", "тақырыбымен"),
        ("(на/по) тем(у/е)", "по теме", "о теме"),
        ("<2 words> қорытынды", "жиынның негізгі қорытынды", "бір екі үш қорытынды"),
        ("обсуждение<1 more words>", "обсуждение доклада", "обсуждение этого доклада"),
        ("цели{any of  встречи/ семинара}", "цели встречи семинара", "цели урока"),
        ("алматы{not before  облыс}…", "алматы қаласы", "алматы облысы"),
        ("№[ ]<number>", "№ 12", "№ бір"),
        (r"/к\.\s?н\./", "к. н.", "к. т. н."),
    ],
)
def test_each_mark_of_the_notation_says_what_it_says(line, fitting, foreign):
    assert re.fullmatch(phrase(line), fitting)
    assert not re.fullmatch(phrase(line), foreign)


def test_a_word_that_begins_or_ends_is_no_part_of_another():
    assert re.search(phrase("|др|"), "и др.")
    assert not re.search(phrase("|др|"), "друзья кадр")


def test_the_parts_of_a_phrase_follow_each_other():
    table = ["үстел", ["ғылыми\nкіші\n", " семинар"]]

    fitting = ["үстел", "ғылыми семинар", "кіші семинар"]

    assert all(re.fullmatch(pattern(table), text) for text in fitting)
    assert not re.fullmatch(pattern(table), "ғылыми үстел")


# What only some languages have words for; any other table is in all of them.
OF_SOME = """
adjectival_nouns arrived away away_behind capital_units day_words devoted
foreign_units gathers given_word guests_behind honoured_before honoured_behind
letterhead_ends occasion_dative occasion_lead occasion_starts of_body
organiser_is own_sittings owned_not_posts
place_marks post_goes_on post_lead post_leads_not post_stop_endings post_stops
quoted_body regions sittings_behind theme_starts theme_stops unit_adjectives
unit_abroad unit_branches unit_days unit_ends unit_for unit_forms unit_honour
unit_honoured
unit_number unit_of unit_organs unit_places unit_ranks unit_small unit_stops
unit_subjects unit_titles
"""


def test_no_language_lacks_a_table_by_a_slip_of_its_name():
    names = [set(tomllib.loads(path.read_text("utf-8"))) for path in TABLES]

    lacking = set.union(*names) - set.intersection(*names)

    assert lacking == set(OF_SOME.split())
