"""Files given together: read one by one, told in one report, none stops the others."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from events.media.refusals import Refusal
from intake import uploads
from intake.models import SourceFile
from tests.factories import EventFactory
from tests.working import work

from .proposals import SUMMARY, UPLOAD, docx, proposal, review_page, source_with
from .test_uploading import crowd  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db

OTHER = SUMMARY.replace("Цифрлық білім", "Дала мұрасы", 1)
PROGRAM = b"MZ\x90\0" * 99


def files(**contents):
    """What a browser posts with several files, Word's of these texts."""
    made = [SimpleUploadedFile(f"{name}.docx", data) for name, data in contents.items()]
    return {"file": made}


def word(text):
    return docx(*text.split("\n\n"))


def give(desk, **contents):
    """Give files together and return the address of their report."""
    return desk.post(UPLOAD, files(**contents))["Location"]


def told(desk, report):
    rows = desk.get(report).context["report"].rows
    return {row.source.name: row.state for row in rows}


def test_files_given_together_wait_to_be_read(desk, author):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    assert told(desk, report) == {"one.docx": "waits", "two.docx": "waits"}
    given = SourceFile.objects.values_list("given_by", "proposal")
    assert list(given) == [(author.pk, {})] * 2


def test_one_is_read_at_a_time_so_that_one_sees_how_far_it_is(desk):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    desk.post(report)

    assert told(desk, report) == {"one.docx": "read", "two.docx": "waits"}
    assert desk.get(report).context["report"].done == 1


def test_the_button_of_a_page_without_scripts_reads_all(desk):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    page = desk.post(report, {"all": "1"}, follow=True)

    rows = page.context["report"].rows
    assert [(row.title, row.state) for row in rows] == [
        ("Цифрлық білім", "read"),
        ("Дала мұрасы", "read"),
    ]
    assert "<progress" not in page.content.decode()


def test_a_bad_file_says_why_and_stops_no_other(desk):
    report = give(desk, old=PROGRAM, cut=b"PK\x03\x04", good=word(SUMMARY), empty=b"")

    page = desk.post(report, {"all": "1"}, follow=True)

    rows = page.context["report"].rows
    assert [(row.source.name, row.state, row.source.refusal) for row in rows] == [
        ("old.docx", "refused", "disguised"),
        ("cut.docx", "refused", "broken"),
        ("good.docx", "read", ""),
        ("empty.docx", "refused", "empty"),
    ]
    assert str(Refusal.DISGUISED.label) in page.content.decode()


def test_of_a_refused_file_only_the_name_stays(
    desk, django_capture_on_commit_callbacks
):
    report = give(desk, old=PROGRAM, good=word(SUMMARY))
    name = SourceFile.objects.get(name="old.docx").file.name

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(report, {"all": "1"})

    refused = SourceFile.objects.get(name="old.docx")
    assert (refused.file.name, default_storage.exists(name)) == ("", False)
    address = reverse("admin:intake_sourcefile_file", args=[refused.pk])
    assert desk.get(address).status_code == 404
    page = desk.get(review_page(refused), follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert said == [str(Refusal.DISGUISED.label)]


def test_a_refused_file_can_be_thrown_away(desk, author):
    refused = source_with(proposal(), given_by=author, refusal="broken")
    SourceFile.objects.update(file="", proposal={})

    desk.post(
        reverse("admin:intake_sourcefile_delete", args=[refused.pk]), {"post": "yes"}
    )

    assert SourceFile.objects.count() == 0


def test_what_the_database_will_not_hold_is_refused_and_the_next_is_read(
    desk, monkeypatch
):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))
    first = SourceFile.objects.earliest("pk")
    read = uploads.read_proposal

    def odd(data, name, *options):
        if name == first.name:
            raise ValueError("no JSON")
        return read(data, name, *options)

    monkeypatch.setattr(uploads, "read_proposal", odd)
    desk.post(report, {"all": "1"})

    assert told(desk, report) == {"one.docx": "refused", "two.docx": "read"}


