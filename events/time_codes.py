"""Time codes: the moment of a recording, and the address that leads there.

Addresses are written by Media Fragments, or as the host of the recording has it.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate = RegexValidator(
    r"^(\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d\Z",
    _("Write the moment as 12:40, or as 1:02:40 with hours."),
)

# Hosts that do not know Media Fragments, and the parameter that they read.
_HOSTS = {
    **dict.fromkeys(["youtube.com", "youtu.be", "rutube.ru", "drive.google.com"], "t"),
    **dict.fromkeys(["dailymotion.com", "archive.org"], "start"),
}


def seconds(code: str) -> int | None:
    """Return the moment in seconds; what is no time code has none."""
    if not validate.regex.search(code):
        return None
    parts = reversed(code.split(":"))
    return sum(int(part) * 60**place for place, part in enumerate(parts))


def address(url: str, code: str) -> str:
    """Return where a recording is at the moment ``code``."""
    at, parts = seconds(code), urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if name := _HOSTS.get(host):
        asked = [pair for pair in parse_qsl(parts.query, True) if pair[0] != name]
        return parts._replace(query=urlencode([*asked, (name, at)])).geturl()
    unit = "s" if host == "vimeo.com" else ""
    return parts._replace(fragment=f"t={at}{unit}").geturl()


def moment_of(section, event) -> str:
    """Return where a section is to be heard: in the first recording, or nowhere."""
    timed = [one for one in event.recordings.all() if one.kind != "transcript"]
    known = timed and timed[0].is_shown and seconds(section.starts_at) is not None
    return address(timed[0].url, section.starts_at) if known else ""
