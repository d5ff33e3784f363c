from django.urls import path, re_path

from . import views

app_name = "participants"
urlpatterns = [
    path("people/", views.person_list, name="people"),
    re_path(
        r"^people/(?P<pk>\d{1,9})-(?P<slug>[a-z0-9-]*)/$",
        views.person_detail,
        name="person",
    ),
    re_path(r"^people/(?P<pk>\d{1,9})(?:-[^/]*)?/?$", views.person_detail),
    re_path(
        r"^organisations/(?P<pk>\d{1,9})-(?P<slug>[a-z0-9-]*)/$",
        views.organisation_detail,
        name="organisation",
    ),
    re_path(r"^organisations/(?P<pk>\d{1,9})(?:-[^/]*)?/?$", views.organisation_detail),
]
