"""The queue of names of which nobody has said whose they are."""

import pytest
from django.urls import reverse

from participants.models import Person
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/participants/person/unmatched/"


def answer(place):
    return reverse("admin:participants_person_identify", args=[place.pk])


@pytest.fixture
def esim():
    return PersonFactory(family_name_kk="Есім", given_name_kk="Ғарифолла")


@pytest.fixture
def place():
    return ParticipationFactory(person=None, printed_name_kk="Ғ. Есім")


def test_a_name_waits_with_the_people_it_may_mean(client, editor, esim, place):
    ParticipationFactory(person=esim)
    client.force_login(editor)

    (card,) = client.get(QUEUE).context["cards"]

    assert (card["place"], card["new"]) == (place, "Есім Ғ.")
    assert [each.thing for each in card["candidates"]] == [esim]


def test_a_button_says_who_it_is_and_leads_on(client, editor, esim, place):
    client.force_login(editor)

    response = client.post(
        answer(place), {"person": esim.pk, "back": f"{QUEUE}?page=1#place-1"}
    )

    place.refresh_from_db()
    assert place.person == esim
    assert response.url == f"{QUEUE}?page=1#place-1"


def test_a_button_makes_a_new_person(client, editor, place):
    client.force_login(editor)

    client.post(answer(place), {"new": "yes"})

    place.refresh_from_db()
    assert place.person == Person.objects.get(family_name_kk="Есім")


def test_somebody_else_is_looked_for_at_the_card(client, editor, place):
    kan = PersonFactory(family_name_kk="Кан", given_name_kk="Г.")
    client.force_login(editor)

    (card,) = client.get(QUEUE, {"place": place.pk, "q": "Кан"}).context["cards"]

    assert [each.thing for each in card["candidates"]] == [kan]
    assert card["typed"] == "Кан"


def test_the_second_answer_is_refused_with_a_sentence(client, editor, esim, place):
    client.force_login(editor)
    client.post(answer(place), {"person": esim.pk})

    response = client.post(answer(place), {"new": "yes"}, follow=True)

    assert "Бұл кім екенін басқа біреу белгілеп қойған." in response.content.decode()
    assert Person.objects.count() == 1


def test_an_author_sees_and_answers_for_their_own_drafts_only(
    client, author, esim, place
):
    own = ParticipationFactory(person=None, event=EventFactory())
    own.event.responsible.add(author)
    client.force_login(author)

    cards = client.get(QUEUE).context["cards"]

    assert [card["place"] for card in cards] == [own]
    assert client.post(answer(own), {"person": esim.pk}).status_code == 302
    assert client.post(answer(place), {"person": esim.pk}).status_code == 404


def test_whoever_may_not_change_records_has_no_queue(client, django_user_model, place):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    assert client.get(QUEUE).status_code == 403
    assert client.post(answer(place), {"new": "yes"}).status_code == 403


@pytest.mark.parametrize("person", ["", "x", "0", "9" * 30, "77"])
def test_an_answer_that_names_nobody_is_not_found(client, editor, place, person):
    client.force_login(editor)

    assert client.post(answer(place), {"person": person}).status_code == 404


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "http:///x", "\0", ""]
)
def test_a_foreign_address_is_not_gone_back_to(client, editor, esim, place, back):
    client.force_login(editor)

    response = client.post(answer(place), {"person": esim.pk, "back": back})

    assert response.url == QUEUE


def test_what_looks_like_the_name_of_an_address_is_none(client, editor, esim, place):
    client.force_login(editor)

    response = client.post(answer(place), {"person": esim.pk, "back": "10:00"})

    assert response.status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_one_and_many(
    client, editor, esim, django_assert_num_queries, count
):
    for _each in range(count):
        ParticipationFactory(
            person=None, printed_name_kk="Ғ. Есім", affiliation_kk="ҚазҰПУ"
        )
    client.force_login(editor)
    client.get(QUEUE)

    with django_assert_num_queries(13):
        response = client.get(QUEUE)

    assert len(response.context["cards"]) == count


def test_a_page_without_names_that_wait_says_so(client, editor):
    client.force_login(editor)

    html = client.get(QUEUE).content.decode()

    assert "Жауап күтіп тұрған аты-жөн жоқ." in html
