from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("records of events")

    def ready(self):
        """Register the history: modeltranslation has added its columns by now."""
        from .history import recording

        recording.register()
