"""What a button says before its step is taken, and what becomes of a refused one."""

from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from events import workflow
from events.choices import Status
from events.models import Event
from tests.desk import posted_from
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def address(name, *numbers):
    return reverse(f"admin:events_event_{name}", args=numbers)


def named(user, name):
    user.first_name, user.email = name, f"{user.username}@example.kz"
    user.save()
    return user


def offers(page):
    return {one["step"].name: one["told"] for one in page.context["steps"]}


def asked(page, name):
    """Return what a step asks before it is taken, as it stands on the page."""
    html = page.content.decode()
    _before, _found, after = html.partition(f'steps__button--{name}"')
    return after.partition("</details>")[0]


@pytest.fixture
def draft(author):
    event = EventFactory(ready=True)
    event.responsible.add(author)
    return event


def test_whoever_sends_a_record_reads_which_editors_are_told(
    client, author, editor, draft
):
    named(editor, "Сәуле")
    client.force_login(author)

    page = client.get(address("change", draft.pk))

    assert offers(page) == {"submit": "1 адамға хат жіберіледі: Сәуле."}
    assert asked(page, "submit").count('name="_step"') == 1


def test_of_many_who_are_told_the_first_are_named(client, author, user_in_role, draft):
    for number in range(7):
        named(user_in_role("editor", f"editor{number}"), f"Сәуле {number}")
    client.force_login(author)

    told = offers(client.get(address("change", draft.pk)))["submit"]

    assert (told[:2], told.count("Сәуле"), told[-3:]) == ("7 ", 5, " ….")


def test_whoever_publishes_reads_that_readers_see_it_at_once_and_where(
    client, author, editor, settings
):
    event = EventFactory(in_review=True)
    event.responsible.add(named(author, "Айгүл"))
    client.force_login(editor)

    page = client.get(address("change", event.pk))

    place = f"{settings.SITE_URL}{event.get_absolute_url()}"
    assert [place in asked(page, name) for name in ("publish", "schedule")] == [
        True
    ] * 2
    assert offers(page)["publish"] == "1 адамға хат жіберіледі: Айгүл."


@pytest.mark.parametrize(
    "typed", ["", " ", "ертең", "2099-13-45T10:00", "2001-01-01T10:00"]
)
def test_scheduling_with_no_time_or_a_wrong_one_publishes_nothing(
    client, editor, typed
):
    event = EventFactory(in_review=True)
    client.force_login(editor)

    for path, posted in (
        (address("step", event.pk, "schedule"), {}),
        (address("change", event.pk), {"_step": "schedule"}),
    ):
        form = posted_from(client.get(address("change", event.pk)))
        page = client.post(
            path, form | posted | {"step-publish_at": typed}, follow=True
        )

        assert 'class="error"' in page.content.decode()
        assert Event.objects.get().status == Status.REVIEW


def test_a_time_that_was_given_is_kept_whatever_button_is_pressed(client, editor):
    event = EventFactory(in_review=True)
    client.force_login(editor)

    client.post(
        address("step", event.pk, "publish"), {"step-publish_at": "2099-09-01T10:00"}
    )

    assert Event.objects.get().is_scheduled


def test_a_record_that_lacks_something_says_so_at_the_button_and_is_not_sent(
    client, author
):
    event = EventFactory(starts_on=None)
    event.responsible.add(author)
    client.force_login(author)
    opened = client.get(address("change", event.pk))

    form = posted_from(opened, title_kk="Жаңа атау", _step="submit")
    page = client.post(address("change", event.pk), form, follow=True)

    assert asked(opened, "submit").count("<li>") == 2  # the day, a section
    levels = [message.level_tag for message in page.context["messages"]]
    assert levels == ["success", "error", "error"]
    event.refresh_from_db()
    assert (event.title_kk, event.status) == ("Жаңа атау", Status.DRAFT)


@pytest.mark.parametrize("may_write", [True, False])
def test_only_whoever_can_fill_it_in_reads_what_publishing_needs(
    client, user_in_role, draft, may_write
):
    Event.objects.update(starts_on=None, status=Status.REVIEW)
    client.force_login(user_in_role("editor" if may_write else "author", "reader"))
    draft.responsible.add(User.objects.get(username="reader"))

    page = client.get(address("change", draft.pk))

    assert bool(page.context["missing"]) == may_write
    assert ("✱" in page.content.decode()) == may_write


def test_an_author_recalls_at_the_desk_and_writes_on(client, author, draft):
    workflow.transition(workflow.SUBMIT, draft, by=author)
    client.force_login(author)
    recall = address("step", draft.pk, "recall")
    opened = client.get(address("change", draft.pk))

    page = client.post(recall, follow=True)

    assert f'formaction="{recall}"' in asked(opened, "recall")  # no form to save
    assert list(offers(page)) == ["submit"]
    assert 'name="title_kk"' in page.content.decode()


def test_scheduled_is_said_with_its_time_wherever_a_status_is_said(client, editor):
    event = EventFactory(in_review=True)
    moment = timezone.make_aware(datetime(2099, 9, 1, 10, 0))
    workflow.transition(workflow.SCHEDULE, event, by=editor, publish_at=moment)
    client.force_login(editor)
    pages = [
        address("changelist"),
        address("change", event.pk),
        address("history", event.pk),
        event.get_absolute_url(),
        reverse("admin:index"),
    ]

    said = ["10:00" in client.get(page).content.decode() for page in pages]

    assert said == [True] * len(pages)
