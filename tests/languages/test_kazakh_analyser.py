import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.kazakh import analyser
from languages.kazakh.analyser import INVARIABLE, PRONOUN_OF

# Paradigms of words of academic life, each line one stem.
FORMS = {
    "жиналыс": "жиналыс жиналыстар жиналыстың жиналысқа жиналыстарында жиналысымыз",
    "университет": "университет университеттің университеттерде университетіміздің",
    "ғалым": "ғалым ғалымдар ғалымдардың ғалымдарымыз ғалымға ғалымнан",
    "халық": "халық халқы халқының халыққа халықтар халқымыз",
    "мәселе": "мәселе мәселелер мәселесі мәселелерін мәселесіне мәселеге",
    "кітап": "кітап кітабы кітаптар кітабында кітаптарымыздан",
    "қатыс": "қатысты қатысу қатысушы қатысушылар қатысушылардың қатысушыларға",
    "кел": "келді келген келіп келеді келмеді келу келетін келсе",
    "айт": "айтты айтқан айтып айтады айтпады айтатын",
    "оқы": "оқыды оқиды оқыған оқып оқитын",
}


@pytest.mark.parametrize(
    ("form", "stem"),
    [(form, stem) for stem, forms in FORMS.items() for form in forms.split()],
)
def test_forms_of_one_word_share_its_stem(form, stem):
    assert analyser.stem(form) == stem


@pytest.mark.parametrize(
    ("one", "other"), [("бол", "бөл"), ("күн", "құн"), ("тұр", "түр")]
)
def test_words_that_differ_by_a_kazakh_letter_stay_apart(one, other):
    assert analyser.stem(one) != analyser.stem(other)


@pytest.mark.parametrize("name", ["Көшім", "Есім", "Айдар", "Төлеген", "Аманкелді"])
def test_a_name_that_looks_inflected_is_its_own_stem(name):
    assert analyser.stem(name) == name.lower()


@pytest.mark.parametrize(
    ("form", "name"),
    [("Көшімнің", "көшім"), ("Есімге", "есім"), ("Айдардан", "айдар")],
)
def test_a_protected_name_still_loses_its_own_suffixes(form, name):
    assert analyser.stem(form) == name


@pytest.mark.parametrize(
    ("form", "stem"), [("оның", "ол"), ("маған", "мен"), ("бұған", "бұл")]
)
def test_pronouns_follow_their_own_table(form, stem):
    assert analyser.stem(form) == stem


def test_closed_classes_do_not_contradict_each_other():
    assert INVARIABLE.isdisjoint(PRONOUN_OF)


@pytest.mark.parametrize(
    ("form", "noun"),
    [
        ("баяндамасы", "баяндама"),  # no possession of «-мас»
        ("баяндамасын", "баяндама"),  # nor rather «let him not report»
        ("құрамасы", "құрама"),
        ("басқармасын", "басқарма"),
        ("көрмесінде", "көрме"),
        ("аудармасының", "аударма"),
        ("алмасы", "алма"),
    ],
)
def test_a_noun_in_ma_is_no_negated_verb(form, noun):
    assert analyser.stem(form) == noun


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("бармасқа", "бар"),
        ("айтпастан", "айт"),
        ("баяндамасқа", "баянда"),
        ("келмессің", "кел"),
        ("бармасын", "бар"),
        ("болмасын", "бол"),
    ],
)
def test_a_negated_verb_stays_a_verb(form, verb):
    assert analyser.stem(form) == verb


@pytest.mark.parametrize(
    ("forms", "verb"),
    [
        ("жарияланды жариялау жарияланған жариялайды", "жарияла"),
        ("белгіленген белгілеу белгіленіп", "белгіле"),
        ("дайындалды дайындау дайындалған", "дайында"),
        ("талқыланды талқылау талқыланған", "талқыла"),
        ("бағаланады бағалау бағаланған", "бағала"),
        ("әзірленген әзірлеу әзірленді", "әзірле"),
    ],
)
def test_what_was_done_and_who_did_it_have_one_verb(forms, verb):
    assert {analyser.stem(form) for form in forms.split()} == {verb}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("қолданды", "қолдады"),  # used, supported
        ("ұстанды", "ұстады"),  # held to, held
        ("мақтанды", "мақтады"),  # boasted, praised
        ("үйленді", "үйлейді"),
    ],
)
def test_a_verb_with_a_meaning_of_its_own_keeps_its_n(one, other):
    assert analyser.stem(one) != analyser.stem(other)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("оқушы", "оқушы"),
        ("оқушылардың", "оқушы"),
        ("тұтынушыларға", "тұтынушы"),
        ("айыпталушының", "айыпталушы"),
        ("айтушы", "айт"),  # no word of the lexicon
        ("тыңдаушылар", "тыңда"),
    ],
)
def test_an_agent_is_a_noun_where_the_lexicon_has_it(form, stem):
    assert analyser.stem(form) == stem


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("ой ойы ойлар ойлары", "ой"),
        ("ат аты атына аттар", "ат"),
        ("зиялы зиялылар зиялылардың", "зиялы"),
        ("әскери әскерилер", "әскери"),
        ("жаңару жаңаруы жаңарудың", "жаңар"),
        ("сары сарыға сарылар", "сары"),
        ("дәптер дәптерлер", "дәптер"),
    ],
)
def test_a_form_is_no_stem_of_its_own_and_a_stem_no_form(forms, stem):
    assert {analyser.stem(form) for form in forms.split()} == {stem}


def test_an_ambiguous_word_keeps_more_than_one_stem():
    assert set(analyser.stems("ойлар")) == {"ой", "ойла"}


def test_the_first_of_the_stems_is_the_stem():
    words = [form for forms in FORMS.values() for form in forms.split()]

    assert [analyser.stems(word)[0] for word in words] == [
        analyser.stem(w) for w in words
    ]


@pytest.mark.parametrize(
    ("form", "stem"), [("Бологнаштарының", "бологнаш"), ("блогшылығы", "блогшылық")]
)
def test_an_unknown_word_loses_only_suffixes_beyond_doubt(form, stem):
    assert analyser.stem(form) == stem


def test_an_unknown_verb_gets_back_the_vowel_that_fused_with_its_suffix():
    assert "шыбжы" in analyser.stems("шыбжисыздар")


def test_a_word_of_seven_suffixes_is_taken_apart():
    assert analyser.stem("қанағаттандырылмағандықтарыңыздан") == "қанағаттандыр"


def test_forms_of_an_unknown_patronymic_share_a_stem():
    forms = ["Ғарифоллаұлы", "Ғарифоллаұлының", "Ғарифоллаұлынан", "Ғарифоллаұлына"]

    assert len({analyser.stem(form) for form in forms}) == 1


def test_look_alike_letters_do_not_change_the_stem():
    assert analyser.stem("ҚАЗAҚCТАННЫҢ") == analyser.stem("Қазақстанның")


@given(st.text(alphabet="аәбғдеіқлмнңоөрстуұүыйь'-1aх", max_size=30))
def test_any_string_has_a_stem(word):
    assert isinstance(analyser.stem(word), str)
