"""A file is read in a process of its own: whatever becomes of it, the site goes on."""

import io
import json
import os
import select
import sys
import tempfile
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from PIL import Image

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable
from intake.extraction.extract import extract
from intake.readers import reader
from intake.reading import read_images, read_proposal

from .building import DOCUMENTS, build
from .proposals import docx
from .test_readers import rewritten

WORKER = "tests.intake.broken_worker"
IS_LINUX = sys.platform == "linux"
limited = pytest.mark.skipif(not IS_LINUX, reason="only Linux keeps these limits")


@pytest.fixture(autouse=True)
def little(monkeypatch, tmp_path):
    """The place for files of a moment, where a forgotten one would be seen."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def refusal(act):
    with pytest.raises(Unreadable) as refused:
        sandbox.ask(WORKER, b"", act=act)
    return refused.value.code


def children():
    """Return the processes that we started and that nobody has buried."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {number for task in tasks for number in task.read_text().split()}


def has_ended(number):
    """Wait for a process that was told to end; whether anybody buries it, or not."""
    try:
        process = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([process], [], [], 60)
    os.close(process)
    return bool(ended)


def test_bytes_go_in_and_come_back_unchanged():
    data = bytes(range(256)) * 9_000

    assert sandbox.ask(WORKER, data, act="answer") == ({"length": len(data)}, data)


@limited
@pytest.mark.parametrize(
    "act",
    ["eat_memory", "eat_time", "crash", "print_garbage", "print_for_ever", "fail"],
)
def test_a_reader_that_breaks_is_a_refusal_and_leaves_nothing(act, little):
    before = children()

    assert refusal(act) == Refusal.TOO_INTRICATE

    assert list(little.iterdir()) == []
    assert children() == before


def test_a_reader_that_only_sleeps_is_ended_by_the_clock(monkeypatch, little):
    monkeypatch.setattr(sandbox, "PATIENCE", 1)
    before = children() if IS_LINUX else set()

    assert refusal("sleep") == Refusal.TOO_INTRICATE

    assert list(little.iterdir()) == []
    assert (children() if IS_LINUX else set()) == before


@limited
def test_whatever_a_reader_started_ends_with_it(tmp_path):
    note = tmp_path / "another"

    with pytest.raises(Unreadable):
        sandbox.ask(WORKER, b"", act="start_another", note=str(note))

    assert has_ended(int(note.read_text()))


def test_where_the_system_knows_no_limits_files_are_read_as_well(monkeypatch):
    monkeypatch.setenv("WITHOUT_LIMITS", "1")

    assert sandbox.ask(WORKER, b"abc", act="answer") == ({"length": 3}, b"abc")


def test_whoever_comes_when_all_places_are_taken_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(sandbox, "QUEUE", 0.01)

    with ExitStack() as others:
        for _place in range(sandbox.AT_ONCE):
            others.enter_context(sandbox._place())
        assert refusal("answer") == Refusal.BUSY

    assert sandbox.ask(WORKER, b"", act="answer") == ({"length": 0}, b"")


def test_a_proposal_is_the_same_from_the_sandbox():
    data, name = build(DOCUMENTS / "10-tracked-footnotes.txt")

    assert read_proposal(data, name) == extract(reader.read(data, name))


def test_the_pictures_are_the_same_from_the_sandbox():
    data = with_picture(b"\x89PNG" * 999, times=3)

    assert read_images(data, "a.docx") == reader.read(data, "a.docx").images


@limited
@pytest.mark.django_db
def test_one_bad_file_does_not_end_a_batch(tmp_path):
    (tmp_path / "1.docx").write_bytes(with_picture(os.urandom(20_000_000), times=60))
    (tmp_path / "2.docx").write_bytes(docx("Цифрлық білім", "2024 ж. 1 наурыз"))
    said = StringIO()

    with pytest.raises(CommandError):
        call_command("import_record", tmp_path, "--json", "--dry-run", stdout=said)

    bad, good = map(json.loads, said.getvalue().splitlines())
    assert (bad["outcome"], good["outcome"]) == ("refused", "read")
    assert bad["reason"] == str(Refusal.TOO_INTRICATE.label)


@pytest.mark.parametrize("text", ["7", "аб", "Университет ", "https://a.kz/b/c "])
def test_a_hundred_kilobytes_in_one_paragraph_are_no_reason_to_refuse(text):
    data = (text * 100_000)[:100_000].encode()

    assert len(read_proposal(data, "a.txt").blocks) == 1


def with_picture(picture, times):
    """Return a Word file that shows one picture many times."""
    document, pixel = Document(), io.BytesIO()
    Image.new("RGB", (1, 1)).save(pixel, "PNG")
    document.add_paragraph("Цифрлық білім")
    for _time in range(times):
        document.add_picture(pixel)
    stream = io.BytesIO()
    document.save(stream)
    return rewritten(stream.getvalue(), "word/media/image1.png", lambda _old: picture)
