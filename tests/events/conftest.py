"""Records that several tests of events begin with."""

import pytest
from reversion.models import Version

from events.history.recording import recording
from tests.factories import (
    EventFactory,
    OrganisationFactory,
    OrganiserFactory,
    ParticipationFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
)


@pytest.fixture
def two_versions(author, editor):
    """A draft as it was once, and as it is after a bad day."""
    with recording(author, "Жаңа"):
        event = EventFactory(title_kk="Бастапқы атау", title_ru="Начало")
        event.responsible.add(author)
        first = SectionFactory(event=event, heading_kk="Бірінші", position=1)
        speaker = ParticipationFactory(event=event, printed_name_kk="Ғ. Есім")
        SectionFactory(event=event, heading_kk="Екінші", position=2, speaker=speaker)
        PhotoFactory(event=event)
        OrganiserFactory(event=event)
        event.topics.add(TopicFactory(name_kk="Тарих"))
    with recording(author, "Бүлінген"):
        event.refresh_from_db()
        event.title_kk, event.title_ru = "Бүлінген атау", ""
        event.save()
        event.topics.clear()
        for parts in (event.photos, event.participations, event.organisers):
            parts.all().delete()
        first.heading_kk = "Өзгерген"
        first.save()
        event.sections.exclude(pk=first.pk).delete()
        SectionFactory(event=event, heading_kk="Артық", position=3)
    return event, Version.objects.get_for_object(event).last()


@pytest.fixture
def kept_photo(editor):
    """A photo of a public record, which a version of the record names."""
    with recording(editor, "Жаңа"):
        event = EventFactory(published=True)
        return PhotoFactory(event=event, caption_kk="Залдағы адам")


@pytest.fixture
def aigul(user_in_role):
    """An author who gets letters."""
    user = user_in_role("author", "aigul")
    user.email = "aigul@example.kz"
    user.save()
    return user


@pytest.fixture
def faculty():
    return OrganisationFactory()


@pytest.fixture
def dean(author_of, faculty):
    """The editor of a faculty."""
    return author_of(faculty, "dean", "faculty editor")
