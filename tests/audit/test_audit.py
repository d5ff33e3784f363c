"""The audit log: who did what, for administrators, for a set time and as a file."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision

from events import workflow
from events.choices import Status
from events.history import restoring
from events.history.recording import recording
from events.models import Report
from events.people import link, merge, split
from participants.audit_log import Act
from roundtable.audit.models import Entry
from tests.desk import posted_from
from tests.factories import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:audit_entry_changelist")
EXPORT = reverse("admin:audit_entry_export")
WHY = "Күні қате көрсетілген."


@pytest.fixture
def admin_client(client, user_in_role):
    client.force_login(user_in_role("admin", "boss"))
    return client


@pytest.fixture
def returned(editor):
    event = EventFactory(status=Status.REVIEW, title_kk="Қайтқан жазба")
    return workflow.transition(workflow.RETURN, event, by=editor, reason=WHY)


def acts():
    return [Act(flag) for flag in Entry.objects.values_list("action_flag", flat=True)]


# --- What is noted -----------------------------------------------------------


def test_a_step_is_noted_once_with_its_reason(returned, editor):
    entry = Entry.objects.get()

    assert (entry.user, entry.action_flag) == (editor, Act.STEP)
    assert entry.change_message.endswith(WHY)


def test_an_entry_is_headed_by_what_it_is_about(returned, admin_client):
    address = reverse("admin:audit_entry_change", args=[Entry.objects.get().pk])

    assert "<h1>Қайтқан жазба</h1>" in admin_client.get(address).content.decode()


def test_matching_merging_and_splitting_people_are_noted(editor):
    place = ParticipationFactory(person=None)
    person, other = PersonFactory(), PersonFactory()

    link.identify(place, person, by=editor)
    ParticipationFactory(person=person)
    split.release(person, [place], by=editor)
    merge.merge(person, other, by=editor)

    assert acts() == [Act.MATCHED] * 4  # of a merge both people keep an entry


def test_a_version_that_was_restored_is_noted(editor):
    with recording(editor, "Жаңа"):
        event = EventFactory()

    restoring.restore(event, Revision.objects.get(), by=editor)

    assert acts() == [Act.CHANGED]


def test_whoever_takes_records_out_is_noted(client, editor):
    EventFactory.create_batch(2)
    client.force_login(editor)

    client.post(reverse("admin:events_event_export"), {"format": "0"})

    entry = Entry.objects.get()
    assert (entry.user, entry.action_flag) == (editor, Act.EXPORTED)
    assert entry.change_message == "CSV: 2"


def test_rights_are_noted_as_they_were_and_as_they_are(admin_client, author):
    address = reverse("admin:auth_user_change", args=[author.pk])
    group = Group.objects.get(name="faculty editor")

    typed = posted_from(admin_client.get(address), groups=[group.pk])
    admin_client.post(address, typed)

    entry = Entry.objects.get()
    assert entry.action_flag == Act.RIGHTS
    assert "+ faculty editor" in entry.get_change_message()
    assert "− author" in entry.get_change_message()


# --- The list ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [("author", 403), ("faculty editor", 403), ("editor", 403), ("admin", 200)],
)
def test_administrators_alone_read_it(client, user_in_role, role, status, returned):
    client.force_login(user_in_role(role, "reader"))

    assert client.get(LIST).status_code == status
    assert client.post(EXPORT).status_code == status


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 2),
        (f"?act={Act.STEP.value}", 1),
        (f"?act={Act.EXPORTED.value}", 0),
        ("?act=x", 2),
        ("?q=Қайтқан", 1),
        ("?q=boss", 1),
    ],
)
def test_it_is_filtered(admin_client, user_in_role, returned, asked, count):
    boss = User.objects.get(username="boss")
    LogEntry.objects.log_actions(boss.pk, [boss], Act.RIGHTS, "Рөлі")

    page = admin_client.get(f"{LIST}{asked}", follow=True)

    assert page.context["cl"].result_count == count


def test_kinds_are_named_without_the_app_they_are_kept_in(admin_client, returned):
    page = admin_client.get(LIST)

    [kinds] = [one for one in page.context["cl"].filter_specs if one.title == "түрі"]
    shown = [one["display"] for one in kinds.choices(page.context["cl"])]
    assert [one for one in shown if "|" in str(one)] == []


def test_one_click_leaves_what_somebody_did(admin_client, returned, editor):
    mine = admin_client.get(f"{LIST}?user={editor.pk}")
    others = admin_client.get(f"{LIST}?user={editor.pk + 1000}")

    assert [mine.context["cl"].result_count, others.context["cl"].result_count] == [
        1,
        0,
    ]


def test_nothing_in_it_is_changed_or_deleted(admin_client, returned):
    entry = Entry.objects.get()
    pages = [f"{LIST}{entry.pk}/delete/", f"{LIST}add/"]

    assert [admin_client.post(page, {"post": "yes"}).status_code for page in pages] == [
        403,
        403,
    ]
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same(
    admin_client, editor, count, django_assert_num_queries
):
    LogEntry.objects.log_actions(
        editor.pk, EventFactory.create_batch(count), Act.CHANGED, ""
    )
    admin_client.get(LIST)

    with django_assert_num_queries(10):
        admin_client.get(LIST)


def test_the_file_holds_what_the_list_shows_and_is_noted_itself(admin_client, returned):
    response = admin_client.post(f"{EXPORT}?act={Act.STEP.value}")

    header, row = response.content.decode().splitlines()
    assert header == "\ufefftime,user,act,kind,number,object,said"
    assert row.split(",")[1] == "editor"
    assert Entry.objects.first().action_flag == Act.EXPORTED


def test_a_cell_is_no_formula(admin_client, editor):
    event = EventFactory(title_kk="=1+1")
    LogEntry.objects.log_actions(editor.pk, [event], Act.CHANGED, "")

    assert ",'=1+1," in admin_client.post(EXPORT).content.decode()


# --- What is kept, and what never is -------------------------------------------


def test_it_is_forgotten_after_a_set_time(returned, settings):
    old = timezone.now() - timedelta(days=settings.AUDIT_DAYS + 1)
    new = LogEntry.objects.log_actions(
        Entry.objects.get().user_id, [returned], Act.CHANGED, ""
    )
    Entry.objects.filter(action_flag=Act.STEP).update(action_time=old)

    call_command("clean_media", "--delete", stdout=StringIO())

    assert Entry.objects.get().pk == (new[0] if isinstance(new, list) else new).pk


def test_the_address_of_a_reader_is_nowhere_in_it(admin_client, editor, client):
    report = Report.objects.create(
        event=EventFactory(published=True),
        language="kk",
        text="Күні қате.",
        email="reader@example.kz",
    )
    client.force_login(editor)
    page = reverse("admin:events_report_change", args=[report.pk])

    client.post(page, {"status": "dismissed", "answer": ""})

    entry = Entry.objects.get()
    told = f"{entry.object_repr} {entry.change_message}"
    assert "reader@example.kz" not in told
