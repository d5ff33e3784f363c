from django.urls import path, re_path

from . import views
from .paragraphs import LABEL
from .reports.views import report
from .views import archive

PK = r"(?P<pk>\d{1,9})"
SLUG = r"(?P<slug>[a-z0-9-]*)"
VERSION = r"v(?P<number>[1-9]\d{0,4})"
PASSAGE = rf"s(?P<anchor>\d{{1,4}})(?:p(?P<label>{LABEL}))?"

app_name = "events"
urlpatterns = [
    path("events/", archive.event_list, name="list"),
    re_path(rf"^events/{PK}-{SLUG}/$", views.event_detail, name="detail"),
    re_path(rf"^events/{PK}(?:-[^/]*)?/?$", views.event_detail),
    re_path(rf"^events/{PK}/{VERSION}/$", views.event_version, name="version"),
    re_path(
        rf"^events/{PK}/{VERSION}/changes/$", views.version_changes, name="changes"
    ),
    re_path(rf"^events/{PK}/{PASSAGE}/$", views.passage, name="passage"),
    re_path(rf"^events/{PK}/photos/(?P<number>\d{{1,9}})/$", views.photo, name="photo"),
    re_path(rf"^events/{PK}/report/$", report, name="report"),
    re_path(r"^preview/(?P<key>[\w:-]+)/$", views.preview, name="preview"),
    path("topics/", archive.topic_list, name="topics"),
    path("topics/<slug:slug>/", archive.topic_detail, name="topic"),
    path("series/", archive.series_list, name="all_series"),
    re_path(rf"^series/{PK}-{SLUG}/$", archive.series_detail, name="series"),
    re_path(rf"^series/{PK}(?:-[^/]*)?/?$", archive.series_detail),
    path("places/", archive.place_list, name="places"),
    path("years/", archive.years, name="years"),
    re_path(r"^calendar/(?P<code>\d{2}-\d{2})/$", archive.day, name="day"),
]
