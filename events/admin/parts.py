"""Inline forms: what a record consists of, as rows of its form.

The class ``tab-…`` of a part names the tab under which the form shows it; without
JavaScript all parts stand below one another.
"""

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from participants.autocompletion import Autocompletion, SelectOne
from participants.models import Organisation

from ..models import (
    Correction,
    Document,
    Organiser,
    Participation,
    Photo,
    Place,
    Section,
    Sitting,
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


class OrganiserInline(Autocompletion, Ordered, admin.TabularInline):
    model = Organiser
    classes = ["tab-facts"]
    autocomplete_fields = ["organisation"]

    def get_extra(self, request, obj=None, **kwargs):
        """Have a row for the organisation with which a new record begins."""
        return len(begun_with(request.user)) if obj is None else self.extra


class SittingInline(TranslationStackedInline):
    """Hours of several days; folded away, for most events have but one."""

    model = Sitting
    classes = ["tab-facts", "collapse"]
    extra = 0
    fields = [("day", "start_time", "end_time"), "heading"]


class PlaceInline(Ordered, TranslationStackedInline):
    """The second place and those after it; folded away, for most events have one."""

    model = Place
    classes = ["tab-facts", "collapse"]
    fields = ["venue", "city", ("country", "position")]


def begun_with(user):
    """Return the organisation an author writes for; of several, none is guessed."""
    own = list(Organisation.objects.filter(members__user=user)[:2])
    return own if len(own) == 1 else []


class PersonSelect(SelectOne):
    """Names the person of a row who is ``known``; Django asks for each row anew."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        nobody = self.create_option(name, "", "", False, 0)
        chosen = self.create_option(name, self.known.pk, str(self.known), True, 1)
        return [(None, [nobody, chosen], 0)]


class ParticipationForm(RowForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "person" in self.fields:
            self.fields["person"].widget.widget.known = self.instance.person


class ParticipationInline(Ordered, TranslationStackedInline):
    model = Participation
    form = ParticipationForm
    classes = ["tab-people"]
    autocomplete_fields = ["person"]
    fields = [
        "printed_name",
        ("person", "role", "position"),
        "post",
        "affiliation",
        "talk_title",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "person":
            options["widget"] = PersonSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)


class SectionInline(Ordered, TranslationStackedInline):
    model = Section
    classes = ["tab-sections"]
    fields = ["heading", ("kind", "speaker", "position"), "body"]

    def get_formset(self, request, obj=None, **kwargs):
        """Offer the event's own participants as speakers, looked up once for all."""
        formset = super().get_formset(request, obj, **kwargs)
        speaker = formset.form.base_fields.get("speaker")
        if speaker:  # absent when the record is only looked at
            speaker.queryset = Participation.objects.filter(event=obj)
            speaker.choices = list(speaker.choices)
        return formset


class PhotoInline(Ordered, TranslationStackedInline):
    model = Photo
    classes = ["tab-media"]
    readonly_fields = ["preview"]
    fields = [
        ("preview", "image"),
        "alt",
        "caption",
        ("author", "licence", "made_on", "position"),
    ]

    @admin.display(description=gettext_lazy("photo"))
    def preview(self, photo):
        if not photo.pk:
            return ""
        return format_html('<img src="{}" alt="" width="160">', photo.small.url)


class DocumentInline(Ordered, TranslationStackedInline):
    model = Document
    classes = ["tab-media"]
    fields = [
        ("file", "language"),
        "caption",
        ("author", "licence", "made_on", "position"),
    ]


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

    model = Correction
    classes = ["tab-corrections"]
    extra = 0
    can_delete = False
    readonly_fields = ["made_on", "version"]

    def has_add_permission(self, request, obj=None):
        """Add none here: the form of a public record asks for the next one."""
        return False
