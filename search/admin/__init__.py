"""The glossary at the desk: editors keep it, by hand and by files."""

from django.conf import settings
from django.contrib import admin, messages
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin

from languages.columns import column, columns
from participants.exchange.desk import ExchangeMixin
from participants.exchange.files import FILES
from participants.exchange.resources import RegisterResource

from .. import stamp
from ..glossary import homonyms
from ..models import Concept
from .tbx import COLUMNS, TbxFile


class ConceptResource(RegisterResource):
    class Meta:
        model = Concept
        fields = COLUMNS


def _term_in(code, name):
    """Return the column of the list that shows the terms of a language."""

    @admin.display(description=name, ordering=column("term", code))
    def term(concept):
        return getattr(concept, column("term", code))

    return term


TERMS = [_term_in(*language) for language in settings.LANGUAGES]


@admin.register(Concept)
class ConceptAdmin(ExchangeMixin, TranslationAdmin):
    resource_classes = [ConceptResource]
    formats = [*FILES, TbxFile]
    list_display = [*TERMS, "subject"]
    list_display_links = TERMS
    list_filter = ["subject"]
    search_fields = columns("term", "further")
    fields = ["term", "further", "definition", "subject", "source"]

    def after_import(self, request, instances):
        stamp.renew()
        tell_of_homonyms(request, instances)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        stamp.renew()
        tell_of_homonyms(request, [obj])

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        stamp.renew()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        stamp.renew()


def tell_of_homonyms(request, concepts):
    """Say which terms stand for another concept as well: that may be, or be a slip.

    «Law» is both «заң» and «құқық», so nothing is refused.
    """
    shared = [term for concept in concepts for term in homonyms(concept)]
    if shared:
        told = _(
            "These terms stand for another concept as well: %(terms)s. If it means the "
            "same, keep one of the two."
        )
        messages.warning(request, told % {"terms": ", ".join(dict.fromkeys(shared))})
