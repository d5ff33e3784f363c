"""Workers: what takes long is done beside the site, once more where one was killed."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from events import concerned
from events.models import Event
from events.people import merge
from participants.models import Organisation
from roundtable.diagnosis import contents
from search import stamp
from search.answers import Answer
from search.understanding import understand
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory
from tests.working import work

pytestmark = [pytest.mark.usefixtures("_glossary_stays"), pytest.mark.django_db]

MANY = concerned.AT_ONCE + 1
LONG_AGO = timedelta(days=30)


@pytest.fixture(autouse=True)
def _somebody_works(settings):
    settings.WORKERS = True


@pytest.fixture
def faculty():
    """An organisation that readers find by in many records, untouched for a month."""
    faculty = OrganisationFactory(name_kk="Тарих факультеті", name_ru="Истфак")
    for event in EventFactory.create_batch(MANY, published=True):
        OrganiserFactory(event=event, organisation=faculty)
    concerned.hear.call([event.pk for event in Event.objects.all()], seen=False)
    Event.objects.update(modified_at=timezone.now() - LONG_AGO)
    return Organisation.objects.get()


def rename(faculty):
    faculty.name_kk = "Шежіретану факультеті"
    faculty.save()
    concerned.follow(faculty)


def count_of(words):
    return Answer(understand(words), "relevance", "kk").survey.count


def test_many_records_hear_of_a_name_from_a_worker(faculty, client, editor):
    client.force_login(editor)
    rename(faculty)

    assert concerned.still_to_hear() == MANY
    assert count_of("шежіретану") == 0
    assert f"{MANY} жазба" in client.get(reverse("admin:index")).content.decode()

    work()

    assert concerned.still_to_hear() == 0
    assert count_of("шежіретану") == MANY
    aged = timezone.now() - timedelta(hours=1)
    assert not Event.objects.filter(modified_at__lt=aged).exists()


def test_pages_show_it_before_search_knows(faculty, at_once):
    before = stamp.current()

    with at_once():
        concerned.renew(*concerned.records_showing(faculty))

    assert concerned.still_to_hear() == MANY
    assert stamp.current() != before


def test_a_few_hear_of_it_at_once(faculty):
    Event.objects.last().delete()

    rename(faculty)

    assert not DBTaskResult.objects.exists()
    assert count_of("шежіретану") == MANY - 1


def test_where_nobody_works_all_hear_of_it_at_once(faculty, settings):
    settings.WORKERS = False

    rename(faculty)

    assert not DBTaskResult.objects.exists()
    assert count_of("шежіретану") == MANY


def test_two_become_one_and_two_again_with_all_their_records(faculty, admin_user):
    twin = OrganisationFactory(name_kk="Шежіретану бөлімі")
    both = Event.objects.last()
    OrganiserFactory(event=both, organisation=twin)

    done = merge.merge(faculty, twin, by=admin_user, reason="Бір факультет")
    work()

    assert set(concerned.records_showing(twin)) == set(
        Event.objects.values_list("pk", flat=True)
    )
    assert both.organisers.count() == 1
    assert count_of("шежіретану") == MANY

    merge.undo(done, by=admin_user)
    work()

    assert concerned.records_showing(twin) == [both.pk]
    assert len(concerned.records_showing(faculty)) == MANY
    assert both.organisers.count() == 2
    assert count_of("шежіретану") == 1


# --- When a worker is killed, or nobody is there ----------------------------------


def begun_by(name, since=timedelta()):
    """Let a worker of this name have been killed in the middle of the task."""
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING,
        worker_ids=[name],
        started_at=timezone.now() - since,
    )


@pytest.mark.parametrize(
    ("killed", "since", "is_done"),
    [
        ("a-worker", timedelta(), True),
        ("another", timedelta(minutes=1), False),  # it may be at it still
        ("another", timedelta(hours=2), True),
    ],
)
def test_what_was_left_half_done_is_done_again(faculty, killed, since, is_done):
    rename(faculty)
    begun_by(killed, since)

    work("a-worker")

    assert (count_of("шежіретану") == MANY) == is_done
    assert (concerned.still_to_hear() == 0) == is_done


def test_what_failed_is_told_and_tried_again(faculty):
    rename(faculty)
    DBTaskResult.objects.update(args_kwargs={"args": [["?"], True], "kwargs": {}})
    right = {"args": [[event.pk for event in Event.objects.all()], True], "kwargs": {}}

    work()

    [finding] = contents.workers()
    assert finding.sentence == "1 failed. A worker that starts tries again."
    DBTaskResult.objects.update(args_kwargs=right)
    work()
    assert count_of("шежіретану") == MANY


def test_work_that_nobody_does_is_noticed(faculty, client):
    rename(faculty)
    assert client.get("/healthz").content == b"ok"
    assert [one.level.name for one in contents.workers()] == ["OK"]

    DBTaskResult.objects.update(enqueued_at=F("enqueued_at") - timedelta(hours=2))

    assert client.get("/healthz").content == b"work waits, and nobody does it"
    [finding] = contents.workers()
    assert finding.sentence == "1 tasks wait for an hour. Run: manage.py db_worker"
