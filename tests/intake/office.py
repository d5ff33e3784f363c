"""Files as LibreOffice and Chromium write them, made when a test asks for them."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.needs import CHROMIUM


def converted(data, suffix, to):
    """Return what LibreOffice makes of ``data`` in another format."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--headless", "--convert-to", to, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(f".{to.partition(':')[0]}").read_bytes()


def printed(html):
    """Return the PDF that Chromium prints of a page."""
    with TemporaryDirectory() as folder:
        page, paper = Path(folder, "a.html"), Path(folder, "a.pdf")
        page.write_text(html, "utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu"]
        command += [f"--print-to-pdf={paper}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return paper.read_bytes()
