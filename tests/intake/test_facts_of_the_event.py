"""Facts of an event as short texts tell them: day, hour, mode, city, who else came."""

from datetime import date, time

import pytest

from events.choices import EventKind
from intake.extraction.extract import extract
from intake.proposal import QuestionKind

from .pasted import read_pasted
from .sameness import first


def understood(*lines):
    return extract(read_pasted("\n\n".join(lines)))


def day_of(*lines):
    """Return the day that is given, and the one that is only proposed."""
    proposal = understood(*lines)
    asked = [q.proposal for q in proposal.questions if q.kind == QuestionKind.DAY]
    return proposal.starts_on and proposal.starts_on.value, asked


# --- Day -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ("17.11.2023", "Колледжде «Су» тақырыбында дөңгелек үстел өтті."),
        ("17 ноября 2023, 16:25", "В колледже прошёл круглый стол «Вода»."),
        ("Nov 17, 2023", "A round table on water was held at the college."),
    ],
)
def test_a_bare_line_of_a_day_is_proposed_and_asked(lines):
    assert day_of(*lines) == (None, ["2023-11-17"])


def test_yesterday_is_not_counted_from_a_dateline_without_a_year():
    line = "TARAZ, May 5 – A seminar on water was held at the college yesterday."

    assert understood(line).starts_on is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("17.11.2023", "Бүгін колледжде «Су» семинары өтті."), date(2023, 11, 17)),
        (("17.11.2023", "Вчера в колледже прошёл семинар."), date(2023, 11, 16)),
        (("17.11.2023", "Yesterday a seminar was held here."), date(2023, 11, 16)),
    ],
)
def test_today_and_yesterday_count_from_the_publication(lines, day):
    assert day_of(*lines) == (day, [])


@pytest.mark.parametrize(
    "text",
    [
        "Круглый стол «Закон от 2 марта 2019 г. о пчёлах» прошёл 14 мая 2019 года.",
        "Круглый стол «Мёд» прошёл «14» мая 2019 года.",
        "Состоялся «Круглый стол о мёде 14 мая 2019 года».",
        "По приказу от 2 марта 2019 г. круглый стол прошёл 14 мая 2019 года.",
        "Стол памяти Ильи Кима (2 мая 1920 г.) прошёл 14 мая 2019 года.",
        "Круглый стол о мёде состоится 14 мая 2019 года.",
    ],
)
def test_a_day_of_a_title_or_a_paper_gives_way_to_that_of_the_event(text):
    assert day_of(text) == (date(2019, 5, 14), [])


@pytest.mark.parametrize(
    "lines",
    [
        ("Хаттама №2", "14.02.2019 ж.", "Кеңес отырысы. Мектеп директоры ашты."),
        ("Протокол № 2", "14.02.2019", "Заседание совета открыл директор школы."),
        ("Minutes of the council", "February 14, 2019", "The meeting was opened."),
    ],
)
def test_a_paper_is_dated_by_the_day_it_tells_of(lines):
    assert day_of(*lines) == (date(2019, 2, 14), [])


def test_a_day_without_a_year_falls_before_the_publication():
    proposal = understood(
        "10.01.2024", "27 декабря в колледже прошёл круглый стол «Вода»."
    )

    assert proposal.starts_on.value == date(2023, 12, 27)
    assert [q.kind for q in proposal.questions if q.about == "starts_on"] == ["year"]


def test_the_day_of_a_decree_is_not_that_of_the_event():
    told = "Конференция обсудила указ Президента от 10 июля 2020 года о воде рек."

    assert day_of(told) == (None, ["2020-07-10"])


# --- Hour, mode, city -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "hour"),
    [
        (("17.11.2023 • 16:25", "В колледже прошёл семинар «Вода»."), None),
        (("В колледже прошёл семинар «Вода» 18.12.2015 16:40",), None),
        (("Новость 12-11-2014, 09:31", "В колледже прошёл семинар «Вода»."), None),
        (("10:40 «Вода» семинар прошёл в колледже",), None),
        (("В 16:40 в колледже прошёл семинар «Вода».",), time(16, 40)),
        (("Семинар «Вода»", "10.00-10.30 Приветственное слово"), time(10)),
        (("Семинар «Вода»", "09.00-10.00 Регистрация", "10.00-11.00 Доклад"), None),
    ],
)
def test_an_hour_is_that_of_the_event(lines, hour):
    found = understood(*lines).start_time

    assert (found and found.value) == hour


@pytest.mark.parametrize(
    ("told", "mode"),
    [
        ("Семинар онлайн форматта өтті.", "online"),
        ("Семинар бетпе-бет форматта өтті.", "in_person"),
        ("Семинар өтті, шетелдік ғалымдар онлайн қатысты.", "hybrid"),
        ("На семинаре выступили гости из Бухары (онлайн) и хозяева.", "hybrid"),
        ("Прошёл онлайн-семинар, в нём участвовали студенты.", "online"),
        ("At the seminar a guest gave an online talk on rivers.", "hybrid"),
        ("Ол сабақты қашықтан беру жайлы сұраққа жауап берді.", None),
    ],
)
def test_the_mode_is_that_of_the_event(told, mode):
    found = understood(told).mode

    assert (found and found.value) == mode


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("Қызылордада халықаралық семинар өтті.", "Қызылорда"),
        ("Қызылорда университетінде халықаралық семинар өтті.", None),
        ("Отырыс Жаңақорған қаласында өтті, оған мұғалімдер келді.", "Жаңақорған"),
        ("17 ноября в Архангельске прошёл круглый стол.", "Архангельск"),
        ("В Казахстане прошёл круглый стол о воде.", None),
        ("A seminar was held in Shymkent on 17 May.", "Shymkent"),
        ("A seminar heard the head of the Aktobe branch.", None),
    ],
)
def test_a_city_is_where_people_met(told, city):
    assert (first(understood(told).city) if understood(told).city else None) == city


# --- Others ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("Семинарға доцент А. Серіков және студенттер қатысты.", True),
        ("Семинарға ғалымдар А. Серіков пен Б. Омаров қатысты.", False),
        ("Семинарға 80-нен астам өкіл қатысты.", True),
        ("В семинаре приняли участие доцент А. Серов и студенты.", True),
        ("В семинаре приняли участие доценты А. Серов и Б. Лунин.", False),
        ("С докладами выступили студенты: А. Серов, Б. Лунин.", False),
        ("The seminar was attended by teachers and students.", True),
        ("The seminar was attended by Professor Ann Brown.", False),
    ],
)
def test_a_group_without_names_means_that_others_took_part(told, others):
    assert understood(told).has_others.value is others


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("В духовной семинарии состоялось заседание кафедры.", EventKind.OTHER),
        ("В коллекции музея новая картина, о ней шла беседа.", EventKind.OTHER),
        ("О селекции пчёл говорили на семинаре.", EventKind.SEMINAR),
        ("В музее прошла видеолекция о пчёлах.", EventKind.LECTURE),
    ],
)
def test_a_word_that_only_sounds_like_a_kind_is_none(text, kind):
    assert understood(text).kind.value == kind


def test_a_list_of_days_runs_from_its_first():
    proposal = understood("5, 6 и 7 мая 2020 года прошёл семинар «Мёд».")

    days = proposal.starts_on.value, proposal.ends_on.value
    assert days == (date(2020, 5, 5), date(2020, 5, 7))
