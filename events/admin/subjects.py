"""Taxonomy: topics and series, which readers browse by."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from languages.columns import columns
from participants.deletion import LinkedStays

from ..concerned import follow, records_showing, renew
from ..models import Series, Topic


@admin.register(Series)
class SubjectAdmin(LinkedStays, TranslationAdmin):
    search_fields = columns("name")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        follow(form.instance)

    def delete_model(self, request, obj):
        numbers = records_showing(obj)
        super().delete_model(request, obj)
        renew(*numbers)

    def delete_queryset(self, request, queryset):
        for subject in queryset:
            self.delete_model(request, subject)


@admin.register(Topic)
class TopicAdmin(SubjectAdmin):
    list_display = ["__str__", "slug"]
