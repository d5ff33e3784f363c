"""Recordings: several of a record, each with consent, and moments of sections."""

import json

import pytest
from django.core.exceptions import ValidationError
from reversion.models import Version

from events import time_codes
from events.history import edit_conflicts, recording, restoring, snapshots
from events.history.diff import compare
from events.models import Event, Recording, Section
from interop.formats import markdown, text
from interop.record.build import build_record
from tests.desk import posted_from
from tests.factories import EventFactory, PhotoFactory, RecordingFactory, SectionFactory

pytestmark = pytest.mark.django_db
SENTENCE = "Сәтін 12:40 деп, сағатымен болса 1:02:40 деп жазыңыз."
FILE = "https://example.kz/zhiyn.mp4"


@pytest.fixture
def event():
    return EventFactory(published=True)


def page_of(client, event):
    return client.get(event.get_absolute_url()).content.decode()


def reread(event):
    return Event.objects.for_reading().get(pk=event.pk)


# --- Time codes ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "seconds"),
    [("0:05", 5), ("12:40", 760), ("75:10", 4510), ("1:02:40", 3760), ("0:00", 0)],
)
def test_a_moment_is_typed_as_players_show_it(code, seconds):
    section = SectionFactory(starts_at=code)

    section.full_clean()

    assert time_codes.seconds(section.starts_at) == seconds


@pytest.mark.parametrize(
    "code", ["soon", "12", "12:60", "1:2:40", "1:75:00", "-1:20", "12:40\n", "١٢:٤٠"]
)
def test_what_is_no_moment_is_refused_in_a_sentence(code):
    section = SectionFactory.build(event=EventFactory(), starts_at=code)

    with pytest.raises(ValidationError) as refused:
        section.full_clean()

    said = refused.value.message_dict["starts_at"]
    assert "1:02:40" in said[0] or len(code) > 8
    assert time_codes.seconds(code) is None


