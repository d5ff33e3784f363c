from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

import events.portal.views
import events.views
import interop.api.urls
import interop.views
from events.paragraphs import LABEL
from interop.sitemaps import sitemap, sitemap_index
from roundtable import views
from roundtable.accounts.invitations.views import accept
from roundtable.running.csp_reports import csp_reports
from roundtable.running.health import healthz, livez
from roundtable.running.metrics import metrics
from roundtable.running.security_txt import security_txt

handler404 = "roundtable.not_found.page_not_found"
handler500 = "roundtable.views.server_error"

# What is cited of a record: a talk, a version, a section or a paragraph of it.
PART = rf"(?P<part>t\d{{1,9}}|v[1-9]\d{{0,4}}|s\d{{1,4}}(?:p{LABEL})?)"
PERMANENT = r"^e/(?P<pk>\d{1,9})"

single_sign_on = []
if settings.SINGLE_SIGN_ON:
    here = include("roundtable.accounts.single_sign_on.urls")
    single_sign_on.append(path("admin/single-sign-on/", here))

urlpatterns = [
    path("", views.best_language, name="root"),
    re_path(rf"{PERMANENT}/?$", events.views.permanent_link, name="permanent"),
    re_path(rf"{PERMANENT}/timemap$", events.views.timemap, name="timemap"),
    re_path(
        rf"{PERMANENT}/{PART}$", events.views.permanent_link, name="permanent_part"
    ),
    path("colours-<slug:mark>.css", events.portal.views.colours, name="colours"),
    path("media/<path:name>", events.views.media_file, name="media"),
    path("healthz", healthz, name="healthz"),
    path("livez", livez, name="livez"),
    path("metrics", metrics, name="metrics"),
    path("oai", interop.views.oai, name="oai"),
    path("api/", RedirectView.as_view(pattern_name="api:openapi-view"), name="api"),
    path("api/v1/", interop.api.urls.urls),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("csp-reports", csp_reports, name="csp_reports"),
    path("robots.txt", interop.views.robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    re_path(
        r"^sitemap-(?P<section>[a-z]+)(?:-(?P<part>[1-9]\d{0,8}))?\.xml$",
        sitemap,
        name="sitemap_section",
    ),
    path("admin/password-reset/", include("roundtable.accounts.urls")),
    path("admin/invitation/<str:token>/", accept, name="invitation"),
    *single_sign_on,
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("about/", views.about, name="about"),
        path("privacy/", views.privacy, name="privacy"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("", include("events.urls")),
        path("", include("participants.urls")),
        path("", include("search.urls")),
        path("", include("interop.urls")),
    ),
]
