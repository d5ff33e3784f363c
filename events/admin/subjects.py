"""Taxonomy: topics and series, which readers browse by."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from languages.columns import columns

from ..concerned import follow, records_showing, renew
from ..models import Series, Topic


@admin.register(Series)
class SubjectAdmin(TranslationAdmin):
    search_fields = columns("name")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        follow(form.instance)

    def get_deleted_objects(self, objs, request):
        """Name and count the subject only: what it was linked to stays."""
        found, _count, lacking, kept = super().get_deleted_objects(objs, request)
        named = [one for one in found if not isinstance(one, list)]
        return named, {self.opts.verbose_name_plural: len(objs)}, lacking, kept

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
