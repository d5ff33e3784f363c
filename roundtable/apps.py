from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class RoundtableConfig(AppConfig):
    name = "roundtable"

    def ready(self):
        from . import checks  # noqa: F401 – it registers itself


class RoundtableAdminConfig(AdminConfig):
    default_site = "roundtable.admin_site.RoundtableAdminSite"
