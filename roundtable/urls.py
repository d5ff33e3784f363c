from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

import events.views
from roundtable import views

handler500 = "roundtable.views.server_error"

urlpatterns = [
    path("", views.best_language, name="root"),
    re_path(r"^e/(?P<pk>\d{1,9})$", events.views.permanent_link, name="permanent"),
    path("media/<path:name>", events.views.media_file, name="media"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("about/", views.about, name="about"),
        path("", include("events.urls")),
        path("", include("participants.urls")),
        path("", include("search.urls")),
        path("", include("interop.urls")),
    ),
]
