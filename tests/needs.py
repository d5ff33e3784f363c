"""Skips: what a test needs of the machine, and the reason given where it is missing.

``pytest`` judges these marks before it sets anything up. `.ci/run` installs all of it
and sets ROUNDTABLE_CI, so there nothing can be skipped unseen.
"""

import os
import shutil

import pytest

from interop.paper import pdf

# The shell draws the same pages with half the work, where it is installed.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


def _needs(name, found):
    missing = not found and not os.environ.get("ROUNDTABLE_CI")
    return pytest.mark.skipif(missing, reason=f"{name} is not installed")


bibutils = _needs("bibutils", shutil.which("xml2ris"))
citation_js = _needs(
    "citation-js (CITATION_JS) or Node",
    os.environ.get("CITATION_JS") and shutil.which("node"),
)
pandoc = _needs("pandoc", shutil.which("pandoc"))
chromium = _needs("chromium", CHROMIUM)
gettext = _needs("gettext", shutil.which("xgettext"))
html_checker = _needs(
    "the Nu Html Checker (VNU_JAR) or Java",
    os.environ.get("VNU_JAR") and shutil.which("java"),
)
pango = _needs("Pango", pdf.is_offered())
poppler = _needs("poppler-utils", shutil.which("pdffonts"))
office = _needs("LibreOffice", shutil.which("soffice"))
tesseract = _needs("tesseract", shutil.which("tesseract"))
qpdf = _needs("qpdf", shutil.which("qpdf"))
