"""Who may give a record its DOI, and that it keeps the first."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from events.doi import assign_doi
from events.models import Event
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(published=True)


def test_a_record_keeps_the_first_doi_it_was_given(event, editor):
    assign_doi(event, "10.12345/one", by=editor)

    with pytest.raises(ValidationError):
        assign_doi(event, "10.12345/two", by=editor)

    event.refresh_from_db()
    assert event.doi == "10.12345/one"


def test_an_author_cannot_give_a_doi(event, author):
    event.responsible.add(author)

    with pytest.raises(PermissionDenied):
        assign_doi(event, "10.12345/one", by=author)


def test_a_record_withdrawn_meanwhile_gets_no_doi(event, editor):
    Event.objects.update(status="withdrawn", withdrawn_at=timezone.now())

    with pytest.raises(ValidationError):
        assign_doi(event, "10.12345/one", by=editor)


def test_two_records_cannot_share_a_doi(event, editor):
    assign_doi(event, "10.12345/one", by=editor)

    with pytest.raises(ValidationError):
        assign_doi(EventFactory(published=True), "10.12345/one", by=editor)
