"""The glossary: what stands for what, and where its terms stand in a text."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from search.glossary import glossary
from search.models import Concept, Stamp
from search.queries import Term

from .glossary import keep, moved

pytestmark = pytest.mark.django_db
MIGRATION = import_module("search.migrations.0011_terms_of_the_field")


@pytest.fixture
def _empty():
    Concept.objects.all().delete()
    moved()


def found(text, language):
    return [text[one.start : one.end] for one in glossary().find(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("kk", "Сайлаушылар сайлауда", ["Сайлаушылар", "сайлауда"]),
        ("kk", "Сайлауға қатысты", ["Сайлауға"]),
        ("kk", "бақтағы БАҚ-тың", ["БАҚ"]),
        ("kk", "Дөңгелек, үстел", []),
        ("kk", "жергілікті өзін-өзі басқаруға", ["жергілікті өзін-өзі басқаруға"]),
        ("kk", "саяси жаңғыруды", ["саяси жаңғыруды"]),
        ("ru", "Правам человека и выборам", ["Правам человека", "выборам"]),
        ("ru", "Молодежная политика", ["Молодежная политика"]),
        ("ru", "в тени; и в сети", []),
        ("en", "Round-table of NGOs", ["Round-table", "NGOs"]),
        ("en", "un and UN", ["UN"]),
        ("kk", "2011 жылғы 6 желтоқсан", []),
        ("kk", "", []),
    ],
)
def test_a_term_is_known_in_any_form_and_the_longest_first(language, text, terms):
    assert found(text, language) == terms


@pytest.mark.usefixtures("_empty")
def test_a_term_of_two_concepts_is_of_both():
    concepts = [keep(en="law", kk="құқық").pk, keep(en="law", kk="заң").pk]

    (one,) = glossary().find("The law", "en")

    assert one.concepts == tuple(concepts)


@pytest.mark.usefixtures("_empty")
def test_what_stands_for_a_term_is_told_as_it_is_written():
    keep(kk="жоғары оқу орны; ЖОО", ru="вуз")

    assert glossary().standing_for(("жоо",)) == {
        ("жоғары", "оқы", "орын"): Term("жоғары оқу орны", "kk"),
        ("жоо",): Term("ЖОО", "kk"),
        ("вуз",): Term("вуз", "ru"),
    }
    assert glossary().standing_for(("мектеп",)) == {}


@pytest.mark.usefixtures("_empty")
def test_a_term_has_meaning_in_its_own_language_alone(publish, found):
    publish("Он ел мясо", language="ru")  # «ел», a country, is also «ate»
    keep(kk="ел", en="country")

    assert found("country") == []


@pytest.mark.parametrize("query", ["ЖОО", "жоғары оқу орны", "HEIs"])
def test_an_abbreviation_finds_what_it_is_short_for(publish, found, query):
    event = publish("Совет вуза", language="ru")

    assert found(query) == [event]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.usefixtures("_empty")
def test_one_question_reads_it_however_long_it_is(count, django_assert_num_queries):
    for number in range(count):
        keep(kk=f"термин {number}", definition_kk="Анықтама.")

    for _time in range(
        2
    ):  # the first reads the terms, the second sees that it need not
        with django_assert_num_queries(1):
            assert len(glossary().explained["kk"]) == count


@pytest.mark.usefixtures("_empty")
def test_a_change_is_seen_at_once_and_an_empty_glossary_as_well():
    assert list(glossary().find("сайлау", "kk")) == []
    concept = keep(kk="сайлау")
    before = len(list(glossary().find("сайлау", "kk")))

    concept.delete()
    moved()

    assert (before, list(glossary().find("сайлау", "kk"))) == (1, [])


@pytest.mark.usefixtures("_empty")
def test_without_a_stamp_nothing_is_taken_to_be_known():
    keep(kk="сайлау")
    Stamp.objects.all().delete()

    found = list(glossary().find("сайлау", "kk"))
    Concept.objects.all().delete()

    assert (len(found), list(glossary().find("сайлау", "kk"))) == (1, [])


@pytest.mark.usefixtures("_empty")
def test_only_what_has_a_definition_is_explained():
    concept = keep(kk="сайлау", ru="выборы", definition_kk="Өкіл таңдау.")

    explained = glossary().explained

    assert explained == {"kk": {concept.pk: "сайлау"}, "ru": {}, "en": {}}


def test_a_concept_without_any_term_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Concept.objects.create(definition_kk="Анықтама.")


def test_letters_that_only_look_right_are_mended():
    concept = keep(kk="cайлау")  # with a Latin «c»

    concept.refresh_from_db()

    assert concept.term_kk == "сайлау"


# --- What comes with it ----------------------------------------------------


def test_every_term_that_comes_with_it_is_explained_in_three_languages():
    told = Concept.objects.exclude(subject="other")

    empty = [
        (one.term_kk, name)
        for one in told
        for name in ("term", "definition")
        for code in ("kk", "ru", "en")
        if not getattr(one, f"{name}_{code}")
    ]
    assert (told.count(), empty) == (250, [])


def test_a_definition_is_one_sentence():
    definitions = [
        text
        for texts in Concept.objects.exclude(subject="other").values_list(
            "definition_kk", "definition_ru", "definition_en"
        )
        for text in texts
    ]

    assert [one for one in definitions if one.count(".") != 1 or one[-1] != "."] == []
    assert [one for one in definitions if len(one) > 110] == []


# --- What editors had written ----------------------------------------------


@pytest.mark.parametrize(
    ("words", "row"),
    [
        (
            ["үй", "дом", "пана", "house"],
            {"kk": ("үй", "дом; пана"), "ru": ("дом", "пана"), "en": ("house", "")},
        ),
        (
            ["жиын", "встреча"],
            {"kk": ("жиын", "встреча"), "ru": ("жиын", "встреча"), "en": ("", "")},
        ),
        (["a;b"], {"kk": ("", ""), "ru": ("", ""), "en": ("a b", "")}),
    ],
)
def test_synonyms_of_editors_become_terms(words, row):
    made = MIGRATION.row_of(words)

    told = {code: (made[f"term_{code}"], made[f"further_{code}"]) for code in row}
    assert told == row


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_glossary_stays")
def test_no_row_of_synonyms_is_lost(django_db_setup):
    def migrate(*targets):
        executor = MigrationExecutor(connection)
        executor.migrate(targets or executor.loader.graph.leaf_nodes("search"))
        return executor.loader.project_state(targets).apps

    synonyms = migrate(("search", "0010_the_glossary")).get_model("search", "Synonyms")
    synonyms.objects.all().delete()
    for words in ("сайлау, выборы, election", "сайлау, дауыс, poll", "жиын, встреча"):
        synonyms.objects.create(words=words)

    migrate()  # to the last, which the tests after this one expect

    bare = Concept.objects.filter(subject="other").exclude(further_kk="")
    told = set(bare.values_list("term_kk", "further_kk", "term_ru", "term_en"))
    assert told >= {
        ("сайлау", "дауыс", "сайлау", "poll"),
        ("жиын", "встреча", "жиын", ""),
    }
    assert Concept.objects.filter(term_ru="выборы").count() == 1
