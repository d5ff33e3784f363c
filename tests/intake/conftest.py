"""What the tests of the screens between a file and a draft start from."""

import pytest

from .proposals import proposal, source_with


@pytest.fixture
def source(author):
    return source_with(proposal(), given_by=author)


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client
