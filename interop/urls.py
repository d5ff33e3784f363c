import re

from django.urls import path, re_path

from . import views
from .feeds import listings
from .feeds.feed_formats import WAYS, name_of
from .feeds.views import follow


def ways_to_follow(prefix, name, listing):
    """Return the addresses of one list: a news feed of each kind, and a calendar."""
    return [
        re_path(
            f"^{prefix}{re.escape(way.ending)}$",
            follow,
            {"listing": listing, "way": key},
            name=name_of(name, key),
        )
        for key, way in WAYS.items()
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
    path("reading-list/", views.reading_list, name="reading_list"),
    re_path(
        r"^reading-list\.(?P<extension>[a-z.]{1,20})$",
        views.reading_list_file,
        name="reading_list_file",
    ),
    *ways_to_follow("", "", listings.archive),
    *ways_to_follow(
        r"organisations/(?P<pk>\d{1,9})/", "organisation", listings.of_organisation
    ),
    *ways_to_follow(r"people/(?P<pk>\d{1,9})/", "person", listings.of_person),
    *ways_to_follow(r"topics/(?P<slug>[\w-]+)/", "topic", listings.of_topic),
    *ways_to_follow(r"series/(?P<pk>\d{1,9})/", "series", listings.of_series),
]
