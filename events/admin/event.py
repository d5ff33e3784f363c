"""The form of a record, and the buttons that move it."""

from django.contrib import admin
from django.utils.translation import get_language, gettext_lazy
from js_asset import Media
from modeltranslation.admin import TranslationAdmin

from languages.columns import columns

from ..choices import Status
from ..models import Event
from ..saving import saving
from .completeness import TranslationFilter, translated
from .conflict import ConflictMixin, EventForm
from .correction import CorrectionMixin
from .deleting import DeletionMixin
from .exchange import RecordExchange
from .history import HistoryMixin
from .parts import (
    CorrectionInline,
    DocumentInline,
    OrganiserInline,
    ParticipationInline,
    PhotoInline,
    SectionInline,
    begun_with,
)
from .photos import NewPhotosForm, PhotosMixin
from .preview import PreviewMixin
from .steps import StepsMixin
from .translation_files import TranslationFiles
from .waiting import WaitingFilter


class RecordForm(NewPhotosForm, EventForm):
    """All that is sent with a record, beside its rows."""


@admin.register(Event)
class EventAdmin(
    TranslationFiles,
    StepsMixin,
    CorrectionMixin,
    ConflictMixin,
    PreviewMixin,
    PhotosMixin,
    DeletionMixin,
    HistoryMixin,
    RecordExchange,
    TranslationAdmin,
):
    form = RecordForm
    list_display = ["__str__", "starts_on", "kind", "status", translated]
    list_filter = [
        "status",
        WaitingFilter,
        TranslationFilter,
        "kind",
        "original_language",
        "topics",
    ]
    date_hierarchy = "starts_on"
    search_fields = columns("title")
    autocomplete_fields = ["responsible", "series", "topics"]
    inlines = [
        OrganiserInline,
        ParticipationInline,
        SectionInline,
        PhotoInline,
        DocumentInline,
        CorrectionInline,
    ]
    fieldsets = [
        (
            None,
            {
                "classes": ["tab-facts"],
                "fields": ["title", "subtitle", "occasion", "abstract"],
            },
        ),
        (
            gettext_lazy("Facts"),
            {
                "classes": ["tab-facts"],
                "fields": [
                    ("kind", "mode"),
                    ("starts_on", "start_time", "ends_on", "timezone"),
                    "venue",
                    "city",
                    ("original_language", "spoken_languages"),
                    "has_others",
                    "series",
                    "topics",
                ],
            },
        ),
        (
            gettext_lazy("Sources and identifiers"),
            {
                "classes": ["tab-facts"],
                "fields": [
                    "source_url",
                    "recording_url",
                    ("udc", "irsti"),
                    ("doi", "licence"),
                    "responsible",
                ],
            },
        ),
    ]

    def get_changeform_initial_data(self, request):
        """Suppose that one writes in the language in which one reads the desk."""
        initial = super().get_changeform_initial_data(request)
        return {"original_language": get_language()} | initial

    # --- Who may do what ---------------------------------------------------

    def get_queryset(self, request):
        visible = super().get_queryset(request).visible_to(request.user)
        return visible.prefetch_related("coverage")

    def get_readonly_fields(self, request, obj=None):
        """Let only those who may look users up say who is responsible."""
        return [] if request.user.has_perm("auth.view_user") else ["responsible"]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None:
            return allowed
        editable = Event.objects.editable_by(request.user)
        return allowed and editable.filter(pk=obj.pk).exists()

    def has_delete_permission(self, request, obj=None):
        """Allow deleting drafts only; what readers have seen is withdrawn instead."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None:
            return allowed
        unseen = obj.status == Status.DRAFT and not obj.was_public
        return unseen and self.has_change_permission(request, obj)

    def get_actions(self, request):
        """Take away the bulk deletion: it would not look at each record's status."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def save_related(self, request, form, formsets, change):
        with saving(form.instance, by=request.user):
            super().save_related(request, form, formsets, change)
            if not change:
                form.instance.responsible.add(request.user)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Begin a new record with the organisation its author writes for."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if prefix == "organisers" and obj.pk is None and request.method == "GET":
            own = begun_with(request.user)
            kwargs["initial"] = [{"organisation": one.pk} for one in own]
        return kwargs

    def render_change_form(self, request, context, *args, **kwargs):
        """Give the editor's import map its nonce, and the template what it shows."""
        nonce = str(request.csp_nonce)
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        context["show_save_and_add_another"] = False  # one record takes its time
        event = context.get("original")
        context |= self._context_of_steps(request, event)
        context |= self._context_of_conflict(request, event)
        context |= self._context_of_preview(request, event)
        return super().render_change_form(request, context, *args, **kwargs)
