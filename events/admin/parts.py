"""Inline forms: what a record consists of, as rows of its form.

The class ``tab-…`` of a part names the tab under which the form shows it; without
JavaScript all parts stand below one another.
"""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from participants.autocompletion import Autocompletion
from participants.models import Organisation

from .. import models, readiness
from ..choices import Agreement, ParticipantKind
from ..columns import TEXTS_OF_PARTS
from ..fields import RichTextField
from ..permissions import NOT_TO_BRING, not_to_bring
from .rows import Ordered, RowForm, Rows, WaitingEditor
from .speakers import SectionForm, SpeakerField


class OrganiserForm(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        row = self.instance
        self.knows(organisation=[row.organisation] if row.organisation_id else [])


class OrganiserRows(Rows):
    def clean(self):
        """Let nobody open the record of another to an organisation of their own."""
        super().clean()
        brought = [row for row in self.forms if "organisation" in row.changed_data]
        closed = set(not_to_bring(self.by, self.instance)) if brought else ()
        for row in brought:
            if row.cleaned_data.get("organisation") in closed:
                row.add_error("organisation", NOT_TO_BRING)


class OrganiserInline(Autocompletion, Ordered, admin.TabularInline):
    model = models.Organiser
    form = OrganiserForm
    formset = OrganiserRows
    classes = ["tab-facts"]
    stands_first = True  # of the parts, behind the facts that everybody knows
    fields = ["organisation", "position"]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.by = request.user
        return formset

    def get_extra(self, request, obj=None, **kwargs):
        """Have a row for the organisation with which a new record begins."""
        return len(begun_with(request.user)) if obj is None else self.extra


class SittingInline(TranslationStackedInline):
    """Hours of several days; folded away, for most events have but one."""

    model = models.Sitting
    formset = Rows
    classes = ["tab-facts", "collapse"]
    extra = 0
    fields = [("day", "start_time", "end_time"), "heading"]


class PlaceInline(Ordered, TranslationStackedInline):
    """The second place and those after it; folded away, for most events have one."""

    model = models.Place
    classes = ["tab-facts", "collapse"]
    fields = ["venue", "city", ("country", "position")]


class OriginInline(admin.TabularInline):
    model = models.Origin
    formset = Rows
    fields = ["language", "made", "translator"]
    classes = ["tab-facts", "collapse"]
    extra = 0


def begun_with(user):
    """Return the organisation an author writes for; of several, none is guessed."""
    own = list(Organisation.objects.filter(members__user=user)[:2])
    return own if len(own) == 1 else []


class ParticipationForm(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        row = self.instance
        self.knows(
            person=[row.person] if row.person else [],
            organisations=row.organisations.all() if row.pk else [],
        )

    def clean(self):
        cleaned = super().clean()
        is_body = cleaned.get("kind") == ParticipantKind.BODY
        if is_body and len(cleaned.get("organisations", [])) > 1:
            refusal = gettext("A body is one organisation: choose only that one.")
            self.add_error("organisations", refusal)
        return cleaned


class ParticipationInline(Autocompletion, Ordered, TranslationStackedInline):
    model = models.Participation
    form = ParticipationForm
    classes = ["tab-people"]
    autocomplete_fields = ["person", "organisations"]
    texts = TEXTS_OF_PARTS["participations"]
    rare = {"classes": ["collapse"], "fields": [("kind", "organisations")]}
    fieldsets = [
        (None, {"fields": [texts[0], ("person", "role", "position"), *texts[1:]]}),
        (gettext_lazy("A body, a voice, organisations of the register"), rare),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("person")
        return rows.prefetch_related("organisations")


class SectionRows(Rows):
    def save_existing_objects(self, commit=True):
        if commit:
            changed = [
                form.instance for form in self.initial_forms if form.has_changed()
            ]
            self.model._meta.get_field("paragraphs").look_up(changed)
        return super().save_existing_objects(commit)


class SectionInline(Ordered, TranslationStackedInline):
    model = models.Section
    form = SectionForm
    formset = SectionRows
    classes = ["tab-sections"]
    formfield_overrides = {RichTextField: {"widget": WaitingEditor}}
    fields = ["heading", ("kind", "speaker", "starts_at", "position"), "body"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, form_class=SpeakerField, **kwargs
        )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        fields = formset.form.base_fields
        if "speaker" in fields:  # absent when the record is only looked at
            fields["speaker"].offer(obj)
            language = obj.original_language if obj else get_language()
            mark_needed(fields, readiness.NEEDED_OF_SECTIONS, language)
        return formset


def mark_needed(fields, needed, language):
    """Let the form say of which fields publishing needs a text."""
    for name in readiness.columns_of(needed, language):
        fields[name].is_needed = True


CREDIT = ("author", "licence", "made_on", "position")
CONSENT = ("consent", "consent_how")


class RowWithConsent(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "consent" in self.fields:  # what was shown before is no answer
            field = self.own("consent")
            other = "" if self.instance.consent == Agreement.BEFORE else "before"
            field.choices = [one for one in field.choices if one[0] != other]


class RecordingInline(Ordered, TranslationStackedInline):
    model = models.Recording
    form = RowWithConsent
    classes = ["tab-media"]
    fields = ["url", ("kind", "language"), "caption", CREDIT, CONSENT]


class PhotoInline(Ordered, TranslationStackedInline):
    model = models.Photo
    form = RowWithConsent
    classes = ["tab-media"]
    readonly_fields = ["preview"]
    fields = [("preview", "image", "leads"), "alt", "caption", CREDIT, CONSENT]

    @admin.display(description=gettext_lazy("photo"))
    def preview(self, photo):
        if not photo.pk:
            return ""
        return format_html('<img src="{}" alt="" width="160">', photo.small.url)


class DocumentInline(Ordered, TranslationStackedInline):
    model = models.Document
    classes = ["tab-media"]
    fields = [("file", "language"), "caption", CREDIT]


def tell_of_untouched(request, formsets):
    """Say which of the documents that came now keep what they tell of their maker."""
    sentence = gettext_lazy(
        "Signed, locked or damaged, and so kept as sent, with what the file tells of "
        "its maker: %(names)s."
    )
    rows = [form.instance for one in formsets for form in one.forms]
    names = ", ".join(str(row) for row in rows if getattr(row, "stays_as_sent", False))
    if names:
        messages.warning(request, sentence % {"names": names})


class CorrectionInline(TranslationStackedInline):
    """Notes that readers have: they can be put right and translated, never undone."""

    model = models.Correction
    formset = Rows
    classes = ["tab-corrections"]
    extra = 0
    can_delete = False
    readonly_fields = ["made_on", "version"]

    def has_add_permission(self, request, obj=None):
        """Add none here: the form of a public record asks for the next one."""
        return False


INLINES = [
    SittingInline,
    PlaceInline,
    OrganiserInline,
    OriginInline,
    ParticipationInline,
    SectionInline,
    RecordingInline,
    PhotoInline,
    DocumentInline,
    CorrectionInline,
]
