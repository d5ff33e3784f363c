"""The demo as a real site: production settings, gunicorn, chromium."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from tests import needs

ROOT = Path(__file__).parent.parent.parent
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "browser" in item.fixturenames:
                item.add_marker(needs.chromium)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = needs.CHROMIUM
        yield playwright.chromium.launch(executable_path=path, args=QUIET)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Start the demo in a process of its own; its address and its passwords."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = os.environ | {
        "DEBUG": "off",
        "SECRET_KEY": "for-the-browser-tests-and-nothing-else-" + "x" * 20,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "off",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
    }

    def manage(*command):
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    passwords = dict(
        re.findall(r"(demo-\w+) +password: (\S+)", manage("demo", "--force"))
    )
    manage("collectstatic", "--no-input")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "roundtable.wsgi", "--threads=4",
         f"--bind=127.0.0.1:{port}", "--no-control-socket"],
        cwd=ROOT, env=environment, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    wait_for(f"{url}/healthz")
    yield SimpleNamespace(url=url, passwords=passwords, manage=manage)
    server.terminate()
    server.wait(10)


@pytest.fixture
def open_page(browser, site):
    """Open a path as a reader with a browser of the given making would."""
    contexts = []

    def open_page(path="/kk/", *, width=1280, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=site.url, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(open_page, site):
    def sign_in(role, **options):
        page = open_page("/admin/", locale="kk-KZ", **options)
        page.fill("[name=username]", f"demo-{role}")
        page.fill("[name=password]", site.passwords[f"demo-{role}"])
        page.click("[type=submit]")
        page.locator("#user-tools").wait_for()
        return page

    return sign_in


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(url, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return urlopen(url)
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(f"{url} did not answer within {seconds} s")


def paste(target, *, html="", text=""):
    """Paste into ``target`` what a clipboard would hold."""
    target.evaluate(
        """(element, [html, text]) => {
            const clipboardData = new DataTransfer();
            if (html) clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", text);
            const options = { clipboardData, bubbles: true, cancelable: true };
            element.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        [html, text],
    )


def problems(page):
    """Return what axe finds in the content of a page, once its colours have settled."""
    page.evaluate(
        "() => Promise.all(document.getAnimations().map((one) => one.finished))"
    )
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, context="#content").response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
