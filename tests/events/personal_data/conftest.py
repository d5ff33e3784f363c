"""A person in three records and a namesake in another, with a past worth hiding."""

from types import SimpleNamespace

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.utils import timezone

from events.models import Transition
from events.personal_data.occurrences import Record, Subject
from events.personal_data.pseudonymise import Wish, pseudonymise
from events.saving import saving
from roundtable.mail_queue.backend import QueueBackend
from tests.factories import (
    DocumentFactory,
    EventFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    SourceFileFactory,
)

REPLACEMENT = {"kk": "қатысушы 1", "ru": "участник 1", "en": "participant 1"}
BODY = (
    "<p>Сөз <strong>Ж.</strong> Құлтаевтың сөзі еді.</p>"
    "<p>Құлтаевпен келісті &amp; тарады.</p>"
)


@pytest.fixture
def admin(user_in_role):
    return user_in_role("admin")


@pytest.fixture
def kultaev():
    person = PersonFactory(
        family_name_kk="Құлтаев",
        given_name_kk="Жарас",
        patronymic_kk="Ерғалиұлы",
        family_name_ru="Култаев",
        given_name_ru="Жарас",
        orcid="0000-0002-1825-0097",
        biography_kk="Құлтаев 1960 жылы туған.",
    )
    person.names.create(name="Kultayev Zh.", language="en")
    return person


@pytest.fixture
def told(kultaev, editor):
    """A published record that names the person wherever it can, and did so before."""
    with saving(by=editor, comment="Құлтаевтың жазбасы") as written:
        event = EventFactory(published=True, title_kk="Құлтаев оқуы", title_ru="Чтения")
        written.append(event)
        place = ParticipationFactory(
            event=event,
            person=kultaev,
            printed_name_kk="Ж. Құлтаев",
            printed_name_ru="Ж. Култаев",
            printed_name_en="Zh. Qwltajev",
            post_kk="декан",
            talk_title_ru="Слово Култаева",
        )
        section = SectionFactory(
            event=event, speaker=place, heading_kk="Құлтаев сөзі", body_kk=BODY
        )
        SectionFactory(event=event, heading_ru="Култаеву", body_ru="<p>О Култаеве.</p>")
        PhotoFactory(event=event, caption_en="Zh. Kultayev's talk", alt_kk="Құлтаев")
        DocumentFactory(event=event, caption_kk="Тезис", author="Kultayev")
    with saving(event, by=editor, comment="Тағы да"):
        section.body_kk += "<p>Ол кетті.</p>"
        section.save()
        place.printed_name_en = ""  # a misprint
        place.save()
        event.refresh_from_db()
        event.abstract_kk = "ЖАРАС ҚҰЛТАЕВ қатысты."
        event.save()
    Transition.objects.create(event=event, name="return", reason="Құлтаевты жазыңыз")
    LogEntry.objects.log_actions(
        editor.pk, [event], CHANGE, [{"changed": {"object": "Zh. Qwltajev"}}]
    )
    SourceFileFactory(
        event=event,
        used_at=timezone.now(),
        file=ContentFile("Ж. Құлтаев".encode(), "a.txt"),
        proposal={"text": "Ж. Құлтаев"},
    )
    text = f"Ж. Құлтаев: https://x.kz/admin/events/event/{event.pk}/change/"
    QueueBackend().send_messages([EmailMessage("Құлтаев оқуы", text, to=["a@b.kz"])])
    return event


@pytest.fixture
def untold(editor):
    """A published record of somebody else of the same family name."""
    with saving(by=editor) as written:
        event = EventFactory(published=True, title_kk="Бөлек жиын")
        written.append(event)
        other = PersonFactory(family_name_kk="Құлтаев", given_name_kk="Бекзат")
        ParticipationFactory(event=event, person=other, printed_name_kk="Б. Құлтаев")
        SectionFactory(event=event, body_kk="<p>Бекзат Құлтаевтың сөзі.</p>")
    return SimpleNamespace(event=event, person=other)


def tokens_of(subject, *events):
    return {event.pk: Record(subject, event.pk).token for event in events}


@pytest.fixture
def take_out(admin, django_capture_on_commit_callbacks):
    def act(person, *events, by=admin, more=(), tokens=None, **wishes):
        subject = Subject(person, more)
        wishes = {"replacement": REPLACEMENT, "reason": "Өзі сұрады."} | wishes
        with django_capture_on_commit_callbacks(execute=True):
            known = tokens or tokens_of(subject, *events)
            pseudonymise(subject, known, Wish(**wishes), by=by)

    return act
