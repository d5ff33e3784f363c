"""Cell formats: what of a record's row is more than one plain text."""

from datetime import time

from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from languages.fallback import LANGUAGES
from participants.exchange.resources import find, moment
from participants.models import Organisation

from ..models import Topic

HOURS = ["%H:%M", "%H:%M:%S"]


class HourWidget(Widget):
    def clean(self, value, row=None, **options):
        return moment(value, HOURS, _("Write the time as 15:00.")).time()

    def render(self, value, obj=None, **options):
        return value.strftime("%H:%M") if isinstance(value, time) else ""


class YesWidget(Widget):
    """Yes or no, as 1 and 0."""

    def clean(self, value, row=None, **options):
        answer = {"1": True, "true": True, "0": False, "false": False}
        try:
            return answer[str(value).strip().lower()]
        except KeyError:
            raise ValueError(_("Write 1 for yes and 0 for no.")) from None

    def render(self, value, obj=None, **options):
        return "1" if value else "0"


class LanguagesWidget(Widget):
    """Languages by their codes: «kk; ru»."""

    def clean(self, value, row=None, **options):
        codes = split(value)
        if set(codes) - set(LANGUAGES):
            raise ValueError(_("Write languages as kk, ru and en, with semicolons."))
        return codes

    def render(self, value, obj=None, **options):
        return "; ".join(value or [])


class TopicsField(Field):
    """Topics by their addresses, with semicolons between them."""

    def clean(self, row, **options):
        slugs = split(row[self.column_name])
        found = {topic.slug: topic for topic in Topic.objects.filter(slug__in=slugs)}
        if missing := [slug for slug in slugs if slug not in found]:
            sentence = _("There is no topic with the address %(slug)s.")
            raise ValueError(sentence % {"slug": missing[0][:100]})
        return list(found.values())

    def save(self, instance, row, is_m2m=False, **options):
        instance.topics_read = self.clean(row)

    def get_value(self, instance, **options):
        known = instance.topics.all() if instance.pk else []
        topics = getattr(instance, "topics_read", known)
        return "; ".join(sorted(topic.slug for topic in topics))


class OrganisersField(Field):
    """Organisers in their order, by number or name, with semicolons between them."""

    def save(self, instance, row, is_m2m=False, **options):
        cells = split(row[self.column_name])
        found = [find(Organisation, cell) for cell in cells]
        instance.organisers_read = list(dict.fromkeys(found))

    def get_value(self, instance, **options):
        known = instance.organisers.all() if instance.pk else []
        known = [organiser.organisation_id for organiser in known]
        read = getattr(instance, "organisers_read", None)
        numbers = known if read is None else [unit.pk for unit in read]
        return "; ".join(map(str, numbers))


class RecordingField(Field):
    """The address of the first recording: all that a table can hold of them."""

    def save(self, instance, row, is_m2m=False, **options):
        instance.recording_url_read = self.clean(row)

    def get_value(self, instance, **options):
        known = [one.url for one in instance.recordings.all()] if instance.pk else []
        return getattr(instance, "recording_url_read", "") or next(iter(known), "")


def split(value):
    """Return the parts of a cell; a JSON file may hold a list in its place."""
    parts = value if isinstance(value, list) else str(value).split(";")
    return [str(part).strip() for part in parts if str(part).strip()]
