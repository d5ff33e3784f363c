"""Health: what is wrong is named in one line; the process alone needs nothing."""

import os
import shutil
import subprocess
import sys
from collections import namedtuple

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from roundtable.running import health

Usage = namedtuple("Usage", "total used free")


def health_of(client):
    response = client.get("/healthz")
    return response.status_code, response.content.decode()


@pytest.mark.django_db
def test_health_says_ok_when_nothing_is_wrong(client):
    assert health_of(client) == (200, "ok")


@pytest.mark.django_db
def test_health_says_when_a_migration_has_not_run(client):
    [last] = MigrationLoader(connection).graph.leaf_nodes("search")
    MigrationRecorder(connection).record_unapplied(*last)

    assert health_of(client) == (503, "migrations are waiting")


@pytest.mark.django_db
def test_health_says_when_the_disk_is_nearly_full(client, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(100, 99, 1))

    assert health_of(client) == (503, "the disk is nearly full")


@pytest.mark.django_db
@pytest.mark.parametrize("folder", ["", "made/with/the/first/photo"])
def test_a_site_without_media_is_healthy(client, settings, tmp_path, folder):
    settings.MEDIA_ROOT = tmp_path / folder

    assert health_of(client) == (200, "ok")


@pytest.mark.django_db
def test_health_says_when_the_media_folder_cannot_be_written(client, settings):
    settings.MEDIA_ROOT = "/proc/media"  # not even root writes there

    assert health_of(client) == (503, "the media folder cannot be written")


ASKED = """
import django
django.setup()
from django.test import Client
for page in ("/healthz", "/livez"):
    response = Client(headers={"host": "localhost"}).get(page)
    print(response.status_code, response.content.decode())
"""


def test_without_a_database_health_says_so_and_the_process_lives():
    nobody = {"DATABASE_URL": "postgres://postgres@127.0.0.1:9/nothing"}
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env=os.environ | nobody,
        capture_output=True,
        text=True,
    )

    assert done.stdout == "503 the database does not answer\n200 ok\n"


@pytest.mark.django_db
def test_a_check_of_another_part_of_the_site_is_asked_too(client, monkeypatch):
    monkeypatch.setattr(health, "CHECKS", [*health.CHECKS, lambda: "letters wait"])

    assert health_of(client) == (503, "letters wait")
