"""An archive leaves and comes back whole; what is not right leaves nothing."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision

from events.models import Event, PublishedVersion, Transition
from events.saving import saving
from intake.models import SourceFile
from participants.audit_log import Act
from participants.models import Consent
from roundtable.archives import contents
from roundtable.archives.exporting import export
from roundtable.archives.importing import import_archive
from roundtable.audit.models import Entry
from roundtable.backups import Refused
from search import engine
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    ParticipationFactory,
    TopicFactory,
)

from . import portals

pytestmark = pytest.mark.django_db

LEFT = {  # rooms or tables that stay where they are, and why
    "auth": "users and roles belong to an installation",
    "accounts": "users and roles belong to an installation",
    "admin": "a log of users",
    "audit": "a log of users",
    "portal": "what one portal is called and says of itself",
    "events.report": "what readers wrote to the editors of a portal",
    "sessions": "users and roles belong to an installation",
    "contenttypes": "each database numbers its own",
    "django_tasks_database": "what is to be done is done here",
    "mail_queue": "letters are sent once",
    "search": "made of the records, or chosen by a portal",
    "events.member": "a place of a user",
    "events.deputy": "two users",
    "events.opening": "who sits at a form just now",
    "events.coverage": "counted anew",
}


def test_every_table_is_in_it_or_has_a_reason():
    kept = contents.models_in(True)
    chosen = {
        model._meta.get_field(name).remote_field.through
        for model in kept
        for name in contents.columns(model, True)
        if model._meta.get_field(name).many_to_many
    }
    left = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        if model not in {*kept, *chosen} and model._meta.app_label not in LEFT
    }

    of_users = {"events.event_responsible", "events.member_organisations"}
    assert left == {label for label in LEFT if "." in label} | of_users


def test_it_tells_nothing_of_users(archive):
    texts = b"".join(portals.members(archive).values())

    assert b"exporting-editor" not in texts
    assert archive.stat().st_mode & 0o777 == 0o600
    assert portals.rows(archive, "reversion.version")
    for row in portals.rows(archive, "reversion.version"):
        (kept,) = json.loads(row["fields"]["serialized_data"])
        assert not kept["fields"].get("responsible")


@pytest.mark.parametrize("history", [False, True])
def test_what_comes_back_is_what_left(exported, history, tmp_path):
    User.objects.create_user("exporting-editor")

    import_archive(exported[history])

    export(tmp_path / "again.zip", history=history)
    assert (tmp_path / "again.zip").read_bytes() == exported[history].read_bytes()
    statuses = ["published", "draft", "withdrawn"]
    found = Event.objects.order_by("pk")
    assert [event.status for event in found] == statuses
    assert engine.records() == {found[0].pk}
    assert PublishedVersion.objects.count() == 2
    assert len(portals.stored()) == (4 if history else 2)


def test_more_records_ask_the_database_no_more(user_in_role, tmp_path):
    asked, editor = [], user_in_role("editor")
    for number in (1, 2):
        with saving(by=editor) as written:
            place = ParticipationFactory(event=EventFactory(topics=[TopicFactory()]))
            place.organisations.add(OrganisationFactory())
            written.append(place.event)
        with CaptureQueriesContext(connection) as queries:
            export(tmp_path / f"{number}.zip", history=True)
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_numbers_go_on_where_they_were(archive):
    import_archive(archive)

    last = Event.objects.order_by("pk").last()
    assert EventFactory().pk >= last.pk + 2  # one was deleted before


def test_history_names_those_users_whom_this_portal_has(with_history):
    import_archive(with_history)

    assert Transition.objects.count() == 2
    assert {step.by for step in Transition.objects.all()} == {None}
    assert Revision.objects.count() > PublishedVersion.objects.count()
    assert (
        SourceFile.objects.exclude(event=None).get().event.title_kk == "Алаш асылдары"
    )
    assert Consent.objects.get().noted_by is None


def test_a_portal_that_has_something_takes_nothing_in(archive):
    TopicFactory()

    with pytest.raises(Refused) as refusal:
        import_archive(archive)

    assert "this portal has something already (events.topic)" in str(refusal.value)
    assert not Event.objects.exists()


@pytest.mark.usefixtures("_glossary_stays")
def test_the_commands_say_what_they_have_done(transactional_db, tmp_path):
    EventFactory(published=True)
    path = tmp_path / "archive.zip"

    def run(*command):
        call_command(*command, stdout=(said := StringIO()))
        return said.getvalue()

    boss = User.objects.create_user("boss")
    with pytest.raises(CommandError, match="nobody"):
        run("export_archive", path, "--by", "nobody")
    told = run("export_archive", path, "--history", "--by", "boss")
    with pytest.raises(CommandError) as refusal:
        run("export_archive", path, "--by", "boss")
    noted = Entry.objects.values_list("user", "action_flag", "change_message")
    assert [*noted] == [(boss.pk, Act.EXPORTED, "export_archive --history: 1")]
    portals.emptied()

    assert told == f"{path}: 1 records.\n"
    assert str(refusal.value).startswith("Nothing was written. ")
    assert run("import_archive", path) == "1 records have come in.\n"
    with pytest.raises(CommandError) as refusal:
        run("import_archive", path)
    assert "Nothing was changed. The archive is refused" in str(refusal.value)
    assert engine.records() == {Event.objects.get().pk}
