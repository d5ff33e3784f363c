"""The desk of a record: its form, who may do what, and the screens beside it."""

from django.contrib import admin
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin
from reversion.admin import VersionAdmin

from languages.columns import columns
from participants.autocompletion import Autocompletion
from participants.exchange.desk import ExchangeMixin
from participants.paging import NumbersFirst, desk_pages
from participants.versioned import VersionedAdmin
from search import retrieval
from search.places import build_record
from search.understanding import understand

from .. import readiness
from ..choices import Status
from ..exchange import RecordResource
from ..models import Event
from ..permissions import PUBLISH, of_all
from ..portal.reading import portal
from ..querysets import published
from ..saving import saving
from . import colleagues, conflicts, parts, photos, speakers
from .corrections import CorrectionForm
from .fieldsets import FIELDSETS
from .lists import FILTERS, RecordList, columns_for
from .rows import ChangedForm
from .screens import begun, history, openings, previews, steps, takedown, translation
from .screens import translation_files as files

TRANSLATION = "<int:pk>/translation/<slug:language>/"
HISTORY = "<path:object_id>/history/"
SCREENS = {  # their addresses below that of all records, and views
    "step": ("<int:pk>/step/<slug:name>/", steps.step),
    "still_open": ("<int:pk>/open/", openings.still_open),
    "typed": ("<int:pk>/typed/", previews.typed),
    "typed_new": ("add/typed/", previews.typed),
    "end_previews": ("<int:pk>/previews/end/", previews.end),
    "takedown": ("<int:pk>/files/", takedown.files),
    "translation": (TRANSLATION, translation.translation),
    "translation_import": (f"{TRANSLATION}file/", files.take_in),
    "translation_export": (f"{TRANSLATION}<slug:extension>/", files.hand_out),
    "revision": (f"{HISTORY}<int:version_id>/", history.version),
    "history": (HISTORY, history.versions),
    "recoverlist": ("recover/", history.deleted_drafts),
    "recover": ("recover/<int:version_id>/", history.deleted_draft),
}


