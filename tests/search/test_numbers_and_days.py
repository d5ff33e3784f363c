"""Numbers and days: texts that say the same in other signs are found, and marked."""

import pytest

from search.excerpts import marked
from search.understanding import understand

pytestmark = pytest.mark.django_db

DAYS = [
    "2011 жылғы 6 желтоқсан", "2011 ж. 6 желтоқсанда", "6 декабря 2011 года",
    "December 6, 2011", "06.12.2011", "2011-12-06",
]  # fmt: skip
CENTURIES = [
    "ХХІ ғасыр",
    "XXI ғасыр",
    "21 ғасыр",
    "21-ғасыр",
    "xxi ғасыр",
    "жиырма бірінші ғасыр",
]


@pytest.mark.parametrize("typed", DAYS)
@pytest.mark.parametrize("written", DAYS)
def test_a_day_is_found_in_any_of_its_forms(publish, found, typed, written):
    event = publish(f"Бұл {written} болған", starts_on="2019-10-30")
    publish("Бұл 7.12.2011 болған, 6 қараша, 2011 жыл", starts_on="2019-10-30")

    assert found(typed) == [event]


@pytest.mark.parametrize("typed", CENTURIES)
@pytest.mark.parametrize("written", CENTURIES)
def test_a_century_is_found_in_any_of_its_forms(publish, found, typed, written):
    event = publish(f"Бұл {written} туралы")
    publish("Бұл ХХ ғасыр туралы. Бұл 21 қарашада айтылды")

    assert found(typed) == [event]


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("жиырма жылдық", "Тәуелсіздіктің 20 жылдығы", "kk"),
        ("20 жылдық", "Тәуелсіздіктің жиырма жылдығына", "kk"),
        ("20-жылдық", "жиырма жылдық", "kk"),
        ("елу", "50 адам", "kk"),
        ("50-жылдық", "елу жылдық мерейтой", "kk"),
        ("50-ші жылдар", "елуінші жылдар", "kk"),
        ("двадцать лет", "20 лет независимости", "ru"),
        ("20 лет", "за двадцать лет", "ru"),
        ("XXI век", "в ХХI в. это", "ru"),
        ("21 век", "двадцать первого века", "ru"),
        ("XXI ғасыр", "в ХХI в. это", "ru"),
        ("ХХI в.", "жиырма бірінші ғасырда", "kk"),
        ("21 век", "the 21st century", "en"),
        ("fifty years", "in 50 years", "en"),
        ("21st century", "the XXI century", "en"),
        ("16 желтоқсан", "1986 жылғы 16 желтоқсан", "kk"),
        ("16 декабря", "16.12.1986", "ru"),
        ('"жиырма жылдық"', "дәл 20 жылдық тарих", "kk"),
        ('"ХХІ ғасыр"', "бұл 21 ғасыр", "kk"),
        ('"6 желтоқсан 2011"', "06.12.2011 күні", "kk"),
        ("желтоқсан", "2011 жылғы 6 желтоқсан", "kk"),
        ("үш жүз", "Үш жүз бірікті", "kk"),
        ("жеті жарғы", "«Жеті жарғы» заңдары", "kk"),
    ],
)
def test_a_number_is_found_in_words_and_in_digits(
    publish, found, typed, written, language
):
    event = publish(written, language=language, starts_on="2019-10-30")
    publish("басқа сөз", starts_on="2019-10-30")

    assert found(typed) == [event]


def test_a_record_is_found_by_the_day_it_took_place(publish, found):
    event = publish("сөз", starts_on="2011-12-06")
    publish("сөз", starts_on="2011-12-07")

    assert found("6 желтоқсан 2011") == [event]
    assert found("06.12.2011 сөз") == [event]


def test_a_day_may_be_left_out(publish, found):
    kept = publish("жиын", starts_on="2019-10-30")
    publish("жиын 06.12.2011", starts_on="2019-10-30")

    assert found("жиын -06.12.2011") == [kept]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("06.12.2011", "Бұл 2011 жылғы 6 желтоқсан күні", ["2011 жылғы 6 желтоқсан"]),
        ("2011", "Бұл 2011 жылғы 6 желтоқсан күні", ["2011"]),
        ("20", "жиырма жылдық", ["жиырма"]),
        ("21", "ХХІ ғасыр", ["ХХІ"]),
        ("жиырма бір", "21-ші ғасыр", ["21-ші"]),
        ("250", "екі жүз елу адам", ["екі жүз елу"]),
    ],
)
def test_a_number_is_marked_as_it_is_written(typed, text, expected):
    pieces = marked(text, "kk", understand(typed).query)

    assert [piece.text for piece in pieces if piece.is_found] == expected


@pytest.mark.parametrize(
    "typed", ["06.12.2011", "ХХІ ғасыр", "жиырма бір жыл", "50-ші"]
)
def test_a_query_is_shown_as_it_was_typed(typed):
    assert understand(typed).shown == typed.lower()


@pytest.mark.parametrize(
    "typed",
    [
        "9" * 300,
        "Х" * 300,
        "жиырма " * 40,
        "00.00.0000",
        "31.02.2011",
        "6 желтоқсан" * 30,
        "ХХІ-" * 60,
        "1*",
        "ХХІ*",
        "06.12.2011*",
    ],
)
def test_no_number_is_an_error(publish, found, typed):
    publish("сөз", starts_on="2019-10-30")

    assert found(typed) == []


def test_a_number_that_is_a_stop_word_elsewhere_is_asked_for(publish, found):
    ten = publish("Сот туралы: 10 жылдық тәжірибе")
    publish("Жиырма жылдық тәжірибе")

    assert found("он жылдық") == [ten]
