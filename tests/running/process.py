"""A process of a site: it does what a line of JSON tells it, and answers with one."""

import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import django

from tests.sites import ROOT


class Answers(logging.Handler):
    """What the request log says: of each answer its status, and whether it was kept."""

    def emit(self, record):
        said = record.event
        found.append([said["status"], said["queries"] == 1])


@contextmanager
def process_of(site, cache="locmemcache://"):
    """Give what asks another process of a site."""
    kept = {"PAGES_KEPT_FOR": "60", "CACHE_URL": cache}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.running.process"],
        cwd=ROOT,
        env=site.environment | kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:

        def ask(*told):
            print(json.dumps(told), file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()


found, forms = [], []


def read(address, times=1):
    from django.db import connection
    from django.test import Client

    def reading(_time):
        Client().get(address, headers={"host": "localhost"})
        connection.close()

    found.clear()
    with ThreadPoolExecutor(times) as readers:
        list(readers.map(reading, range(times)))
    return found


def take(step, **answers):
    from django.contrib.auth.models import User

    from events import workflow
    from events.models import Event

    event, by = Event.objects.get(), User.objects.get(username="editor")
    return workflow.transition(workflow.STEPS[step], event, by=by, **answers).status


def open_form():
    """Open the form of the record at the desk."""
    from django.contrib.auth.models import User
    from django.template import Template
    from django.test import Client
    from django.test.utils import instrumented_test_render
    from django.urls import reverse

    from events.models import Event

    Template._render = instrumented_test_render  # answers keep what they were drawn of
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="editor"))
    address = reverse("admin:events_event_change", args=[Event.objects.get().pk])
    forms[:] = [client, address, client.get(address)]


def versions(*fields):
    """Return what the fields of the record were after each save, the oldest first."""
    from reversion.models import Version

    from events.models import Event

    kept = Version.objects.get_for_object(Event.objects.get()).order_by("pk")
    return [[version.field_dict[field] for field in fields] for version in kept]


def save_form(field, numbers):
    """Type each number into a field and save; return how often that was refused."""
    from tests.desk import posted_from

    refusals = 0
    for number in numbers:
        if not forms:
            open_form()
        client, address, page = forms
        answer = client.post(address, posted_from(page, **{field: str(number)}))
        while answer.status_code == 200:
            refusals += 1
            assert answer.context["conflict"], answer.context["errors"]
            answer = client.post(address, posted_from(answer))
        assert answer.status_code == 302
        forms.clear()
    return refusals


if __name__ == "__main__":
    django.setup()
    logging.getLogger("roundtable.running.request_log").addHandler(Answers())
    for line in sys.stdin:
        act, *told = json.loads(line)
        options = told.pop() if told and isinstance(told[-1], dict) else {}
        print(json.dumps(globals()[act](*told, **options)), flush=True)
