"""Who comes in: the sign-in log, second factors, and invitations."""

from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participants.choices import LANGUAGE_CHOICES
from participants.models import Organisation


class Outcome(models.TextChoices):
    RIGHT = "right", _("right password or code")
    WRONG = "wrong", _("wrong name, password or code")
    REFUSED = "refused", _("had to wait")
    RESET = "reset", _("asked for a new password")
    SINGLE_SIGN_ON = "elsewhere", _("single sign-on")


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
        at = date_format(localtime(self.at), "DATETIME_FORMAT")
        return f"{at}, {self.get_outcome_display()}"


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


class InvitationQuerySet(models.QuerySet):
    KEPT = timedelta(days=90)  # one that nobody accepted, after it has expired

    def open(self):
        """Invitations that nobody has accepted or taken back, expired ones as well."""
        return self.filter(accepted_at=None, revoked_at=None)

    def waiting(self):
        return self.open().filter(expires_at__gt=now())

    def expired(self):
        return self.open().filter(expires_at__lte=now())

    def forget_old(self):
        """Delete what nobody accepted and was kept long enough; return of how many."""
        due = self.filter(accepted_at=None, expires_at__lt=now() - self.KEPT)
        return due.delete()[1].get(self.model._meta.label, 0)


class Invitation(models.Model):
    """A letter that lets its reader in, in a role and for some organisations.

    Of the link only a hash is kept: whoever reads the database opens nothing. It works
    once, until it expires or is taken back.
    """

    email = models.EmailField(_("email address"))  # in small letters
    name = models.CharField(_("full name"), max_length=150, blank=True)
    role = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="+", verbose_name=_("role")
    )
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("organisations")
    )
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGE_CHOICES, default="kk"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("invited by"),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), editable=False)
    expires_at = models.DateTimeField(_("valid until"), editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        default_permissions = ["view", "add"]
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self):
        return self.email

    @property
    @admin.display(description=_("state"))
    def state(self):
        if self.accepted_at:
            return _("accepted")
        if self.revoked_at:
            return _("taken back")
        return _("waits") if self.expires_at > now() else _("expired")
