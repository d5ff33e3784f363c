"""The desk's first page: what waits for whom, and nothing they may not see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from events import workflow
from events.choices import Status
from events.models import Event
from events.translating import translation_status
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    ParticipationFactory,
    SourceFileFactory,
    TopicFactory,
)
from tests.intake.proposals import proposal, source_with

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")


def panels(client):
    page = client.get(INDEX)
    return {panel.name: panel for panel in page.context["panels"]}


def counts(client):
    return {name: panel.count for name, panel in panels(client).items() if panel.count}


def record(responsible=None, **facts):
    event = EventFactory(**facts)
    if responsible:
        event.responsible.add(responsible)
    translation_status.update_status(event.pk)
    return event


@pytest.fixture
def archive(author, editor):
    """One record in each state, all of them the author's but the last two."""
    tomorrow = timezone.now() + timedelta(days=1)
    in_all = {"title_ru": "Название", "title_en": "Title"}
    events = {
        "draft": record(author, title_kk="Жоба"),
        "review": record(author, status=Status.REVIEW, **in_all),
        "returned": record(author, status=Status.REVIEW, **in_all),
        "scheduled": record(
            author, status=Status.PUBLISHED, publish_at=tomorrow, **in_all
        ),
        "public": record(author, published=True, title_ru="Название"),
        "foreign": record(title_kk="Бөтен жоба", **in_all),
        "editor's": record(editor, title_kk="Редактордың жобасы", **in_all),
    }
    workflow.transition(
        workflow.RETURN, events["returned"], by=editor, reason="Күні жоқ."
    )
    ParticipationFactory(event=events["draft"], person=None)
    ParticipationFactory(event=events["foreign"], person=None)
    return events


def test_an_author_finds_their_own_work_only(client, author, archive):
    client.force_login(author)

    assert counts(client) == {
        "drafts": 1,
        "returned": 1,
        "review": 1,
        "scheduled": 1,
        "translation": 1,
        "unmatched": 1,
    }
    html = client.get(INDEX).content.decode()
    assert "Бөтен жоба" not in html
    assert "Редактордың жобасы" not in html


def test_an_editor_finds_what_waits_in_the_whole_archive(client, editor, archive):
    client.force_login(editor)

    assert counts(client) == {
        "drafts": 1,
        "returned": 1,
        "review": 1,
        "scheduled": 1,
        "translation": 2,
        "unmatched": 2,
    }


def test_a_returned_record_says_what_is_to_change(client, author, archive):
    client.force_login(author)

    (event,) = panels(client)["returned"].newest
    assert (event, event.to_change) == (archive["returned"], "Күні жоқ.")


def test_a_record_sent_again_is_no_longer_returned(client, author, archive):
    Event.objects.filter(pk=archive["returned"].pk).update(status=Status.REVIEW)
    client.force_login(author)

    assert "returned" not in panels(client)


def test_translations_are_counted_by_language(client, editor, archive):
    Event.objects.filter(pk=archive["public"].pk).update(title_kk="Басқа атау")
    translation_status.update_status(archive["public"].pk)
    client.force_login(editor)

    languages = panels(client)["translation"].languages

    assert [tuple(row.values()) for row in languages] == [
        ("ru", 1, 1),
        ("en", 2, 0),
    ]


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_every_number_leads_to_a_list_of_as_many(client, user_in_role, archive, role):
    user = user_in_role(role, username="somebody")
    for event in archive.values():
        event.responsible.add(user)
    client.force_login(user)

    lists = {
        name: client.get(panel.address).context["cl"].result_count
        for name, panel in panels(client).items()
        if name != "unmatched"
    }

    assert lists == {
        name: panel.count
        for name, panel in panels(client).items()
        if name != "unmatched"
    }


def test_people_to_be_matched_lead_to_their_queue(client, author, archive):
    client.force_login(author)

    queue = client.get(panels(client)["unmatched"].address)

    assert [card["place"].event for card in queue.context["cards"]] == [
        archive["draft"]
    ]


def test_a_file_waits_for_whoever_gave_it(client, author, editor, archive):
    mine = source_with(proposal(), given_by=author)
    source_with(proposal(), given_by=author, used_at=timezone.now())
    source_with(proposal(), given_by=author, refusal="empty")
    SourceFileFactory(proposal={}, given_by=author)
    source_with(proposal(), given_by=editor)
    client.force_login(author)

    panel = panels(client)["files"]
    found = client.get(panel.address).context["cl"]

    assert (panel.count, [*panel.newest], [*found.queryset]) == (1, [mine], [mine])


def test_an_empty_desk_says_so_in_words(client, author):
    client.force_login(author)

    html = client.get(INDEX).content.decode()

    assert "Сізді күтіп тұрған ештеңе жоқ." in html
    assert '<section class="panel' not in html
    assert f'href="{reverse("admin:events_event_add")}"' in html


def test_what_others_wait_for_stands_first(client, editor, archive):
    client.force_login(editor)

    assert [*panels(client)] == [
        *("returned", "review", "scheduled", "drafts", "translation", "unmatched")
    ]


def test_whoever_has_no_role_finds_no_panel(client, django_user_model, archive):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    assert panels(client) == {}


def test_the_desk_costs_the_same_for_one_record_and_for_many(client, editor, archive):
    client.force_login(editor)
    queries = []

    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(INDEX)
        queries.append(len(asked))
        for _number in range(7):
            ParticipationFactory(event=record(status=Status.REVIEW), person=None)

    assert queries[0] == queries[1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_desk_opens_in_every_language(client, editor, archive, language):
    client.force_login(editor)

    page = client.get(INDEX, headers={"accept-language": language})

    assert page.status_code == 200
    assert page.content.decode().count('<section class="panel') == 6


def test_the_page_of_an_app_is_the_desk(client, editor):
    client.force_login(editor)

    assert client.get("/admin/events/").headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    "address", ["portal/portal/1/change/", "portal/portal/1/history/"]
)
def test_the_trail_names_a_place_once(admin_client, address):
    page = html.fromstring(admin_client.get(f"/admin/{address}").content.decode())

    [trail] = page.find_class("trail")
    assert trail.text_content().count("Портал баптаулары") == 1


def test_deleting_a_topic_counts_no_record_that_stays(client, editor):
    topic = TopicFactory()
    for event in EventFactory.create_batch(2):
        event.topics.add(topic)
    client.force_login(editor)

    one = client.get(f"/admin/events/topic/{topic.pk}/delete/")
    marked = {"action": "delete_selected", "_selected_action": [topic.pk]}
    many = client.post("/admin/events/topic/", marked)

    for page in (one, many):
        assert [number for _name, number in page.context["model_count"]] == [1]
    assert "Event_topics" not in many.content.decode()


def test_the_history_of_the_settings_is_read_in_the_language_of_its_reader(
    admin_client,
):
    address = "/admin/portal/portal/1/"
    form = posted_from(admin_client.get(f"{address}change/"), name_kk="Жаңа")
    admin_client.post(f"{address}change/", form, headers={"accept-language": "kk"})

    page = admin_client.get(f"{address}history/", headers={"accept-language": "ru"})

    assert "Изменено" in page.content.decode()
