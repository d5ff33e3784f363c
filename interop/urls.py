from django.urls import path, re_path
from django.views.decorators.http import conditional_page

from . import feeds, views


def feed(pattern, kind, name):
    """Return the address of a feed, which readers ask for again and again: 304."""
    return re_path(pattern, conditional_page(kind()), name=name)


app_name = "interop"
urlpatterns = [
    re_path(r"^events/(?P<pk>\d{1,9})\.pdf$", views.paper, name="paper"),
    re_path(
        r"^events/(?P<pk>\d{1,9})\.(?P<extension>[a-z.]{1,20})$",
        views.export,
        name="export",
    ),
    re_path(r"^events/(?P<pk>\d{1,9})/cite/$", views.cite, name="cite"),
    path("events.ics", views.calendar, name="calendar"),
    feed(r"^feed/$", feeds.RecordFeed, "feed"),
    feed(
        r"^organisations/(?P<pk>\d{1,9})/feed/$",
        feeds.OrganisationFeed,
        "organisation_feed",
    ),
    feed(r"^people/(?P<pk>\d{1,9})/feed/$", feeds.PersonFeed, "person_feed"),
    feed(r"^topics/(?P<slug>[\w-]+)/feed/$", feeds.TopicFeed, "topic_feed"),
    feed(r"^series/(?P<pk>\d{1,9})/feed/$", feeds.SeriesFeed, "series_feed"),
]
