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

# Hosts that do not know Media Fragments: the parameter that they read, and its unit.
_HOSTS = {
    "youtube.com": ("t", "s"),
    "youtu.be": ("t", "s"),
    "vk.com": ("t", "s"),
    "vkvideo.ru": ("t", "s"),
    "rutube.ru": ("t", ""),
    "drive.google.com": ("t", ""),
    "dailymotion.com": ("start", ""),
    "archive.org": ("start", ""),
}


def seconds(code: str) -> int | None:
    """Return the moment in seconds; what is no time code has none.

    >>> seconds("1:02:40"), seconds("12:40"), seconds("soon")
    (3760, 760, None)
    """
    if not validate.regex.search(code):
        return None
    found = 0
    for part in code.split(":"):
        found = 60 * found + int(part)
    return found


def address(url: str, code: str) -> str:
    """Return where a recording is at the moment ``code``.

    >>> address("https://youtu.be/a1?si=b", "12:40")
    'https://youtu.be/a1?si=b&t=760s'
    >>> address("https://example.kz/zhiyn.mp4", "12:40")
    'https://example.kz/zhiyn.mp4#t=760'
    """
    at, parts = seconds(code), urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host not in _HOSTS:
        unit = "s" if host == "vimeo.com" else ""
        return parts._replace(fragment=f"t={at}{unit}").geturl()
    name, unit = _HOSTS[host]
    asked = [pair for pair in parse_qsl(parts.query, True) if pair[0] != name]
    query = urlencode([*asked, (name, f"{at}{unit}")])
    return parts._replace(query=query).geturl()


def moment_of(section, event) -> str:
    """Return where a section is to be heard: in the first recording and in no other.

    A transcript has no moments, and what readers may not have leads nowhere.
    """
    timed = [one for one in event.recordings.all() if one.kind != "transcript"]
    if not timed or not timed[0].is_shown or seconds(section.starts_at) is None:
        return ""
    return address(timed[0].url, section.starts_at)
