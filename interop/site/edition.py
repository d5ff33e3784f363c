"""Cache key of a copy: changes with whatever a page is made of but its record."""

import json
import re
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings

from ..paper import pdf

_READ = {".py", ".html", ".toml", ".mo", ".css", ".js", ".svg", ".csl", ".txt", ".json"}
_ROOMS = (
    *("languages", "search", "participants", "events", "intake", "interop"),
    *("roundtable", "templates", "static", "locale", "locale_vendor"),
)
_SECRET = re.compile("SECRET|KEY|PASSWORD|DATABASES|CACHES|EMAIL")


@cache
def edition() -> str:
    """Return a digest of our code and texts, the libraries and the settings."""
    found = sha256(repr((sorted(_settings()), pdf.is_offered())).encode())
    for one in sorted(f"{one.name} {one.version}" for one in distributions()):
        found.update(one.encode())
    rooms = (Path(settings.BASE_DIR) / room for room in _ROOMS)
    for path in sorted(path for room in rooms for path in room.rglob("*")):
        if path.suffix in _READ and path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()


def _settings():
    for name in dir(settings):
        if name.isupper() and not _SECRET.search(name):
            try:
                yield name, json.dumps(getattr(settings, name), sort_keys=True)
            except TypeError:  # code and paths, which no page shows
                continue
