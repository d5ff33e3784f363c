"""Who is written to when a record moves, and in which language."""

import pytest
from django.core import mail

from events import emails, workflow
from events.choices import Status
from events.models import Member
from tests.factories import EventFactory, OrganisationFactory, OrganiserFactory

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
    event = EventFactory(ready=True, title_kk="Алаш асылдары")
    event.responsible.add(author)

    step(workflow.SUBMIT, event, by=author)

    assert recipients() == ["saule@example.kz"]
    letter = mail.outbox[0]
    assert letter.subject == "Қарауға: Алаш асылдары"
    assert f"/admin/events/event/{event.pk}/change/" in letter.body


@pytest.fixture
def editor_of(reachable):
    """Make an editor of a faculty who has an address."""

    def make(organisation, name):
        user = reachable("faculty editor", name, "kk")
        user.member.organisations.add(organisation)
        return user

    return make


def test_a_record_of_a_faculty_waits_for_its_editors_and_for_no_others(
    reachable, editor_of, step
):
    author, faculty = reachable("author", "aigul"), OrganisationFactory()
    editor_of(faculty, "dean")
    editor_of(OrganisationFactory(), "another")
    reachable("editor", "portal")
    unit = OrganisationFactory(parent=faculty)
    event = OrganiserFactory(event__ready=True, organisation=unit).event
    event.responsible.add(author)

    step(workflow.SUBMIT, event, by=author)

    assert recipients() == ["dean@example.kz"]


@pytest.mark.parametrize("reason", ["none", "no address", "gone", "sends it"])
def test_where_its_organisations_have_no_other_editor_those_of_the_portal_hear_of_it(
    reachable, editor_of, step, reason
):
    author, faculty = reachable("author", "aigul"), OrganisationFactory()
    event = OrganiserFactory(event__ready=True, organisation=faculty).event
    event.responsible.add(author)
    dean = editor_of(OrganisationFactory() if reason == "none" else faculty, "dean")
    dean.email = "" if reason == "no address" else dean.email
    dean.is_active = reason != "gone"
    dean.save()
    reachable("editor", "portal")

    step(workflow.SUBMIT, event, by=dean if reason == "sends it" else author)

    assert recipients() == ["portal@example.kz"]


@pytest.mark.parametrize("count", [1, 3])
def test_writing_to_editors_costs_the_same_for_one_and_many(
    reachable, editor_of, count, django_assert_num_queries
):
    author, faculty = reachable("author", "aigul"), OrganisationFactory()
    event = OrganiserFactory(event__ready=True, organisation=faculty).event
    for number in range(count):
        editor_of(faculty, f"editor-{number}")

    with django_assert_num_queries(4):
        emails.announce(workflow.SUBMIT, event, by=author)

    assert len(recipients()) == count


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
    event = EventFactory(ready=True)
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
    event = EventFactory(ready=True)
    event.responsible.add(author)

    step(workflow.SUBMIT, event, by=author)

    assert mail.outbox == []
