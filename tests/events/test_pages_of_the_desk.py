"""The list of records at the desk, page by page."""

import pytest
from django.core.paginator import Paginator

from events.models import Event
from participants.paging import NumbersFirst
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_page_has_the_rows_of_any_other_paginator_in_order(number):
    for day in (3, 5, 1, 4, 2):
        EventFactory(starts_on=f"2024-05-0{day}")
    rows = Event.objects.order_by("-starts_on")

    page = NumbersFirst(rows, 2).page(number)

    assert [*page] == [*Paginator(rows, 2).page(number)]
    assert page.has_next() == (number < 3)


def test_the_last_page_of_the_desk_shows_the_oldest_records(admin_client):
    for day in range(1, 29):
        for month in (4, 5):
            EventFactory(starts_on=f"2024-0{month}-{day:02}")

    page = admin_client.get("/admin/events/event/", {"p": 2}).context["cl"]

    days = [event.starts_on.isoformat() for event in page.result_list]
    assert days == [f"2024-04-0{day}" for day in range(6, 0, -1)]
