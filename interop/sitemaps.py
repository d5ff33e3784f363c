"""Sitemaps: every page worth finding, in the languages in which it really exists."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.urls import reverse

from events.models import Event, Participation, Series, Topic
from languages.columns import columns
from languages.fallback import LANGUAGES, languages_present
from participants.models import Person

from .record.build import modified
from .record.entities import absolute


class TrilingualSitemap(Sitemap):
    """Things with a text in some languages; ``named_by`` is the field that decides.

    Django would name every language as an alternate, and guess the default.
    """

    i18n = alternates = True
    limit = 2000
    named_by = "name"

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_languages_for_item(self, thing):
        return languages_present(thing, self.named_by) if self.named_by else LANGUAGES

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            places = {one["lang_code"]: one["location"] for one in url["alternates"]}
            default = getattr(url["item"][0], "original_language", LANGUAGES[0])
            location = places.get(default, url["alternates"][0]["location"])
            url["alternates"].append({"lang_code": "x-default", "location": location})
        return urls


class PageSitemap(TrilingualSitemap):
    """Pages that lead to all others."""

    named_by = ""
    location = staticmethod(reverse)

    def items(self):
        return ["home", "events:list", "participants:people", "about"]


class RecordSitemap(TrilingualSitemap):
    named_by = "title"

    def items(self):
        seen = ["modified_at", "publish_at", "original_language"]
        public = Event.objects.published()
        return public.only(*columns("title"), *seen).order_by("pk")

    def lastmod(self, event):
        return modified(event)


class PersonSitemap(TrilingualSitemap):
    named_by = "family_name"

    def items(self):
        people = Person.objects.appearing_in(Participation.objects.public())
        return people.filter(hidden=False).order_by("pk")


class OrganisationSitemap(TrilingualSitemap):
    def items(self):
        return Event.objects.published().named_bodies().order_by("pk")


class TopicSitemap(TrilingualSitemap):
    def items(self):
        return Topic.objects.of(Event.objects.published()).order_by("pk")


class SeriesSitemap(TrilingualSitemap):
    def items(self):
        return Series.objects.of(Event.objects.published()).order_by("pk")


SITEMAPS = {
    "pages": PageSitemap,
    "records": RecordSitemap,
    "people": PersonSitemap,
    "organisations": OrganisationSitemap,
    "topics": TopicSitemap,
    "series": SeriesSitemap,
}


def sitemap_index(request):
    """Name every part by the portal's own address, whichever host was asked.

    Django takes that of the request, for it knows of no other without its sites.
    """
    response = index(request, SITEMAPS, sitemap_url_name="sitemap_section")
    for part in response.context_data["sitemaps"]:
        url = urlsplit(part.location)
        part.location = absolute(url._replace(scheme="", netloc="").geturl())
    return response
