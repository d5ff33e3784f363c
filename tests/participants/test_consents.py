"""What people agreed to: the log of it, and what disappears at their wish."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.timezone import localdate

from events.people.merge import merge, undo
from participants import consents
from participants.models import Consent, Person
from tests import files
from tests.desk import posted_from
from tests.factories import EventFactory, ParticipationFactory, PersonFactory
from tests.sitemaps import part_with

pytestmark = pytest.mark.django_db

LIFE = "Академик, әлеуметтанушы"


@pytest.fixture
def person():
    """Somebody in a public record, with a photo and a biography that are shown."""
    person = PersonFactory(
        photo=files.picture(), photo_consent=True, biography_kk=LIFE, biography_ru=LIFE
    )
    ParticipationFactory(event=EventFactory(published=True), person=person)
    return person


def desk_of(person):
    return f"/admin/participants/person/{person.pk}/change/"


def answered(client, person, **answers):
    form = posted_from(client.get(desk_of(person)), **answers)
    form.pop("photo", None)  # it would be sent anew
    return client.post(desk_of(person), form)


def log_of(person):
    fields = ("subject", "given", "day", "how", "noted_by__username")
    return list(consents.log_of(person).values_list(*fields))


def test_whoever_asked_not_to_be_shown_is_shown_nowhere_from_that_moment(
    client, editor, person
):
    address = person.get_absolute_url()
    before = client.get(address)
    portrait = client.get(person.photo.url)
    client.force_login(editor)
    answered(client, person, hidden="on", answered_how="«Хат, 3 наурыз»")
    client.logout()

    for language in ("kk", "ru", "en"):
        page = client.get(f"/{language}{address.removeprefix('/kk')}", follow=True)
        assert page["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in page.content.decode()
        for trace in (LIFE, person.photo.name, "3 наурыз"):
            assert trace not in page.content.decode()
    tags = {"HTTP_IF_NONE_MATCH": portrait["ETag"]}
    assert client.get(person.photo.url, **tags).status_code == 404
    people = client.get(part_with("people", person)).content.decode()
    assert address not in people
    assert LIFE in before.content.decode()
    assert before.get("X-Robots-Tag") is None
    assert (
        person.participations.get().printed_name_kk
        in client.get(
            person.participations.get().event.get_absolute_url()
        ).content.decode()
    )


def test_a_biography_disappears_when_the_consent_is_taken_back(client, editor, person):
    client.force_login(editor)
    words = {"answered_how": "телефон", "answered_on": "2026-03-03"}

    answered(client, person, biography_consent="True", **words)
    shown = client.get(person.get_absolute_url()).content.decode()
    answered(client, person, biography_consent="False", answered_how="хат")

    page = client.get(person.get_absolute_url()).content.decode()
    assert (LIFE in shown, LIFE in page) == (True, False)
    assert person.photo.url in page
    assert log_of(person) == [
        ("biography", False, localdate(), "хат", "editor"),
        ("biography", True, date(2026, 3, 3), "телефон", "editor"),
    ]
    assert "телефон" in client.get(desk_of(person)).content.decode()


def test_an_answer_says_how_it_was_given_and_no_day_to_come(client, editor, person):
    client.force_login(editor)
    tomorrow = localdate() + timedelta(days=1)

    silent = answered(client, person, hidden="on")
    early = answered(
        client, person, hidden="on", answered_how="хат", answered_on=tomorrow
    )

    errors = [one.context["adminform"].errors for one in (silent, early)]
    assert [list(one) for one in errors] == [["answered_how"], ["answered_on"]]
    assert (log_of(person), Person.objects.get().hidden) == ([], False)


def test_other_changes_ask_for_no_answer_and_write_none(client, editor, person):
    client.force_login(editor)

    response = answered(client, person, biography_kk="Профессор")

    assert (response.status_code, log_of(person)) == (302, [])


def test_an_entry_of_the_log_is_never_changed(person):
    consents.note(person, {"photo_consent"}, by=None, how="хат")

    with pytest.raises(TypeError):
        Consent.objects.get().save()


def test_a_consent_from_before_the_log_gets_no_day_and_nobody(client, editor, person):
    PersonFactory()
    name = "participants.migrations.0009_what_people_agreed_to"

    import_module(name).note_what_there_was(apps, None)

    assert log_of(person) == [("photo", True, None, "", None)]
    assert Consent.objects.count() == 1
    client.force_login(editor)
    assert client.get(desk_of(person)).status_code == 200


def test_the_wish_of_either_holds_when_two_people_become_one(editor, person):
    other = PersonFactory(hidden=True, biography_consent=False)
    consents.note(other, {"hidden"}, by=editor, how="хат")

    done = merge(other, person, by=editor)
    person.refresh_from_db()
    one = person.hidden, person.biography_consent, len(log_of(person))
    undo(done, by=editor)

    person.refresh_from_db()
    assert one == (True, False, 1)
    assert (person.hidden, person.biography_consent, log_of(person)) == (
        False,
        None,
        [],
    )


def test_undoing_a_merge_brings_nobody_back_who_asked_meanwhile(editor, person):
    done = merge(PersonFactory(hidden=True), person, by=editor)
    person.refresh_from_db()
    consents.note(person, {"hidden"}, by=editor, how="хат")

    undo(done, by=editor)

    assert Person.objects.get(pk=person.pk).hidden is True
