"""Terms: every catalogue keeps to the words and signs of ``locale/TERMS.md``."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from languages.dates.formatting import format_span

ROOT = Path(__file__).parent.parent
WORDS, _heading, NEVER = (ROOT / "locale/TERMS.md").read_text().partition("## Never")

VARIABLE = r"(?:%\(\w+\)[a-z]|%[a-z]|\{\w*\})[»”]?"
ENDING = "(?:[ндт][ыі]ң?|[ғгқкнм][ае]|н?[дт][ае]н?|н[ае]н|[мбп]ен|[лдт][ае]р|с?[ыі])"
JOINED_ENDING = rf"{VARIABLE}(?:-{ENDING}\b|[а-яёәғқңөұүһі])"
AGREEING_AND = rf"{VARIABLE}\s+[пмб]ен\b"
ENDING_OF_AN_ORDINAL = rf"(?:\d|{VARIABLE})-?[ыі]?н?ш[ыі]\b"
OTHER_DASH = r"—|\s--?\s"
PARTED_SIGN = rf"(?:\d|{VARIABLE}) [жг]\.|№ "


def rows(table):
    """Yield the cells of each row of a table of Markdown, without its head."""
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    for line in lines[1:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def catalogue(language, folder="locale"):
    return polib.pofile(ROOT / folder / language / "LC_MESSAGES/django.po")


@cache
def said(language):
    """Return what readers are told in a language; English is in our own messages."""
    origins = tomllib.loads((ROOT / "events/text_origins.toml").read_text())
    texts = [words[language] for words in origins.values()]
    if language == "en":
        entries = catalogue("kk")
        return [*texts, *(text for one in entries for text in english(one))]
    for path in ROOT.glob(f"locale*/{language}/LC_MESSAGES/*.po"):
        for one in polib.pofile(path):
            texts += [one.msgstr, *one.msgstr_plural.values()]
    return texts


def english(entry):
    return [entry.msgid, entry.msgid_plural]


def faults(language, pattern):
    """Return the sentences that break a rule; the tags in them are no words."""
    wrong = re.compile(pattern, re.I)
    plain = [re.sub(r"<[^>]*>", "", text) for text in said(language)]
    return [text for text in plain if wrong.search(text)]


def forbidden():
    for language, words, better in rows(NEVER):
        for word in words.split(", "):
            yield pytest.param(language, word, better, id=f"{language} {word}")


def pattern_of(word):
    """Return the pattern of a forbidden word: … stands for any ending."""
    return r"(?<!\w)" + re.escape(word).replace("…", r"\w*") + r"(?!\w)"


@pytest.mark.parametrize(("language", "word", "better"), list(forbidden()))
def test_no_catalogue_says_a_forbidden_word(language, word, better):
    found = faults(language, pattern_of(word))

    assert found == [], f"say {better}"


def messages():
    """Yield the rows of the first table; what stands in italics is no message."""
    for message, *names, _meaning in rows(WORDS):
        if not message.startswith("*"):
            yield pytest.param(message, names, id=message)


@pytest.mark.parametrize(("message", "names"), list(messages()))
def test_the_catalogues_call_each_thing_as_the_table_does(message, names):
    called = [
        {one.msgstr for one in catalogue(language) if one.msgid == message}
        for language in ["kk", "ru"]
    ]

    assert called == [{name} for name in names]


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("kk", JOINED_ENDING),
        ("kk", AGREEING_AND),
        ("kk", ENDING_OF_AN_ORDINAL),
        ("kk", OTHER_DASH),
        ("ru", OTHER_DASH),
        ("en", OTHER_DASH),
        ("kk", '["“”„]'),
        ("ru", '["“”„]'),
        ("en", '["«»„]'),
        ("kk", PARTED_SIGN),
        ("ru", PARTED_SIGN),
    ],
)
def test_no_catalogue_writes_a_sign_otherwise(language, wrong):
    assert faults(language, wrong) == []


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (pattern_of("тұлға…"), "Жаңа тұлғалар"),
        (JOINED_ENDING, "%(name)s-ді жою"),
        (JOINED_ENDING, "«{name}»-ға қосу"),
        (JOINED_ENDING, "%(day)sда өтті"),
        (AGREEING_AND, "«%(one)s» пен «%(other)s»"),
        (ENDING_OF_AN_ORDINAL, "50-шы бет"),
        (ENDING_OF_AN_ORDINAL, "%(number)s-інші бет"),
        (OTHER_DASH, "Мекеме - ұйым"),
        (PARTED_SIGN, "%(year)s ж."),
    ],
)
def test_a_rule_sees_what_it_forbids(pattern, sentence):
    assert re.search(pattern, sentence, re.I) is not None


@pytest.mark.parametrize(
    "sentence", ["%(number)s-бөлім", "50-бет", "{name} және {other}", "2011–2012"]
)
def test_a_rule_lets_pass_what_is_right(sentence):
    rules = [JOINED_ENDING, AGREEING_AND, ENDING_OF_AN_ORDINAL, OTHER_DASH]

    assert [rule for rule in rules if re.search(rule, sentence, re.I)] == []


@pytest.mark.parametrize(
    ("language", "year"), [("kk", "2011\xa0ж."), ("ru", "2011\xa0г.")]
)
def test_dates_never_part_from_the_sign_of_the_year(language, year):
    day = date(2011, 12, 6)

    with override(language):
        written = [date_format(day, "DATE_FORMAT"), format_span(day, None, language)]

    assert [year in words for words in written] == [True, True]
