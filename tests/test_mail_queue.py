"""Emails wait in a queue: none is lost, and nobody at the desk waits for a server."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage, get_connection, send_mail
from django.db import connections, transaction
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from events import workflow
from roundtable.diagnosis import contents
from roundtable.mail_queue.delivery import MOST_ATTEMPTS, deliver_due
from roundtable.mail_queue.models import QueuedEmail
from tests.factories import EventFactory
from tests.working import work

pytestmark = [pytest.mark.usefixtures("_glossary_stays"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.EMAIL_BACKEND = "roundtable.mail_queue.backend.QueueBackend"
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there


@pytest.fixture
def server(settings):
    """A mail server, and what it has taken; ``says`` is its answer to a recipient."""
    seen = SimpleNamespace(taken=[], says="250 OK")

    class Handler:
        async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
            if seen.says.startswith("250"):
                envelope.rcpt_tos.append(address)
            return seen.says

        async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
            seen.taken.append(envelope)
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.EMAIL_PORT = free.getsockname()[1]
    controller = Controller(Handler(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield seen
    controller.stop()


def write(subject="Қарауға", body="Мәтін", to="saule@example.kz"):
    send_mail(subject, body, None, [to])
    return QueuedEmail.objects.get(subject=subject)


def waiting():
    return list(QueuedEmail.objects.values_list("subject", "attempts"))


def come_due():
    QueuedEmail.objects.exclude(next_attempt_at=None).update(next_attempt_at=now())


def test_an_email_waits_until_a_server_has_taken_it(server):
    written = write(body="Сәлем, Сәуле!")

    assert server.taken == []
    assert deliver_due() == 1

    (taken,) = server.taken
    assert taken.rcpt_tos == ["saule@example.kz"]
    assert written.message_id.encode() in taken.content
    assert waiting() == []


def test_a_step_is_taken_and_its_email_kept_while_the_server_is_away(author, editor):
    editor.email = "saule@example.kz"
    editor.save()
    event = EventFactory(ready=True, title_kk="Алаш")
    event.responsible.add(author)

    workflow.transition(workflow.SUBMIT, event, by=author)

    assert waiting() == [("Қарауға: Алаш", 0)]


def test_an_email_of_an_act_that_failed_is_not_kept():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert waiting() == []


@pytest.mark.parametrize("says", ["250 OK", "451 Later"])
def test_what_a_server_does_not_take_is_tried_again_later(server, settings, says):
    server.says = says
    if says.startswith("250"):
        settings.EMAIL_PORT = 1  # away altogether
    email = write()

    assert deliver_due() == 0
    assert deliver_due() == 0

    email.refresh_from_db()
    assert email.attempts == 1
    assert email.last_error
    assert now() < email.next_attempt_at <= now() + timedelta(minutes=1)


def test_a_server_that_comes_back_gets_what_waited(server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    write()
    deliver_due()
    settings.EMAIL_PORT = port
    come_due()

    assert deliver_due() == 1
    assert waiting() == []


def test_the_delay_grows_and_after_some_days_the_email_is_given_up():
    email = write()
    delays = []
    for _attempt in range(MOST_ATTEMPTS):
        deliver_due()
        email.refresh_from_db()
        if email.next_attempt_at:
            delays.append(round((email.next_attempt_at - now()).total_seconds() / 60))
        come_due()

    assert delays[:6] == [1, 4, 16, 64, 240, 240]
    assert timedelta(days=4) < timedelta(minutes=sum(delays)) < timedelta(days=6)
    assert list(QueuedEmail.objects.given_up()) == [email]
    assert deliver_due() == 0


def test_an_address_that_nobody_has_is_not_tried_again(server):
    server.says = "550 No such user"
    email = write()

    deliver_due()

    email.refresh_from_db()
    assert email.next_attempt_at is None
    assert "No such user" in email.last_error


def test_one_email_that_is_refused_holds_no_other_up(server):
    write("Бірінші", to="saule@@example.kz")
    write("Екінші", to="saule\n@example.kz")
    write("Үшінші")

    assert deliver_due() == 1
    assert waiting() == [("Екінші", 1), ("Бірінші", 1)]
    assert QueuedEmail.objects.given_up().count() == 2


def test_a_server_that_says_nothing_is_given_a_limited_time(settings):
    settings.EMAIL_TIMEOUT = 0.2
    email = write()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT = silent.getsockname()[1]

        assert deliver_due() == 0

    email.refresh_from_db()
    assert email.attempts == 1
    assert email.last_error.endswith("timed out")


@pytest.mark.django_db(transaction=True)
def test_two_processes_send_an_email_once_and_block_nobody_meanwhile(settings):
    """While a server is being waited for, no transaction of ours is open."""
    write()
    with socket.create_server(("127.0.0.1", 0)) as silent, ThreadPoolExecutor() as pool:
        settings.EMAIL_PORT = silent.getsockname()[1]
        settings.EMAIL_TIMEOUT = 5
        slower = pool.submit(_deliver_in_thread)
        connection, _address = silent.accept()

        assert deliver_due() == 0  # it is claimed
        write("Екінші")  # with SQLite this would wait for an open transaction
        connection.close()
        assert slower.result() == 0

    assert sorted(waiting()) == [("Екінші", 0), ("Қарауға", 1)]


def _deliver_in_thread():
    try:
        return deliver_due()
    finally:
        connections.close_all()


def test_what_the_queue_cannot_keep_is_refused_and_not_cut():
    email = EmailMessage("Сурет", "", to=["saule@example.kz"])
    email.attach("a.png", b"", "image/png")

    with pytest.raises(ValueError, match="plain text only"):
        get_connection().send_messages([email])

    assert waiting() == []


def test_a_worker_delivers_what_waits_and_comes_back_for_the_rest(server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    write("Бірінші")
    write("Екінші")
    work()
    assert server.taken == []
    unfinished = DBTaskResult.objects.filter(finished_at=None)
    assert [task.run_after > now() for task in unfinished] == [True]  # for both

    settings.EMAIL_PORT = port
    come_due()
    DBTaskResult.objects.filter(finished_at=None).update(run_after=now())
    work()

    assert len(server.taken) == 2
    assert not DBTaskResult.objects.filter(finished_at=None).exists()


# --- At the desk -----------------------------------------------------------------

LIST = "/admin/mail_queue/queuedemail/"


def test_an_admin_sees_what_waits_and_why_but_not_its_text(client, user_in_role):
    write("Құпиясөз", body="https://құпия.example/token")
    deliver_due()
    client.force_login(user_in_role("admin"))

    page = client.get(LIST).content.decode()

    assert "Құпиясөз" in page
    assert "saule@example.kz" in page
    assert "Connection refused" in page
    assert "құпия.example" not in page


@pytest.mark.parametrize("role", ["author", "editor"])
def test_nobody_else_sees_the_queue(client, user_in_role, role):
    client.force_login(user_in_role(role))

    assert client.get(LIST).status_code == 403


def test_an_admin_has_a_given_up_email_tried_again(client, user_in_role, server):
    email = write()
    QueuedEmail.objects.update(next_attempt_at=None, attempts=MOST_ATTEMPTS)
    client.force_login(user_in_role("admin"))
    assert client.get(LIST, {"state": "given-up"}).context["cl"].result_count == 1

    again = {"action": "send_again", "_selected_action": [email.pk]}
    response = client.post(LIST, again, follow=True)

    assert "1 хат" in response.content.decode()
    assert deliver_due() == 1


def emails_of_doctor():
    return [(finding.level.name, finding.sentence) for finding in contents.emails()]


def test_a_queue_that_nobody_empties_is_noticed(client):
    write()
    assert client.get("/healthz").content == b"ok"
    assert emails_of_doctor() == [("OK", "None waits for long.")]

    QueuedEmail.objects.update(next_attempt_at=now() - timedelta(hours=2))

    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.content == b"emails wait, and nobody delivers them"
    assert emails_of_doctor() == [
        ("FAIL", "1 wait for an hour. Run: manage.py db_worker")
    ]


def test_the_doctor_tells_of_emails_that_were_given_up():
    write()
    QueuedEmail.objects.update(next_attempt_at=None)

    assert emails_of_doctor() == [
        ("WARN", "1 were given up. The desk says why, under emails.")
    ]
