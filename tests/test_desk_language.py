"""The desk speaks as its user has chosen, whatever the browser says."""

import pytest

from events.models import Member
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
RUSSIAN = {"accept-language": "ru"}


def speaks(client, address="/admin/", **headers):
    return client.get(address, headers=headers).headers["Content-Language"]


def test_until_somebody_chooses_the_browser_does(client, author):
    client.force_login(author)

    assert speaks(client, **RUSSIAN) == "ru"


def test_what_is_chosen_is_kept_for_every_page_and_for_letters(client, author):
    client.force_login(author)

    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/"})

    assert answer.headers["Location"] == "/admin/"
    assert speaks(client, **RUSSIAN) == "en"
    assert speaks(client, "/admin/events/event/", **RUSSIAN) == "en"
    assert Member.objects.get(user=author).language == "en"


def test_a_choice_keeps_the_organisations_one_writes_for(client, author_of):
    organisation = OrganisationFactory()
    author = author_of(organisation)
    client.force_login(author)

    client.post("/admin/language/", {"language": "ru"})

    assert list(author.member.organisations.all()) == [organisation]


@pytest.mark.parametrize("language", ["de", "", "kk\0"])
def test_a_language_that_the_desk_does_not_speak_is_refused(client, author, language):
    client.force_login(author)

    answer = client.post("/admin/language/", {"language": language})

    assert answer.status_code == 400
    assert not Member.objects.exists()


def test_the_way_back_leads_to_no_other_site(client, author):
    client.force_login(author)

    asked = {"language": "ru", "next": "//example.com/"}
    answer = client.post("/admin/language/", asked)

    assert answer.headers["Location"] == "/admin/"


def test_a_stranger_chooses_by_the_address_and_gets_no_cookie(client):
    answer = client.get("/admin/login/?language=ru", headers={"accept-language": "kk"})

    assert answer.headers["Content-Language"] == "ru"
    assert "Войти" in answer.content.decode()
    assert {*answer.cookies} <= {"csrftoken"}  # which the form of the stock page asks


def test_whoever_chose_while_signing_in_is_spoken_to_like_that(client, author):
    author.set_password("a long sentence")
    author.save()
    said = {"username": author.username, "password": "a long sentence"}

    client.post("/admin/login/?language=ru&next=/admin/", said)

    assert speaks(client) == "ru"


def test_readers_are_spoken_to_in_the_language_of_the_page(client, author):
    Member.objects.create(user=author, language="en")
    client.force_login(author)

    assert speaks(client, "/kk/") == "kk"
