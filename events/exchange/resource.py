from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from languages.columns import columns
from participants.exchange.resources import (
    DayWidget,
    RegisterResource,
    TextWidget,
    ThingWidget,
)

from ..choices import Status
from ..columns import CODES, FACTS, TEXTS
from ..models import Event, Organiser, Recording, Series
from ..portal.reading import portal
from .cells import (
    HourWidget,
    LanguagesWidget,
    OrganisersField,
    RecordingField,
    TopicsField,
    YesWidget,
)
from .parts import PartsField

PARTS = ("participations", "sections", "sittings", "places", "origins", "recordings")
OF_RECORDING = ["url", "kind", "language", "licence", "author", "made_on"]


class RecordResource(RegisterResource):
    """A record is a row. A new one is a draft, whatever else the file says of it.

    Status, dates of publication and versions are not exchanged, and only drafts are
    changed: what readers see goes through the form and its workflow.
    """

    starts_on = Field("starts_on", "starts_on", DayWidget())
    start_time = Field("start_time", "start_time", HourWidget())
    ends_on = Field("ends_on", "ends_on", DayWidget())
    end_time = Field("end_time", "end_time", HourWidget())
    postponed_to = Field("postponed_to", "postponed_to", DayWidget())
    spoken_languages = Field("spoken_languages", "spoken_languages", LanguagesWidget())
    has_others = Field("has_others", "has_others", YesWidget())
    series = Field("series", "series", ThingWidget(Series))
    topics = TopicsField("topics", "topics")
    organisers = OrganisersField("organisers", "organisers")
    sittings = PartsField("sittings", ["day", "start_time", "end_time"])
    places = PartsField("places", ["country"])
    origins = PartsField("origins", ["language", "made", "translator"])
    participations = PartsField("participations", ["kind", "role"])
    sections = PartsField("sections", ["kind", "starts_at"])
    recordings = PartsField("recordings", OF_RECORDING)
    recording_url = RecordingField("recording_url", "recording_url", TextWidget())

    unknown = gettext_lazy("There is no record with the number %(number)s.")

    class Meta:
        model = Event
        fields = [
            "id",
            *columns(*TEXTS),
            *FACTS,
            *("series", "topics", "organisers"),
            *(CODES[0], "recording_url", *CODES[1:]),  # where it always stood
            *PARTS,
        ]

    def filter_export(self, queryset, **options):
        return queryset.select_related("series").prefetch_related(
            *("topics", "organisers", *PARTS)
        )

    def after_init_instance(self, instance, new, row, user=None, **options):
        """Refuse a row for what the user may not change, or readers may see."""
        if new:
            instance.licence = portal().licence
            return
        if instance.status != Status.DRAFT:
            sentence = _(
                "An import changes drafts only, and this record is: %(status)s."
            )
            raise ValidationError(sentence % {"status": instance.standing})
        if not Event.objects.editable_by(user).filter(pk=instance.pk).exists():
            raise ValidationError(_("You may not change this record."))
        language = str(row.get("original_language") or instance.original_language)
        if language.strip() != instance.original_language and instance.origins.all():
            raise ValidationError(_("Change the original language in the form."))
        offered = str(row.get("doi") or "").strip()
        if instance.has_registered_doi and offered not in ("", instance.doi):
            sentence = _("The DOI %(doi)s is registered: it cannot be changed.")
            raise ValidationError(sentence % {"doi": instance.doi})

    def after_save_instance(self, instance, row, **options):
        if hasattr(instance, "topics_read"):
            instance.topics.set(instance.topics_read)
        if hasattr(instance, "organisers_read"):
            self._write_organisers(instance)
        for name in PARTS:
            for part in instance.__dict__.pop(f"{name}_read", []):
                part.event = instance
                part.save()
        if url := instance.__dict__.pop("recording_url_read", ""):
            first = instance.recordings.first() or Recording(event=instance)
            if first.url != url:  # it takes the place, and is asked about anew
                first.url, first.consent, first.consent_how = url, "", ""
                first.full_clean()
                first.save()

    def _write_organisers(self, event):
        event.organisers.exclude(organisation__in=event.organisers_read).delete()
        for position, organisation in enumerate(event.organisers_read, start=1):
            Organiser.objects.update_or_create(
                event=event, organisation=organisation, defaults={"position": position}
            )
