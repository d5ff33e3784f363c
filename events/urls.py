from django.urls import path, re_path

from . import views
from .paragraphs import LABEL
from .reports.views import report

PK = r"(?P<pk>\d{1,9})"
SLUG = r"(?P<slug>[a-z0-9-]*)"
VERSION = r"v(?P<number>[1-9]\d{0,4})"
PASSAGE = rf"s(?P<anchor>\d{{1,4}})(?:p(?P<label>{LABEL}))?"

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    re_path(rf"^events/{PK}-{SLUG}/$", views.event_detail, name="detail"),
    re_path(rf"^events/{PK}(?:-[^/]*)?/?$", views.event_detail),
    re_path(rf"^events/{PK}/{VERSION}/$", views.event_version, name="version"),
    re_path(
        rf"^events/{PK}/{VERSION}/changes/$", views.version_changes, name="changes"
    ),
    re_path(rf"^events/{PK}/{PASSAGE}/$", views.passage, name="passage"),
    re_path(rf"^events/{PK}/report/$", report, name="report"),
    re_path(r"^preview/(?P<key>[\w:-]+)/$", views.preview, name="preview"),
    path("topics/<slug:slug>/", views.topic_detail, name="topic"),
    re_path(rf"^series/{PK}-{SLUG}/$", views.series_detail, name="series"),
    re_path(rf"^series/{PK}(?:-[^/]*)?/?$", views.series_detail),
]