class RecordForm(
    photos.NewPhotosForm, colleagues.CoAuthorsForm, conflicts.EventForm, ChangedForm
):
    """All that is sent with a record, beside its rows."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        language = self["original_language"].value() or get_language()
        parts.mark_needed(self.fields, readiness.NEEDED, language)


class PublicRecordForm(CorrectionForm, RecordForm):
    """The same of a record that readers can see: they are told what changed."""


@admin.register(Event)
class EventAdmin(Autocompletion, VersionedAdmin, ExchangeMixin, TranslationAdmin):
    form = RecordForm
    resource_classes = [RecordResource]
    change_list_template = "admin/events/event/change_list.html"
    import_export_change_list_template = change_list_template
    list_filter = FILTERS
    date_hierarchy = "starts_on"
    list_per_page = 50
    paginator = NumbersFirst
    show_full_result_count = False  # it would be counted at each filter anew
    search_fields = columns("title")  # that there is a search; see below
    autocomplete_fields = ["responsible", "series", "topics"]
    inlines = parts.INLINES
    fieldsets = FIELDSETS

    def get_urls(self):
        own = desk_pages(self, SCREENS, model_admin=self)
        # But for reversion's own: its way back writes all of an old version, status
        # included, before any form or permission of ours is asked.
        return [*own, *super(VersionAdmin, self).get_urls()]

    # --- Who may do what ---------------------------------------------------

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def get_readonly_fields(self, request, obj=None):
        """Close a registered DOI, and the users to whoever may not look them up."""
        closed = ["doi"] if obj and obj.has_registered_doi else []
        may_look_up = request.user.has_perm("auth.view_user")
        return closed if may_look_up else [*closed, "responsible"]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or of_all(request.user, PUBLISH):
            return allowed
        known = request.__dict__.setdefault("editable", {})  # asked for in each part
        if request.method != "GET" or obj.pk not in known:
            editable = Event.objects.editable_by(request.user)
            known[obj.pk] = editable.filter(pk=obj.pk).exists()
        return known[obj.pk]

    def has_delete_permission(self, request, obj=None):
        """Allow deleting drafts only; what readers have seen is withdrawn instead."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None:
            return allowed
        unseen = obj.status == Status.DRAFT and not obj.was_public
        return unseen and self.has_change_permission(request, obj)

    # --- The list ----------------------------------------------------------

    def get_changelist(self, request, **kwargs):
        return RecordList

    def get_list_display(self, request):
        return columns_for(request.user)

    def get_search_results(self, request, queryset, search_term):
        """Find public texts by the index, and look through those it does not hold."""
        if not search_term.strip():
            return queryset, False
        hidden = queryset.exclude(published())
        hidden = hidden.mentioning(search_term)
        known = retrieval.records(understand(search_term, typing=True).query, 500)
        numbers = [*map(build_record, known), *hidden.values_list("pk", flat=True)]
        return queryset.filter(pk__in=numbers), False

    def after_import(self, request, instances):
        """Make whoever imported records answer for them."""
        with saving(*instances, by=request.user):
            for event in instances:
                event.responsible.add(request.user)

    # --- The form ----------------------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        """Make one record of a new form, however often it is opened and sent."""
        may = self.has_add_permission(request)
        if may and (elsewhere := begun.elsewhere(request)):
            return elsewhere
        return super().add_view(request, request.path, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Let two people who save at the same moment do so one after the other."""
        if request.method != "POST" or not object_id:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            event = self.get_object(request, object_id)
            if event and self.has_change_permission(request, event):
                request.conflict = conflicts.found(request, self, event)
                if request.conflict:
                    request.POST = conflicts.merged(request.POST, request.conflict)
            else:
                conflicts.keep_refused(request, self, event, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changeform_initial_data(self, request):
        """Suppose what is so here: the desk's language, a country, a licence."""
        initial = super().get_changeform_initial_data(request)
        home = [own.chain[-1].country for own in parts.begun_with(request.user)]
        suppose = {"country": "".join(home), "licence": portal().licence}
        return {"original_language": get_language()} | suppose | initial

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Ask what changed for readers, and refuse what would overwrite another."""
        if self._asks_for_readers(request, obj):
            kwargs["form"] = PublicRecordForm
        if obj and request.method != "POST":  # shown, and told of by its token
            prefetch_related_objects([obj], "topics", "responsible")
        form = super().get_form(request, obj, change=change, **kwargs)
        form.conflict = getattr(request, "conflict", None)
        form.others = colleagues.others_named(obj, request.user)
        return form

    def get_fieldsets(self, request, obj=None):
        fieldsets = [*super().get_fieldsets(request, obj)]
        if self.has_change_permission(request, obj):
            new_photos = {"fields": ["new_photos"], "classes": ["tab-media"]}
            fieldsets.append((_("Several photos at once"), new_photos))
            named = colleagues.others_named(obj, request.user).exists()
            fields = ["no_longer", "co_authors"] if named else ["co_authors"]
            others = {"fields": fields, "classes": ["tab-facts"]}
            fieldsets.append((_("Co-authors"), others))
        else:
            facts = fieldsets[0][1] | {"description": ""}  # of what one should fill in
            fieldsets[0] = (None, facts)
        return fieldsets

    def get_inlines(self, request, obj):
        """Show the notes of a record once it has some."""
        corrected = obj is not None and obj.version > 1
        inlines = super().get_inlines(request, obj)
        return [
            one for one in inlines if corrected or one is not parts.CorrectionInline
        ]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Begin a new record with the organisation its author writes for."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if prefix == "organisers" and obj.pk is None and request.method == "GET":
            own = parts.begun_with(request.user)
            kwargs["initial"] = [{"organisation": one.pk} for one in own]
        return kwargs

    def render_change_form(self, request, context, *args, **kwargs):
        """Give the editor's import map its nonce, and the template what it shows."""
        nonce = str(request.csp_nonce)
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        context["show_save_and_add_another"] = False  # one record takes its time
        event = context.get("original")
        may_write = event is None or self.has_change_permission(request, event)
        if event and may_write:
            context["conflict"] = getattr(request, "conflict", None)
            shown = context["inline_admin_formsets"]
            context["version_token"] = conflicts.token_of(request, event, shown)
        for screen in (steps, previews, takedown, begun, openings):
            context |= screen.context(request, event)
        if may_write:
            context["typed_page"] = previews.page_of_typed(event)
        else:
            context["missing"] = []  # which only others can fill in
        return super().render_change_form(request, context, *args, **kwargs)

    def _asks_for_readers(self, request, event):
        seen = event is not None and event.is_public
        return seen and self.has_change_permission(request, event)

    # --- Saving ------------------------------------------------------------

    def construct_change_message(self, request, form, formsets, add=False):
        """Leave out what readers were told: the record's versions tell of that."""
        asked = CorrectionForm.base_fields
        form.changed_data = [name for name in form.changed_data if name not in asked]
        return super().construct_change_message(request, form, formsets, add)

    def save_related(self, request, form, formsets, change):
        event = form.instance
        speakers.connect(formsets)
        with saving(event, by=request.user), colleagues.named_in(form, request):
            super().save_related(request, form, formsets, change)
            parts.tell_of_untouched(request, formsets)
            photos.add(request, event, form.cleaned_data["new_photos"])
            if isinstance(form, CorrectionForm):
                form.note_it(event, request.user)
            if not change:
                event.responsible.add(request.user)
                begun.remember(request, event)

    def response_add(self, request, obj, post_url_continue=None):
        if name := request.POST.get("_step"):
            return steps.take(request, obj, name, saved=True)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if name := request.POST.get("_step"):
            return steps.take(request, obj, name, saved=True)
        return super().response_change(request, obj)
