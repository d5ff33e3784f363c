"""Change list of the records: its years, its columns, and filters one types into."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.db.models import Max, Min
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from languages.columns import columns
from participants.models import Organisation

from ..models import Topic
from ..querysets import contains
from .completeness import TranslationFilter, translated
from .waiting import WaitingFilter, standing


class RecordList(ChangeList):
    """Offers each year from the first to the last: to see which of them has a record,
    a database would look at all.
    """

    def get_queryset(self, request, exclude_parameters=None):
        """Fetch what its columns name; no other screen of a record needs all that."""
        records = super().get_queryset(request, exclude_parameters)
        return records.prefetch_related("held_by", "responsible", "coverage")

    def years(self):
        days = self.queryset.aggregate(first=Min("starts_on"), last=Max("starts_on"))
        first, last = (day and day.year for day in days.values())
        if first == last or any(name.startswith("starts_on") for name in self.params):
            return []
        return [
            {"title": year, "link": self.get_query_string({"starts_on__year": year})}
            for year in range(first, last + 1)
        ]


class TypedFilter(admin.SimpleListFilter):
    """Asks for a name instead of printing a link for each of hundreds."""

    template = "admin/typed_filter.html"

    def lookups(self, request, model_admin):
        return [("", "")]  # else it would not be shown

    def choices(self, changelist):
        yield from (
            {"name": name, "value": value}
            for name, value in changelist.params.items()
            if name not in (self.parameter_name, "p")
        )


class OrganisationFilter(TypedFilter):
    title = _("organisation")
    parameter_name = "organisation"

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        called = Organisation.objects.called(self.value())
        below = Organisation.objects.below(list(called.values_list("pk", flat=True)))
        return queryset.organised_by(below)


class AuthorFilter(TypedFilter):
    title = _("author")
    parameter_name = "author"

    def lookups(self, request, model_admin):
        may_look_up = request.user.has_perm("auth.view_user")
        return super().lookups(request, model_admin) if may_look_up else []

    def queryset(self, request, queryset):
        names = ("username", "first_name", "last_name")
        for word in (self.value() or "").split():
            users = get_user_model().objects.filter(contains(names, word))
            found = queryset.model.responsible.through.objects.filter(user__in=users)
            queryset = queryset.filter(pk__in=found.values("event"))
        return queryset


class TopicFilter(TypedFilter):
    title = _("topic")
    parameter_name = "topic"

    def queryset(self, request, queryset):
        for word in (self.value() or "").split():
            topics = Topic.objects.filter(contains(columns("name"), word))
            found = queryset.model.topics.through.objects.filter(topic__in=topics)
            queryset = queryset.filter(pk__in=found.values("event"))
        return queryset


@admin.display(description=_("day"), ordering="starts_on")
def starts_on(event):
    return event.starts_on and date_format(event.starts_on, "SHORT_DATE_FORMAT")


@admin.display(description=_("organisers"))
def organised_by(event):
    return ", ".join(str(one.organisation) for one in event.held_by)


@admin.display(description=_("organisers, people responsible"))
def organised_and_kept_by(event):
    kept_by = (one.get_full_name() or one.username for one in event.responsible.all())
    told = organised_by(event), ", ".join(kept_by)
    return format_html("{}<br><small>{}</small>", *told)


@admin.display(description=_("changed"), ordering="modified_at")
def modified_at(event):
    return date_format(localtime(event.modified_at), "SHORT_DATE_FORMAT")


def columns_for(user):
    """Name the people responsible to whoever may look users up."""
    may_look_up = user.has_perm("auth.view_user")
    who = organised_and_kept_by if may_look_up else organised_by
    return ["__str__", starts_on, who, standing, modified_at, translated]


FILTERS = [
    "status",
    WaitingFilter,
    OrganisationFilter,
    AuthorFilter,
    ("modified_at", admin.DateFieldListFilter),
    TranslationFilter,
    "kind",
    "original_language",
    TopicFilter,
]
