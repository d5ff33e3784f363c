"""Places: several in their order, with countries from a list, and meetings online."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone, translation

from events.concerned import follow
from events.history import restoring, snapshots
from events.history.diff import compare
from events.indexing import reindexing
from events.models import Event, Member, Place
from languages import countries
from participants.models import Organisation
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

from .test_desk import change_page, form_of
from .test_desk_form import BLANK, rows
from .test_exchange import confirm, export, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


# --- The list of countries ---------------------------------------------------


def test_every_country_of_iso_3166_has_a_name_in_every_language():
    for language in ("kk", "ru", "en"):
        assert len(countries.names(language)) == 249
        assert "" not in countries.names(language).values()

    assert {"EU", "UN", "ZZ", "143", "XK"} & countries.names("en").keys() == set()
    assert countries.names("kk")["UZ"] == "Өзбекстан"


def test_countries_are_offered_in_the_order_of_the_reader_s_alphabet():
    field = Event._meta.get_field("country")

    with translation.override("kk"):
        kazakh = [name for _code, name in field.choices]
    with translation.override("en"):
        english = [name for _code, name in field.choices]

    assert kazakh.index("Германия") < kazakh.index("Қазақстан") < kazakh.index("Ресей")
    assert english[0] == "Afghanistan"


# --- The desk ----------------------------------------------------------------


def test_a_new_record_supposes_the_country_of_its_author_s_university(desk, editor):
    home = OrganisationFactory(kind="university", country="UZ")
    own = OrganisationFactory(parent=home)
    own.members.add(Member.objects.create(user=editor))

    page = desk.get(BLANK)

    assert page.context["adminform"].form.initial["country"] == "UZ"


def test_without_a_university_no_country_is_supposed(desk):
    page = desk.get(BLANK)

    assert page.context["adminform"].form.initial["country"] == ""


def test_further_places_are_saved_in_their_order_and_empty_rows_are_not(desk):
    event = EventFactory()
    further = rows(
        "places",
        {"city_kk": "Самарқан", "country": "UZ", "position": 20},
        {"city_kk": "Ташкент", "country": "UZ", "position": 10},
        {"position": 30},
    )

    answer = desk.post(change_page(event), form_of(event, **further))

    assert answer.status_code == 302
    assert [one.city_kk for one in event.places.all()] == ["Ташкент", "Самарқан"]


def test_a_country_that_is_none_is_refused(desk):
    event = EventFactory()
    place = {"country": "Kazakhstan", "position": 10}
    form = form_of(event, country="XX", **rows("places", place))

    page = desk.post(change_page(event), form)

    errors = page.context["errors"]
    assert page.status_code == 200
    assert len(errors) == 2
    assert Place.objects.count() == 0


def test_what_was_held_in_person_has_no_address_online():
    event = EventFactory.build(
        mode="in_person", online_url="https://meeting.example/", title_kk="Жиын"
    )

    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        event.full_clean()

    assert refusal.value.messages == [
        "An event held in person only has no address online."
    ]


# --- Exchange, search, history -----------------------------------------------


def test_places_are_exchanged(desk):
    row = {
        "title_kk": "Екі қаладағы жиын",
        "venue_kk": "Жаңа зал",
        "city_kk": "Алматы",
        "country": "KZ",
        "mode": "hybrid",
        "online_url": "https://meeting.example/7",
        "places": [{"country": "UZ", "city_kk": "Ташкент"}, {"venue_ru": "Зал"}],
    }

    confirm(desk, upload(desk, [row]))

    (out,) = json.loads(export(desk, "json"))
    assert {name: out[name] for name in row} == row


def test_a_country_that_is_none_is_refused_by_row(desk):
    wrong = [{"country": "KAZ"}, {"places": [{"country": "kz"}]}]

    pages = [upload(desk, [{"title_kk": "Жиын"} | one]) for one in wrong]

    assert "KAZ" in pages[0].content.decode()
    assert "No. 1: " in pages[1].content.decode()
    assert Event.objects.count() == 0


def test_a_record_is_found_by_each_of_its_cities(client):
    event = EventFactory(published=True, title_kk="Жиын", city_kk="Алматы")
    Place.objects.create(event=event, city_kk="Ташкент", venue_kk="Үлкен зал")
    reindexing.reindex(event.pk)

    pages = [
        client.get("/kk/search/", {"q": city}).content.decode()
        for city in ("Алматы", "Ташкентте", "Үлкен зал", "Самарқан")
    ]

    found = [event.get_absolute_url() in page for page in pages]
    assert found == [True, True, True, False]


def test_a_version_of_before_places_comes_back_and_tells_them_apart(
    two_versions, author
):
    event, version = two_versions
    (row,) = json.loads(version.serialized_data)
    for name in ("country", "online_url"):
        del row["fields"][name]
    version.serialized_data = json.dumps([row])
    version.save()
    Event.objects.update(country="KZ", online_url="https://meeting.example/")
    Place.objects.create(event=event, city_kk="Ташкент", country="UZ")
    kept = snapshots.of_revision(version.revision, event.pk)

    with translation.override("en"):
        changes = compare(kept, snapshots.of_now(event))
    restoring.restore(event, version.revision, by=author)

    told = {one.label: {f.column: f.new for f in one.fields} for one in changes}
    assert told["Record"]["country"] == "Kazakhstan"
    assert told["Further place: Ташкент"]["country"] == "Uzbekistan"
    event.refresh_from_db()
    assert (event.country, event.online_url, event.places.count()) == ("", "", 0)


def test_records_hear_of_their_university_s_country():
    event = EventFactory(published=True, city_kk="Алматы")
    home = OrganisationFactory(kind="university")
    OrganiserFactory(event=event, organisation=OrganisationFactory(parent=home))
    long_ago = timezone.now() - timedelta(days=30)
    Event.objects.update(modified_at=long_ago)

    home = Organisation.objects.get(pk=home.pk)
    home.country = "KZ"
    home.save()
    follow(home)

    assert Event.objects.get().modified_at > long_ago


def test_the_migration_says_how_many_records_have_a_place_without_a_country(capsys):
    migration = import_module("events.migrations.0018_several_places_and_countries")
    EventFactory(city_ru="Алматы"), EventFactory(venue_kk="Зал"), EventFactory()

    migration.count(apps, connection.schema_editor())

    said = capsys.readouterr().out
    assert said.startswith("2 records name a place and no country.")
    assert not Event.objects.exclude(country="").exists()
