from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from languages.fallback import languages_present, localized
from languages.romanise import slug
from participants.addresses import reverse
from participants.choices import LANGUAGE_CHOICES, iso_3166
from participants.models import Organisation
from search.fields import LineField, ProseField, required_in_some_language

from .. import time_zones
from ..choices import EventKind, Licence, Mode, Outcome, Status
from ..fields import LanguagesField
from ..ordering import INDEXES, LATEST_FIRST
from ..parts import BY_EVENT, NAMED, HeldBy, Parts, PrintedNames
from ..portal.reading import shown
from ..querysets import EventQuerySet
from ..when import moment
from .subjects import Series, Topic


class Event(models.Model):
    """One event and its record: the unit we draft, review and publish.

    Sections, participations, photos and documents have no status of their own;
    they are public exactly when their event is.
    """

    title = LineField(_("title"), max_length=300, blank=True)
    subtitle = LineField(_("subtitle"), max_length=300, blank=True)
    occasion = LineField(
        _("occasion"),
        max_length=300,
        blank=True,
        help_text=_("An anniversary or a day to which the event was devoted."),
    )
    abstract = ProseField(_("abstract"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind, default=EventKind.ROUND_TABLE
    )
    mode = models.CharField(_("held"), max_length=20, choices=Mode, blank=True)
    starts_on = models.DateField(_("day"), null=True, blank=True)
    start_time = models.TimeField(_("time"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    end_time = models.TimeField(_("end"), null=True, blank=True)
    timezone = models.CharField(
        _("time zone"),
        max_length=40,
        choices=time_zones.choices,
        default=settings.TIME_ZONE,
        error_messages={
            "invalid_choice": _(
                "There is no time zone “%(value)s”. Write one like Asia/Almaty."
            )
        },
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.HELD
    )
    postponed_to = models.DateField(_("postponed to"), null=True, blank=True)
    venue = LineField(_("venue"), max_length=250, blank=True)
    city = LineField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=iso_3166, blank=True)
    online_url = models.URLField(_("address online"), max_length=500, blank=True)
    original_language = models.CharField(
        _("original language"), max_length=2, choices=LANGUAGE_CHOICES, default="kk"
    )
    spoken_languages = LanguagesField(_("languages spoken"))
    has_others = models.BooleanField(
        _("and others"),
        default=False,
        help_text=_("More people took part than the record names."),
    )

    organised_by = models.ManyToManyField(
        Organisation,
        through="Organiser",
        related_name="events",
        verbose_name=_("organisers"),
    )
    series = models.ForeignKey(
        Series,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("series"),
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="events", verbose_name=_("topics")
    )

    source_url = models.URLField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Where the event was first reported."),
    )
    udc = models.CharField(
        _("UDC"),
        max_length=60,
        blank=True,
        help_text=_("Universal Decimal Classification, for example 323(574)."),
    )
    irsti = models.CharField(
        _("IRSTI"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                r"^\d{2}(\.\d{2}){1,2}$", _("An IRSTI code looks like 11.15.37.")
            )
        ],
    )
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[
            RegexValidator(
                r"^10\.\d{4,9}/\S+$",
                _("A DOI starts with 10. and has no address before it."),
            )
        ],
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)

    responsible = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="records",
        verbose_name=_("people responsible"),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
        db_index=True,
    )
    publish_at = models.DateTimeField(_("public from"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    last_anchor = models.PositiveSmallIntegerField(default=0, editable=False)
    preview_key = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    modified_at = models.DateTimeField(_("modified"), auto_now=True)

    parts, named, held_by = Parts(*BY_EVENT), Parts(*NAMED), HeldBy()
    printed_names = PrintedNames()
    people_with_units = property(lambda event: event.participations.with_units())
    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = LATEST_FIRST
        indexes = INDEXES
        permissions = [
            ("submit_event", _("Can send a record to review")),
            ("return_event", _("Can return a record to its author")),
            ("publish_event", _("Can publish a record")),
            ("withdraw_event", _("Can withdraw a published record")),
            ("edit_all_records", _("Can edit the records of all organisations")),
            ("import_event", _("Can import records from a file")),
            ("export_event", _("Can export records to a file")),
        ]
        constraints = [
            required_in_some_language(
                "title",
                "event_has_title",
                _("Give the title in at least one of the languages."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED)
                | Q(starts_on__isnull=False, publish_at__isnull=False),
                name="event_published_has_dates",
                violation_error_message=_(
                    "Before a record is published it needs the day of the event."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None)
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="event_ends_after_start",
                violation_error_message=_(
                    "The last day of an event cannot come before its first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(end_time=None)
                | Q(start_time__isnull=False)
                & (
                    Q(ends_on__isnull=False, ends_on__gt=F("starts_on"))
                    | Q(end_time__gt=F("start_time"))
                ),
                name="event_hours_in_order",
                violation_error_message=_(
                    "An event ends after the hour at which it began."
                ),
            ),
            models.CheckConstraint(
                condition=Q(postponed_to=None)
                | Q(outcome=Outcome.POSTPONED, postponed_to__gt=F("starts_on")),
                name="event_postponed_to_later",
                violation_error_message=_(
                    "Only an event that was postponed has a new day, and a later one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(online_url="") | ~Q(mode=Mode.IN_PERSON),
                name="event_in_person_is_not_online",
                violation_error_message=_(
                    "An event held in person only has no address online."
                ),
            ),
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="event_doi_once",
                violation_error_message=_("Another record has this DOI."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:detail", self.pk, self.slug)

    @property
    def kind_name(self):
        """The kind in words; ``get_kind_display()`` hashes every kind each time."""
        return dict(EventKind.choices).get(self.kind, self.kind)

    @property
    def slug(self):
        return slug(*localized(self, "title", "kk")[:2])

    @property
    def is_public(self):
        return self.status == Status.PUBLISHED and self.publish_at <= timezone.now()

    @property
    def is_scheduled(self):
        return self.status == Status.PUBLISHED and not self.is_public

    @property
    def standing(self):
        """Its status in words; of a record that waits for its hour, with that."""
        if not self.is_scheduled:
            return self.get_status_display()
        return pgettext("status of a record", "scheduled: %s") % moment(self.publish_at)

    @property
    def was_public(self):
        """Whether readers have ever seen it: then it is withdrawn, never deleted."""
        return self.is_public or self.withdrawn_at is not None

    @property
    def has_registered_doi(self):
        """Whether readers have its DOI: then it names this record for ever."""
        return bool(self.doi) and self.was_public

    @property
    def years(self):
        """The years it reached into, the first of them first."""
        if self.starts_on is None:
            return range(0)
        return range(self.starts_on.year, (self.ends_on or self.starts_on).year + 1)

    @property
    def languages(self):
        """The languages in which the record really exists, for readers."""
        return shown(languages_present(self, "title"))
