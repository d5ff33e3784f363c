"""Queries of topics and series, by what belongs to them and what they are called."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from languages.columns import columns
from languages.fallback import LANGUAGES
from participants.querysets import AlphabeticalQuerySet
from search.documents import Name
from search.people import keys_of


class TopicQuerySet(AlphabeticalQuerySet):
    def of(self, events):
        """Topics of at least one of ``events``."""
        return self.filter(Exists(events.filter(topics=OuterRef("pk"))))

    def keys_of_names(self):
        """Return by slug the keys of all words of a topic's names, in one line."""
        found = {}
        for slug, *texts in self.values_list("slug", *columns("name")):
            named = zip(texts, LANGUAGES, strict=True)
            keys = keys_of(Name(text or "", language) for text, language in named)
            found[slug] = "".join(f" {key}" for key in sorted(keys))
        return found


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
