from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailQueueConfig(AppConfig):
    name = "roundtable.mail_queue"
    verbose_name = _("emails on their way")
