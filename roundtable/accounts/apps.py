from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "roundtable.accounts"
    verbose_name = _("signing in")

    def ready(self):
        """Let a session know when it began, whichever way somebody signed in."""
        from .sessions import begin

        user_logged_in.connect(begin)
