"""Atom: the newest records of all, of one organisation, person, topic or series."""

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Event, Participation, Series, Topic
from languages.fallback import localized
from participants.models import Organisation, Person

from .outgoing.reading import absolute, record_of

ENTRIES = 30


class RecordAtom(Atom1Feed):
    """Atom that names every author, and the language of a borrowed entry."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class RecordFeed(Feed):
    """The newest public records; subclasses narrow them to what belongs to a thing."""

    feed_type = RecordAtom
    address, key = "interop:feed", "pk"

    def title(self, thing):
        portal = _("Roundtable")
        return f"{self.name_of(thing)} — {portal}" if thing else portal

    def link(self, thing):
        return absolute(thing.get_absolute_url() if thing else reverse("events:list"))

    def feed_url(self, thing):
        key = [getattr(thing, self.key)] if thing else []
        return absolute(reverse(self.address, args=key))

    def author_name(self, thing):
        return _("Roundtable")  # Atom wants one where an entry has none

    def get_object(self, request, **address):
        return self.find(**address)

    def find(self):
        return None

    def name_of(self, thing):
        return localized(thing, "name", get_language()).text

    def events_of(self, thing):
        return Event.objects.published()

    def items(self, thing):
        newest = self.events_of(thing).order_by("-publish_at", "-pk")
        language = get_language()
        return [record_of(event, language) for event in newest.for_reading()[:ENTRIES]]

    def item_title(self, record):
        return record.title.text

    def item_description(self, record):
        return escape(record.abstract.text)  # Atom takes a summary for HTML

    def item_link(self, record):
        return record.url

    def item_guid(self, record):
        return get_tag_uri(record.permanent_url, record.published) + record.language

    def item_pubdate(self, record):
        return record.published

    def item_updateddate(self, record):
        return record.modified

    def item_categories(self, record):
        return [topic.name.text for topic in record.topics]

    def item_extra_kwargs(self, record):
        authors = [author.name.text for author in record.authors]
        return {"language": record.title.language, "authors": authors}


class OrganisationFeed(RecordFeed):
    address = "interop:organisation_feed"

    def find(self, pk):
        bodies = Event.objects.published().organising_bodies()
        return get_object_or_404(bodies, pk=pk)

    def events_of(self, organisation):
        within = Organisation.objects.within(organisation)
        return Event.objects.published().organised_by(within)


class PersonFeed(RecordFeed):
    address = "interop:person_feed"

    def find(self, pk):
        people = Person.objects.appearing_in(Participation.objects.public())
        return get_object_or_404(people, pk=pk)

    def name_of(self, person):
        return person.name_in(get_language()).text

    def events_of(self, person):
        places = Participation.objects.public().of_person(person)
        return Event.objects.published().filter(pk__in=places.values("event"))


class TopicFeed(RecordFeed):
    address, key = "interop:topic_feed", "slug"

    def find(self, slug):
        topics = Topic.objects.of(Event.objects.published())
        return get_object_or_404(topics, slug=slug)

    def events_of(self, topic):
        return Event.objects.published().filter(topics=topic)


class SeriesFeed(RecordFeed):
    address = "interop:series_feed"

    def find(self, pk):
        series = Series.objects.of(Event.objects.published())
        return get_object_or_404(series, pk=pk)

    def events_of(self, series):
        return Event.objects.published().filter(series=series)
