"""Archives in a bucket: the server is a real one, only small."""

import threading
from http import HTTPStatus
from http.server import ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from pyrage.x25519 import Identity

from roundtable.backups import bucket
from tests.sites import own_site

localbucket = pytest.importorskip("localbucket")
pytest.importorskip("obstore")
MEGABYTE = 1024 * 1024


class Server(localbucket.S3Handler):
    """Serves folders as buckets, and does what a test wants to go wrong."""

    refuses = damages = False

    def do_PUT(self):  # noqa: N802  (the name of http.server)
        if self.refuses and "partNumber=2" in self.path:
            self._read_body()
            self._send_error(localbucket.S3Error(HTTPStatus.FORBIDDEN, "No", "Full."))
        else:
            super().do_PUT()

    def _send_file(self, *arguments, **options):
        if self.damages:
            for path in self.data_root.glob("box/**/*.gz"):
                path.write_bytes(path.read_bytes()[:-1] + b"?")
        super()._send_file(*arguments, **options)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(tmp_path, monkeypatch):
    class OfThisTest(Server):
        data_root = tmp_path / "store"

    (OfThisTest.data_root / "box").mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), OfThisTest) as listening:
        threading.Thread(target=listening.serve_forever, args=[0.01]).start()
        environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{listening.server_port}",
            "AWS_ACCESS_KEY_ID": "site",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "kz",
        }
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield OfThisTest
        listening.shutdown()


@pytest.fixture
def large_file(tmp_path):
    path = tmp_path / "roundtable-20311206T100000Z.tar.gz"
    path.write_bytes(bytes(17 * MEGABYTE))
    return path


def stored(server):
    """Return all that the server has, also what it keeps of unfinished uploads."""
    paths = server.data_root.rglob("*")
    return [str(p.relative_to(server.data_root)) for p in paths if p.is_file()]


@pytest.mark.django_db
def test_an_archive_is_kept_in_a_bucket_and_restored_from_it(
    server, filled_site, tmp_path
):
    old = server.data_root / "box/site/roundtable-20200101T000000Z.tar.gz"
    old.parent.mkdir()
    old.write_bytes(b"old")
    (old.parent / "other.txt").write_bytes(b"not ours")
    key = str(Identity.generate())
    only_one = ("--keep-last", "1", "--keep-daily", "0", "--keep-weekly", "0")

    told = filled_site.manage("backup", "s3://box/site/", *only_one, BACKUP_KEY=key)

    address = told.partition(": ")[0]
    assert told.endswith(f"Removed: {old.name}\n")
    assert sorted(stored(server)) == ["box/site/other.txt", address[5:]]
    with own_site(tmp_path) as site:
        site.manage("restore", address, BACKUP_KEY=key)
        assert site.rows()["events_event"] == filled_site.rows()["events_event"]


def test_a_large_file_travels_in_pieces_and_back(server, large_file):
    place = bucket.Bucket("s3://box")

    place.keep(large_file)

    assert stored(server) == [f"box/{large_file.name}"]
    with place.fetched(large_file.name) as path:
        assert path.read_bytes() == large_file.read_bytes()


def test_what_breaks_off_under_way_has_no_name_and_leaves_nothing(server, large_file):
    server.refuses = True

    with pytest.raises(bucket.BucketError, match="403 Forbidden"):
        bucket.Bucket("s3://box/site").keep(large_file)

    assert stored(server) == []


def test_what_comes_back_changed_is_removed(server, large_file):
    server.damages = True

    with pytest.raises(bucket.BucketError, match="It came back changed"):
        bucket.Bucket("s3://box/site").keep(large_file)

    assert stored(server) == []


def test_a_bucket_that_is_not_there_is_said_in_one_line(server):
    with pytest.raises(CommandError) as refused:
        call_command("restore", "s3://none/site/roundtable-20311206T100000Z.tar.gz")

    (line,) = str(refused.value).splitlines()
    assert line.startswith("Nothing was changed. ")
    assert "404 Not Found" in line


def test_without_the_library_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(bucket, "obstore", None)

    with pytest.raises(CommandError) as refused:
        call_command("backup", "s3://box/site")

    assert str(refused.value) == (
        "An address that begins with s3:// needs one more library: "
        "pip install -r requirements-optional.txt"
    )
