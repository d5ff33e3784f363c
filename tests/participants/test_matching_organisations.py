import pytest

from participants.matching import KnownOrganisations, organisation_candidates
from participants.models import Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def university():
    return OrganisationFactory(
        name_kk="Абай атындағы Қазақ ұлттық педагогикалық университеті",
        name_ru="Казахский национальный педагогический университет имени Абая",
        name_en="Abai Kazakh National Pedagogical University",
        kind="university",
    )


@pytest.fixture
def faculty(university):
    return OrganisationFactory(name_kk="Тарих факультеті", parent=university)


@pytest.fixture
def department(faculty):
    return OrganisationFactory(name_kk="Әлеуметтану кафедрасы", parent=faculty)


@pytest.fixture(autouse=True)
def other_university():
    return OrganisationFactory(
        name_kk="Әл-Фараби атындағы Қазақ ұлттық университеті",
        short_name_kk="ҚазҰУ",
        kind="university",
    )


def best(name, language="kk", **options):
    return organisation_candidates(name, language, **options)[0].thing


@pytest.mark.parametrize(
    "printed",
    ["Абай атындағы Қазақ ұлттық педагогикалық университетінің", "ҚазҰПУ", "ҚазҰПУ-да"]
    + ["Казахского национального педагогического университета имени Абая", "КазНПУ"]
    + ["КазНПУ им. Абая", "KazNPU", "Abai Kazakh National Pedagogical University"],
)
def test_a_university_is_recognised_in_any_language_case_and_abbreviation(
    university, printed
):
    assert best(printed) == university


def test_a_heading_in_capitals_is_a_name_and_no_row_of_abbreviations(university):
    printed = "АБАЙ АТЫНДАҒЫ ҚАЗАҚ ҰЛТТЫҚ ПЕДАГОГИКАЛЫҚ УНИВЕРСИТЕТІ"

    found = organisation_candidates(printed)[0]

    assert found.thing == university
    assert [str(reason) for reason in found.reasons] == ["атауы бірдей"]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Қазақ ұлттық педагогикалық университеті", "атауының көп сөзі сәйкес"),
        ("Абай университеті", "атауының кейбір сөздері сәйкес"),
    ],
)
def test_a_reason_says_how_much_of_the_name_agrees(university, printed, reason):
    found = organisation_candidates(printed)[0]

    assert (found.thing, str(found.reasons[0])) == (university, reason)


def test_a_short_name_that_we_know_is_recognised(university, other_university):
    found = organisation_candidates("әл-Фараби атындағы ҚазҰУ-дың")

    assert found[0].thing == other_university
    assert [str(reason) for reason in found[0].reasons] == [
        "атауының қысқартылған түрі"
    ]


def test_a_chain_of_units_means_the_smallest_of_them(department):
    printed = "Абай атындағы ҚазҰПУ-дың тарих факультетінің әлеуметтану кафедрасы"

    assert best(printed) == department


def test_a_unit_is_looked_for_within_a_university_that_is_known(
    university, faculty, other_university
):
    namesake = OrganisationFactory(name_kk="Тарих факультеті", parent=other_university)
    known = KnownOrganisations(Organisation.objects.for_matching())

    found = known.candidates("тарих факультеті", within=university)

    assert [each.thing for each in found] == [faculty]
    assert namesake in {each.thing for each in known.candidates("тарих факультеті")}


@pytest.mark.parametrize("printed", ["", "…", "Парламент", "ҚР"])
def test_what_is_not_known_has_no_candidates(university, printed):
    assert organisation_candidates(printed) == []


@pytest.mark.parametrize("count", [1, 3])
def test_matching_costs_two_queries_whatever_there_is(django_assert_num_queries, count):
    OrganisationFactory.create_batch(count)

    with django_assert_num_queries(2):
        organisation_candidates("кафедра")
