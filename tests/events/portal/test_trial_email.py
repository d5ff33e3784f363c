"""A test letter: sent to whoever asks for it, with what the mail server answered."""

import socket

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from tests.desk import posted_from

from .test_at_the_desk import FORM

pytestmark = [
    pytest.mark.usefixtures("_glossary_stays"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def admin(user_in_role):
    user = user_in_role("admin")
    user.email = "admin@kaznpu.example"
    user.save()
    return user


@pytest.fixture
def ask(client, admin):
    """Save the form with what is typed, and ask for a letter."""
    client.force_login(admin)

    def act(**typed):
        posted = posted_from(client.get(FORM)) | typed | {"_letter": ""}
        response = client.post(FORM, posted, follow=True)
        return [str(one) for one in response.context["messages"]][-1]

    return act


@pytest.fixture
def server(settings):
    """A mail server, and what it has to say to a letter."""

    class Handler:
        says, taken = "250 2.0.0 Ok: queued as 4F1C", []

        async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
            self.taken.append(envelope)
            return self.says

    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, handler = "127.0.0.1", Handler()
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.EMAIL_PORT = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield handler
    controller.stop()


def test_the_answer_of_the_mail_server_is_shown(ask, server):
    said = ask(sender_email="hat@kaznpu.example")

    (letter,) = server.taken
    assert said.endswith("250 2.0.0 Ok: queued as 4F1C")
    assert letter.mail_from == "hat@kaznpu.example"
    assert letter.rcpt_tos == ["admin@kaznpu.example"]


def test_what_the_mail_server_has_against_it_is_shown(ask, server):
    server.says = "554 5.7.1 SPF: sender is not allowed"

    assert ask().endswith("554 5.7.1 SPF: sender is not allowed")


def test_a_server_that_is_not_there_is_told_of(ask, settings, server):
    settings.EMAIL_PORT = 1

    assert "refused" in ask()


def test_where_letters_are_only_written_down_it_is_said(ask, settings):
    settings.EMAIL_DELIVERY_BACKEND = settings.EMAIL_BACKEND

    said = ask()

    assert len(mail.outbox) == 1
    assert "Пошта сервері жоқ" in said


def test_whoever_has_no_address_gets_no_letter(ask, admin):
    admin.email = ""
    admin.save()

    assert "мекенжайыңыз жоқ" in ask()
    assert mail.outbox == []
