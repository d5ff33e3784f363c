"""References of every shape of record, in every style: none fails, days are words."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from interop.citing import citations, gost
from interop.record.work import Work
from languages.fallback import Localized

from .people import organisation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)
THREE_DAYS = date(2021, 12, 10), date(2021, 12, 12)
TWO_MONTHS = date(2023, 10, 29), date(2023, 11, 1)
TWO_YEARS = date(2023, 12, 30), date(2024, 1, 2)


def cited(work, style):
    (reference,) = citations.references([work], style, TODAY)
    return reference


def works_of(record):
    """Return the record, its parts, a part without a name and a paragraph."""
    sections = [Work(record, section) for section in record.sections[:2]]
    nameless = [
        Work(record, replace(one.part, heading=Localized("", "kk", False)))
        for one in sections[:1]
    ]
    paragraphs = [replace(one, paragraph="6") for one in (*sections[:1], *nameless)]
    talks = [Work(record, one) for one in record.participants if one.talk_title]
    return [Work(record), *sections, *nameless, *paragraphs, *talks[:2]]


@pytest.fixture
def talk(first_in):
    """A talk in English, given on several days at a record with a series."""

    def talk(days, language="en"):
        record = first_in(language)
        title = Localized("“Alash” today", language, False)
        speaker = replace(record.participants[0], talk_title=title)
        return Work(replace(record, starts_on=days[0], ends_on=days[1]), speaker)

    return talk


@pytest.mark.parametrize("style", citations.NAMES)
def test_no_reference_fails(records, shapes, full, bare, style, caplog):
    """The demo's first records, and everything of the first that there can be."""
    for record in [*records[:9], *shapes, full, bare]:
        works = list({work.key: work for work in works_of(record)}.values())

        references = citations.references(works, style, TODAY)

        for work, reference in zip(works, references, strict=True):
            assert str(record.year) in reference, work.key
            assert work.address.removeprefix("https://doi.org/") in reference, work.key
            assert work.title.text[:20].casefold() in reference.casefold(), work.key
            assert re.search(r"[\ue000-\uf8ff]|\.\.|, ,| ,", reference) is None
    assert caplog.records == []


@pytest.mark.parametrize("style", citations.NAMES)
def test_a_list_says_of_a_work_what_is_said_of_it_alone(first_in, style):
    works = [Work(first_in(language)) for language in ("kk", "ru", "en")]
    works += [Work(first_in("kk"), section) for section in first_in("kk").sections]

    together = citations.references(works, style, TODAY)

    assert together == [cited(work, style) for work in works]


def test_references_that_are_made_at_once_are_not_mixed_up(first):
    titles = [Localized(f"Тақырып {number}", "kk", False) for number in range(8)]
    works = [Work(replace(first, title=title)) for title in titles]

    with ThreadPoolExecutor(4) as readers:
        made = list(readers.map(lambda work: cited(work, "chicago"), works))

    assert made == [made[0].replace("Тақырып 0", title.text) for title in titles]


@pytest.mark.parametrize("style", citations.NAMES)
def test_what_a_style_cannot_set_is_written_plainly(first, style):
    good, broken = Work(first), Work(replace(first, id=7, series=object()))

    both = citations.references([broken, good], style, TODAY)

    assert both[0].endswith(f"{first.title}. 2011. {first.permanent_url}")
    assert both[1] == cited(good, style)


@pytest.mark.parametrize(
    ("language", "days", "style", "words"),
    [
        ("en", THREE_DAYS, "apa", "(2021, December 10–12)"),
        ("en", TWO_MONTHS, "apa", "(2023, October 29–November 1)"),
        ("en", TWO_YEARS, "apa", "(2023, December 30–2024, January 2)"),
        ("ru", TWO_MONTHS, "apa", "(29 октября – 1 ноября 2023\xa0г.)"),
        ("kk", THREE_DAYS, "apa", "(2021\xa0ж. 10–12 желтоқсан)"),
        ("en", TWO_MONTHS, "mla", ", 29 Oct.–1 Nov. 2023, "),
        ("ru", TWO_MONTHS, "mla", ", 29 окт. – 1 нояб. 2023\xa0г., "),
        ("kk", THREE_DAYS, "mla", ", 2021\xa0ж. 10–12 желтоқсан, "),
        ("en", THREE_DAYS, "chicago", ", December 10–12. "),
        ("en", TWO_YEARS, "chicago", ", December 30–January 2, 2024. "),
        ("ru", THREE_DAYS, "chicago", ", 10–12 декабря. "),
        ("kk", TWO_YEARS, "chicago", ", 30 желтоқсан – 2024\xa0ж. 2 қаңтар. "),
        ("en", TWO_MONTHS, "gost", ", Almaty, 29 Oct.–1 Nov. 2023"),
        ("ru", TWO_MONTHS, "gost-7.1", ", Алматы, 29 окт. – 1 нояб. 2023\xa0г."),
        ("kk", THREE_DAYS, "gost-7.0.100", ", Алматы, 2021\xa0ж. 10–12 желтоқсан"),
    ],
)
def test_days_are_in_the_words_of_language_and_style(
    first_in, talk, language, days, style, words
):
    whole = replace(first_in(language), starts_on=days[0], ends_on=days[1])

    assert words in cited(Work(whole), style)
    assert words in cited(talk(days, language), style)


def test_english_keeps_stops_within_and_turns_what_is_quoted(talk):
    work = talk(THREE_DAYS)
    asks = replace(work.part, talk_title=Localized('What is "Alash"?', "en", False))

    assert "“‘Alash’ Today.” " in cited(work, "mla")
    assert "“‘Alash’ Today.” " in cited(work, "chicago")
    assert "“What Is ‘Alash’?” " in cited(replace(work, part=asks), "chicago")


def test_kazakh_and_russian_turn_what_is_quoted(first):
    heading = Localized("«Алаш» мұрасы", "kk", False)
    work = Work(first, replace(first.sections[0], heading=heading))

    assert " «„Алаш“ мұрасы». <i>" in cited(work, "mla")


@pytest.mark.parametrize("style", citations.NAMES)
def test_subtitle_hosts_and_doi_are_there_once(first, style):
    hosts = organisation("Абай университеті"), organisation("КазНУ")
    subtitle = Localized("Кіші тақырып", "kk", False)
    whole = replace(first, subtitle=subtitle, organisers=hosts, doi="10.5555/rt.1")

    for work in (Work(whole), Work(whole, whole.sections[0])):
        reference = cited(work, style)

        assert reference.count("Кіші тақырып") == 1
        assert reference.count("КазНУ") == 1
    assert cited(Work(whole), style).count("10.5555/rt.1") == 1


@pytest.mark.parametrize("style", citations.NAMES)
def test_where_nobody_is_the_author_the_title_is_said_once(bare, style):
    reference = cited(Work(bare), style)

    title = bare.title.text if style in gost.STANDARDS else f"<i>{bare.title}</i>"
    assert reference.startswith(title)
    assert reference.count(bare.title.text) == 1
