"""What was meant by words that nobody knows, and what is never corrected."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.indexing import reindexing
from search.queries import MOST_WORDS
from search.recovering import MOST_TRIED
from search.understanding import understand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "body", "meant"),
    [
        # Some letters, or all of them, or another alphabet.
        ("тауелсіздік", "тәуелсіздіктің жолы", "тәуелсіздік"),
        ("тәуелсиздик", "тәуелсіздіктің жолы", "тәуелсіздік"),
        ("тауелсиздик", "тәуелсіздіктің жолы", "тәуелсіздік"),
        ("қазакстан тарихы", "Қазақстанның тарихы", "қазақстан тарихы"),
        ("жаңгырудың", "саяси жаңғыру", "жаңғырудың"),
        ("бiлимге", "білім беру", "білімге"),
        ("janghyru", "саяси жаңғыру", "жаңғыру"),
        ("jan'g'yry'", "саяси жаңғыру", "жаңғыру"),
        # A name that no dictionary has.
        ("Гарифоллаулы", "Ғарифоллаұлының сөзі", "ғарифоллаұлы"),
        ("Өмиралиев", "Өмірәлиевтің баяндамасы", "өмірәлиев"),
    ],
)
def test_lost_letters_are_found_again(publish, found, typed, body, meant):
    event = publish(body)
    publish("басқа жазба")

    assert found(typed) == [event]
    assert understand(typed).shown == meant


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("Алтын Орда", "Сен алтың ба, ордаң қайда?"),
        ("тур", "түр мен түс"),
        ("орыс", "өріс"),
        ("наука", "науқан"),
        ("карта", "қартаның еті"),
        ("many", "әннің мәні"),
        ("Асем", "әсем қала"),  # a name
        ("тарихи", "тарихы"),
        ("Q.M.", "қ м"),
        ("Ж. К.", "қ ж"),
        ("ҚМ-123", "қ м"),
        ("don't", "донт"),
        ("Qazaqstan", "Қазақстан"),  # the glossary knows it
    ],
)
def test_a_word_that_is_known_is_never_corrected(publish, typed, body):
    publish(body)

    assert understand(typed).recovered == {}


@pytest.mark.parametrize("typed", ["когам", "тауелсиздик", "zhangyru"])
def test_a_word_that_a_text_has_is_never_corrected(publish, typed):
    publish("қоғам, тәуелсіздік, жаңғыру")
    publish(typed)

    assert understand(typed).recovered == {}


def test_of_two_meanings_that_is_shown_which_meets_the_other_words(publish, found):
    publish("Бір күн ғана, бүгінгі күн")
    price = publish("акция құнының өсуі")

    assert understand("кунин").shown == "күнін"
    assert found("акция кунин") == [price]
    assert understand("акция кунин").shown == "акция құнын"


def test_all_the_lost_words_of_a_query_should_meet(publish, found):
    publish("күн сайын")
    publish("қор мен қоғам")
    both = publish("бағалы қағаз құны, көрме")

    assert found("кагаз кунин корме") == [both]
    assert understand("кагаз кунин корме").shown == "қағаз құнын көрме"


def test_words_that_meet_nowhere_are_recovered_each_for_itself(publish):
    publish("тәуелсіздік")
    publish("жаңғыру")

    shown = understand("тауелсиздик жангыру").shown

    assert shown == "тәуелсіздік жаңғыру"


def test_a_lost_word_is_recovered_beside_one_that_is_nowhere(publish):
    publish("тәуелсіздік")

    assert understand("тауелсиздик астрономия").shown == "тәуелсіздік астрономия"


def test_lost_words_should_meet_though_another_word_is_nowhere(publish):
    publish("Бір күн ғана, бүгінгі күн")
    publish("бағалы қағаз құнының өсуі")

    shown = understand("кагаз кунин астрономия").shown

    assert shown == "қағаз құнын астрономия"


def test_a_stem_that_no_public_text_has_any_more_is_not_meant(publish):
    event = publish("тәуелсіздік")
    event.sections.all().delete()
    publish("басқа", title_kk="Жиын")
    reindexing.reindex(event.pk)

    assert understand("тауелсиздик").recovered == {}


@pytest.mark.parametrize(
    "typed", ["аль Фараби", "Әл Фараби", "әл-Фараби", "аль-Фараби", "әлфараби"]
)
@pytest.mark.parametrize("body", ["Әл-Фараби мұрасы", "Әлфараби мұрасы"])
def test_a_name_with_an_article_is_found_however_it_is_typed(
    publish, found, typed, body
):
    event = publish(body)

    assert found(typed) == [event]


@pytest.mark.parametrize("typed", ["al-Farabi", "Al Farabi", "alfarabi", "әлфараби"])
def test_such_a_name_is_found_in_every_alphabet(publish, found, typed):
    records = {
        publish("Әл-Фараби мұрасы"),
        publish("наследие аль-Фараби", language="ru"),
        publish("the heritage of al-Farabi", language="en"),
    }

    assert set(found(typed)) == records


@pytest.mark.parametrize(
    "typed", ["когам жане билим", "қоғам ушин білім", "qogam zhane"]
)
def test_a_stop_word_may_have_lost_its_letters(publish, found, typed):
    event = publish("қоғам мен білім")

    assert found(typed) == [event]


LONG = {
    "known": "саяси реформа тарих қоғам мемлекет халық тіл білім ғылым сөз жол ел",
    "lost": (
        "куним кунын турин турык корим корын кулин кулык олим отин омир бирлик тилек"
    ),
    "in a text": "ааа ббб ввв ггг ддд еее жжж ззз иии ккк ллл ммм",
}


@pytest.mark.parametrize("words", LONG)
def test_a_long_query_asks_the_database_a_few_times(publish, words):
    publish("ааа ббб ввв ггг ддд еее жжж ззз иии ккк ллл ммм")
    publish("күн құн түр тұр түрік көр қор көрі қоры күл құл құлық күлік өлі олы өт от")
    publish("бірлік тілек өмір өлім отын үш күнім құным")

    with CaptureQueriesContext(connection) as asked:
        understand(LONG[words])

    terms, each = 2, MOST_WORDS  # synonyms and names; whether a text has the word
    lost = 2 * terms + 2 * each + 2 + MOST_TRIED  # its skeletons, and what meets
    most = {"known": terms, "in a text": terms + each, "lost": lost}
    assert len(asked) <= most[words]


def test_a_query_typed_exactly_asks_the_database_nothing(
    publish, django_assert_num_queries
):
    with django_assert_num_queries(0):
        understand("тауелсиздик жангыру", exact=True)
