from django.urls import path, re_path

from . import views

PK = r"(?P<pk>\d{1,9})"
SLUG = r"(?P<slug>[a-z0-9-]*)"

app_name = "participants"
urlpatterns = [
    path("people/", views.person_list, name="people"),
    re_path(rf"^people/{PK}-{SLUG}/$", views.person_detail, name="person"),
    re_path(
        rf"^people/{PK}/with/(?P<other>\d{{1,9}})/$",
        views.people_together,
        name="together",
    ),
    re_path(rf"^people/{PK}(?:-[^/]*)?/?$", views.person_detail),
    path("organisations/", views.organisation_list, name="organisations"),
    re_path(
        rf"^organisations/{PK}-{SLUG}/$", views.organisation_detail, name="organisation"
    ),
    re_path(rf"^organisations/{PK}(?:-[^/]*)?/?$", views.organisation_detail),
]
