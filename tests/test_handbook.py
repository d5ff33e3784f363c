"""Help: the handbook in three languages, of which each screen opens a part."""

import re

import pytest
from django.urls import get_resolver

from roundtable.desk_language import keep
from roundtable.handbook import BEGINNING, KEYS, SCREENS, section_about, sections

LANGUAGES = ["kk", "ru", "en"]


def outline(section):
    """Return how a text is built: its lists, rows and what is set in bold or code."""
    return re.findall(r"<(ol|ul|li|tr|th|td|code|a) ?", section["html"])


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_edition_has_the_sections_of_the_english_one(language):
    assert [*sections(language)] == [*sections("en")]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_section_is_built_like_the_english_one(language):
    theirs = {key: outline(one) for key, one in sections(language).items()}

    assert theirs == {key: outline(one) for key, one in sections("en").items()}


def test_each_screen_names_a_section_that_there_is():
    assert {*SCREENS.values(), BEGINNING, KEYS} - sections("en").keys() == set()


def test_the_longest_beginning_of_a_name_decides():
    assert section_about("events_event_translation_import") == "translating"
    assert section_about("participants_person_merge") == "people"
    assert section_about("index") == BEGINNING


def test_no_row_of_the_table_is_about_nothing():
    names = [str(name) for name in get_resolver("roundtable.urls").reverse_dict]
    desk = [
        str(name) for name in get_resolver().namespace_dict["admin"][1].reverse_dict
    ]

    assert [s for s in SCREENS if not any(n.startswith(s) for n in names + desk)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_read_in_the_language_of_the_desk(client, author, language):
    keep(author, language)
    client.force_login(author)

    page = client.get("/admin/events/event/add/?form=x").context["help_section"]
    html = client.get(f"/admin/help/{page}/").content.decode()

    assert sections(language)["writing-a-record"]["html"] in html
    assert sections(language)["keys"]["html"] in html


@pytest.mark.django_db
def test_a_section_that_is_not_there_is_not_found(client, author):
    client.force_login(author)

    assert client.get("/admin/help/nothing/").status_code == 404
