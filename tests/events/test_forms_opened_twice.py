"""A new form makes one record; who else has a record open is told, not locked out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events import workflow
from events.models import Event, Opening
from tests.desk import posted_from
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

BLANK = reverse("admin:events_event_add")


def blank_of(client, **typed):
    page = client.get(BLANK, follow=True)
    return posted_from(page, **typed) | {"form_token": page.context["form_token"]}


@pytest.fixture
def form(client, author):
    client.force_login(author)
    return blank_of(client, title_kk="Жаңа жазба")


def test_the_same_new_form_sent_twice_makes_one_record_and_leads_there(client, form):
    first = client.post(BLANK, form | {"_continue": "1"})

    second = client.post(BLANK, form | {"_continue": "1"}, follow=True)

    assert Event.objects.count() == 1
    assert second.redirect_chain[0][0] == first.url.partition("#")[0].partition("?")[0]
    assert 'class="warning"' in second.content.decode()


def test_what_was_typed_after_going_back_is_shown_and_makes_no_second_record(
    client, form
):
    client.post(BLANK, form)

    page = client.post(BLANK, form | {"title_kk": "Басқа атау енді"})

    assert [event.title_kk for event in Event.objects.all()] == ["Жаңа жазба"]
    assert "Басқа атау енді" in page.context["words"]
    assert str(Event.objects.get().pk) in page.context["look"]


def test_going_back_to_a_form_leads_to_the_record_that_it_made(client, author):
    client.force_login(author)
    blank = client.get(BLANK)
    form = blank_of(client, title_kk="Жаңа жазба")
    form["form_token"] = blank.url.partition("=")[2]
    client.post(BLANK, form)

    page = client.get(blank.url)

    assert page.url.endswith(f"/{Event.objects.get().pk}/change/")


def test_two_new_forms_make_two_records(client, form):
    other = blank_of(client, title_kk="Екінші жазба")

    client.post(BLANK, form)
    client.post(BLANK, other)

    assert Event.objects.count() == 2


def test_a_refused_new_form_keeps_its_name(client, form):
    page = client.post(BLANK, form | {"starts_on": "ертең"})

    assert page.context["form_token"] == form["form_token"]


# --- Who else has it open ---------------------------------------------------


@pytest.fixture
def event(author):
    event = EventFactory(ready=True)
    event.responsible.add(author)
    return event


def opened(client, event):
    page = client.get(reverse("admin:events_event_change", args=[event.pk]))
    return page.context.get("others")


def test_whoever_opens_a_record_reads_who_else_has_it_open(
    client, author, editor, event
):
    client.force_login(author)
    assert opened(client, event) == ""
    client.force_login(editor)

    assert "author" in opened(client, event)
    beat = client.post(reverse("admin:events_event_still_open", args=[event.pk]))
    assert "author" in beat.content.decode()


def test_who_left_some_minutes_ago_is_not_named(client, author, editor, event):
    client.force_login(author)
    opened(client, event)
    Opening.objects.update(seen_at=timezone.now() - timedelta(minutes=4))
    client.force_login(editor)

    assert opened(client, event) == ""


def test_whoever_may_only_read_a_record_is_not_noted(client, author, event):
    Event.objects.update(status="review")
    client.force_login(author)

    assert opened(client, event) is None
    beat = client.post(reverse("admin:events_event_still_open", args=[event.pk]))
    assert (beat.status_code, Opening.objects.count()) == (404, 0)


def test_what_an_editor_has_opened_is_no_longer_recalled(client, author, editor, event):
    event = workflow.transition(workflow.SUBMIT, event, by=author)
    assert workflow.open_steps(event, author) == [workflow.RECALL]
    client.force_login(editor)

    opened(client, event)

    assert workflow.open_steps(event, author) == []
