from django.contrib import admin

from . import stamp
from .models import Synonyms


@admin.register(Synonyms)
class SynonymsAdmin(admin.ModelAdmin):
    search_fields = ["words"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        stamp.renew()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        stamp.renew()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        stamp.renew()
