"""Terms: every catalogue keeps to the words and signs of ``locale/TERMS.md``."""

import re
import tomllib
from datetime import date
from pathlib import Path

import polib
import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from languages.dates.formatting import format_span

ROOT = Path(__file__).parent.parent
TABLES = (ROOT / "locale/TERMS.md").read_text("utf-8").partition("## Never")
LANGUAGES = ["kk", "ru", "en"]
VARIABLE = r"(?:%\(\w+\)[a-z]|%[a-z]|\{\w*\})[»”]?"
ENDINGS = (
    "ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке на не да де та те "
    "дан ден тан тен нан нен мен бен пен лар лер дар дер тар тер сы сі ы і ға "
    "дағы дегі тағы тегі ндағы ндегі нда нде лық лік дық дік тық тік"
).split()


def rows(table):
    """Yield the cells of each row of a table of Markdown, without its head."""
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    for line in lines[1:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def said(language):
    """Yield what readers are told in a language, and where it stands."""
    catalogues = ROOT.glob(f"locale*/{'kk' if language == 'en' else language}/*/*.po")
    for path in sorted(catalogues):
        for entry in polib.pofile(path):
            ours = path.parts[-4] == "locale"
            if language == "en" and not ours:
                continue
            texts = [entry.msgid, entry.msgid_plural]
            if language != "en":
                texts = [entry.msgstr, *entry.msgstr_plural.values()]
            yield from ((text, entry.msgid) for text in texts if text)
    origins = tomllib.loads((ROOT / "events/text_origins.toml").read_text("utf-8"))
    yield from ((words[language], "text_origins") for words in origins.values())


def faults(language, pattern):
    """Return the sentences that break a rule, without the tags in them."""
    wrong = re.compile(pattern, re.I)
    texts = [(re.sub(r"<[^>]*>", "", text), place) for text, place in said(language)]
    return [(text, place) for text, place in texts if wrong.search(text)]


def forbidden():
    for language, words, better in rows(TABLES[2]):
        for word in words.split(", "):
            yield pytest.param(language, word, better, id=f"{language} {word}")


def pattern_of(word):
    """Return the pattern of a forbidden word: … stands for any ending."""
    return r"(?<!\w)" + re.escape(word).replace("…", r"\w*") + r"(?!\w)"


@pytest.mark.parametrize(("language", "word", "better"), forbidden())
def test_no_catalogue_says_a_forbidden_word(language, word, better):
    found = faults(language, pattern_of(word))

    assert found == [], f"say {better}"


def messages():
    """Yield the rows of the first table; what stands in italics is no message."""
    for english, *names, _meaning in rows(TABLES[0]):
        if not english.startswith("*"):
            yield pytest.param(english, names, id=english)


@pytest.mark.parametrize(("english", "names"), messages())
def test_the_catalogues_call_each_thing_as_the_table_does(english, names):
    called = [
        {
            entry.msgstr
            for entry in polib.pofile(ROOT / f"locale/{language}/LC_MESSAGES/django.po")
            if entry.msgid == english
        }
        for language in ["kk", "ru"]
    ]

    assert called == [{name} for name in names]


def test_no_kazakh_ending_is_joined_to_a_variable():
    joined = rf"{VARIABLE}(?:-(?:{'|'.join(ENDINGS)})\b|[а-яёәғқңөұүһі])"

    assert faults("kk", joined) == []


def test_a_variable_is_followed_by_no_conjunction_that_must_agree_with_it():
    assert faults("kk", rf"{VARIABLE}\s+[пмб]ен\b") == []


def test_an_ordinal_has_no_ending():
    assert faults("kk", rf"(?:\d|{VARIABLE})-?(?:[ыі]?н?ш[ыі])\b") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_one_dash(language):
    assert faults(language, r"—|\s-\s|\s--\s") == []


@pytest.mark.parametrize(
    ("language", "strange"), [("kk", '["“”„]'), ("ru", '["“”„]'), ("en", '["«»„]')]
)
def test_quotation_marks_are_those_of_the_language(language, strange):
    assert faults(language, strange) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_year_and_number_never_part_from_their_signs(language):
    assert faults(language, rf"(?:\d|{VARIABLE}) [жг]\.|№ ") == []


@pytest.mark.parametrize(
    ("language", "sign"), [("kk", "2011\N{NO-BREAK SPACE}ж."), ("ru", "2011\N{NO-BREAK SPACE}г.")]
)
def test_dates_never_part_from_the_sign_of_the_year(language, sign):
    day = date(2011, 12, 6)
    names = ["DATE_FORMAT", "DATETIME_FORMAT", "YEAR_MONTH_FORMAT"]

    with override(language):
        written = [date_format(day, name) for name in names[::2]]
    written.append(format_span(day, None, language))

    assert [sign in words for words in written] == [True] * 3
