"""Files are imported from the command line, one or a whole folder of them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import Event
from intake.models import SourceFile
from participants.models import Organisation

from .proposals import docx

pytestmark = pytest.mark.django_db

SUMMARY = (
    "Цифрлық білім",
    "2024 жылғы 1 наурызда дөңгелек үстел өтті. Оған Ғ. Есім, Г. Кан қатысты.",
    "Мақсаты – білімді талқылау.",
)
GATHERING = """ЗАСЕДАНИЕ СОВЕТА

5 мая прошло заседание «Малая пристань». Была конференция «Реки города».

Гости увидели выставку «Реки города». На заседании встретились студенты и рыбаки.
Колледж связи показал карты на заседании."""


def import_record(path, *options):
    """Return what the command says of each file."""
    said = StringIO()
    call_command("import_record", path, "--json", *options, stdout=said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def file(folder):
    path = folder / "qorytyndy.docx"
    path.write_bytes(docx(*SUMMARY))
    return path


def test_a_file_becomes_a_draft_its_user_answers_for(file, author):
    [report] = import_record(file, "--by", "author")

    event = Event.objects.get()
    assert report["outcome"] == "made"
    assert report["desk"] == (
        f"http://127.0.0.1:8000/admin/events/event/{event.pk}/change/"
    )
    assert list(event.responsible.all()) == [author]
    assert SourceFile.objects.get().event == event


def test_a_draft_without_a_user_is_for_the_editors(file):
    import_record(file)

    assert list(Event.objects.get().responsible.all()) == []


def test_a_dry_run_reports_and_keeps_nothing(file):
    [report] = import_record(file, "--dry-run")

    assert report["outcome"] == "read"
    assert report["names"] == ["Ғ. Есім", "Г. Кан"]
    assert (Event.objects.count(), SourceFile.objects.count()) == (0, 0)


def test_a_kind_the_text_does_not_say_is_other_and_a_doubt(folder):
    path = folder / "a.txt"
    path.write_text("Тақырыбы: Цифрлық білім\n\nБілім туралы сөз болды.", "utf-8")

    [report] = import_record(path)

    questions = [doubt["question"] for doubt in report["doubts"]]
    assert Event.objects.get().kind == "other"
    assert "Бұл қандай іс-шара болды?" in questions


def test_what_a_person_could_choose_is_reported_with_the_question(folder):
    path = folder / "a.txt"
    path.write_text(GATHERING, "utf-8")

    [report] = import_record(path, "--dry-run")
    printed = StringIO()
    call_command("import_record", path, "--dry-run", stdout=printed)

    offered = [one["alternatives"] for one in report["doubts"] if one["alternatives"]]
    assert offered == [["Реки города", "Заседание совета"], ["Колледж связи"]]
    lines = map(str.strip, printed.getvalue().splitlines())
    assert [line for line in lines if line.startswith("/ ")] == [
        "/ Реки города",
        "/ Заседание совета",
        "/ Колледж связи",
    ]


def test_a_file_that_is_given_again_says_so_and_makes_no_second_record(file):
    [first] = import_record(file)

    [second] = import_record(file)

    assert second == {
        "file": str(file),
        "outcome": "known",
        "desk": first["desk"],
    }
    assert Event.objects.count() == 1


def test_a_file_whose_draft_was_deleted_may_be_imported_anew(file):
    import_record(file)
    Event.objects.all().delete()

    [report] = import_record(file)

    assert report["outcome"] == "made"


def test_no_organisation_is_entered_unattended(folder):
    path = folder / "a.docx"
    path.write_bytes(docx("Цифрлық білім", "ҚазҰУ-дың тарих факультеті өткізді."))

    import_record(path)

    assert Organisation.objects.count() == 0


def test_a_folder_is_imported_file_by_file_and_the_refused_are_counted(folder, file):
    (folder / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99)
    (folder / "~$qorytyndy.docx").write_bytes(b"x")
    (folder / "b.txt").write_text("\n\n".join(SUMMARY), "utf-8")
    said = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("import_record", folder, "--json", stdout=said)

    reports = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [report["outcome"] for report in reports] == ["refused", "made", "made"]
    assert str(refused.value) == "Refused: 1."
    assert Event.objects.count() == 2


def test_the_report_for_people_names_the_title_and_what_stays_open(file):
    said = StringIO()

    call_command("import_record", file, "--dry-run", stdout=said)

    lines = [line.strip() for line in said.getvalue().splitlines()]
    assert lines[:4] == [
        f"{file} – read, nothing kept",
        "Цифрлық білім",
        "2024-03-01",
        "Ғ. Есім, Г. Кан",
    ]


@pytest.mark.parametrize("options", [["жоқ.docx"], [".", "--by", "жоқ"]])
def test_what_does_not_exist_is_said(options):
    with pytest.raises(CommandError):
        call_command("import_record", *options)
