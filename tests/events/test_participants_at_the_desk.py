"""Bodies, voices and organisations in the form of a record and in its history."""

import json

import pytest
from django.urls import reverse
from reversion.models import Version

from events.history import restoring, snapshots
from events.history.recording import recording
from events.models import Participation
from events.saving import saving
from tests.desk import posted_from
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    PersonFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(author):
    """A draft with one participant nobody has matched, and its history."""
    with recording(author, "Жаңа"):
        event = EventFactory()
        SectionFactory(event=event)
        ParticipationFactory(event=event, person=None, printed_name_kk="Ғ. Есім")
    return event


@pytest.fixture
def form(client, editor, draft):
    """The form of the draft, opened now: call it to save what is typed."""
    client.force_login(editor)
    address = reverse("admin:events_event_change", args=[draft.pk])
    opened = client.get(address)
    return lambda **typed: client.post(address, posted_from(opened, **typed))


def row(**typed):
    return {f"participations-0-{name}": value for name, value in typed.items()}


def test_the_form_refuses_a_person_who_is_a_body(form):
    page = form(**row(kind="body", person=PersonFactory().pk)).content.decode()

    assert "адам емес" in page or "no person" in page
    assert Participation.objects.get().kind == "person"


def test_the_form_refuses_a_body_of_two_organisations(form):
    units = [OrganisationFactory().pk, OrganisationFactory().pk]

    response = form(**row(kind="body", organisations=units))

    assert response.status_code == 200
    assert Participation.objects.get().kind == "person"


def test_kind_and_organisations_are_saved_kept_and_restored(form, draft, editor):
    academy = OrganisationFactory()
    form(**row(kind="body", organisations=[academy.pk]))
    version = Version.objects.get_for_object(draft).first()
    place = draft.participations.get()
    assert (place.kind, place.body) == ("body", academy)
    with saving(draft, by=editor):
        place.organisations.clear()
        Participation.objects.update(kind="voice")

    restoring.restore(draft, version.revision, by=editor)

    place = draft.participations.get()
    assert (place.kind, place.body) == ("body", academy)


def test_a_version_of_before_there_were_kinds_comes_back(draft, editor):
    version = Version.objects.get_for_object(draft).first()
    for one in Version.objects.all():
        (kept,) = json.loads(one.serialized_data)
        kept["fields"].pop("kind", None)
        if kept["model"] == "events.participation":
            kept["fields"] |= {"person": PersonFactory().pk}
            kept["fields"].pop("organisations")
        one.serialized_data = json.dumps([kept])
        one.save()
    Participation.objects.update(kind="voice")

    restoring.restore(draft, version.revision, by=editor)

    place = draft.participations.get()
    assert (place.kind, place.person is None) == ("person", False)


def test_two_people_who_choose_organisations_at_once_are_both_heard(form, draft):
    academy, university = OrganisationFactory(), OrganisationFactory()
    place = draft.participations.get()
    with saving(draft, by=None):
        place.organisations.add(academy)

    response = form(**row(organisations=[university.pk]))

    (change,) = response.context["conflict"].disputed
    assert [field.column for field in change.fields] == ["organisations"]
    assert [*place.organisations.all()] == [academy]


def test_what_only_the_other_chose_is_taken_over(form, draft):
    academy = OrganisationFactory()
    with saving(draft, by=None):
        draft.participations.get().organisations.add(academy)

    response = form(**row(post_kk="ақын"))

    key = ("events.participation", draft.participations.get().pk)
    assert snapshots.of_now(draft)[key]["organisations"] == [academy.pk]
    (inline,) = [
        one.formset
        for one in response.context["inline_admin_formsets"]
        if one.formset.prefix == "participations"
    ]
    assert inline.forms[0]["organisations"].value() == [str(academy.pk)]


def test_the_form_does_not_ask_for_the_organisations_of_each_row(
    client, editor, django_assert_max_num_queries
):
    event = EventFactory()
    for _row in range(12):
        place = ParticipationFactory(event=event)
        place.organisations.set([OrganisationFactory(), OrganisationFactory()])
    client.force_login(editor)

    with django_assert_max_num_queries(53):
        client.get(reverse("admin:events_event_change", args=[event.pk]))
