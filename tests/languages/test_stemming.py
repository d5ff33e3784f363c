import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from snowballstemmer import stemmer

from languages.stemming import stem, terms

STARTS = [f"{a}{b}o{c}" for a in "bdfgkl" for b in "aeu" for c in "mnrt"]


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


def test_threads_do_not_mix_up_their_words():
    words = [f"{start}{end}" for start in STARTS for end in ("ings", "ationally", "es")]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)

    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda word: stem(word, "en"), words))
    finally:
        sys.setswitchinterval(interval)

    assert found == [stemmer("english").stemWord(word) for word in words]
