"""Bundling of style sheets: we write a block a file, a reader gets one file.

``static/css/site.css`` and ``static/desk/desk.css`` only import their parts. A browser
follows the imports, so development needs no build; ``collectstatic`` puts every part
in the place of its import, without comments, and a page of a real site waits for one
answer.
"""

import posixpath
import re
from collections.abc import Callable, Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = ("css/site.css", "desk/desk.css")

_IMPORT = re.compile(r'@import url\("(?P<part>[^"]+)"\)(?: (?P<medium>\w+))?;\n')
_FOR_WRITERS = re.compile(r"/\*.*?\*/\s*|^[ \t]+", re.DOTALL | re.MULTILINE)


def join(name: str, read: Callable[[str], str]) -> str:
    """Return the sheet ``name`` with its parts in it; ``read`` gives a file's text.

    A part that names a file lies as deep as its sheet, for no address is rewritten.

    >>> sheets = {
    ...     "css/site.css": '@import url("parts/page.css") print;\\n',
    ...     "css/parts/page.css": "body { color: black; }\\n",
    ... }
    >>> print(join("css/site.css", sheets.get))
    @media print {
    body { color: black; }
    }
    <BLANKLINE>
    """
    folder = posixpath.dirname(name)

    def text_of(found: re.Match) -> str:
        text = read(posixpath.normpath(posixpath.join(folder, found["part"])))
        medium = found["medium"]
        return f"@media {medium} {{\n{text}}}\n" if medium else text

    return _IMPORT.sub(text_of, read(name))


def lean(sheet: str) -> str:
    """Return a sheet without what only those who write it read.

    >>> lean("/* A table. */\\nmark {\\n  color: red;\\n}\\n")
    'mark {\\ncolor: red;\\n}\\n'
    """
    return _FOR_WRITERS.sub("", sheet)


class JoiningStorage(CompressedManifestStaticFilesStorage):
    """Static files of a real site: named by content, compressed, sheets joined."""

    def post_process(
        self, paths: dict, dry_run: bool = False, **options
    ) -> Iterator[tuple]:
        """Process what was collected, with the joined sheets for those that import."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        whole = InMemoryStorage()
        for name in JOINED:
            whole.save(name, ContentFile(lean(join(name, read)).encode()))
        paths = paths | {name: (whole, name) for name in JOINED}
        return super().post_process(paths, dry_run=dry_run, **options)
