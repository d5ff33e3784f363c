"""Numbers and days in texts: whatever they are written with, they mean one thing."""

import pytest

from languages.numbering import numeral
from languages.numerals import counted, roman, value_of
from languages.stemming import terms
from languages.tokens import tokens

ON_A_RUSSIAN_KEYBOARD = str.maketrans("IXV", "ІХУ")


def understood(text):
    return [term for one in tokens(text) for term in one.terms or [one.text]]


def days(text):
    return [term for one in tokens(text) if one.is_day for term in one.terms]


@pytest.mark.parametrize(
    "text",
    [
        "2011 жылғы 6 желтоқсан",
        "2011 ж. 6 желтоқсан",
        "2011 жылдың 6 желтоқсанында",
        "6 желтоқсан 2011",
        "6 декабря 2011 года",
        "6 декабря 2011 г.",
        "December 6, 2011",
        "6 December 2011",
        "06.12.2011",
        "6.12.2011 ж.",
        "2011-12-06",
    ],
)
def test_a_day_is_one_day_however_it_is_written(text):
    assert days(text) == ["day=1206", "day=20111206"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16 желтоқсан", ["day=1216"]),
        ("16 декабря", ["day=1216"]),
        (
            "6–8 желтоқсан 2011",
            ["day=1206", "day=20111206", "day=1208", "day=20111208"],
        ),
        ("32 желтоқсан", []),
        ("31.02.2011", []),
        ("желтоқсан 2011", []),
        ("2011 жыл", []),
    ],
)
def test_a_day_may_lack_a_year_and_must_exist(text, found):
    assert days(text) == found


def test_the_words_of_a_day_keep_their_own_terms():
    assert terms("2011 жылғы 6 желтоқсан", "kk")[2:] == terms("2011 жылғы 6", "kk") + [
        "желтоқсан"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Roman numerals, on a Kazakh, a Russian and an English keyboard.
        ("XXI ғасыр", "21 ғасыр"),
        ("ХХІ ғасыр", "21 ғасыр"),
        ("ХХI ғасыр", "21 ғасыр"),
        ("xxi ғасыр", "21 ғасыр"),
        ("ХVIII век", "18 век"),
        ("ХУІІІ ғасыр", "18 ғасыр"),
        ("21-ғасыр", "21 ғасыр"),
        ("ХХI в.", "21 век"),
        ("XIX–XX вв.", "19 20 век"),
        ("XXI ғ.", "21 ғасыр"),
        ("V ғасыр", "5 ғасыр"),
        ("XX-шы ғасыр", "20 ғасыр"),
        ("II съезд", "2 съезд"),
        ("the 21st century", "the 21 century"),
        # No initial, no name, no abbreviation and no size is a number.
        ("Х. Досмұхамедов", "х досмұхамедов"),
        ("І. Есенберлин", "і есенберлин"),
        ("V. Smith", "v smith"),
        ("Xi Li", "xi li"),
        ("ІІМ және СМИ", "іім және сми"),
        ("CD, MIX, XL", "cd mix xl"),
        ("2011 в Алматы", "2011 в алматы"),
        # Words of three languages, in any case and as ordinals.
        ("жиырма жылдық", "20 жылдық"),
        ("20-жылдық", "20 жылдық"),
        ("20 жылдық", "20 жылдық"),
        ("елу", "50"),
        ("елуінші", "50"),
        ("елуге", "50"),
        ("50-ші", "50"),
        ("50-ге", "50"),
        ("жиырмасыншы ғасыр", "20 ғасыр"),
        ("отызыншы жылдар", "30 жылдар"),
        ("кырык жыл", "40 жыл"),
        ("жиырма бір", "21"),
        ("он бес", "15"),
        ("он жыл", "10 жыл"),
        ("тоқсан тоғыз", "99"),
        ("екі жүз елу", "250"),
        ("жүз жылдық", "100 жылдық"),
        ("бес мың", "5000"),
        ("бір мың тоғыз жүз тоқсан бірінші жыл", "1991 жыл"),
        ("двадцать лет", "20 лет"),
        ("двадцати лет", "20 лет"),
        ("двадцать первого века", "21 века"),
        ("пятидесятые годы", "50 годы"),
        ("сто двадцать пять", "125"),
        ("тысяча девятьсот девяносто первый год", "1991 год"),
        ("twenty years", "20 years"),
        ("twenty-one", "21"),
        ("fiftieth anniversary", "50 anniversary"),
        ("two hundred", "200"),
        # Numbers side by side stay two, and what is no number stays a word.
        ("екі үш", "2 3"),
        ("десять пять", "10 5"),
        ("бес, алты", "5 6"),
        ("бір адам", "бір адам"),
        ("он и она", "он и она"),
        ("ол оны көрді", "ол оны көрді"),
        ("Ұлы жүз", "ұлы жүз"),
        ("Үш жүз", "3 жүз"),
        ("дүние жүзі", "дүние жүзі"),
        ("алтын, бесік, үшін, ұшты", "алтын бесік үшін ұшты"),
        ("семью, торт, one day", "семью торт one day"),
        ("мектеп-интернат", "мектеп интернат"),
        # What nobody should write.
        ("", ""),
        ("Х" * 8, "х" * 8),
        ("x" * 10_000, "x" * 10_000),
        ("9" * 10_000, "9" * 10_000),
        ("0", "0"),
        ("-", ""),
    ],
)
def test_numbers_are_read_as_digits(text, expected):
    assert " ".join(understood(text)) == expected


def test_a_number_without_end_is_read_at_once():
    assert set(understood("жиырма бір " * 5_000)) == {"21"}
    assert set(understood("ХХІ-" * 5_000)) == {"21"}


def test_a_token_stands_where_it_was_written():
    text = "Екі жүз елу жыл, 50-ші жылдар; 2011 жылғы 6 желтоқсан"

    found = [text[one.start : one.end] for one in tokens(text) if one.terms]

    assert found == [
        "Екі жүз елу", "50-ші", "2011 жылғы 6 желтоқсан", "2011", "6",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 50))
def test_each_roman_numeral_has_its_value_beside_a_century(number):
    written = numeral(number, "I")

    read = {written, written.lower(), written.translate(ON_A_RUSSIAN_KEYBOARD)}

    told = {roman(one, "ғасыр") for one in read}
    assert told == {0 if written == "XL" else number}  # a size


def test_counting_words_is_counting():
    assert value_of("жетінші") == 7
    assert counted(["екі", "мың", "он", "бір"]) == (2011, 4)
    assert counted([]) == (0, 0)
