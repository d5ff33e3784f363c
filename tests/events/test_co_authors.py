"""Whoever writes a record names others for it, without a list of all users."""

import pytest
from django.core import mail
from django.urls import reverse

from events import workflow
from events.models import Event
from events.saving import saving
from tests.desk import posted_from
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(author):
    event = EventFactory(ready=True)
    event.responsible.add(author)
    return event


def name(client, event, typed):
    address = reverse("admin:events_event_change", args=[event.pk])
    return client.post(address, posted_from(client.get(address), co_authors=typed))


@pytest.mark.parametrize("typed", ["aigul", "AIGUL@example.kz", "aigul, aigul"])
def test_an_author_names_a_co_author_who_hears_of_it_and_may_do_the_same(
    client, author, aigul, draft, typed
):
    client.force_login(author)

    name(client, draft, typed)

    assert set(draft.responsible.all()) == {author, aigul}
    assert [letter.to for letter in mail.outbox] == [["aigul@example.kz"]]
    assert list(Event.objects.editable_by(aigul)) == [draft]
    assert workflow.open_steps(draft, aigul) == [workflow.SUBMIT]


@pytest.mark.parametrize("typed", ["aigu", "aigul@", "aigul, nobody", "idle", "a\0"])
def test_whoever_is_not_known_exactly_is_refused_and_nobody_is_told(
    client, author, aigul, draft, typed, django_user_model
):
    django_user_model.objects.create_user("idle", is_staff=True)
    client.force_login(author)

    page = name(client, draft, typed)

    assert page.context["adminform"].form.errors.keys() == {"co_authors"}
    assert list(draft.responsible.all()) == [author]
    assert mail.outbox == []


def test_whoever_is_named_already_is_not_told_again(client, author, aigul, draft):
    draft.responsible.add(aigul)
    client.force_login(author)

    name(client, draft, "aigul")

    assert mail.outbox == []


def test_whoever_reads_a_record_only_names_nobody_for_it(client, aigul):
    event = EventFactory(published=True)
    client.force_login(aigul)
    address = reverse("admin:events_event_change", args=[event.pk])

    client.post(address, {"co_authors": "aigul", "title_kk": "Басқа"})

    assert not event.responsible.exists()
    assert b"co_authors" not in client.get(address).content


# --- Taking somebody off again -------------------------------------------------


def take_off(client, event, *users):
    address = reverse("admin:events_event_change", args=[event.pk])
    numbers = [user.pk for user in users]
    return client.post(address, posted_from(client.get(address), no_longer=numbers))


@pytest.fixture
def joint(draft, aigul):
    """A record of two, one of whom has a name."""
    aigul.first_name, aigul.last_name = "Айгүл", "Омарова"
    aigul.save()
    draft.responsible.add(aigul)
    return draft


def test_an_author_sees_who_is_named_and_takes_one_off_who_hears_of_it(
    client, author, aigul, joint
):
    client.force_login(author)
    page = client.get(reverse("admin:events_event_change", args=[joint.pk]))

    take_off(client, joint, aigul)

    assert page.content.decode().count("Айгүл Омарова") == 1
    assert list(joint.responsible.all()) == [author]
    (letter,) = mail.outbox
    assert letter.to == ["aigul@example.kz"]
    assert "/admin/" not in letter.body  # where she may no longer go
    assert not Event.objects.editable_by(aigul).exists()


def test_nobody_takes_themselves_off_or_others_who_are_not_named(
    client, author, aigul, joint, user_in_role
):
    stranger = user_in_role("author", "stranger")
    client.force_login(author)

    for one in (author, stranger):
        page = take_off(client, joint, one)
        assert page.context["adminform"].form.errors.keys() == {"no_longer"}

    assert set(joint.responsible.all()) == {author, aigul}


def test_only_an_editor_takes_off_whoever_began_the_record(
    client, author, aigul, joint, author_of
):
    faculty = OrganisationFactory()
    OrganiserFactory(event=joint, organisation=faculty)
    with saving(joint, by=author):
        joint.save()
    client.force_login(aigul)

    refused = take_off(client, joint, author)
    client.force_login(author_of(faculty, "dean", "faculty editor"))
    take_off(client, joint, author)

    assert refused.context["adminform"].form.errors.keys() == {"no_longer"}
    assert list(joint.responsible.all()) == [aigul]


def test_whoever_is_alone_is_offered_nobody(client, author, draft):
    client.force_login(author)

    page = client.get(reverse("admin:events_event_change", args=[draft.pk]))

    assert b'name="no_longer"' not in page.content


def test_a_colleague_leaves_somebody_named(client, author, aigul, joint, author_of):
    faculty = OrganisationFactory()
    OrganiserFactory(event=joint, organisation=faculty)
    client.force_login(author_of(faculty))

    page = take_off(client, joint, author, aigul)

    assert page.context["adminform"].form.errors.keys() == {"no_longer"}
    assert set(joint.responsible.all()) == {author, aigul}


def test_an_editor_of_the_portal_leaves_somebody_named_and_tells_whom_they_take_off(
    client, editor, author, aigul, joint
):
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[joint.pk])
    form = posted_from(client.get(address))

    refused = client.post(address, form | {"responsible": []})
    client.post(address, form | {"responsible": [author.pk]})

    assert refused.context["adminform"].form.errors.keys() == {"responsible"}
    assert list(joint.responsible.all()) == [author]
    assert [letter.to for letter in mail.outbox] == [["aigul@example.kz"]]
