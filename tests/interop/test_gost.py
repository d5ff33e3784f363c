"""References by three GOST standards, checked against clauses that we could read.

R 7.0.5, 4.10; 7.80, 5.2 and 7.1, 5.2.6.8 were read as librarians quote them, 7.1,
5.2.4.1 and 7.2 in copies of the standard, of 5.2.6.9 the first words, and only the
headings of 5.2.3, 5.2.5, 5.5, 5.7 and 7.3. «Режим доступа» and the three names of 2018
are practice: we did not find their clauses.
"""

from dataclasses import replace
from datetime import date

import pytest

from interop.citing import gost
from interop.record.work import Work
from languages.fallback import Localized

from .people import ESIM, STRANGER, organisation, participant

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)
KAN = participant("Г. Кан", "Кан")
SEEN = "(дата обращения: 29.11.2026)"
ADDRESS = "https://roundtable.example/e/1"


def in_russian(words):
    return Localized(words, "ru", False)


@pytest.fixture
def record(first_in):
    """Record 1 in Russian, short enough to be read in a test."""
    return replace(
        first_in("ru"),
        permanent_url=ADDRESS,
        title=in_russian("Политическое обновление"),
        subtitle=in_russian(""),
        organisers=(organisation("КазНПУ"),),
        participants=(ESIM,),
        has_others=False,
        series=None,
    )


def brief(work, style="gost"):
    return gost.reference(work, style, TODAY)


def test_names_of_three_authors_lead_a_brief_reference(record):
    """R 7.0.5–2008, 4.10.1 and 4.10.2: of one to three authors, and not said again."""
    three = replace(record, participants=(ESIM, STRANGER, KAN))

    assert brief(Work(three)) == (
        "Есім Ғ., Кенже Е., Кан Г. Политическое обновление [Электронный ресурс]: "
        "панельная дискуссия, Алматы, 6 дек. 2011\xa0г. Алматы: КазНПУ, 2011. "
        f"URL: {ADDRESS} {SEEN}."
    )


def test_one_name_leads_a_description_and_all_follow_the_title(record):
    """7.80–2000, 5.2: the first of two or three; 7.1–2003, 5.2.6.8: all are named."""
    three = replace(record, participants=(ESIM, STRANGER, KAN))

    assert brief(Work(three), "gost-7.1") == (
        "Есім, Ғ. Политическое обновление [Электронный ресурс] : панельная дискуссия, "
        "Алматы, 6 дек. 2011\xa0г. / Ғ. Есім, Е. Кенже, Г. Кан. – Алматы : КазНПУ, "
        f"2011. – Режим доступа: {ADDRESS} {SEEN}."
    )
    assert brief(Work(three), "gost-7.0.100") == (
        "Есім, Ғ. Политическое обновление : панельная дискуссия, Алматы, 6 дек. "
        "2011\xa0г. / Ғ. Есім, Е. Кенже, Г. Кан. – Алматы : КазНПУ, 2011. – "
        f"URL: {ADDRESS} {SEEN}. – Текст : электронный."
    )


@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("gost", "/ Ғ. Есім [и др.]"),
        ("gost-7.1", "/ Ғ. Есім [и др.]"),
        ("gost-7.0.100", "/ Ғ. Есім, Е. Кенже, Г. Кан [и др.]"),
    ],
)
@pytest.mark.parametrize("count", [5, 60])
def test_a_work_of_many_is_entered_under_its_title(record, style, names, count):
    """7.80–2000, 5.2: four authors head nothing; 7.1–2003, 5.2.6.9: some are named."""
    more = (participant("А. Ахметов", "Ахметов") for _place in range(count - 3))
    many = replace(record, participants=(ESIM, STRANGER, KAN, *more))

    found = brief(Work(many), style)

    assert found.startswith("Политическое обновление")
    assert f"6 дек. 2011\xa0г. {names}. " in found


def test_four_are_all_named_since_2018_and_others_count(record):
    four = (ESIM, STRANGER, KAN, participant("А. Ахметов", "Ахметов"))
    others = replace(record, has_others=True)

    found = brief(Work(replace(record, participants=four)), "gost-7.0.100")

    assert "/ Ғ. Есім, Е. Кенже, Г. Кан, А. Ахметов. – " in found
    assert "2011\xa0г. / Ғ. Есім [и др.]. Алматы" in brief(Work(others))


def test_the_medium_stands_between_title_and_subtitle(record):
    """7.1–2003, 5.2.3 to 5.2.5; 5.2.4.1: «Россия на рубеже … [Электронный ресурс]»."""
    long = replace(record, subtitle=in_russian("опыт и уроки"))

    assert "обновление [Электронный ресурс]: опыт и уроки: панельная" in brief(
        Work(long)
    )
    assert "обновление [Электронный ресурс] : опыт и уроки : панельная" in brief(
        Work(long), "gost-7.1"
    )
    assert "обновление : опыт и уроки : панельная" in brief(Work(long), "gost-7.0.100")


def test_every_university_is_named_and_a_series_stands_apart(record, first_in):
    """7.1–2003, 5.5 and 5.7: the areas of publication and of the series."""
    department = replace(organisation("Кафедра"), parent=organisation("КазНПУ"))
    hosts = (department, organisation("КазНПУ"), organisation("КазНУ"))
    whole = replace(record, organisers=hosts, series=first_in("ru").series)

    assert "Алматы: КазНПУ: КазНУ, 2011. (20 лет независимости). URL" in brief(
        Work(whole)
    )
    assert "Алматы : КазНПУ : КазНУ, 2011. – (20 лет независимости). – Режим" in brief(
        Work(whole), "gost-7.1"
    )


def test_a_part_is_described_within_its_record(record):
    """7.1–2003, 7.2 and 7.3: the part as section 5 has it, and the whole after it."""
    section = replace(record.sections[0], heading=in_russian("О встрече"))
    work = Work(record, replace(section, speaker_id=None), paragraph="6")

    host = (
        "// Политическое обновление : панельная дискуссия, Алматы, 6 дек. 2011\xa0г. – "
    )
    assert brief(work).startswith(
        "Есім Ғ. О встрече, § 6 [Электронный ресурс] // Политическое обновление: панель"
    )
    assert f"§ 6 [Электронный ресурс] / Ғ. Есім {host}" in brief(work, "gost-7.1")
    assert f"/ Ғ. Есім. – Текст : электронный {host}" in brief(work, "gost-7.0.100")


def test_where_nobody_spoke_and_nothing_is_known_the_title_leads(record, bare):
    unknown = replace(record, participants=(), places=())

    assert brief(Work(unknown)).startswith(
        "Политическое обновление [Электронный ресурс]: панельная дискуссия, 6 дек. "
        "2011\xa0г. / КазНПУ. КазНПУ, 2011. URL"
    )
    assert "[Электрондық ресурс]: панельдік пікірсайыс, 2011\xa0ж." in brief(Work(bare))
