"""Joint records: two faculties may hold an event, nobody opens one to themselves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from reversion.models import Version

from events import workflow
from events.choices import Status
from events.history import restoring
from events.models import Deputy, Event
from events.permissions import NOT_TO_BRING
from events.saving import saving
from tests.desk import posted_from
from tests.events.roles import DAYS
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun_by():
    """Return a draft that somebody began, in which others are named as well."""

    def begin(user, *named, **facts):
        with saving(by=user) as written:
            event = EventFactory(ready=True, **facts)
            written.append(event)
        event.responsible.add(user, *named)
        return event

    return begin


def add(client, user, event, organisation):
    """Make it an organiser in the form, as whoever chooses it there does."""
    client.force_login(user)
    address = reverse("admin:events_event_change", args=[event.pk])
    posted = posted_from(client.get(address))
    row = f"organisers-{posted['organisers-TOTAL_FORMS']}"
    posted["organisers-TOTAL_FORMS"] = int(posted["organisers-TOTAL_FORMS"]) + 1
    typed = {f"{row}-organisation": organisation.pk, f"{row}-position": 9}
    return client.post(address, posted | typed)


def told(page):
    """Return what the form says beside its organisers."""
    formsets = {
        one.formset.prefix: one.formset for one in page.context["inline_admin_formsets"]
    }
    return [form.errors for form in formsets["organisers"].forms if form.errors]


@pytest.mark.parametrize("is_held", [True, False])
def test_a_co_author_opens_a_record_neither_to_themselves_nor_to_their_editors(
    client, dean, faculty, author_of, begun_by, is_held
):
    other = OrganisationFactory()
    event = begun_by(author_of(other, "author"), dean)
    if is_held:
        OrganiserFactory(event=event, organisation=other)

    page = add(client, dean, event, OrganisationFactory(parent=faculty))
    workflow.transition(workflow.SUBMIT, event, by=dean)

    assert told(page) == [{"organisation": [str(NOT_TO_BRING)]}]
    with pytest.raises(PermissionDenied):
        workflow.transition(workflow.PUBLISH, event, by=dean)


def test_a_deputy_does_not_bring_in_whom_they_stand_for(
    client, dean, faculty, author, user_in_role, begun_by
):
    deputy = user_in_role("author", "deputy")
    Deputy.objects.create(principal=dean, deputy=deputy, **DAYS["deputy"])
    event = begun_by(author, deputy)

    add(client, deputy, event, faculty)

    assert not event.organised_by.exists()


def test_whoever_began_a_record_says_afterwards_which_faculties_held_it(
    client, dean, faculty, author, begun_by
):
    mine, joint = begun_by(dean), begun_by(author, dean)

    add(client, dean, mine, faculty)
    add(client, author, joint, faculty)

    assert {*Event.objects.permitted(dean, workflow.PUBLISH.permission)} == {
        mine,
        joint,
    }


def test_an_organiser_brings_in_others_of_their_own(
    client, author_of, faculty, begun_by, author
):
    institute = OrganisationFactory()
    dean = author_of(faculty, "of-two", "faculty editor")
    dean.member.organisations.add(institute)
    event = begun_by(author)
    OrganiserFactory(event=event, organisation=faculty)

    add(client, dean, event, institute)

    assert set(event.organised_by.all()) == {faculty, institute}


def test_no_earlier_version_opens_a_record_either(dean, faculty, author, begun_by):
    event = begun_by(author, dean)
    with saving(event, by=author):
        row = OrganiserFactory(event=event, organisation=faculty)
    held = Version.objects.get_for_object(event).first().revision
    with saving(event, by=author):
        row.delete()

    with pytest.raises(ValidationError):
        restoring.restore(event, held, by=dean)

    assert not event.organised_by.exists()
    restoring.restore(event, held, by=author)
    assert set(event.organised_by.all()) == {faculty}
    assert event.status == Status.DRAFT
