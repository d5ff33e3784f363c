"""Every write of a record goes through ``saving``, which leaves nothing out."""

import ast
from pathlib import Path

import pytest
from django.db import IntegrityError
from reversion.models import Revision

from events.models import Event
from events.saving import saving
from search import engine
from tests.factories import EventFactory

ROOT = Path(__file__).parent.parent.parent
ROOMS = ["events", "participants", "intake", "interop", "search", "roundtable"]

# What ``saving`` does; to call one of these alone is to forget the others.
PIECES = {"recording", "create_revision", "update_status", "reindex", "put"}
ALLOWED = {
    ("events/saving.py", "recording"),
    ("events/saving.py", "update_status"),
    ("events/saving.py", "reindex"),
    ("events/history/recording.py", "create_revision"),
    # A name is said in many records: the index and the datestamps hear of it.
    ("events/concerned.py", "reindex"),
    ("events/indexing/reindexing.py", "reindex"),
    ("events/indexing/reindexing.py", "put"),
    # What an upgrade or a restore finds missing was not written by anybody.
    ("roundtable/upkeep.py", "update_status"),
    # Another put: it sends an archive to a bucket.
    ("roundtable/backups/bucket.py", "put"),
    # A request to the desk is one revision, whatever it writes.
    ("participants/versioned.py", "create_revision"),
    ("participants/exchange/desk.py", "create_revision"),
    # A register keeps its own history, also of names whose letters are mended.
    ("events/mending.py", "create_revision"),
}


def calls():
    """Yield each call of a piece in the product, by module and name."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    called = node.func
                    name = getattr(called, "attr", getattr(called, "id", ""))
                    if name in PIECES:
                        yield str(path.relative_to(ROOT)), name


def test_nobody_does_a_part_of_saving_alone():
    assert set(calls()) - ALLOWED == set(), "write inside events.saving.saving()"


def test_no_permission_outlives_its_call():
    assert set(calls()) >= ALLOWED


def test_a_saved_record_has_a_revision_its_state_and_its_place_in_the_index(editor):
    event = EventFactory(published=True, title_kk="Ескі", title_ru="Старый")

    with saving(event, by=editor, comment="Атауы түзетілді"):
        event.title_kk = "Тәуелсіздік"
        event.save()

    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (editor, "Атауы түзетілді")
    assert [(row.language, row.filled) for row in event.coverage.all()] == [
        ("en", 0),
        ("ru", 1),
    ]
    assert engine.records() == {event.pk}


def test_a_record_made_inside_is_named_to_it(editor):
    with saving(by=editor, comment="Жаңа") as written:
        event = EventFactory(published=True)
        written.append(event)

    assert engine.records() == {event.pk}


def test_nothing_stays_of_what_failed(editor):
    event = EventFactory(published=True, title_kk="Ескі")

    event.title_kk = "Жаңа"

    with pytest.raises(IntegrityError), saving(event, by=editor, comment="Жаңа"):
        event.save() or EventFactory(title_kk="")

    assert Event.objects.get().title_kk == "Ескі"
    assert not Revision.objects.exists()
    assert engine.records() == set()
