"""Queries of topics and series, by what belongs to them and what they are called."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from languages.columns import columns
from participants.querysets import AlphabeticalQuerySet


class TopicQuerySet(AlphabeticalQuerySet):
    def of(self, events):
        """Topics of at least one of ``events``."""
        return self.filter(Exists(events.filter(topics=OuterRef("pk"))))


class SeriesQuerySet(models.QuerySet):
    def named(self, name):
        """Series called ``name`` in any language."""
        called = Q()
        for text in columns("name"):
            called |= Q(**{text: name})
        return self.filter(called)

    def of(self, events):
        """Series with at least one of ``events``."""
        return self.filter(Exists(events.filter(series=OuterRef("pk"))))
