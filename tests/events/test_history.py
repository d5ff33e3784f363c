"""What the history keeps of a record, and what nobody can bring back through it."""

import pytest
from reversion.models import Revision, Version

from events import history, workflow
from events.models import Event, Section
from tests.factories import EventFactory, ParticipationFactory, SectionFactory

pytestmark = pytest.mark.django_db


def contents(revision):
    return sorted(version._model.__name__ for version in revision.version_set.all())


def test_a_revision_holds_the_whole_record_whichever_part_was_saved(author):
    event = EventFactory()
    section = SectionFactory(event=event)
    ParticipationFactory(event=event)

    with history.recording(author, "Бөлім түзетілді"):
        section.save()

    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (author, "Бөлім түзетілді")
    assert contents(revision) == ["Event", "Participation", "Section"]


def test_every_language_is_kept_and_no_bare_column(author):
    with history.recording(author, "Жаңа"):
        event = EventFactory(title_kk="Тәуелсіздік", title_ru="Независимость")

    kept = Version.objects.get_for_object(event).get().field_dict
    assert (kept["title_kk"], kept["title_ru"]) == ("Тәуелсіздік", "Независимость")
    assert "title" not in kept


def test_a_step_is_a_revision_with_its_reason(editor):
    event = EventFactory(status="review")

    workflow.take(workflow.RETURN, event, by=editor, reason="Күні жоқ.")

    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.comment.endswith(": Күні жоқ.")


def test_what_was_removed_is_not_in_the_next_revision(author):
    with history.recording(author, "Жаңа"):
        section = SectionFactory(heading_kk="Артық")

    with history.recording(author, "Артық бөлім алынды"):
        Section.objects.filter(pk=section.pk).delete()
        Event.objects.get().save()

    latest, first = Revision.objects.all()
    assert (contents(first), contents(latest)) == (["Event", "Section"], ["Event"])
