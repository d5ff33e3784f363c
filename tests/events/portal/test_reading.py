"""Site settings cost a page nothing, and every process has them at once."""

import pytest
from django.test import Client

from events.portal import reading
from events.portal.models import Portal
from search import stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_many(settings):
    """A process beside others, which change the database without telling it."""
    settings.SERVED_BY_ONE = False
    reading.remember(None)


def changed_by_another(**columns):
    Portal.objects.update_or_create(pk=1, defaults=columns)
    stamp.Stamp.objects.update_or_create(
        pk=1, defaults={"mark": columns["name_kk"][:16]}
    )


def test_what_another_process_saved_is_on_the_next_page(one_of_many):
    changed_by_another(name_kk="Бірінші университет")
    before = Client().get("/kk/about/").content.decode()
    changed_by_another(name_kk="Екінші университет")

    after = Client().get("/kk/about/").content.decode()

    assert "– Бірінші университет</title>" in before
    assert "– Екінші университет</title>" in after
    assert "Бірінші" not in after  # in no part that all pages share


def test_a_kept_page_goes_with_the_settings_it_was_made_under(settings, one_of_many):
    settings.PAGES_KEPT_FOR = 60
    reader = Client()
    changed_by_another(name_kk="Бірінші университет")
    reader.get("/kk/about/")
    changed_by_another(name_kk="Екінші университет")

    assert "Екінші университет" in reader.get("/kk/about/").content.decode()


def test_a_page_asks_for_the_stamp_once_and_for_nothing_else(
    one_of_many, django_assert_num_queries
):
    changed_by_another(name_kk="Университет")
    Client().get("/kk/about/")

    with django_assert_num_queries(1) as asked:
        Client().get("/kk/about/")

    assert [one["sql"] for one in asked] == ["SELECT mark FROM search_stamp"]


def test_one_process_that_serves_all_asks_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        Client().get("/kk/about/")


def test_where_no_database_answers_the_last_settings_stand(one_of_many, settle):
    settle(name_kk="Университет")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamp, "seen", _broken)

        assert reading.portal().full_name.text == "Университет"


def _broken():
    raise reading.DatabaseError


def test_a_new_record_begins_with_the_licence_of_the_portal(settle, client, author):
    settle(licence="CC-BY-4.0")
    client.force_login(author)

    form = client.get("/admin/events/event/add/?form=x").context["adminform"].form

    assert form.get_initial_for_field(form.fields["licence"], "licence") == "CC-BY-4.0"
