"""Taxonomy: topics and series, which readers browse by."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from languages.columns import columns

from ..concerned import follow, follow_deletion
from ..models import Series, Topic


class SubjectAdmin(TranslationAdmin):
    search_fields = columns("name")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        follow(form.instance)

    def delete_model(self, request, obj):
        with follow_deletion(obj):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with follow_deletion(*queryset):
            super().delete_queryset(request, queryset)


@admin.register(Topic)
class TopicAdmin(SubjectAdmin):
    list_display = ["__str__", "slug"]


@admin.register(Series)
class SeriesAdmin(SubjectAdmin):
    pass
