"""Records, people and organisations for tests; texts go to a named language."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events import models
from events.choices import Status
from intake.models import SourceFile
from participants.models import Organisation, Person


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name_kk = factory.Sequence(lambda number: f"{number}-кафедра")
    kind = "department"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    family_name_kk = factory.Sequence(lambda number: f"Әлиев{number}")
    given_name_kk = "Ә."


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic

    name_kk = factory.Sequence(lambda number: f"Тақырып {number}")
    slug = factory.Sequence(lambda number: f"taqyryp-{number}")


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = models.Series

    name_kk = "Тәуелсіздік жылдары"


class EventFactory(DjangoModelFactory):
    class Meta:
        model = models.Event
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(
            status=Status.PUBLISHED, publish_at=factory.LazyFunction(timezone.now)
        )
        ready = factory.Trait(  # for readers
            a_section=factory.RelatedFactory(
                "tests.factories.SectionFactory", factory_related_name="event"
            ),
        )
        in_review = factory.Trait(ready=True, status=Status.REVIEW)

    title_kk = factory.Sequence(lambda number: f"{number}-дөңгелек үстел")
    starts_on = date(2011, 12, 6)

    @factory.post_generation
    def topics(event, _create, topics):  # noqa: N805 – factory_boy passes the object
        if topics:
            event.topics.set(topics)


class OrganiserFactory(DjangoModelFactory):
    class Meta:
        model = models.Organiser

    event = factory.SubFactory(EventFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    event = factory.SubFactory(EventFactory)
    person = factory.SubFactory(PersonFactory)
    printed_name_kk = "Ә. Әлиев"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = models.Section

    event = factory.SubFactory(EventFactory)
    heading_kk = "Мақсаты"
    body_kk = "<p>Бірінші.</p><p>Екінші.</p>"


class PhotoFactory(DjangoModelFactory):
    class Meta:
        model = models.Photo

    event = factory.SubFactory(EventFactory)
    image = factory.django.ImageField(width=640, height=400, filename="zhiyn.png")
    alt_kk = "Залда отырған адамдар"
    consent = "agreed"
    consent_how = "Залда сұралды"


class RecordingFactory(DjangoModelFactory):
    class Meta:
        model = models.Recording

    event = factory.SubFactory(EventFactory)
    url = factory.Sequence(lambda number: f"https://example.kz/{number}.mp4")
    kind = "video"
    consent = "agreed"
    consent_how = "Залда сұралды"


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Document

    event = factory.SubFactory(EventFactory)
    file = factory.django.FileField(data="Бағдарлама".encode(), filename="a.txt")
    caption_kk = "Бағдарлама"


class SourceFileFactory(DjangoModelFactory):
    class Meta:
        model = SourceFile

    file = factory.django.FileField(data="Дөңгелек үстел".encode(), filename="a.txt")
    name = "қорытынды.txt"
    proposal = factory.LazyFunction(dict)