def test_a_file_that_became_a_record_is_known_and_not_read_again(desk, author):
    event = EventFactory(title_kk="Бұрынғы жазба")
    event.responsible.add(author)
    data = word(SUMMARY)
    uploads.receive(data, "бұрынғы.docx", by=author)
    SourceFile.objects.update(used_at=timezone.now(), event=event)

    report = give(desk, again=data, new=word(OTHER))
    page = desk.post(report, {"all": "1"}, follow=True)

    known, new = page.context["report"].rows
    assert (known.state, known.record, new.state) == ("known", event, "read")
    assert "Бұрынғы жазба" in page.content.decode()


def test_a_foreign_record_of_the_same_file_is_not_named_in_the_report(desk, editor):
    data = word(SUMMARY)
    uploads.receive(data, "бөтен.docx", by=editor)
    event = EventFactory(title_kk="Бөтен жоба")
    SourceFile.objects.update(used_at=timezone.now(), event=event)

    page = desk.get(give(desk, again=data, new=word(OTHER)))

    assert page.context["report"].rows[0].state == "known"
    assert "Бөтен жоба" not in page.content.decode()


def test_the_same_file_stands_once_in_the_report(desk):
    same = word(SUMMARY)  # made anew in another second, it would be another file

    report = give(desk, one=same, again=same, two=word(OTHER))

    assert told(desk, report) == {"one.docx": "waits", "two.docx": "waits"}


def test_a_text_can_be_given_beside_files(desk):
    response = desk.post(UPLOAD, files(one=word(SUMMARY)) | {"text": OTHER})

    names = {"one.docx": "waits", "Қойылған мәтін.txt": "waits"}
    assert told(desk, response["Location"]) == names


def test_too_many_files_at_once_are_refused(desk, monkeypatch):
    monkeypatch.setattr("intake.forms.MOST_FILES", 1)

    response = desk.post(UPLOAD, files(one=word(SUMMARY), two=word(OTHER)))

    assert response.context["form"].errors == {
        "file": ["Бір жолы ең көбі 1 файл жүктеуге болады."]
    }


def test_a_file_for_which_there_is_no_place_waits_on(desk, crowd):  # noqa: F811
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    desk.post(report, {"all": "1"})

    assert told(desk, report) == {"one.docx": "waits", "two.docx": "waits"}


def test_a_worker_reads_them_where_there_is_one(desk, settings):
    settings.WORKERS = True
    report = give(desk, old=PROGRAM, good=word(SUMMARY))
    page = desk.get(report).content.decode()

    work()

    assert f'<form method="get" action="{report}">' in page
    assert told(desk, report) == {"old.docx": "refused", "good.docx": "read"}


def test_a_script_is_given_the_report_alone(desk):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    page = desk.get(report, headers={"x-requested-with": "fetch"}).content.decode()

    assert page.count("batch__file--waits") == 2
    assert "<html" not in page


def test_a_foreign_batch_is_not_found(client, desk, user_in_role):
    report = give(desk, one=word(SUMMARY), two=word(OTHER))

    client.force_login(user_in_role("author", "бөтен"))

    assert client.get(report).status_code == 404
    assert client.post(report, {"all": "1"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_costs_the_same(desk, author, django_assert_num_queries, count):
    batch = uuid4()
    for _number in range(count):
        source_with(proposal(), given_by=author, batch=batch)

    with django_assert_num_queries(11):
        desk.get(reverse("admin:intake_sourcefile_batch", args=[batch]))


def test_the_list_says_what_is_not_read_and_what_was_refused(desk):
    report = give(desk, old=PROGRAM, good=word(SUMMARY))
    desk.post(report)

    page = desk.get(reverse("admin:intake_sourcefile_changelist")).content.decode()

    assert "әлі оқылмаған" in page
    assert str(Refusal.DISGUISED.label) in page
