"""The media folder is replaced as a whole, or not at all."""

import pytest
from django.core.files.base import ContentFile

from roundtable import backups
from roundtable.backups import media

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _old_files(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events/old.jpg").touch()
    (tmp_path / "people").mkdir()


def names(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in files)


def test_new_files_take_the_place_of_all_old_ones(tmp_path):
    with media.replacing() as store:
        store.save("events/new.jpg", ContentFile(b"new"))
        media.seal()

    assert names(tmp_path) == ["events/new.jpg"]
    assert [path.name for path in tmp_path.iterdir()] == ["events"]


def test_files_of_a_database_that_did_not_come_go_again(tmp_path):
    with media.replacing() as store:
        store.save("events/new.jpg", ContentFile(b"new"))

    assert names(tmp_path) == ["events/old.jpg"]
    assert media.is_settled()


def test_files_that_are_being_gathered_are_left_alone():
    with media.replacing() as store:
        store.save("events/new.jpg", ContentFile(b"new"))

        media.settle()

        assert store.exists("events/new.jpg")


def test_two_restores_do_not_work_at_once(tmp_path):
    with media.replacing(), pytest.raises(backups.Refused), media.replacing():
        pass

    assert names(tmp_path) == ["events/old.jpg"]
