import subprocess
import sys

import pytest

from languages.stemming import stem, terms


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("жиналыстарында", "kk", "жиналыс"),
        ("заседаниями", "ru", "заседание"),
        ("учёных", "ru", "ученый"),
        ("discussions", "en", "discuss"),
        ("participant's", "en", "particip"),
        ("ғалымдардың", "ru", "ғалым"),  # a Kazakh word amid Russian
    ],
)
def test_each_language_has_its_own_analyser(word, language, expected):
    assert stem(word, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Дөңгелек үстел және оның қатысушылары туралы",
            "kk",
            ["дөңгелек", "үстел", "қатыс"],
        ),
        ("о политической модернизации", "ru", ["политический", "модернизация"]),
        ("The renewal of the state", "en", ["renew", "state"]),
        ("мектеп-интернаттың", "kk", ["мектеп", "интернат"]),
        ("", "kk", []),
    ],
)
def test_terms_are_stems_without_stop_words(text, language, expected):
    assert terms(text, language) == expected


def test_a_text_of_stop_words_alone_keeps_them():
    assert terms("to be or not to be", "en") != []


def test_importing_the_stemmer_loads_no_dictionary():
    heavy = "import sys, languages.stemming; print('pymorphy3' in sys.modules)"

    printed = subprocess.run(
        [sys.executable, "-c", heavy], capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == "False"
