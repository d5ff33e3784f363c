"""Sign-in log, which is also what throttling counts by."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    RIGHT = "right", _("right password or code")
    WRONG = "wrong", _("wrong name, password or code")
    REFUSED = "refused", _("had to wait")
    RESET = "reset", _("asked for a new password")


class Attempt(models.Model):
    """One attempt to sign in, or to show again that one knows one's password.

    What was typed as a name is not kept, for people type their password there; nor is
    the whole address. Both are counted by keyed hashes, which nobody can read back
    without the site's secret. ``browser`` is filled for a known browser only.
    """

    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="attempts",
        verbose_name=_("user"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    network = models.CharField(
        pgettext_lazy("of a computer", "address"), max_length=50, blank=True
    )
    name_key = models.CharField(max_length=32)
    address_key = models.CharField(max_length=32)
    browser = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("attempt to sign in")
        verbose_name_plural = _("attempts to sign in")
        default_permissions = ["view"]
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["name_key", "at"], name="attempt_name"),
            models.Index(fields=["address_key", "at"], name="attempt_address"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"


class SecondFactor(models.Model):
    """What shows, beside the password, that it is you: a telephone, or a code on paper.

    The telephone counts from when its owner has typed a first code (``confirmed_at``);
    whoever has passkeys alone has the codes on paper here. ``last_step`` is when a code
    was last taken, so that none is taken twice; of the recovery codes only hashes are
    kept, and each goes when it is used.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="second_factor",
    )
    secret = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.PositiveBigIntegerField(default=0)
    recovery = models.JSONField(default=list)

    class Meta:
        default_permissions = []

    def __str__(self):
        return str(self.user)


class Passkey(models.Model):
    """The public half of a key that a device of somebody keeps for this site.

    ``sign_count`` is what the device counted when it was last used: a copy of it would
    fall behind. Devices that share a key count nothing and always say zero.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys"
    )
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)  # base64url
    public_key = models.TextField()  # COSE, base64url
    sign_count = models.PositiveBigIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = []
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.name
