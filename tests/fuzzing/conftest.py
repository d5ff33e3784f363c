"""What all fuzzing starts from: the archive, its users, and a walk through the site."""

import logging
import os
from random import Random

import pytest
from django.db import transaction
from django.test import Client, override_settings

from .archive import fill
from .asking import Asker
from .surface import Surface

SEED = os.environ.get("FUZZ_SEED", "1")
REQUESTS = int(os.environ.get("FUZZ_REQUESTS", 20_000))
UPLOADS = int(os.environ.get("FUZZ_UPLOADS", 60))  # reading one takes up to a second


@pytest.fixture(autouse=True)
def _own_media_folder():
    """The archive has one folder for all of these tests."""


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """Return the users of a filled site by role, and what was found of its surface."""
    media = tmp_path_factory.mktemp("media")
    logging.disable()
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, RATE_LIMITS={}),
        transaction.atomic(),
    ):
        users = fill(media)
        client = Client(raise_request_exception=False)
        client.force_login(users["admin"])
        with transaction.atomic():
            surface = Surface(client)
            transaction.set_rollback(True)
        yield users, surface
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture
def db(site):
    """The database is open already, within the one transaction of the archive."""


@pytest.fixture
def fuzzed(db, site, request):
    """Ask as a user of some role, with luck of its own; then say what went wrong."""
    users, _surface = site

    def fuzzed(role, ask):
        asker = Asker(users.get(role))
        rng = Random(f"{SEED} {request.node.name}")
        with transaction.atomic():
            ask(asker, rng)
            transaction.set_rollback(True)
        assert not asker.faults, f"FUZZ_SEED={SEED}\n\n{asker.report()}"
        return asker

    return fuzzed
