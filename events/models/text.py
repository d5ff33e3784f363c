"""Content: who took part, what was said, and what was put right later."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participants.choices import LANGUAGE_CHOICES, iso_3166
from participants.models import Organisation, Person
from search.fields import LineField, ProseField, required_in_some_language

from .. import time_codes
from ..choices import CorrectionKind, Making, ParticipantKind, Role, SectionKind
from ..fields import AnchorField, ParagraphsField, RichTextField
from ..part_querysets import ParticipationQuerySet
from .event import Event


class PartOfRecord(models.Model):
    """Something an event consists of; its texts share the event's original language."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def original_language(self):
        return self.event.original_language


class Sitting(PartOfRecord):
    """Hours of one day for which people met, in the event's time zone."""

    day = models.DateField(_("day"))
    start_time = models.TimeField(_("time"), null=True, blank=True)
    end_time = models.TimeField(_("end"), null=True, blank=True)
    heading = LineField(_("heading"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["day", F("start_time").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_time=None)
                | Q(start_time__isnull=False, end_time__gt=F("start_time")),
                name="sitting_hours_in_order",
                violation_error_message=_(
                    "A sitting ends after the hour at which it began."
                ),
            )
        ]

    def __str__(self):
        return self.heading or str(self.day)

    def clean(self):
        event = getattr(self, "event", None)  # a wrong one was refused already
        first = event and event.starts_on
        if self.day and not (first and first <= self.day <= (event.ends_on or first)):
            refusal = _("A sitting is on one of the days of its event.")
            raise ValidationError({"day": refusal})


class Place(PartOfRecord):
    """One more place where people met; the first one stands in the event itself."""

    venue = LineField(_("venue"), max_length=250, blank=True)
    city = LineField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=iso_3166, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("further place")
        verbose_name_plural = _("further places")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.city or self.venue or self.country


class Origin(PartOfRecord):
    """How the text in one language was made; without a row nobody has said it."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    made = models.CharField(_("how it was made"), max_length=20, choices=Making)
    translator = LineField(
        _("translator as printed"),
        max_length=200,
        blank=True,
        help_text=_("Only if they wish to be named."),
    )

    class Meta:
        verbose_name = _("making of a text")
        verbose_name_plural = _("how the texts were made")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "language"], name="origin_once_per_language"
            ),
            models.CheckConstraint(
                condition=Q(translator="") | Q(made=Making.PERSON),
                name="origin_names_a_person",
                violation_error_message=_("Only a person can be the translator."),
            ),
        ]

    def __str__(self):
        return self.get_language_display()

    def clean(self):
        event = getattr(self, "event", None)  # a wrong one was refused already
        is_original = event and self.language == event.original_language
        if event and self.made and is_original != self.made.startswith("scan"):
            refusal = _("Scans are of the original, translations of other languages.")
            raise ValidationError({"made": refusal})


class Participation(PartOfRecord):
    """One person in one event and one role, as the programme or the report has it.

    The name is kept as printed and the post as of that day: neither changes when
    the person's page does. ``person`` stays empty until somebody has matched it.
    A body that spoke and a voice without a name («залдан сұрақ») are no people.
    """

    kind = models.CharField(
        _("who took part"),
        max_length=20,
        choices=ParticipantKind,
        default=ParticipantKind.PERSON,
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role, default=Role.PANELIST
    )
    printed_name = LineField(_("name as printed"), max_length=200, blank=True)
    post = LineField(_("post at the time"), max_length=300, blank=True)
    affiliation = LineField(_("affiliation at the time"), max_length=300, blank=True)
    organisations = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="participations",
        verbose_name=_("organisations of the register"),
        help_text=_("Those of the affiliation; of a body, the one that it is."),
    )
    talk_title = LineField(_("title of the talk"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    # The name was taken out for good (events.personal_data): nobody asks whose it is.
    is_withheld = models.BooleanField(editable=False, default=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        permissions = [
            ("withhold_participation", _("Can take a person's name out of records"))
        ]
        indexes = [
            models.Index(
                fields=["event"],
                condition=Q(kind="person", person=None, is_withheld=False),
                name="participation_unmatched",
            )
        ]
        ordering = ["position", "pk"]
        constraints = [
            required_in_some_language(
                "printed_name",
                "participation_has_name",
                _("Give the name as printed in at least one of the languages."),
            ),
            models.CheckConstraint(
                condition=Q(kind=ParticipantKind.PERSON) | Q(person=None),
                name="participation_of_a_person",
                violation_error_message=_(
                    "A body or a voice is no person: choose nobody for it."
                ),
            ),
        ]

    def __str__(self):
        return self.printed_name

    @property
    def role_name(self):
        """The role in words; ``get_role_display()`` hashes every role each time."""
        return Role(self.role).label

    @cached_property
    def units(self):
        """The organisations of the register; prefetched wherever many are told."""
        return list(self.organisations.all())

    @property
    def body(self):
        """The organisation of the register that a body is, where somebody said so."""
        return next(iter(self.units), None) if self.kind == "body" else None


class Section(PartOfRecord):
    """One titled part of the summary; ``#s{anchor}`` is its address for ever.

    Each paragraph has its own, which outlives insertions and removals.
    """

    kind = models.CharField(
        _("kind"), max_length=20, choices=SectionKind, default=SectionKind.OTHER
    )
    heading = LineField(_("heading"), max_length=250, blank=True)
    body = RichTextField(_("text"), blank=True)
    speaker = models.ForeignKey(
        Participation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name=_("speaker"),
    )
    starts_at = models.CharField(
        _("moment in the recording"),
        max_length=8,
        blank=True,
        validators=[time_codes.validate],
        help_text=_("In the first recording: 12:40, or 1:02:40 with hours."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    anchor = AnchorField(_("anchor"), editable=False)
    paragraphs = ParagraphsField(of="body")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            required_in_some_language(
                "heading",
                "section_has_heading",
                _("Give the heading in at least one of the languages."),
            ),
            models.UniqueConstraint(
                fields=["event", "anchor"], name="section_anchor_once_per_event"
            ),
        ]

    def __str__(self):
        return self.heading

    def get_absolute_url(self):
        return f"{self.event.get_absolute_url()}#s{self.anchor}"

    def clean(self):
        if self.speaker and self.speaker.event_id != self.event_id:
            refusal = _("The speaker must be a participant of this event.")
            raise ValidationError({"speaker": refusal})


class Correction(PartOfRecord):
    """A dated public note on what was put right in a published record."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=CorrectionKind, default=CorrectionKind.TEXT
    )
    made_on = models.DateField(_("date"))
    version = models.PositiveSmallIntegerField(
        _("version"),
        null=True,
        editable=False,
        help_text=_("The version of the record that this correction made."),
    )
    note = ProseField(_("note"), blank=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_on", "-pk"]
        constraints = [
            required_in_some_language(
                "note",
                "correction_has_note",
                _("Say in at least one of the languages what was corrected."),
            )
        ]

    def __str__(self):
        return self.note
