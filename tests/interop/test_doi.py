"""DOIs: what DataCite is told, what it may answer, and what is written down then."""

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Event as Signal
from threading import Thread
from types import SimpleNamespace

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.utils import timezone
from reversion.models import Version

from events.models import Event
from interop.doi import registration
from tests.factories import EventFactory, OrganiserFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def datacite(settings):
    """A server that stands in for DataCite; ``answers`` is what it will say."""
    asked, answers, closing = [], [], Signal()

    class StandIn(BaseHTTPRequestHandler):
        def do_PUT(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.path, dict(self.headers), json.loads(body)))
            status, text = answers.pop(0) if answers else (201, self.usual())
            if status is None:  # it is asleep
                closing.wait(5)
                return
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def usual(self):
            return json.dumps({"data": {"id": self.path.removeprefix("/dois/")}})

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    often = 0.01  # seconds: how often it looks whether it may go
    Thread(target=server.serve_forever, args=(often,), daemon=True).start()
    settings.DATACITE_URL = f"http://127.0.0.1:{server.server_port}"
    settings.DATACITE_REPOSITORY = "ABAI.RECORDS"
    settings.DATACITE_PASSWORD = "құпия"
    settings.DATACITE_PREFIX = "10.12345"
    yield SimpleNamespace(asked=asked, answers=answers)
    closing.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def event(db):
    event = EventFactory(published=True, title_kk="Алаш", title_ru="Алаш по-русски")
    OrganiserFactory(event=event)
    ParticipationFactory(event=event)
    return event


def registered(event, *options):
    out = StringIO()
    call_command("register_doi", event.pk, *options, stdout=out)
    event.refresh_from_db()
    return out.getvalue()


def refusal(event, *options):
    with pytest.raises(CommandError) as refused:
        registered(event, *options)
    event.refresh_from_db()
    return str(refused.value)


# --- What DataCite is told -------------------------------------------------------


def test_a_dry_run_prints_what_would_be_sent_and_sends_nothing(event, datacite):
    told = registered(event, "--dry-run")

    doi = f"10.12345/roundtable.{event.pk}"
    assert f'<datacite:identifier identifierType="DOI">{doi}<' in told
    assert datacite.asked == []
    assert event.doi == ""


def test_a_dry_run_needs_no_account(event):
    told = registered(event, "--dry-run")

    assert 'identifierType="DOI"' not in told
    assert '<datacite:title xml:lang="kk">Алаш<' in told


def test_the_question_carries_the_account_and_the_metadata(event, datacite, editor):
    registered(event, "--by", editor.username)

    ((path, headers, told),) = datacite.asked
    account = base64.b64decode(headers["Authorization"].removeprefix("Basic "))
    doi = f"10.12345/roundtable.{event.pk}"
    attributes = told["data"]["attributes"]
    assert path == f"/dois/{doi}"
    assert account.decode() == "ABAI.RECORDS:құпия"
    assert headers["Content-Type"] == "application/vnd.api+json"
    assert (attributes["doi"], attributes["event"]) == (doi, "publish")
    assert attributes["url"] == f"http://127.0.0.1:8000/e/{event.pk}"
    assert (
        base64.b64decode(attributes["xml"]).decode().rstrip()
        == registered(event, "--dry-run").rstrip()
    )


# --- What is written down --------------------------------------------------------


def test_the_record_gets_its_doi_with_a_revision_and_a_log(event, datacite, editor):
    said = registered(event, "--by", editor.username)

    given = f"10.12345/roundtable.{event.pk}"
    assert event.doi == given
    assert said == f"Record No. {event.pk} is https://doi.org/{given}\n"
    revision = Version.objects.get_for_object(event)[0].revision
    assert (revision.user, given in revision.comment) == (editor, True)
    assert LogEntry.objects.get().user == editor


def test_a_second_run_tells_datacite_the_news_and_changes_nothing(
    event, datacite, editor
):
    registered(event, "--by", editor.username)
    before = event.modified_at

    registered(event, "--by", editor.username)

    assert len(datacite.asked) == 2
    assert event.modified_at == before
    assert LogEntry.objects.count() == 1


FAULT = json.dumps({"errors": [{"title": "Titles can't be blank"}]})


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((401, ""), "DataCite does not know this account"),
        ((403, ""), "DataCite does not know this account"),
        ((422, FAULT), "DataCite refused with 422: Titles can't be blank."),
        ((500, "<html>"), "DataCite refused with 500: Internal Server Error."),
        ((409, "[]"), "DataCite refused with 409: Conflict."),
        ((302, ""), "DataCite refused with 302"),
        ((200, "<html>"), "DataCite gave an answer that makes no sense."),
        ((200, '{"data": null}'), "DataCite gave an answer that makes no sense."),
        ((200, '{"data": {"id": "10.1/x"}}'), "DataCite registered 10.1/x instead of"),
    ],
)
def test_any_other_answer_is_said_in_words_and_changes_nothing(
    event, datacite, editor, answer, words
):
    datacite.answers.append(answer)

    said = refusal(event, "--by", editor.username)

    assert said.startswith(words)
    assert said.endswith("The record was not changed.")
    assert event.doi == ""
    assert LogEntry.objects.count() == 0


def test_a_server_that_falls_asleep_is_not_waited_for(
    event, datacite, editor, monkeypatch
):
    monkeypatch.setattr(registration, "TIMEOUT", 0.2)
    datacite.answers.append((None, ""))

    said = refusal(event, "--by", editor.username)

    assert said.startswith("DataCite did not answer within 0.2 seconds.")
    assert event.doi == ""


def test_a_server_that_is_not_there_is_said_to_be_so(event, datacite, editor, settings):
    settings.DATACITE_URL = "http://127.0.0.1:9"

    assert refusal(event, "--by", editor.username).startswith(
        "DataCite could not be reached"
    )


def test_a_password_is_never_sent_in_the_open(event, datacite, editor, settings):
    settings.DATACITE_URL = "http://api.datacite.example"

    said = refusal(event, "--by", editor.username)

    assert said.startswith("DATACITE_URL must begin with https")


# --- Who may, and for what ---------------------------------------------------------


def test_without_an_account_nothing_is_sent(event, editor):
    said = refusal(event, "--by", editor.username)

    assert said.startswith("No DataCite account is set up")


@pytest.mark.parametrize("name", [None, "nobody", "author"])
def test_an_editor_must_answer_for_it(event, datacite, author, name):
    said = refusal(event, *(["--by", name] if name else []))

    assert said.startswith("Name an editor")
    assert datacite.asked == []


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
@pytest.mark.parametrize("options", [["--dry-run"], ["--by", "editor"]])
def test_a_record_that_is_not_public_gets_none(
    event, datacite, editor, status, options
):
    Event.objects.update(status=status, withdrawn_at=timezone.now())

    assert refusal(event, *options) == f"There is no public record No. {event.pk}."
    assert datacite.asked == []


def test_a_doi_of_another_registry_is_left_alone(event, datacite, editor):
    Event.objects.update(doi="10.54321/old.1")

    said = refusal(event, "--by", editor.username)

    assert said.startswith("The record has a DOI of another prefix: 10.54321/old.1.")
    assert datacite.asked == []
