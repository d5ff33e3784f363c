from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("people and organisations")

    def ready(self):
        """Register the history: modeltranslation has added its columns by now."""
        from . import history

        history.register()
