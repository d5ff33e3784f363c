"""What a record consists of, as rows of its form."""

from admin_ordering.admin import OrderableAdmin
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


class Ordered(OrderableAdmin):
    """Rows that are put in order by dragging them or by typing their number."""

    ordering_field = "position"
    extra = 0


class OrganiserInline(Ordered, admin.TabularInline):
    model = Organiser
    autocomplete_fields = ["organisation"]


class ParticipationInline(Ordered, TranslationStackedInline):
    model = Participation
    autocomplete_fields = ["person"]
    fields = [
        ("person", "role", "position"),
        "printed_name",
        "post",
        "affiliation",
        "talk_title",
    ]


class SectionInline(Ordered, TranslationStackedInline):
    model = Section
    fields = [("kind", "speaker", "position"), "heading", "body"]

    def get_formset(self, request, obj=None, **kwargs):
        """Offer the event's own participants as speakers, and nobody else."""
        formset = super().get_formset(request, obj, **kwargs)
        speaker = formset.form.base_fields.get("speaker")
        if speaker:  # absent when the record is only looked at
            speaker.queryset = Participation.objects.filter(event=obj)
        return formset


class PhotoInline(Ordered, TranslationStackedInline):
    model = Photo


class DocumentInline(Ordered, TranslationStackedInline):
    model = Document


class CorrectionInline(TranslationStackedInline):
    model = Correction
    extra = 0
