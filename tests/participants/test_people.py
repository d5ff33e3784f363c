import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants import views
from participants.models import Person
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def in_public(**person):
    event = EventFactory(published=True)
    return ParticipationFactory(event=event, person=PersonFactory(**person)).person


def names_on(response):
    return [person.name_in("kk").text for person in response.context["page"]]


def test_people_stand_in_the_order_of_the_kazakh_alphabet(client):
    for name in ["Қан", "Яхин", "Әлия", "Кан", "Асан"]:
        in_public(family_name_kk=name, given_name_kk="")

    response = client.get("/kk/people/")

    assert names_on(response) == ["Асан", "Әлия", "Кан", "Қан", "Яхин"]
    assert response.context["letters"] == ["А", "Ә", "К", "Қ", "Я"]


def test_english_readers_get_the_latin_order(client):
    in_public(family_name_kk="Есім", family_name_en="Yesim")
    in_public(family_name_kk="Шотбақова", family_name_en="Shotbakova")

    response = client.get("/en/people/")

    assert response.context["letters"] == ["S", "Y"]


def test_a_letter_shows_its_people_only(client):
    in_public(family_name_kk="Әлия", given_name_kk="")
    in_public(family_name_kk="Асан", given_name_kk="")

    response = client.get("/kk/people/", {"letter": "Ә"})

    assert names_on(response) == ["Әлия"]


def test_renaming_a_person_moves_them_in_the_list():
    person = in_public(family_name_kk="Асан")

    person.family_name_kk = "Яхин"
    person.save()

    assert Person.objects.register("kk")[1] == {"Я": (0, 1)}


def test_a_name_is_taken_from_one_language_throughout():
    person = PersonFactory.build(
        family_name_kk="Есім", given_name_kk="Ғарифолла", given_name_en="Garifolla"
    )

    assert person.name_in("en").text == "Есім Ғарифолла"
    assert person.name_in("en").is_fallback is True


def test_a_page_lists_every_public_place_of_a_person_the_latest_first(client):
    person = PersonFactory()
    for year in (2011, 2019, 2016):
        event = EventFactory(published=True, starts_on=f"{year}-05-01")
        ParticipationFactory(event=event, person=person)
    ParticipationFactory(event=EventFactory(), person=person)

    response = client.get(person.get_absolute_url())

    years = [place.event.starts_on.year for place in response.context["page"]]
    assert years == [2019, 2016, 2011]


def test_many_places_come_on_several_pages(client, monkeypatch):
    monkeypatch.setattr(views, "PLACES_ON_A_PAGE", 2)
    person = PersonFactory()
    for year in (2011, 2019, 2016):
        event = EventFactory(published=True, starts_on=f"{year}-05-01")
        ParticipationFactory(event=event, person=person)

    second = client.get(person.get_absolute_url(), {"page": 2})

    (place,) = second.context["page"]
    assert place.event.starts_on.year == 2011
    assert client.get(person.get_absolute_url(), {"page": 3}).status_code == 404


def test_merged_people_lead_to_the_person_who_stays(client):
    stays = in_public()
    merged = in_public(merged_into=stays)

    response = client.get(merged.get_absolute_url())

    assert (response.status_code, response.url) == (301, stays.get_absolute_url())
    assert len(client.get(stays.get_absolute_url()).context["page"]) == 2
    assert len(client.get("/kk/people/").context["page"]) == 1


def test_a_photo_is_shown_only_with_consent():
    assert PersonFactory.build(photo="people/a.jpg").shown_photo is None
    assert PersonFactory.build(photo="people/a.jpg", photo_consent=True).shown_photo


@pytest.mark.parametrize(
    ("field", "value"),
    [("orcid", "0000-0002-1825-009"), ("wikidata", "42"), ("orcid", "x" * 19)],
)
def test_a_mistyped_identifier_is_refused_with_a_sentence(field, value):
    person = PersonFactory.build(**{field: value})

    with pytest.raises(ValidationError) as refusal:
        person.full_clean()

    assert list(refusal.value.message_dict) == [field]


def test_a_person_needs_a_family_name_in_some_language():
    with pytest.raises(ValidationError):
        PersonFactory.build(family_name_kk="").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(family_name_kk=None)
