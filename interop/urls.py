import re

from django.urls import path, re_path

from . import views
from .feeds import listings
from .feeds.feed_formats import FEED_FORMATS, url_name
from .feeds.views import feed


def feeds_of(list_records, name="", prefix=""):
    """Return the addresses of one list: a news feed of each kind, and a calendar."""
    return [
        re_path(
            f"^{prefix}{re.escape(feed_format.ending)}$",
            feed,
            {"list_records": list_records, "feed_format": key},
            name=url_name(name, key),
        )
        for key, feed_format in FEED_FORMATS.items()
    ]


app_name = "interop"
urlpatterns = [
    re_path(r"^events/(?P<pk>\d{1,9})\.pdf$", views.paper, name="paper"),
    re_path(
        r"^events/(?P<pk>\d{1,9})\.(?P<extension>[a-z.]{1,20})$",
        views.export,
        name="export",
    ),
    re_path(r"^events/(?P<pk>\d{1,9})/cite/$", views.cite, name="cite"),
    re_path(r"^events/(?P<pk>\d{1,9})/card\.png$", views.card, name="card"),
    path("card.png", views.portal_card, name="portal_card"),
    path("unapi/", views.unapi, name="unapi"),
    path("reading-list/", views.reading_list, name="reading_list"),
    re_path(
        r"^reading-list\.(?P<extension>[a-z.]{1,20})$",
        views.reading_list_file,
        name="reading_list_file",
    ),
    *feeds_of(listings.archive),
    *feeds_of(
        listings.of_organisation, "organisation", r"organisations/(?P<pk>\d{1,9})/"
    ),
    *feeds_of(listings.of_person, "person", r"people/(?P<pk>\d{1,9})/"),
    *feeds_of(listings.of_topic, "topic", r"topics/(?P<slug>[\w-]+)/"),
    *feeds_of(listings.of_series, "series", r"series/(?P<pk>\d{1,9})/"),
]
