"""Records go out to files and come in as drafts; nothing that readers see changes."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from reversion.models import Version

from events.choices import Status
from events.models import Event, Recording
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    RecordingFactory,
    SectionFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

RECORDS = "/admin/events/event/"
FILE = "https://example.kz/zhiyn.mp3"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def upload(desk, rows, name="records.json"):
    text = rows if isinstance(rows, str) else json.dumps(rows)
    file = SimpleUploadedFile(name, text.encode())
    return desk.post(f"{RECORDS}import/", {"import_file": file, "resource": "0"})


def confirm(desk, shown):
    form = shown.context["confirm_form"].initial
    return desk.post(f"{RECORDS}process_import/", form, follow=True)


def export(desk, kind):
    form = {"format": {"csv": "0", "json": "1"}[kind], "resource": "0"}
    return desk.post(f"{RECORDS}export/", form).content.decode()


@pytest.fixture
def whole():
    """A draft with all that a row can hold."""
    event = EventFactory(
        title_kk="Саяси жаңару",
        title_ru="Политическое обновление",
        start_time="15:00",
        spoken_languages=["kk", "ru"],
        has_others=True,
        series=SeriesFactory(),
        topics=[TopicFactory(), TopicFactory()],
    )
    OrganiserFactory(event=event, organisation=OrganisationFactory(), position=2)
    OrganiserFactory(event=event, organisation=OrganisationFactory(), position=1)
    ParticipationFactory(event=event, role="moderator", post_kk="профессор")
    SectionFactory(event=event, kind="purpose")
    return event


def test_a_record_comes_in_as_a_draft_with_its_parts(desk, editor):
    faculty = OrganisationFactory(name_kk="Тарих факультеті")
    topic = TopicFactory()
    row = {
        "title_kk": "Саяси жаңару",
        "starts_on": "06.12.2011",
        "start_time": "15:00",
        "organisers": ["Тарих факультеті"],
        "topics": topic.slug,
        "participations": [{"printed_name_kk": "Ғ. Есім", "role": "moderator"}],
        "sections": [
            {
                "heading_kk": "Мақсаты",
                "body_kk": "<p onclick='x'>Бірінші.<script>alert(1)</script></p>",
            }
        ],
    }

    confirm(desk, upload(desk, [row]))

    event = Event.objects.get()
    assert (event.status, event.starts_on) == (Status.DRAFT, date(2011, 12, 6))
    assert list(event.responsible.all()) == [editor]
    assert [each.organisation for each in event.organisers.all()] == [faculty]
    assert list(event.topics.all()) == [topic]
    assert event.participations.get().role == "moderator"
    assert event.sections.get().body_kk == "<p>Бірінші.</p>"
    assert Version.objects.get_for_object(event).get().revision.user == editor


def test_a_csv_file_holds_one_row_for_each_record(desk):
    text = "title_kk;starts_on;has_others\nСаяси жаңару;2011-12-06;1\n"

    confirm(desk, upload(desk, text, "records.csv"))

    event = Event.objects.get()
    assert (event.title_kk, event.has_others) == ("Саяси жаңару", True)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_was_exported_comes_back_unchanged(desk, whole, kind):
    shown = upload(desk, export(desk, kind), f"records.{kind}")

    assert shown.context["counts"].items() >= {"new": 0, "update": 0, "skip": 1}.items()


def test_json_holds_the_parts_and_csv_leaves_them_out(desk, whole):
    (row,) = json.loads(export(desk, "json"))
    header = export(desk, "csv").splitlines()[0]

    assert row["participations"] == [
        {
            "kind": "person",
            "role": "moderator",
            "printed_name_kk": "Ә. Әлиев",
            "post_kk": "профессор",
        }
    ]
    assert row["sections"][0]["heading_kk"] == "Мақсаты"
    assert header.endswith(",udc,irsti,doi,licence")


def test_recordings_come_in_unanswered_with_the_moments_of_sections(desk):
    row = {
        "title_kk": "Саяси жаңару",
        "recordings": [{"url": FILE, "kind": "audio", "caption_kk": "Дыбысы"}],
        "sections": [{"heading_kk": "Мақсаты", "starts_at": "12:40"}],
    }

    confirm(desk, upload(desk, [row]))

    event = Event.objects.get()
    recording = event.recordings.get()
    assert (recording.url, recording.kind, recording.is_shown) == (FILE, "audio", False)
    assert event.sections.get().starts_at == "12:40"
    assert json.loads(export(desk, "json"))[0]["recording_url"] == FILE


def test_a_table_names_one_recording_and_a_new_address_is_asked_about(desk):
    event = RecordingFactory(event__title_kk="Саяси жаңару", caption_kk="Дыбысы").event

    text = f"id;recording_url\n{event.pk};{FILE}\n"
    confirm(desk, upload(desk, text, "records.csv"))

    recording = event.recordings.get()
    assert (recording.url, recording.caption_kk) == (FILE, "Дыбысы")
    assert not recording.is_shown


@pytest.mark.parametrize("url", ["zhiyn", "javascript:alert(1)", f"{'x' * 600}.kz"])
def test_a_table_with_what_is_no_address_is_refused_with_its_column(desk, url):
    shown = upload(desk, f"title_kk;recording_url\nЖаңару;{url}\n", "records.csv")

    assert (
        "recording_url" in str(shown.context["problems"]) or not Event.objects.exists()
    )
    assert Recording.objects.count() == 0


def test_a_voice_comes_in_as_a_voice(desk):
    voice = {"kind": "voice", "role": "discussant", "printed_name_kk": "студент"}

    confirm(desk, upload(desk, [{"title_kk": "Жаңа", "participations": [voice]}]))

    assert Event.objects.get().participations.get().kind == "voice"


@pytest.mark.parametrize("column", ["status", "publish_at", "version", "title"])
def test_no_file_says_what_is_published(desk, column):
    shown = upload(desk, [{"title_kk": "Ә", column: "published"}])

    ((number, sentence),) = shown.context["problems"]
    assert number == 0
    assert f"Белгісіз бағандар: {column}." in sentence


@pytest.mark.parametrize("status", [Status.REVIEW, Status.PUBLISHED, Status.WITHDRAWN])
def test_only_drafts_are_changed(desk, status):
    event = EventFactory(published=True)
    Event.objects.update(status=status)

    shown = upload(desk, [{"id": event.pk, "title_kk": "Өзгерді"}])

    ((number, sentence),) = shown.context["problems"]
    assert number == 1
    assert str(Status(status).label) in sentence


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"starts_on": "6 желтоқсан"}, "2011-12-06"),
        ({"start_time": "15 сағат"}, "15:00"),
        ({"starts_on": "2011-12-06", "ends_on": "2011-12-05"}, "соңғы күні"),
        ({"kind": "той"}, "той"),
        ({"has_others": "иә"}, "1"),
        ({"spoken_languages": "қазақша"}, "kk"),
        ({"organisers": "Жоқ кафедра"}, "Жоқ кафедра"),
        ({"topics": "joq"}, "joq"),
        ({"series": "Жоқ топтама"}, "Жоқ топтама"),
        ({"sections": "мәтін"}, "JSON"),
        ({"sections": ["мәтін"]}, "heading_kk"),
        ({"sections": [{"heading_kk": 1}]}, "№\xa01"),
        ({"sections": [{"body_kk": "<p>Ә</p>"}]}, "№\xa01"),
        ({"participations": [{"printed_name_kk": "Ә", "role": "хан"}]}, "№\xa01"),
    ],
)
def test_a_cell_that_makes_no_sense_is_named_with_a_sentence(desk, row, sentence):
    shown = upload(desk, [{"title_kk": "Саяси жаңару"} | row])

    ((number, said),) = shown.context["problems"]
    assert number == 1
    assert sentence in said
    assert not Event.objects.exists()


def test_the_parts_of_a_known_record_are_not_replaced(desk, whole):
    shown = upload(desk, [{"id": whole.pk, "sections": [{"heading_kk": "Басқа"}]}])

    assert shown.context["problems"][0][0] == 1
    assert whole.sections.get().heading_kk == "Мақсаты"


def test_organisers_and_topics_of_a_draft_are_replaced_in_order(desk, whole):
    first, second = (each.organisation for each in whole.organisers.all())
    topic = TopicFactory()
    row = {
        "id": whole.pk,
        "organisers": [str(second.pk), str(first.pk)],
        "topics": topic.slug,
    }

    confirm(desk, upload(desk, [row]))

    assert [each.organisation for each in whole.organisers.all()] == [second, first]
    assert list(whole.topics.all()) == [topic]


@pytest.mark.parametrize("page", ["import/", "export/", "process_import/"])
def test_an_author_neither_imports_nor_exports(client, author, page):
    client.force_login(author)

    assert client.get(RECORDS + page).status_code in (403, 405)
    assert client.post(RECORDS + page).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_costs_the_same_for_one_and_many(
    desk, django_assert_num_queries, count
):
    for _each in range(count):
        event = EventFactory(topics=[TopicFactory()])
        OrganiserFactory(event=event)
        ParticipationFactory(event=event)
        SectionFactory(event=event)
    export(desk, "json")

    with django_assert_num_queries(22):
        rows = json.loads(export(desk, "json"))

    assert len(rows) == count
