from django.urls import path, re_path

from . import views
from .paragraphs import LABEL

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    re_path(
        r"^events/(?P<pk>\d{1,9})-(?P<slug>[a-z0-9-]*)/$",
        views.event_detail,
        name="detail",
    ),
    re_path(r"^events/(?P<pk>\d{1,9})(?:-[^/]*)?/?$", views.event_detail),
    re_path(
        rf"^events/(?P<pk>\d{{1,9}})/s(?P<anchor>\d{{1,4}})(?:p(?P<label>{LABEL}))?/$",
        views.passage,
        name="passage",
    ),
    re_path(r"^preview/(?P<key>[\w:-]+)/$", views.preview, name="preview"),
    path("topics/<slug:slug>/", views.topic_detail, name="topic"),
    re_path(
        r"^series/(?P<pk>\d{1,9})-(?P<slug>[a-z0-9-]*)/$",
        views.series_detail,
        name="series",
    ),
    re_path(r"^series/(?P<pk>\d{1,9})(?:-[^/]*)?/?$", views.series_detail),
]
