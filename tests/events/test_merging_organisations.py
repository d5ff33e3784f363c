"""Two rows of one organisation become one and two again, and everything moves back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from reversion.models import Revision, Version

from events.history import restoring
from events.indexing import reindexing
from events.models import Event, Member, Organiser
from events.people.merge import merge, undo
from events.saving import saving
from participants.models import (
    Organisation,
    OrganisationMerge,
    OrganisationName,
    Succession,
)
from search import engine
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

pytestmark = pytest.mark.django_db
WHY = "Екеуі бір университет"


@pytest.fixture
def stays():
    return OrganisationFactory(
        name_kk="Абылай университеті", short_name_kk="АбУ", kind="university"
    )


@pytest.fixture
def goes(author):
    """A row that everything in the register can name, and a record of each kind."""
    unit = OrganisationFactory(
        name_kk="Абылай атындағы университет",
        name_ru="Университет Абылая",
        kind="university",
        ror_id="03q0ejh42",
        website="https://example.org/",
    )
    OrganiserFactory(event=EventFactory(published=True), organisation=unit)
    OrganisationFactory(name_kk="Тарих кафедрасы", parent=unit)
    unit.names.create(name_kk="Институт", until=date(1991, 12, 31))
    Succession.objects.create(old=OrganisationFactory(name_kk="Түп"), new=unit)
    Member.objects.create(user=author).organisations.add(unit)
    return unit


def state():
    """Everything a merge may change, row by row."""
    models = [Organisation, OrganisationName, Succession, Organiser]
    models.append(Member.organisations.through)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_whatever_named_the_organisation_names_the_one_that_stays(
    editor, stays, goes, author
):
    merge(goes, stays, by=editor, reason=WHY)

    stays.refresh_from_db()
    assert [unit.name_kk for unit in stays.units.all()] == ["Тарих кафедрасы"]
    assert Event.objects.get().organisers.get().organisation == stays
    assert list(author.member.organisations.all()) == [stays]
    assert stays.origins.get().old.name_kk == "Түп"
    assert stays.called_on(date(1985, 1, 1)).name_kk == "Институт"


def test_what_it_lacks_is_taken_over_and_the_other_name_is_kept(editor, stays, goes):
    done = merge(goes, stays, by=editor, reason=f" {WHY} ")

    stays.refresh_from_db()
    assert stays.name_kk == "Абылай университеті"
    assert (stays.name_ru, stays.ror_id) == ("Университет Абылая", "03q0ejh42")
    assert stays.website == "https://example.org/"
    names = [name.name_kk for name in stays.names.all()]
    assert names == ["Институт", "Абылай атындағы университет"]
    assert (done.reason, done.made_by) == (WHY, editor)


def test_the_better_text_may_be_chosen_and_the_other_is_kept(editor, stays, goes):
    merge(goes, stays, by=editor, reason=WHY, chosen=["name_kk"])

    stays.refresh_from_db()
    assert stays.name_kk == "Абылай атындағы университет"
    assert "Абылай университеті" in [name.name_kk for name in stays.names.all()]


def test_the_old_address_leads_to_the_one_that_stays(client, editor, stays, goes):
    old = goes.get_absolute_url()

    merge(goes, stays, by=editor, reason=WHY)

    response = client.get(old)
    assert (response.status_code, response.url) == (301, stays.get_absolute_url())
    assert client.get(f"/kk/organisations/{goes.pk}").status_code == 301
    assert list(client.get(stays.get_absolute_url()).context["page"]) == [
        Event.objects.get()
    ]


def test_an_old_address_tells_no_name_that_is_not_public(client, editor, stays, goes):
    Event.objects.update(status="draft")
    merge(goes, stays, by=editor, reason=WHY)

    assert client.get(goes.get_absolute_url()).status_code == 404


def test_the_record_is_found_under_the_one_that_stays(editor, stays, goes):
    event = Event.objects.get()
    reindexing.reindex(event.pk)

    merge(goes, stays, by=editor, reason=WHY)

    assert list(reindexing.drifted()) == []
    assert engine.records() == {event.pk}


def test_undoing_restores_everything_that_moved(editor, stays, goes):
    OrganiserFactory(event=Event.objects.get(), organisation=stays)
    Succession.objects.create(old=goes, new=stays)
    before = state()
    done = merge(goes, stays, by=editor, reason=WHY, chosen=["name_kk"])
    assert Organiser.objects.count() == 1
    assert Succession.objects.count() == 1

    undo(done, by=editor)

    assert state() == before
    assert list(reindexing.drifted()) == []


def test_undoing_keeps_what_was_written_after_the_merge(editor, stays, goes):
    done = merge(goes, stays, by=editor, reason=WHY)
    Organisation.objects.filter(pk=stays.pk).update(website="https://example.com/")
    later = OrganiserFactory(event=EventFactory(), organisation=stays)

    undo(done, by=editor)

    stays.refresh_from_db()
    assert stays.website == "https://example.com/"
    assert later in stays.organiser_set.all()


def test_undoing_leaves_a_deleted_record_deleted(editor, stays, goes):
    event = Event.objects.get()
    OrganiserFactory(event=event, organisation=stays)
    done = merge(goes, stays, by=editor, reason=WHY)
    event.delete()

    undo(done, by=editor)

    assert not Organiser.objects.exists()


def test_a_merge_is_undone_once_and_the_later_one_first(editor, stays, goes):
    first = merge(goes, stays, by=editor, reason=WHY)
    last = merge(stays, OrganisationFactory(), by=editor, reason=WHY)

    goes.refresh_from_db()
    assert goes.merged_into == last.target
    with pytest.raises(ValidationError):
        undo(first, by=editor)
    undo(last, by=editor)
    undo(first, by=editor)
    with pytest.raises(ValidationError):
        undo(first, by=editor)

    assert not Organisation.objects.exclude(merged_into=None).exists()


def test_a_number_that_another_one_has_by_now_is_not_given_back(editor, stays, goes):
    done = merge(goes, stays, by=editor, reason=WHY)
    Organisation.objects.filter(pk=stays.pk).update(ror_id="")
    OrganisationFactory(ror_id="03q0ejh42")

    with pytest.raises(ValidationError):
        undo(done, by=editor)

    assert OrganisationMerge.objects.get().can_be_undone is True


def test_an_organisation_is_merged_neither_with_itself_nor_with_its_unit(editor, goes):
    unit = goes.units.get()

    for source, target in ((goes, goes), (goes, unit), (unit, goes)):
        with pytest.raises(ValidationError):
            merge(source, target, by=editor, reason=WHY)


def test_a_chain_that_would_be_too_long_stays_as_it_was(editor, goes):
    target = OrganisationFactory(name_kk="Бөлім")
    for _level in range(Organisation.MAX_DEPTH - 2):
        target.parent = OrganisationFactory(parent=target.parent)
    target.save()
    OrganisationFactory(parent=goes.units.get())
    before = state()

    with pytest.raises(ValidationError):
        merge(goes, target, by=editor, reason=WHY)

    assert state() == before


def test_without_a_reason_nothing_is_merged(editor, stays, goes):
    with pytest.raises(ValidationError):
        merge(goes, stays, by=editor, reason=" ")

    assert not OrganisationMerge.objects.exists()


def test_an_author_may_not_merge_organisations(author, stays, goes):
    with pytest.raises(PermissionDenied):
        merge(goes, stays, by=author, reason=WHY)

    assert not OrganisationMerge.objects.exists()


def test_a_merge_is_kept_in_the_history_with_its_author(editor, stays, goes):
    merge(goes, stays, by=editor, reason=WHY)

    revision = Revision.objects.get()
    assert revision.user == editor
    assert "Абылай атындағы университет" in revision.comment


@pytest.mark.parametrize("both", [False, True])
def test_an_old_version_names_the_one_that_stays(editor, stays, goes, both):
    event = Event.objects.get()
    with saving(event, by=editor, comment="Екі ұйым"):
        if both:
            OrganiserFactory(event=event, organisation=stays)
        event.save()
    (version,) = Version.objects.get_for_object(event)
    merge(goes, stays, by=editor, reason=WHY)

    left_out = restoring.restore(event, version.revision, by=editor)

    assert event.organisers.get().organisation == stays
    assert len(left_out) == both


def test_harvesters_hear_of_a_merge_and_of_its_undoing(editor, stays, goes):
    for act in (lambda: merge(goes, stays, by=editor, reason=WHY), undo_last(editor)):
        Event.objects.update(modified_at="2020-01-01T00:00Z")

        act()

        assert Event.objects.get().modified_at.year > 2020


def undo_last(editor):
    return lambda: undo(OrganisationMerge.objects.get(), by=editor)
