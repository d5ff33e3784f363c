"""Somebody new begins with what a record has printed; nobody is claimed to be known."""

import pytest

from participants.models import Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

NEW = "/admin/participants/person/add/"
CANDIDATES = "/admin/participants/person/candidates/"


def test_a_new_person_begins_with_the_printed_name_in_its_columns(client, author):
    client.force_login(author)
    printed = {
        "printed_name_kk": "Әлиев Әлихан Мұратұлы",
        "post_kk": "профессор, т.ғ.к.",
        "printed_name_ru": "А. М. Алиев",
    }

    form = client.get(NEW, printed).context["adminform"].form

    begun = {name: text for name, text in form.initial.items() if text}
    assert (
        begun
        == {
            "family_name_kk": "Әлиев",
            "given_name_kk": "Әлихан",
            "patronymic_kk": "Мұратұлы",
            "degree_kk": "профессор, т.ғ.к.",
            "family_name_ru": "Алиев",
            "given_name_ru": "А.",
            "patronymic_ru": "М.",
        }
        | printed
    )
    assert Person.objects.count() == 0


@pytest.mark.parametrize("nonsense", ["", " ", "\0", "—" * 900, "<b>x</b>"])
def test_a_name_that_is_none_begins_a_blank_form(client, author, nonsense):
    client.force_login(author)

    response = client.get(NEW, {"printed_name_kk": nonsense, "post_kk": nonsense})

    assert response.status_code == 200


def test_it_is_said_whom_a_name_may_mean_and_why(client, author):
    person = PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")
    client.force_login(author)

    response = client.post(CANDIDATES, {"name": "Ғ. Есім", "language": "kk"})

    (found,) = response.json()["people"]
    assert (found["pk"], found["name"]) == (person.pk, str(person))
    assert len(found["why"].split(" · ")) == 2


def test_nonsense_and_strangers_are_told_of_nobody(client, author):
    asked = {"name": "Ғ. Есім", "language": "kk"}

    assert client.post(CANDIDATES, asked).status_code == 302
    client.force_login(author)
    assert client.get(CANDIDATES).status_code == 405
    assert client.post(CANDIDATES, asked | {"language": "xx"}).status_code == 400
    assert client.post(CANDIDATES, {"language": "kk"}).json() == {"people": []}
