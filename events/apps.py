from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from reversion.signals import post_revision_commit


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("records of events")

    def ready(self):
        """Register the history: modeltranslation has added its columns by now."""
        from .history import recording, versions

        recording.register()
        post_revision_commit.connect(versions.move_along)
