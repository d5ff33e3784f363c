"""A save that was refused meanwhile stays at the desk with all that was typed."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events.models import Event
from tests.desk import posted_from
from tests.factories import EventFactory, PersonFactory, SectionFactory

pytestmark = pytest.mark.django_db

TYPED = {"title_kk": "Менің атауым", "sections-0-heading_kk": "Менің тақырыпшам"}


@pytest.fixture
def event(author):
    event = EventFactory(title_kk="Бастапқы")
    SectionFactory(event=event)
    event.responsible.add(author)
    return event


@pytest.fixture
def save(client, author, event):
    """The form of an own draft, opened now: call it to save what is typed."""
    client.force_login(author)
    address = reverse("admin:events_event_change", args=[event.pk])
    form = posted_from(client.get(address), **TYPED)
    return lambda **typed: client.post(address, form | typed)


def sent_on(event, author):
    Event.objects.update(status="review")


def published(event, author):
    Event.objects.update(status="published", publish_at="2024-01-01T00:00Z")


def taken_from_its_author(event, author):
    event.responsible.clear()


def out_of_the_role(event, author):
    author.groups.set(Group.objects.none())


def deleted(event, author):
    event.delete()


@pytest.mark.parametrize(
    ("meanwhile", "status"),
    [
        (sent_on, 403),
        (published, 403),
        (taken_from_its_author, 404),
        (out_of_the_role, 403),
        (deleted, 404),
    ],
)
def test_what_was_typed_is_shown_to_be_copied_and_sent_again(
    save, event, author, meanwhile, status
):
    meanwhile(event, author)

    page = save()

    html = page.content.decode()
    assert page.status_code == status
    assert all(words in page.context["words"] for words in TYPED.values())
    assert [change.label for change in page.context["changes"]] != []
    assert f'value="{TYPED["title_kk"]}"' in html
    assert not Event.objects.filter(title_kk=TYPED["title_kk"]).exists()


def test_a_refused_save_compares_with_what_is_saved(save, event, author):
    sent_on(event, author)

    page = save(**{"sections-TOTAL_FORMS": 2, "sections-1-heading_kk": "Қосымша"})

    told = [(change.kind, change.label) for change in page.context["changes"]]
    assert sorted(kind for kind, _label in told) == ["added", "changed", "changed"]
    assert "қаралуда" in page.context["sentence"]


def test_what_was_refused_is_saved_once_it_is_allowed_again(
    client, save, event, author
):
    sent_on(event, author)
    page = save()
    Event.objects.update(status="draft")

    response = client.post(page.context["again"], dict(page.context["carried"]))

    assert response.status_code == 302
    assert Event.objects.get().title_kk == TYPED["title_kk"]


def test_of_a_deleted_record_a_new_one_is_made_with_all_that_was_typed(
    client, save, event, author
):
    deleted(event, author)
    page = save()

    response = client.post(page.context["again"], dict(page.context["carried"]))

    assert response.status_code == 302
    event = Event.objects.get()
    assert event.title_kk == TYPED["title_kk"]
    assert event.sections.get().heading_kk == TYPED["sections-0-heading_kk"]


def test_a_translation_and_a_person_refused_meanwhile_are_shown_too(
    client, editor, event
):
    client.force_login(editor)
    translation = reverse("admin:events_event_translation", args=[event.pk, "ru"])
    person = PersonFactory()
    change = reverse("admin:participants_person_change", args=[person.pk])
    form = posted_from(client.get(change), family_name_kk="Жаңа тегі")
    event.delete()
    person.delete()

    pages = [
        client.post(translation, {"title": "Моё название"}),
        client.post(change, form),
    ]

    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].context["words"] == "Моё название"
    assert "Жаңа тегі" in pages[1].context["words"]


def test_what_holds_no_words_is_refused_as_ever(client, author, event):
    client.force_login(author)
    event.responsible.clear()
    step = reverse("admin:events_event_step", args=[event.pk, "submit"])

    response = client.post(step)

    assert response.status_code == 404
    assert 'id="typed"' not in response.content.decode()
