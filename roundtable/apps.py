from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig

from .running import error_reports


class RoundtableConfig(AppConfig):
    name = "roundtable"

    def ready(self):
        from . import checks  # noqa: F401 – it registers itself

        if settings.SENTRY_DSN:
            error_reports.start(settings.SENTRY_DSN)


class RoundtableAdminConfig(AdminConfig):
    default_site = "roundtable.admin_site.RoundtableAdminSite"

    def ready(self):
        super().ready()
        from django.contrib import admin
        from django_tasks_db.models import DBTaskResult

        from . import library_names

        library_names.install()
        admin.site.unregister(DBTaskResult)  # the desk says itself what workers do
