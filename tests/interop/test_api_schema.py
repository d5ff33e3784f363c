"""Schemathesis asks the API whatever its own description allows, and more."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings

from roundtable.wsgi import application
from tests.factories import EventFactory, OrganiserFactory, ParticipationFactory

pytestmark = pytest.mark.django_db
UNPACKED = {"Accept-Encoding": "identity"}  # its client does not unpack answers
PATIENT = hypothesis_settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _one_connection():
    """A server closes its connections after a request; a test needs its own still."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def operations(db, settings, _one_connection):
    settings.ALLOWED_HOSTS = ["localhost"]
    event = EventFactory(published=True)
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    return [found.ok() for found in schema.get_all_operations()]


def test_no_question_breaks_the_api_and_every_answer_is_as_described(operations):
    assert len(operations) == 12
    for operation in operations:

        @PATIENT
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate(headers=UNPACKED)

        ask()
