from email.utils import formataddr, parseaddr
from secrets import token_hex

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from languages.fallback import LANGUAGES, Localized, localized
from participants.pictures import PictureField
from search.fields import LineField, ProseField

from ..choices import Licence
from ..fields import LanguagesField, RichTextField

# Written in every language.
LINES = ("name", "short_name", "address")
LOGOS, LOGOS_IN = ("logo", "logo_dark"), "portal"
PAGES = ("introduction", "about", "privacy")


def logo_path(portal, filename):
    """Name a logo by chance: what browsers and caches keep is never another one."""
    return f"{LOGOS_IN}/{token_hex(8)}.png"


def every_language():
    return list(LANGUAGES)


class LogoField(PictureField):
    """A picture that keeps its transparent ground."""

    FORMAT, OPTIONS = "PNG", {"optimize": True}


class Portal(models.Model):
    """The settings of this site: one row, or none where everything is as it comes.

    An empty field means what the portal has by itself; an environment setting of the
    same kind stands in for it.
    """

    name = LineField(_("name"), max_length=150, blank=True)
    short_name = LineField(
        _("short name"),
        max_length=40,
        blank=True,
        help_text=_("Stands at the top of each page on a telephone."),
    )
    logo = LogoField(
        verbose_name=_("logo"),
        upload_to=logo_path,
        longest=600,
        blank=True,
        help_text=_("PNG or WebP, best with a transparent ground."),
    )
    logo_dark = LogoField(
        verbose_name=_("logo for dark pages"),
        upload_to=logo_path,
        longest=600,
        blank=True,
        help_text=_("Without it the logo gets a light ground there."),
    )
    accent = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[
            RegexValidator(
                r"^#[0-9a-f]{6}$",
                _("A colour is a # and six digits or letters from a to f: #1d4770."),
            )
        ],
        help_text=_(
            "Of headings, buttons and drawings, as #1d4770. Where it could not be "
            "read, the nearest shade that can is shown."
        ),
    )
    email = models.EmailField(_("e-mail"), max_length=120, blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    address = ProseField(_("postal address"), blank=True)
    languages = LanguagesField(
        _("languages readers see"),
        default=every_language,
        help_text=_(
            "Texts in a hidden language stay at the desk. Its addresses tell readers "
            "where to read the page instead."
        ),
    )
    licence = models.CharField(
        _("licence of new records"), max_length=20, choices=Licence, blank=True
    )
    sender_name = models.CharField(_("sender’s name"), max_length=60, blank=True)
    sender_email = models.EmailField(_("sender’s address"), max_length=120, blank=True)
    introduction = RichTextField(
        _("on the first page"),
        blank=True,
        help_text=_("Below the first words of the home page."),
    )
    about = RichTextField(
        _("about the portal"),
        blank=True,
        help_text=_("Instead of the portal’s own text; what programs may use stays."),
    )
    privacy = RichTextField(
        _("privacy"),
        blank=True,
        help_text=_(
            "Your own words, before what the portal keeps of people: that is read "
            "from how it is set up, and always shown."
        ),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="portal_is_one_row")
        ]

    def __str__(self):
        return gettext("Site settings")

    def named(self, language, field="name"):
        """Return the name for readers of a language, with the one it is written in."""
        for one in (field, "name"):
            if found := localized(self, one, language):
                return found
        with override(language):
            return Localized(gettext("Roundtable"), language, False)

    @property
    def full_name(self):
        return self.named(get_language() or settings.LANGUAGE_CODE)

    @property
    def brief_name(self):
        return self.named(get_language() or settings.LANGUAGE_CODE, "short_name")

    @property
    def shown_languages(self):
        """Return the codes of those readers see; with none chosen, of all."""
        return [one for one in LANGUAGES if one in self.languages] or [*LANGUAGES]

    @property
    def pictures(self):
        """Return the names of the files that anybody may have."""
        return {one.name for one in (self.logo, self.logo_dark) if one}

    @property
    def contact_email(self):
        return self.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]

    @property
    def contact(self):
        """Return the address to which readers are led who want to ask something."""
        whom = "" if self.email else settings.SECURITY_CONTACT
        return whom or f"mailto:{self.contact_email}"

    @property
    def sender(self):
        """Return whose letters go out, as a mail server is told."""
        name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        if not (self.sender_name or self.sender_email):
            return settings.DEFAULT_FROM_EMAIL
        return formataddr((self.sender_name or name, self.sender_email or address))
