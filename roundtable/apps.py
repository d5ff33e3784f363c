from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class RoundtableConfig(AppConfig):
    name = "roundtable"


class RoundtableAdminConfig(AdminConfig):
    default_site = "roundtable.admin_site.RoundtableAdminSite"
