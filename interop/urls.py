from django.urls import re_path

from . import views

app_name = "interop"
urlpatterns = [
    re_path(
        r"^events/(?P<pk>\d{1,9})\.(?P<extension>[a-z.]{1,20})$",
        views.export,
        name="export",
    ),
    re_path(r"^events/(?P<pk>\d{1,9})/cite/$", views.cite, name="cite"),
]
