"""Who is written to when a record moves, and in which language."""

import pytest
from django.core import mail

from events import workflow
from events.choices import Status
from events.models import Member
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reachable(user_in_role):
    """Make a user of a role with an address, and a language if one is given."""

    def make(role, name, language=None):
        user = user_in_role(role, name)
        user.email = f"{name}@example.kz"
        user.save()
        if language:
            Member.objects.create(user=user, language=language)
        return user

    return make


@pytest.fixture
def step(django_capture_on_commit_callbacks):
    def take(step, event, **how):
        with django_capture_on_commit_callbacks(execute=True):
            return workflow.transition(step, event, **how)

    return take


def recipients():
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_editors_learn_that_a_record_waits_for_them(reachable, step):
    author = reachable("author", "aigul")
    reachable("author", "bolat")
    reachable("editor", "saule")
    event = EventFactory(title_kk="Алаш асылдары")
    event.responsible.add(author)

    step(workflow.SUBMIT, event, by=author)

    assert recipients() == ["saule@example.kz"]
    letter = mail.outbox[0]
    assert letter.subject == "Қарауға: Алаш асылдары"
    assert f"/admin/events/event/{event.pk}/change/" in letter.body


def test_authors_learn_what_to_change_and_the_editor_hears_nothing_of_it(
    reachable, step
):
    author, editor = reachable("author", "aigul"), reachable("editor", "saule")
    event = EventFactory(status=Status.REVIEW)
    event.responsible.add(author)

    step(workflow.RETURN, event, by=editor, reason="Күнін қосыңыз & тексеріңіз.")

    assert recipients() == ["aigul@example.kz"]
    assert "Күнін қосыңыз & тексеріңіз." in mail.outbox[0].body


def test_whoever_sent_a_record_to_review_hears_of_it_as_well(reachable, step):
    editor, sender = reachable("editor", "saule"), reachable("editor", "daniyar")
    event = EventFactory()
    step(workflow.SUBMIT, event, by=sender)
    mail.outbox.clear()

    step(workflow.RETURN, event, by=editor, reason="Мәтіні толық емес.")

    assert recipients() == ["daniyar@example.kz"]


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        (None, "Жарияланды: Алаш"),
        ("kk", "Жарияланды: Алаш"),
        ("ru", "Опубликовано: Алаш (рус)"),
        ("en", "Published: Алаш"),
    ],
)
def test_a_letter_is_in_the_language_of_its_reader(reachable, step, language, subject):
    author, editor = reachable("author", "aigul", language), reachable("editor", "e")
    event = EventFactory(in_review=True, title_kk="Алаш", title_ru="Алаш (рус)")
    event.responsible.add(author)

    step(workflow.PUBLISH, event, by=editor)

    assert [letter.subject for letter in mail.outbox] == [subject]
    prefix = f"/{language or 'kk'}/events/{event.pk}-"
    assert prefix in mail.outbox[0].body


def test_nobody_is_written_to_of_a_step_that_was_not_taken(reachable, step, editor):
    reachable("editor", "saule")

    with pytest.raises(workflow.ValidationError):
        step(workflow.PUBLISH, EventFactory(status=Status.REVIEW), by=editor)

    assert mail.outbox == []


def test_nothing_is_sent_where_nobody_has_an_address(reachable, step):
    author = reachable("author", "aigul")
    event = EventFactory()
    event.responsible.add(author)

    step(workflow.SUBMIT, event, by=author)

    assert mail.outbox == []
