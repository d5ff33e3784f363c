from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("status of a record", "draft")
    REVIEW = "review", pgettext_lazy("status of a record", "in review")
    PUBLISHED = "published", pgettext_lazy("status of a record", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("status of a record", "withdrawn")


class EventKind(models.TextChoices):
    ROUND_TABLE = "round_table", _("round table")
    PANEL = "panel", _("panel discussion")
    CONFERENCE = "conference", _("conference")
    SEMINAR = "seminar", _("seminar")
    WORKSHOP = "workshop", _("workshop")
    LECTURE = "lecture", _("lecture")
    OTHER = "other", _("other event")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("hybrid")


class Outcome(models.TextChoices):
    HELD = "held", _("took place")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class SectionKind(models.TextChoices):
    BACKGROUND = "background", _("background")
    PURPOSE = "purpose", _("purpose")
    QUESTIONS = "questions", _("questions discussed")
    DISCUSSION = "discussion", _("discussion")
    STATEMENT = "statement", _("statement")
    CONCLUSIONS = "conclusions", _("conclusions")
    RECOMMENDATIONS = "recommendations", _("recommendations")
    OTHER = "other", _("other section")


class Role(models.TextChoices):
    MODERATOR = "moderator", _("moderator")
    PANELIST = "panelist", _("panelist")
    SPEAKER = "speaker", pgettext_lazy("role of a person", "speaker")
    DISCUSSANT = "discussant", _("discussant")
    ORGANISER = "organiser", pgettext_lazy("role of a person", "organiser")
    SECRETARY = "secretary", _("secretary")
    GUEST = "guest", _("guest")
    GREETING = "greeting", _("sent a greeting")


# What a list of those who had the role is headed with.
ROLES_TOGETHER = {
    Role.MODERATOR: _("Moderators"),
    Role.PANELIST: _("Panelists"),
    Role.SPEAKER: _("Speakers"),
    Role.DISCUSSANT: _("Discussants"),
    Role.ORGANISER: _("Organisers"),
    Role.SECRETARY: _("Secretaries"),
    Role.GUEST: _("Guests"),
    Role.GREETING: _("Sent greetings"),
}


class ParticipantKind(models.TextChoices):
    PERSON = "person", pgettext_lazy("kind of participant", "person")
    BODY = "body", pgettext_lazy("kind of participant", "body")
    VOICE = "voice", pgettext_lazy("kind of participant", "voice without a name")


class Making(models.TextChoices):  # readers have the words of ``text_origins.toml``
    PERSON = "person", _("translated by a person")
    MACHINE = "machine", _("translated by a machine")
    CHECKED = "machine_checked", _("translated by a machine, checked by a person")
    SCAN = "scan", _("read from a scan by a machine")
    CHECKED_SCAN = "scan_checked", _("read from a scan by a machine, then checked")


class Licence(models.TextChoices):
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    CC0 = "CC0-1.0", "CC0 1.0"
    RESERVED = "reserved", _("all rights reserved")

    @staticmethod
    def address(code):
        """Return the address of a Creative Commons licence; other rights have none."""
        if code == "CC0-1.0":
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        if code.startswith("CC-"):
            name = code.removeprefix("CC-").removesuffix("-4.0").lower()
            return f"https://creativecommons.org/licenses/{name}/4.0/"
        return ""


class Agreement(models.TextChoices):
    """What those who are to be seen or heard said; without an answer nobody is shown.

    What readers had before anybody was asked stays until somebody answers.
    """

    UNASKED = "", _("nobody has asked: readers do not see it")
    BEFORE = "before", _("nobody has asked: shown as before")
    AGREED = "agreed", _("they agreed, or nobody can be recognised")
    REFUSED = "refused", _("somebody does not want it shown")


SHOWN = (Agreement.BEFORE, Agreement.AGREED)
ANSWERED = (Agreement.AGREED, Agreement.REFUSED)


class RecordingKind(models.TextChoices):
    VIDEO = "video", _("video")
    AUDIO = "audio", _("audio recording")
    TRANSCRIPT = "transcript", _("transcript")


class CorrectionKind(models.TextChoices):
    METADATA = "metadata", _("correction of the facts")
    TEXT = "text", _("correction of the text")
    ERRATUM = "erratum", _("erratum")
