from django.contrib import admin
class RoundtableAdminSite(admin.AdminSite):
    pass
