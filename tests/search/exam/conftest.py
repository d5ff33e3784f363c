import pytest
from django.db import transaction
from django.test import override_settings

from tests.search.exam import loading


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """The invented archive, loaded and indexed once for all that ask it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        yield loading.load()
        transaction.set_rollback(True)