@pytest.mark.parametrize(
    ("recording", "moment"),
    [
        (FILE, f"{FILE}#t=760"),
        (f"{FILE}#t=5", f"{FILE}#t=760"),
        ("https://www.youtube.com/watch?v=a1&t=3", "watch?v=a1&t=760"),
        ("https://youtu.be/a1", "https://youtu.be/a1?t=760"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t=760s"),
        ("https://rutube.ru/video/ab/", "https://rutube.ru/video/ab/?t=760"),
        ("https://archive.org/details/a", "https://archive.org/details/a?start=760"),
        ("https://notyoutube.com/a", "https://notyoutube.com/a#t=760"),
        (
            "https://youtube.com.evil.kz/a?b=c",
            "https://youtube.com.evil.kz/a?b=c#t=760",
        ),
    ],
)
def test_a_moment_is_written_as_the_host_reads_it(recording, moment):
    assert time_codes.address(recording, "12:40").endswith(moment)


def test_a_heading_leads_to_its_moment_on_the_page_and_in_texts(client, event):
    RecordingFactory(event=event, url=FILE)
    SectionFactory(event=event, starts_at="12:40")
    SectionFactory(event=event)

    page = page_of(client, event)
    record = build_record(reread(event), "kk")

    assert page.count(f'href="{FILE}#t=760"') == 1
    assert page.count(">12:40</a>") == 1
    assert [one.moment_url for one in record.sections] == [f"{FILE}#t=760", ""]
    assert f"## Мақсаты ([12:40](<{FILE}#t=760>))" in markdown.render(record)
    assert f"Мақсаты [12:40 {FILE}#t=760]" in text.render(record)


def test_a_moment_is_one_of_the_first_recording_and_of_no_other(client, event):
    RecordingFactory(event=event, position=1, kind="transcript", url=f"{FILE}.txt")
    first = RecordingFactory(event=event, position=2, url=FILE)
    RecordingFactory(event=event, position=3, url="https://example.kz/other.mp4")
    section = SectionFactory(event=event, starts_at="75:10")

    assert time_codes.moment_of(section, reread(event)) == f"{FILE}#t=4510"

    Recording.objects.filter(pk=first.pk).update(consent="refused")

    assert time_codes.moment_of(section, reread(event)) == ""
    assert "75:10" not in page_of(client, event)


def test_a_page_plays_nothing_and_asks_nobody(client, event):
    RecordingFactory(event=event, url="https://youtu.be/a1")

    page = page_of(client, event)

    assert 'href="https://youtu.be/a1" rel="external"' in page
    assert [tag for tag in ("<iframe", "<video", "<audio") if tag in page] == []


# --- The desk -----------------------------------------------------------------


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def form_of(event):
    return f"/admin/events/event/{event.pk}/change/"


def with_new(**typed):
    """Return what is posted with one new recording."""
    row = {"url": FILE, "kind": "video", "consent": "", "position": "0"} | typed
    return {"recordings-TOTAL_FORMS": "1"} | {
        f"recordings-0-{name}": value for name, value in row.items()
    }


def saved(desk, event, **typed):
    return desk.post(form_of(event), posted_from(desk.get(form_of(event)), **typed))


def test_a_new_recording_is_asked_about_and_not_shown_before(desk):
    event = EventFactory()

    answer = saved(desk, event, **with_new())

    assert answer.status_code == 302
    assert not event.recordings.get().is_shown
    asked = "1-жазбада сөзі естілетіндер келісім берді ме?"
    assert asked in desk.get(form_of(event)).content.decode()


def test_an_answer_says_how_it_was_given(desk):
    event = EventFactory()

    answer = saved(desk, event, **with_new(consent="agreed"))

    assert "Қалай жауап бергенін қысқаша жазыңыз." in answer.content.decode()
    saved(desk, event, **with_new(consent="agreed", consent_how="Жиын басында"))
    assert event.recordings.get().is_shown


def test_nobody_chooses_that_something_was_shown_before(desk):
    event = EventFactory()

    answer = saved(desk, event, **with_new(consent="before"))

    assert answer.status_code == 200
    assert event.recordings.count() == 0


def test_the_desk_refuses_a_moment_that_is_none(desk):
    event = EventFactory()
    SectionFactory(event=event)

    answer = saved(desk, event, **{"sections-0-starts_at": "12.40"})

    assert SENTENCE in answer.content.decode()
    assert Section.objects.get().starts_at == ""


# --- History ------------------------------------------------------------------


def as_before(event, url):
    """Make the last version of a record one of when it had one column for this."""
    version = Version.objects.get_for_object(event).first()
    (row,) = json.loads(version.serialized_data)
    row["fields"]["recording_url"] = url
    version.serialized_data = json.dumps([row])
    version.save()
    return version


def test_an_old_version_has_its_recording_as_a_row(author):
    with recording.recording(author, "Жаңа"):
        event = EventFactory()
        event.responsible.add(author)
    version = as_before(event, FILE)
    kept = {"url": FILE, "consent": "before", "position": 1}
    Recording.objects.create(event=event, **kept)  # as the migration does

    old = snapshots.of_revision(version.revision, event.pk)

    now = snapshots.of_now(event)
    assert compare(old, now) == []
    token = edit_conflicts.version_token(event, now)
    assert edit_conflicts.found_with(token, event) == old


def test_an_old_version_brings_back_a_recording_that_is_gone(author):
    with recording.recording(author, "Жаңа"):
        event = EventFactory()
        event.responsible.add(author)
    version = as_before(event, FILE)

    restoring.restore(event, version.revision, by=author)

    back = event.recordings.get()
    assert (back.url, back.is_shown) == (FILE, False)  # nobody knows why it went


@pytest.mark.parametrize("deleted", [True, False])
@pytest.mark.parametrize("factory", [PhotoFactory, RecordingFactory])
def test_no_version_takes_back_that_somebody_said_no(author, factory, deleted):
    with recording.recording(author, "Жаңа"):
        event = EventFactory()
        event.responsible.add(author)
        part = factory(event=event, caption_kk="Бұрынғы")
    agreed = Version.objects.get_for_object(event).first()
    with recording.recording(author, "Келіспеді"):
        part.consent, part.consent_how = "refused", "Хат"
        part.save()
    if deleted:
        part.delete()

    restoring.restore(event, agreed.revision, by=author)

    back = type(part).objects.get()
    assert (back.caption_kk, back.consent) == ("Бұрынғы", "refused")
