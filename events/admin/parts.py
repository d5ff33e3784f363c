"""Inline forms: what a record consists of, as rows of its form.

The class ``tab-…`` of a part names the tab under which the form shows it; without
JavaScript all parts stand below one another.
"""

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin, messages
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from participants.autocompletion import Autocompletion
from participants.models import Organisation

from .. import models
from ..choices import Agreement, ParticipantKind
from ..columns import TEXTS_OF_PARTS


class RowForm(forms.ModelForm):
    """A row that nobody has written in is no row, though it has its number already."""

    def has_changed(self):
        if self.instance.pk:
            return super().has_changed()
        return self.changed_data not in ([], ["position"])

    def knows(self, **chosen):
        """Tell fields what the row has chosen: they need not ask for it row by row."""
        for name in chosen.keys() & self.fields.keys():
            self.fields[name].widget.widget.known = chosen[name]


class Rows(forms.BaseInlineFormSet):
    """Makes the row that is copied for a new one once: Django asks again and again."""

    empty_form = cached_property(forms.BaseInlineFormSet.empty_form.fget)


class Ordered(OrderableAdmin):
    """Rows that are put in order by dragging, by buttons or by typing their number."""

    form = RowForm
    formset = Rows
    ordering_field = "position"
    ordering_field_hide_input = True
    extra = 0


class OrganiserForm(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        row = self.instance
        self.knows(organisation=[row.organisation] if row.organisation_id else [])


class OrganiserInline(Autocompletion, Ordered, admin.TabularInline):
    model = models.Organiser
    form = OrganiserForm
    classes = ["tab-facts"]
    fields = ["organisation", "position"]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")

    def get_extra(self, request, obj=None, **kwargs):
        """Have a row for the organisation with which a new record begins."""
        return len(begun_with(request.user)) if obj is None else self.extra


class SittingInline(TranslationStackedInline):
    """Hours of several days; folded away, for most events have but one."""

    model = models.Sitting
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


class SectionInline(Ordered, TranslationStackedInline):
    model = models.Section
    classes = ["tab-sections"]
    fields = ["heading", ("kind", "speaker", "starts_at", "position"), "body"]

    def get_formset(self, request, obj=None, **kwargs):
        """Offer the event's own participants as speakers, looked up once for all."""
        formset = super().get_formset(request, obj, **kwargs)
        speaker = formset.form.base_fields.get("speaker")
        if speaker:  # absent when the record is only looked at
            speaker.queryset = models.Participation.objects.filter(event=obj)
            speaker.choices = list(speaker.choices)
        return formset


CREDIT = ("author", "licence", "made_on", "position")
CONSENT = ("consent", "consent_how")


class RowWithConsent(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if field := self.fields.get("consent"):  # what was shown before is no answer
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
