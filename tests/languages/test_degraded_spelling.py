import pytest

from languages.folding import readings, skeleton
from languages.kazakh import analyser
from languages.kazakh.degraded_spelling import (
    index_entries,
    restore,
)

# One word in its proper spelling, then as people type it.
TYPED = {
    "жаңғыру": "жангыру жангиру jañğyru jańǵyrý jan'g'yry' jañğyrw zhangyru jangiru",
    "қазақстанның": "казакстаннын qazaqstannyñ qazaqstannyn kazakstannyn qazaqstannyń",
    "тәуелсіздік": "тауелсиздик täuelsızdık ta'y'elsizdik tauelsizdik",
    "шешімдерінің": "шешимдеринин şeşımderınıñ sheshimderinin s'es'imderinin'",
    "қоғамдық": "когамдык qoğamdyq qoghamdyq qogamdyk",
    "халқына": "халкына halqyna khalkyna",
    "білімге": "билимге bılımge bilimge",
    "өкілдері": "окилдери ökılderı okilderi o'kilderi",
    "ұлттық": "улттык ūlttyq ulttyk",
}


def recover(word, known=None):
    return [restoration.stem for restoration in restore(word, known)]


@pytest.mark.parametrize(
    ("proper", "typed"),
    [(proper, typed) for proper, forms in TYPED.items() for typed in forms.split()],
)
def test_a_word_typed_without_its_letters_finds_its_stem(proper, typed):
    assert analyser.stem(proper) in recover(typed)


@pytest.mark.parametrize("typed", ["бол", "bol"])
def test_words_of_one_skeleton_are_all_returned(typed):
    assert set(recover(typed)) == {"бол", "бөл"}


def test_a_word_of_seven_suffixes_is_recovered():
    assert recover("qanagattandyrylmagandyqtarynyzdan") == ["қанағаттандыр"]


def test_an_abbreviation_without_vowels_is_no_stem_with_suffixes():
    assert recover("жшстан") == ["жшстан"]


def test_few_stems_are_returned():
    forms = [typed for forms in TYPED.values() for typed in forms.split()]

    assert max(len(recover(typed)) for typed in forms) <= 4


def test_a_properly_spelt_word_is_simply_stemmed():
    assert recover("тәуелсіздіктің") == ["тәуелсіздік"]


def test_a_restoration_shows_the_proper_spelling_to_the_reader():
    assert restore("zhangyrudyn")[0].spelling == "жаңғырудың"


# What was meant; what was typed has some of its letters as Russian ones.
PARTLY_TYPED = {
    "тәуелсіздік": "тауелсіздік тәуелсиздик тәуелсіздик тауелсиздік",
    "қазақстанның": "казақстанның қазакстанның казакстанның қазақстаннын",
    "жаңғыру": "жанғыру жаңгыру",
    "үкіметтің": "укіметтің үкиметтің үкіметтин",
    "өкілдері": "окілдері өкилдері өкілдери",
    "ғылымның": "гылымның ғылымнын",
    "қоғамдық": "когамдық қогамдық коғамдык",
    "құқықтарымыз": "кұқықтарымыз құкыктарымыз қуқықтарымыз",
    "білімге": "бiлимге бiлiмге білимге",  # with a Latin «i»
}


@pytest.mark.parametrize(
    ("proper", "typed"),
    [(proper, one) for proper, forms in PARTLY_TYPED.items() for one in forms.split()],
)
def test_a_word_with_some_of_its_letters_finds_its_stem(proper, typed):
    assert analyser.stem(proper) in recover(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("күнды", "күн"),  # «күн» and «құн» are both days and prices without letters
        ("кұнның", "құн"),
        ("тұсінік", "түсінік"),
    ],
)
def test_letters_typed_in_kazakh_are_kept_if_they_can_be(typed, meant):
    assert recover(typed)[0] == meant


def test_nothing_is_meant_that_is_less_likely_than_what_was_typed():
    assert [found.spelling for found in restore("алтын")] == ["алтын"]


@pytest.mark.parametrize("typed", ["janghyru", "zhanghyru", "jangghyru", "jangyru"])
def test_two_lost_letters_side_by_side_are_found(typed):
    assert recover(typed)[0] == "жаңғыр"


def test_the_index_is_asked_once_and_decides_which_stems_exist():
    entries = index_entries("Ғарифоллаұлының", "ғарифоллаұл")
    asked = []

    def known(skeletons):
        asked.append(skeletons)
        return [entry for entry in entries if entry[0] in skeletons]

    assert recover("гарифоллаулынан", known) == ["ғарифоллаұл"]
    assert len(asked) == 1


def test_a_form_in_the_index_needs_no_grammar():
    entries = index_entries("мәскеулік", "мәскеулік")

    def known(skeletons):
        return [entry for entry in entries if entry[0] in skeletons]

    assert recover("maskeulik", known) == ["мәскеулік"]


@pytest.mark.parametrize(
    ("typed", "proper"),
    [
        ("ömıräliev", "өмірәлиев"),
        ("mádelǵazy", "мәделғазы"),
        ("karagymbai", "қарағымбай"),
        ("карагымбай", "қарағымбай"),
        ("qarakemer", "қаракемер"),  # whoever types «q» means «к» by «k»
        ("tolybekov", "толыбеков"),  # «-ов» says nothing of the name before it
    ],
)
def test_a_word_nobody_has_seen_is_respelt_by_its_sounds(typed, proper):
    assert proper in [found.spelling for found in restore(typed)]


def test_a_cyrillic_word_nobody_has_seen_may_also_be_right_as_it_is():
    assert "гарбузовлар" in [found.spelling for found in restore("гарбузовлар")]


@pytest.mark.parametrize("word", ["жаңғыру", "шешім", "ұлттық", "ғылыми", "өзгеріс"])
def test_the_skeleton_of_a_word_is_among_the_readings_of_its_russian_typing(word):
    keyboard = str.maketrans("әғқңөұүһі", "агкноуухи")

    typed = readings(word.translate(keyboard))

    assert skeleton(word) in [reading.skeleton for reading in typed]
