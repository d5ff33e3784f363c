"""Conversion: files that other programs can read, made by them into what we can read.

LibreOffice makes .docx of an old Word's .doc and of .rtf; Tesseract finds the text in
pages that are pictures. Both are optional, run in the sandbox, and leave nothing.
"""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from events.media import sandbox
from events.media.refusals import Refusal, Unreadable, called_damaged
from events.media.zip_safety import MEGABYTE, open_archive, tree, with_parts

MEMORY = 3_072 * MEGABYTE  # of addresses: LibreOffice takes up one thousand at rest
PATIENCE = 25  # seconds on the clock; the file made has still to be read
RECOGNISING = 45
MOST_PAGES = 6  # that are pictures; one takes four seconds
_WORKER = "intake.converting"
_DOTS_PER_INCH = 200
_LANGUAGES = ("kaz", "rus", "eng")
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_TEXT_OF_WORD = "WordDocument".encode("utf-16-le")
_DOCUMENT = "word/document.xml"
_FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format"}
OLD_WORD = tuple(_FILTERS)

# No macro is run, nothing that a file names is fetched, nor through a proxy.
_SECURITY, _INTERNET = "Office.Common/Security/Scripting", "Inet/Settings"
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    (_INTERNET, "ooInetProxyType", "1"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
)


@cache
def can_convert() -> bool:
    return bool(shutil.which("soffice"))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that can be recognised here, none without Tesseract."""
    if not (shutil.which("tesseract") and shutil.which("pdftoppm")):
        return ()
    command = ["tesseract", "--list-langs"]
    told = subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603
    known = told.decode(errors="replace").split()
    return tuple(code for code in _LANGUAGES if code in known)


def modern(data: bytes, name: str) -> tuple[bytes, str]:
    """Return an old Word's file as .docx where that can be done, any other as it is."""
    suffix = ".rtf" if data.startswith(_RTF) else ".doc"
    is_old = data.startswith(_RTF) or (data.startswith(_OLE) and _TEXT_OF_WORD in data)
    if not is_old or not can_convert():
        return data, name
    return _asked(data, PATIENCE, suffix=suffix), f"{name}.docx"


def recognised(data: bytes) -> bytes:
    """Return a PDF of the words that stand in the pictures of another.

    Raises ``Unreadable`` when that cannot be done here, or there are too many pages.
    """
    if not languages():
        raise Unreadable(Refusal.SCAN)
    return _asked(data, RECOGNISING, suffix=".pdf", languages=languages())


def _asked(data: bytes, patience: int, **question) -> bytes:
    """Have it made in a folder that goes, whatever becomes of the process."""
    with TemporaryDirectory() as folder:
        question["folder"] = folder
        return sandbox.ask(_WORKER, data, patience=patience, **question)[1]


# --- Inside ---------------------------------------------------------------------------


def _answer(data: bytes, *, folder: str, suffix: str, languages=()):
    given = Path(folder, f"given{suffix}")
    given.write_bytes(data)
    return "made", _recognise(given, languages) if languages else _convert(given)


def _convert(given: Path) -> bytes:
    settings = given.parent / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_settings(), "utf-8")
    _run(
        *_without_network(),
        *("soffice", f"-env:UserInstallation={settings.parents[1].as_uri()}"),
        *("--headless", "--norestore", f"--infilter={_FILTERS[given.suffix]}"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", given.parent, given),
    )
    made = given.with_suffix(".docx")
    if not made.exists():
        raise Unreadable(Refusal.OLD_WORD)
    return _without_pictures(made.read_bytes())


def _without_pictures(data: bytes) -> bytes:
    """Return a Word file without pictures: some may be files of this machine.

    LibreOffice puts in whatever picture a field of the old file names.
    """
    with called_damaged():
        archive = open_archive(data)
        document = tree(archive, _DOCUMENT)
        etree.strip_elements(document, "{*}blip", "{*}imagedata", with_tail=False)
        return with_parts(archive, {_DOCUMENT: etree.tostring(document)}).getvalue()


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0"?><oor:items {space}>{items}</oor:items>'


def _without_network() -> tuple[str, ...]:
    """Return what takes the network from a command, where the system lets us."""
    command = ("unshare", "--map-root-user", "--net")
    able = shutil.which("unshare") and _run(*command, "true") == 0
    return command if able else ()


def _recognise(given: Path, languages: list[str]) -> bytes:
    import pikepdf

    with called_damaged(), pikepdf.open(given) as document:
        if len(document.pages) > MOST_PAGES:
            raise Unreadable(Refusal.SCAN)
    folder = given.parent
    _run("pdftoppm", "-r", str(_DOTS_PER_INCH), "-gray", given, folder / "page")
    pages = sorted(folder.glob("page-*"))
    listed = folder / "pages.txt"
    listed.write_text("\n".join(map(str, pages)), "utf-8")
    known = ("-l", "+".join(languages), "--dpi", str(_DOTS_PER_INCH))
    _run("tesseract", listed, folder / "text", *known, "-c", "textonly_pdf=1", "pdf")
    made = folder / "text.pdf"
    if not made.exists():
        raise Unreadable(Refusal.SCAN)
    return made.read_bytes()


def _run(*command: str | Path) -> int:
    """Run a program that needs nothing of ours; the sandbox ends it with us."""
    folder = os.environ.get("TMPDIR", "/tmp")  # noqa: S108
    kept = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "HOME": folder}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    return subprocess.run(  # noqa: S603  a list of ours, no shell
        command, env=kept | {"OMP_THREAD_LIMIT": "1"}, check=False, **quiet
    ).returncode


if __name__ == "__main__":
    sandbox.MEMORY = MEMORY
    sandbox.serve(_answer)
