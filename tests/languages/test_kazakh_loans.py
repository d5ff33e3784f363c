"""Loan words, by rule: each table teaches one thing that happens to their ends.

``loans.tsv`` holds the forms of 300 loans, one loan on a line: the word, its forms.
"""

from pathlib import Path

import pytest

from languages.kazakh import analyser
from languages.kazakh.loans import (
    is_foreign,
    likeliest_loan,
    loan_ends,
    worn_ends,
)

# What happens to the end of a loan: the loan and its forms.
ENDS = {
    "either harmony after и, у, ю": [
        "референдум референдумның референдумда референдумы референдумге",
        "механизм механизмнің механизмге механизмдері",
        "анализ анализге анализі анализдер",
        "костюм костюмнің костюмі",
        "туризм туризмі туризмді туризмнің",
    ],
    "either harmony after к, г": [
        "округ округтің округі округтер округке",
        "банк банкке банктің банкі банктер",
        "рейтинг рейтингке рейтингі рейтингтер",
        "диалог диалогқа диалогы диалогтар",
    ],
    "a linking і": [
        "факт фактіге фактілер фактінің фактісі фактімен",
        "объект объектіні объектілер объектісінде",
        "концепт концептіні концептісі",
        "танк танкіге танкілер танкісі",
        "брифинг брифингілер брифинг брифингі",
    ],
    "ст loses its т": [
        "журналист журналистер журналистің журналисі журналиске",
        "экономист экономистерге экономиспен",
        "контекст контексінде контекске",
        "манифест манифесі манифестің",
    ],
    "зд loses its д": ["съезд съезде съезге съезі съезінде"],
    "twins lose one": [
        "процесс процестің процестер процеске процесі",
        "класс кластар класқа класы",
        "металл металдың металы металдар",
        "килограмм килограмға килограмнан",
    ],
    "ь falls before a vowel": [
        "модуль модулі модульдер модульге модулінің",
        "роль ролі рольдер рольге",
        "фестиваль фестивалі фестивалінің фестивальге",
        "контроль контролі контрольге контролінде",
    ],
    "п stays voiceless": ["принцип принципі принциптер", "этап этапы этапында"],
    "no vowel was dropped": ["баланс балансы балансында", "ритм ритмі ритмдер"],
}


@pytest.mark.parametrize(
    ("rule", "forms"), [(rule, forms) for rule in ENDS for forms in ENDS[rule]]
)
def test_a_loan_has_one_stem(rule, forms):
    loan, *inflected = forms.split()

    assert {analyser.stem(form) for form in inflected} == {loan}, rule


# Loans that no list holds, and forms of them.
UNKNOWN = [
    "пентатлонист пентатлонистер пентатлонистің пентатлониске",
    "флексодринг флексодрингтің флексодрингке флексодрингілер",
    "гексафракт гексафрактінің гексафрактілер",
    "туманоль туманолі",
    "фотаблогер фотаблогерлер фотаблогерге фотаблогердің",
    "криптодум криптодумның криптодумға криптодумы",
]


@pytest.mark.parametrize("forms", UNKNOWN)
def test_a_loan_nobody_has_seen_has_one_stem(forms):
    loan, *inflected = forms.split()

    assert {analyser.stem(form) for form in [loan, *inflected]} == {loan}


def test_nearly_all_forms_of_300_loans_are_found_by_their_citation_form():
    table = Path(__file__).with_name("loans.tsv").read_text("utf-8")
    pairs = [
        (form, line.split()[0]) for line in table.splitlines() for form in line.split()
    ]

    found = sum(analyser.stem(form) == analyser.stem(loan) for form, loan in pairs)

    assert found / len(pairs) >= 0.98


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("бал балы балға", "бал"),  # honey, not a «балл»
        ("тас тасты тасы", "тас"),
        ("қыс қысы қыстың", "қыс"),
        ("жұмыс жұмысты жұмысқа", "жұмыс"),
        ("қол қолы қолдың", "қол"),
        ("кез кезде кезі", "кез"),
        ("түлкі түлкіге түлкісі", "түлкі"),
        ("сүйікті сүйіктіге", "сүйікті"),
    ],
)
def test_a_native_word_is_not_taken_for_a_loan(forms, stem):
    assert {analyser.stem(form) for form in forms.split()} == {stem}


@pytest.mark.parametrize("loan", ["тип", "микроскоп", "этап", "банк", "факт"])
def test_a_loan_sounds_foreign(loan):
    assert is_foreign(loan)


@pytest.mark.parametrize("word", ["кітап", "мектеп", "қала", "тарау", "жол"])
def test_a_native_word_does_not_sound_foreign(word):
    assert not is_foreign(word)


@pytest.mark.parametrize(
    ("loan", "worn", "suffix"),
    [
        ("журналист", "журналис", "тер"),
        ("съезд", "съез", "де"),
        ("процесс", "процес", "ке"),
        ("роль", "рол", "і"),
        ("акт", "акті", "лер"),
    ],
)
def test_a_loan_is_worn_down_and_mended(loan, worn, suffix):
    assert worn in worn_ends(loan)
    assert loan in dict(loan_ends(worn, suffix[0]))


@pytest.mark.parametrize("text", ["ь", "т", "і"])
def test_too_short_an_end_is_left_alone(text):
    assert [*worn_ends(text)] == []
    assert likeliest_loan(text, "т") == text
