"""Change tracking: what a save changed of a thing that records show."""

from django.db import models


class ShownInRecords(models.Model):
    """Something named in records; it remembers how it was when it was read."""

    SHOWN = ()  # the columns of which what leaves the house tells

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        thing = super().from_db(db, field_names, values)
        thing.as_read = dict(zip(field_names, values, strict=True))
        return thing

    @property
    def looks_new(self):
        """Whether records show it otherwise than when it was read."""
        return any(
            (was or "") != (getattr(self, name) or "")
            for name, was in getattr(self, "as_read", {}).items()
            if name in self.SHOWN
        )
