"""Taxonomy: topics and series, which readers browse by."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from languages.columns import columns

from ..indexing import reindexing
from ..models import Series, Topic


@admin.register(Topic)
class TopicAdmin(TranslationAdmin):
    list_display = ["__str__", "slug"]
    search_fields = columns("name")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        reindexing.reindex_those_of_topic(form.instance)


@admin.register(Series)
class SeriesAdmin(TranslationAdmin):
    search_fields = columns("name")
