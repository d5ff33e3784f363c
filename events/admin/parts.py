"""What a record consists of, as rows of its form.

The class ``tab-…`` of a part names the tab under which the form shows it; without
JavaScript all parts stand below one another.
"""

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline

from ..models import (
    Correction,
    Document,
    Organiser,
    Participation,
    Photo,
    Section,
)


class RowForm(forms.ModelForm):
    """A row that nobody has written in is no row, though it has its number already."""

    def has_changed(self):
        if self.instance.pk:
            return super().has_changed()
        return self.changed_data not in ([], ["position"])


class Ordered(OrderableAdmin):
    """Rows that are put in order by dragging, by buttons or by typing their number."""

    form = RowForm
    ordering_field = "position"
    ordering_field_hide_input = True
    extra = 0


class OrganiserInline(Ordered, admin.TabularInline):
    model = Organiser
    classes = ["tab-facts"]
    autocomplete_fields = ["organisation"]


class ParticipationInline(Ordered, TranslationStackedInline):
    model = Participation
    classes = ["tab-people"]
    autocomplete_fields = ["person"]
    fields = [
        "printed_name",
        ("person", "role", "position"),
        "post",
        "affiliation",
        "talk_title",
    ]


class SectionInline(Ordered, TranslationStackedInline):
    model = Section
    classes = ["tab-sections"]
    fields = ["heading", ("kind", "speaker", "position"), "body"]

    def get_formset(self, request, obj=None, **kwargs):
        """Offer the event's own participants as speakers, and nobody else."""
        formset = super().get_formset(request, obj, **kwargs)
        speaker = formset.form.base_fields.get("speaker")
        if speaker:  # absent when the record is only looked at
            speaker.queryset = Participation.objects.filter(event=obj)
        return formset


class PhotoInline(Ordered, TranslationStackedInline):
    model = Photo
    classes = ["tab-media"]


class DocumentInline(Ordered, TranslationStackedInline):
    model = Document
    classes = ["tab-media"]


class CorrectionInline(TranslationStackedInline):
    """Notes that readers have: they can be put right and translated, never undone."""

    model = Correction
    classes = ["tab-corrections"]
    extra = 0
    can_delete = False
    readonly_fields = ["made_on", "version"]

    def has_add_permission(self, request, obj=None):
        """Add none here: the form of a public record asks for the next one."""
        return False
