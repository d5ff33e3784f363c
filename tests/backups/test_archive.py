"""Archives: written and read in one pass, and taken for whole only when they are."""

import io
import subprocess

import pytest
from pyrage.x25519 import Identity

from roundtable import backups
from roundtable.backups import archive

KEY = str(Identity.generate())
MEMBERS = {
    "rows/events.event.jsonl": '{"title_kk":"Дөңгелек үстел"}\n'.encode() * 900,
    "media/events/1/photos/арка.jpg": bytes(range(256)) * 2_000,
    "rows/empty.jsonl": b"",
}


@pytest.fixture(params=["", KEY], ids=["open", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def path(tmp_path, key):
    path = tmp_path / "archive"
    with path.open("wb") as file, archive.writing(file, key) as target:
        for name, content in MEMBERS.items():
            archive.add(target, name, io.BytesIO(content))
    return path


def read(path, key):
    with archive.reading(path, key) as members:
        return {name: file.read() for name, file in members}


def test_what_is_written_can_be_read(path, key):
    assert read(path, key) == MEMBERS
    assert archive.verify(path, key) == len(MEMBERS)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_an_archive_that_is_cut_short_is_damaged(path, key, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(archive.DamagedArchiveError):
        read(path, key)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.999])
def test_an_archive_in_which_a_byte_was_changed_is_damaged(path, key, share):
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 1
    path.write_bytes(content)

    with pytest.raises(archive.DamagedArchiveError):
        read(path, key)


@pytest.mark.parametrize("key", [""])
def test_other_programs_can_open_and_check_it(path, tmp_path):
    subprocess.run(["gzip", "--test", "--suffix=archive", path], check=True)
    subprocess.run(["tar", "xzf", path, "-C", tmp_path], check=True)

    assert {name: (tmp_path / name).read_bytes() for name in MEMBERS} == MEMBERS


@pytest.mark.parametrize("key", [KEY], ids=["locked"])
def test_without_its_key_nobody_reads_it(path):
    assert b"title_kk" not in path.read_bytes()
    with pytest.raises(backups.Refused):
        read(path, "")
    with pytest.raises(archive.DamagedArchiveError):
        read(path, str(Identity.generate()))


def test_a_disk_that_is_full_says_so_through_the_cipher(key):
    class FullDisk(io.BytesIO):
        def write(self, piece):
            raise OSError("No space left on device")

    def write():
        with archive.writing(FullDisk(), key) as target:
            for _time in range(50):
                archive.add(
                    target, "media/noise", io.BytesIO(bytes(range(256)) * 4_000)
                )

    with pytest.raises(Exception, match="No space left"):
        write()
