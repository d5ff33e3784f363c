"""Taxonomy: the topics of records and the series they belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from languages.columns import columns
from languages.fallback import localized
from languages.romanise import slug
from participants.addresses import reverse
from participants.fields import SortKeyField
from participants.models.shown import ShownInRecords
from search.fields import LineField, ProseField, required_in_some_language

from ..subject_querysets import SeriesQuerySet, TopicQuerySet


class Topic(ShownInRecords):
    """A subject that readers browse by; its address is its slug."""

    SHOWN = (*columns("name"), "slug")

    name = LineField(_("name"), max_length=120, blank=True)
    description = ProseField(_("description"), blank=True)
    slug = models.SlugField(
        _("address"),
        unique=True,
        help_text=_("Latin letters, digits and hyphens. Readers cite it: keep it."),
    )
    sort_key_kk = SortKeyField("kk")
    sort_key_ru = SortKeyField("ru")
    sort_key_en = SortKeyField("en")

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_key_kk", "pk"]
        constraints = [required_in_some_language("name", "topic_has_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("events:topic", self.slug)

    def sortable_text(self, language):
        return localized(self, "name", language).text


class Series(ShownInRecords):
    """Events that follow one another under one name."""

    SHOWN = columns("name")

    name = LineField(_("name"), max_length=200, blank=True)
    description = ProseField(_("description"), blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series of events")
        ordering = ["pk"]
        constraints = [required_in_some_language("name", "series_has_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("events:series", self.pk, self.slug)

    @property
    def slug(self):
        text, language, _borrowed = localized(self, "name", "kk")
        return slug(text, language)
