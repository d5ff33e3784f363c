"""A pasted list of names: read as the importer reads one, and no line is lost."""

import pytest
from django.urls import reverse

from events.models import Participation
from intake import pasted_people
from intake.review.draft import columns_of_person

from .proposals import answers, review_page

ADDRESS = reverse("admin:intake_sourcefile_people")


def people(text, language):
    """Return the role, the name and what is said of each person."""
    return [
        tuple(str(one.value) for one in columns_of_person(person).values())
        for person in pasted_people.read(text, language)
    ]


LISTS = {
    "labels and bullets in Kazakh": (
        "kk",
        "Модератор: Ғ. Есім, академик\n1. Г. Кан – тарихшы\n• Д. Көшім\n"
        "Баяндамашылар:\nА. Сарым, саясаттанушы\nЕрлан",
        [
            ("moderator", "Ғ. Есім", "академик"),
            ("panelist", "Г. Кан", "тарихшы"),
            ("panelist", "Д. Көшім"),
            ("speaker", "А. Сарым", "саясаттанушы"),
            ("speaker", "Ерлан"),
        ],
    ),
    "a table of Excel in Russian": (
        "ru",
        "№\tФИО\tДолжность\n1\tТестова Анна Петровна\tдоцент\n"
        "2\tАхметов Б.К.\tпрофессор\n\t\t\n",
        [
            ("panelist", "Тестова Анна Петровна", "доцент"),
            ("panelist", "Ахметов Б.К.", "профессор"),
        ],
    ),
    "a running list in Russian": (
        "ru",
        "Участники: Пробин И.И., профессор; Тестов П.П.\n"
        "Модератор – Ахметов Б.К.\nДиректор музея Серикова А.Б.",
        [
            ("panelist", "Пробин И.И.", "профессор"),
            ("panelist", "Тестов П.П."),
            ("moderator", "Ахметов Б.К."),
            ("panelist", "Серикова А.Б.", "Директор музея"),
        ],
    ),
    "brackets and a dash in English": (
        "en",
        "Speakers:\nJohn Brown (University of Leeds)\nMary Jones, PhD\nMadonna",
        [
            ("speaker", "John Brown", "University of Leeds"),
            ("speaker", "Mary Jones", "PhD"),
            ("speaker", "Madonna"),
        ],
    ),
    "what no name is recognised in": (
        "en",
        "xx yy, zz\n12\n\tqq",
        [("panelist", "xx yy", "zz"), ("panelist", "qq")],
    ),
}


@pytest.mark.parametrize(("language", "text", "read"), LISTS.values(), ids=LISTS)
def test_a_list_is_read_with_roles_and_posts(language, text, read):
    assert people(text, language) == read


@pytest.mark.django_db
def test_the_form_of_a_record_is_told_the_columns(desk):
    response = desk.post(ADDRESS, {"text": "Модератор: Ғ. Есім", "language": "kk"})

    assert response.json() == {
        "people": [{"role": "moderator", "printed_name_kk": "Ғ. Есім"}]
    }


@pytest.mark.django_db
def test_who_may_write_no_record_is_told_nothing(client, user_in_role):
    reader = user_in_role("author")
    reader.groups.clear()
    client.force_login(reader)

    assert client.post(ADDRESS, {"text": "Ғ. Есім"}).status_code == 403
    assert client.get(ADDRESS).status_code in {403, 405}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "de"])
def test_a_language_no_browser_sends_is_refused(desk, language):
    response = desk.post(ADDRESS, {"text": "A. Brown", "language": language})

    assert response.status_code == 400


@pytest.mark.django_db
def test_people_missing_in_a_proposal_are_read_the_same_way(desk, source):
    page = desk.get(review_page(source))
    more = "Модератор: А. Сарым, саясаттанушы\nТест Тестұлы"

    desk.post(review_page(source), answers(page, year="2011", more_people=more))

    added = Participation.objects.order_by("position")[2:]
    assert [(one.role, one.printed_name_kk, one.post_kk) for one in added] == [
        ("moderator", "А. Сарым", "саясаттанушы"),
        ("panelist", "Тест Тестұлы", None),
    ]
