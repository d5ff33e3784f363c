"""The index says what the records say, whatever happens to them."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from events import concerned, workflow
from events.choices import Status
from events.indexing import reindexing
from events.models import Event
from search import engine
from search.models import Entry, Facets, NameKey, Skeleton
from search.people import named
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    PersonFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, django_user_model):
    user = django_user_model.objects.create_superuser("desk")
    client.force_login(user)
    return client


def save_in_admin(client, thing, **changes):
    """Open the change form of ``thing``, change something and save it."""
    meta = thing._meta
    address = f"/admin/{meta.app_label}/{meta.model_name}/{thing.pk}/change/"
    posted = posted_from(client.get(address), correction="silent")
    response = client.post(address, posted | changes)
    assert response.status_code == 302, response.context["errors"]


def test_publishing_makes_a_record_findable_and_withdrawing_ends_it(found, editor):
    event = EventFactory(in_review=True, title_kk="Дөңгелек үстел")

    workflow.transition(workflow.PUBLISH, event, by=editor)
    assert found("үстелдер") == [event]

    workflow.transition(
        workflow.WITHDRAW, event, by=editor, reason="Қателесіп жарияланды."
    )
    assert found("үстелдер") == []
    assert Entry.objects.count() == 0


def test_what_fails_to_be_published_is_not_indexed_either(editor):
    event = EventFactory(in_review=True, title_kk="Дөңгелек үстел")

    with transaction.atomic():
        workflow.transition(workflow.PUBLISH, event, by=editor)
        transaction.set_rollback(True)

    assert Entry.objects.count() == 0
    assert engine.strays() == set()


def test_a_scheduled_record_is_found_when_its_time_has_come(found, editor):
    event = EventFactory(in_review=True, title_kk="Дөңгелек үстел")
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.transition(workflow.PUBLISH, event, by=editor, publish_at=tomorrow)
    assert found("үстелдер") == []

    Entry.objects.update(public_from=timezone.now())
    Event.objects.update(publish_at=timezone.now())

    assert found("үстелдер") == [event]


def test_an_edited_record_is_found_by_its_new_words_only(publish, found, admin):
    event = publish(title_kk="Бұрынғы тақырып")

    save_in_admin(admin, event, title_kk="Жаңа атау")

    assert found("атау") == [event]
    assert found("тақырып") == []


def test_a_moved_day_moves_the_record_in_the_order_by_date(publish, found, admin):
    first = publish("реформа", starts_on="2011-12-06")
    second = publish("реформа", starts_on="2019-10-30")

    save_in_admin(admin, first, starts_on="2020-01-01")

    assert found("реформа", order="date") == [first, second]


def test_a_renamed_person_is_found_by_the_new_name_and_the_former(
    publish, found, admin
):
    person = PersonFactory(family_name_kk="Алмасов")
    event = publish("сөз", people=[person])
    event.participations.update(printed_name_kk="Баяндамашы")

    save_in_admin(admin, person, family_name_kk="Беркінов")

    assert found("Беркінов") == [event]
    assert found("Алмасов") == [event]


def test_a_renamed_university_is_found_through_its_departments(publish, found, admin):
    university = OrganisationFactory(name_kk="Ескі атау")
    department = OrganisationFactory(parent=university)
    event = publish("сөз")
    OrganiserFactory(event=event, organisation=department)

    save_in_admin(admin, university, name_kk="Сәулет академиясы")

    assert found("академия") == [event]


def test_a_renamed_topic_is_found_by_its_new_name(publish, found, admin):
    topic = TopicFactory()
    event = publish("сөз", topics=[topic])

    save_in_admin(admin, topic, name_kk="Шығыстану")

    assert found("шығыстану") == [event]


def test_a_person_merged_into_another_is_found_under_that_one(publish, client):
    kept = PersonFactory(family_name_kk="Есім")
    doubled = PersonFactory(family_name_kk="Габитов")
    event = publish("сөз", people=[kept])
    publish("өзге", people=[doubled])

    doubled.merged_into = kept
    doubled.save()
    concerned.follow(kept)

    context = client.get("/kk/search/", {"q": "Габитов"}).context
    assert list(context["people"]) == [kept]
    assert client.get("/kk/search/", {"q": "сөз"}).context["results"][0].event == event


# --- The command -----------------------------------------------------------


def drifted():
    return sorted(reindexing.drifted())


def test_a_fresh_index_is_up_to_date(publish):
    publish("сөз")

    call_command("rebuild_search", check=True)

    assert drifted() == []


def test_drift_is_reported_and_put_right(publish, found):
    event = publish("сөз")
    SectionFactory(event=event, body_kk="<p>кейін қосылған</p>")  # past every door
    hidden = publish("жасырын")
    Event.objects.filter(pk=hidden.pk).update(status=Status.DRAFT)

    with pytest.raises(CommandError, match="2 records"):
        call_command("rebuild_search", check=True)
    call_command("rebuild_search")

    assert drifted() == []
    assert found("қосылды") == [event]
    assert found("жасырын") == []


def test_a_lost_row_and_a_row_too_many_are_noticed(publish, found):
    lost, stray = publish("бірінші"), publish("екінші")
    with connection.cursor() as cursor:
        key = "rowid" if connection.vendor == "sqlite" else "place"
        place = Entry.objects.filter(record=lost.pk).first().place
        cursor.execute(f"DELETE FROM search_terms WHERE {key} = %s", [place])
    Entry.objects.filter(record=stray.pk).delete()
    assert drifted() == sorted([lost.pk, stray.pk])

    call_command("rebuild_search")

    assert drifted() == []
    assert engine.strays() == set()
    assert found("бірінші екінші", order="date") != []


def test_a_text_that_no_record_has_is_reported_and_taken_out(publish):
    event = publish("сөз")
    Entry.objects.filter(record=event.pk).delete()
    Event.objects.filter(pk=event.pk).update(status=Status.DRAFT)

    with pytest.raises(CommandError, match="2 texts of no record"):
        call_command("rebuild_search", check=True)
    call_command("rebuild_search")

    assert engine.strays() == set()


def test_a_rebuild_says_how_far_it_is(publish, capsys, monkeypatch):
    monkeypatch.setattr("search.management.commands.rebuild_search.TOLD_EVERY", 2)
    monkeypatch.setattr(reindexing, "AT_ONCE", 2)
    for _number in range(3):
        publish("сөз")

    call_command("rebuild_search", all=True)

    told = ["2 of 3 records looked at.", "3 records indexed."]
    assert capsys.readouterr().out.splitlines() == told


def test_names_that_were_never_learnt_are_learnt_by_a_rebuild():
    person = PersonFactory(family_name_kk="Есім")

    call_command("rebuild_search")

    assert named("есім") == [person.pk]


def test_another_version_of_the_analyser_means_every_record(publish, monkeypatch):
    event = publish("сөз")

    monkeypatch.setattr("search.documents.ANALYSER_VERSION", 99)

    assert drifted() == [event.pk]


def test_a_killed_rebuild_leaves_a_whole_index_and_is_finished_later(
    publish, found, monkeypatch
):
    events = [publish("реформа") for _one in range(3)]
    SectionFactory(event=events[2], body_kk="<p>кейін</p>")
    monkeypatch.setattr(reindexing, "AT_ONCE", 1)

    def killed_after_two():
        yield from [event.pk for event in events[:2]]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindexing.rebuild(killed_after_two())

    assert {event.pk for event in found("реформа")} == {event.pk for event in events}
    assert drifted() == [events[2].pk]
    call_command("rebuild_search")
    assert drifted() == []


def test_a_row_of_the_index_says_in_the_shell_what_it_is():
    rows = [
        Entry(place=7),
        Facets(words="year=2011 kind=panel"),
        Skeleton(skeleton="janar", stem="жаңар"),
        NameKey(key="aliev"),
    ]

    assert [str(row) for row in rows] == [
        "7",
        "year=2011 kind=panel",
        "janar: жаңар",
        "aliev",
    ]
