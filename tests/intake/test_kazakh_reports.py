"""Reports in Kazakh: whose event it was and what about, told by their grammar."""

import pytest

from intake.extraction.extract import extract
from intake.rules import rules
from intake.rules.themes import plain_theme

from .pasted import read_pasted


def holders(text):
    found = extract(read_pasted(text)).organisers
    return [
        [next(iter(unit.name.values())).value for unit in organiser.chain]
        for organiser in found
    ]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "Көлтай облысының мәдениет басқармасы «Өзен және қала» тақырыбында "
            "дөңгелек үстел өткізеді.",
            [["Көлтай облысының мәдениет басқармасы"]],
        ),
        (
            "Көлтай Жастар кеңесінің бастамасы бойынша дөңгелек үстел өтті.",
            [["Көлтай Жастар кеңесі"]],
        ),
        (
            "Көлтай ауданы әкімдігінің мәжіліс залында Аналар кеңесінің отырысы өтті.",
            [["Аналар кеңесі"]],
        ),
        (
            "Семинарды Айдын Жүсіп орталық мешіті ұйымдастырды.",
            [["Айдын Жүсіп орталық мешіті"]],
        ),
        (
            "«Тал» бөбекжай-бақшасында аудандық семинар өтті.",
            [["«Тал» бөбекжай-бақшасы"]],
        ),
        (
            "Көлтай облысының дауылға қарсы күрес комитеті семинар ұйымдастырды.",
            [["Көлтай облысының дауылға қарсы күрес комитеті"]],
        ),
        (
            "Көлтай облысы бойынша Су департаменті семинар ұйымдастырды.",
            [["Көлтай облысы бойынша Су департаменті"]],
        ),
        (
            "Орман істері жөніндегі басқарма мен Көлтай аудандық соты бірлесіп, "
            "семинар өткізді.",
            [["Орман істері жөніндегі басқарма"], ["Көлтай аудандық соты"]],
        ),
        (
            "Тоғай ата атындағы Көлтай университетінде семинар өтті.",
            [["Тоғай ата атындағы Көлтай университеті"]],
        ),
    ],
)
def test_a_body_is_named_whole_and_told_to_have_held_it(text, chains):
    assert holders(text) == chains


@pytest.mark.parametrize(
    "text",
    [
        "Семинар өтті. Асан Елеуов еліміздің білім беру жүйесінде өзгеріс көп деді.",
        "Су жобасына «Өзен және көл» бөлімі бойынша семинар өтті.",
    ],
)
def test_what_only_sounds_as_a_body_held_nothing(text):
    assert holders(text) == []


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Оқушылар үшін өрттің алдын алу бойынша кездесу өтті.", "Өрттің алдын алу"),
        (
            "Асан Елеуовтің төрағалығымен су жүйесін жаңарту мәселелері бойынша "
            "онлайн-жиналыс өтті.",
            "Су жүйесін жаңарту мәселелері",
        ),
        (
            "Кеше «Бұлақ» жобасын іске асыру жөнінде жиын өтті.",
            None,
        ),
        ("Бүгін қала кеңесінің бастамасы бойынша семинар өтті.", None),
        ("Ел аумағы бойынша жиын өтті.", None),
        ("«Бұлақ» жобасына «Өзен және көл» бөлімі бойынша тыңдау өтті.", None),
    ],
)
def test_a_theme_in_plain_words_is_whole_or_is_none(text, theme):
    found = plain_theme(text, rules("kk"))
    assert (found and found.value) == theme


@pytest.mark.parametrize(
    "text",
    [
        "Бүгін – кітап күні\n\nКөлтай музейінде көрме ашылды, оған мұғалімдер қатысты.",
        "«Бір тал шыбық сынбас» деген даналықты ұстанған көлтайлық мұғалімдер "
        "Көлтайда облыстық конференция өткізді.",
    ],
)
def test_what_a_report_begins_with_is_no_title(text):
    assert extract(read_pasted(text)).title == {}


def test_a_theme_keeps_what_is_quoted_within_it():
    text = "Жаңа «Бұлақ» бағдарламасын іске асыру жөнінде жиын өтті."
    found = plain_theme(text, rules("kk"))
    assert found.value == "Жаңа «Бұлақ» бағдарламасын іске асыру"


def test_an_event_in_the_dative_begins_no_name():
    names = rules("kk").names_in("Шараға Қызылтал облысының әкімі Асан Елеуов келді.")
    assert [name.name for name in names] == ["Асан Елеуов"]
