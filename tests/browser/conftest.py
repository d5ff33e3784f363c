"""The demo as a real site: production settings, gunicorn, chromium."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tests import needs
from tests.shared import made_once

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

PATIENCE = 60_000  # milliseconds: the other core's tests may want this one, too
expect.set_options(timeout=PATIENCE)
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Drawn to its end, and every box that draws itself has been given its name.
STANDS_STILL = """() => {
    const all = (what, test) => [...document.querySelectorAll(what)].every(test);
    const named = (box) => / /.test(box.getAttribute("aria-labelledby"));
    const drawn = (text) => text.closest(".prose-editor") || !text.checkVisibility()
        || text.getBoundingClientRect().top > innerHeight + 300;
    return document.readyState === "complete"
        && all("textarea[data-editor]", drawn)
        && document.getAnimations().every((one) => one.playState === "finished")
        && all(".ProseMirror[contenteditable]", (box) => box.ariaLabel)
        && all(".select2-selection", named);
}"""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if "browser" in item.fixturenames:
                item.add_marker(needs.chromium)


@pytest.fixture(scope="session")
def browser():
    """Chromium, kept open; its event loop must not forbid queries to later tests."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "on"
    with sync_playwright() as playwright:
        path = needs.CHROMIUM
        yield playwright.chromium.launch(executable_path=path, args=QUIET)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Start the demo in a process of its own; its address and its passwords."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(filled_site(tmp_path_factory), folder, dirs_exist_ok=True)
    passwords = json.loads((folder / "demo-passwords.json").read_text())
    port = free_port()
    url = f"http://localhost:{port}"  # browsers have passkeys there
    environment = environment_of(folder, url)

    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "roundtable.wsgi", "--threads=4",
         f"--bind=127.0.0.1:{port}", "--no-control-socket"],
        cwd=ROOT, env=environment, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for(f"{url}/healthz")
    yield SimpleNamespace(
        url=url,
        passwords={f"demo-{role}": said for role, said in passwords.items()},
        manage=partial(manage, environment),
        folder=folder,
    )
    server.terminate()
    server.wait(60)  # on a busy machine


def filled_site(tmp_path_factory):
    """Return the folder of a demo as it was made."""

    def make(folder):
        folder.mkdir()
        environment = environment_of(folder, "http://127.0.0.1")
        manage(environment, "demo", "--force")
        manage(environment, "collectstatic", "--no-input", "--ignore=ninja")

    return made_once(tmp_path_factory, "filled-site", make)


def environment_of(folder, url):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "roundtable.settings",
        "DEBUG": "off",
        "SECRET_KEY": "for-the-browser-tests-and-nothing-else-" + "x" * 20,
        "SITE_URL": url,
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
    }


def manage(environment, *command, **settings):
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment | settings,
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


@pytest.fixture
def open_page(browser, site):
    """Open a path as a reader with a browser of the given making would."""
    contexts = []

    def open_page(path="/kk/", *, width=1280, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=site.url, **options
        )
        contexts.append(context)
        page = listened_to(context.new_page())
        if path:
            page.goto(path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def signed_in(browser, site):
    """What a browser keeps of somebody in a role who signed in, without JavaScript."""

    @cache
    def signed_in_since(_moment, role):
        context = browser.new_context(base_url=site.url, java_script_enabled=False)
        page = context.new_page()
        page.goto("/admin/")
        page.fill("[name=username]", f"demo-{role}")
        page.fill("[name=password]", site.passwords[f"demo-{role}"])
        page.click("[type=submit]")
        page.locator("#user-tools").wait_for()
        kept = context.storage_state()
        context.close()
        return kept

    # Who signed in a quarter of an hour ago is asked for the password again.
    return lambda role: signed_in_since(time.monotonic() // 300, role)


@pytest.fixture
def sign_in(open_page, signed_in):
    """Give somebody in a role a browser of their own, signed in and still blank."""

    def sign_in(role, **options):
        return open_page(None, locale="kk-KZ", storage_state=signed_in(role), **options)

    return sign_in


def listened_to(page):
    """Keep what the browser asks for, and what it has to complain about."""
    page.set_default_timeout(PATIENCE)
    page.complaints, page.asked = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


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


def follow(page, link):
    """Click what leads to another page, and wait for that to be drawn to its end."""
    with page.expect_navigation():
        page.locator(link).first.click()


def save(desk):
    """Press “save and go on writing”, and wait for what comes then."""
    follow(desk, "[name=_continue]")


def take_step(desk, name):
    """Unfold a step, read what it will do, and confirm it."""
    desk.click(f".steps__button--{name}")
    desk.click(f".steps__question [value={name}]")


def problems(page, within="#content", **options):
    """Return what axe finds in a part of a page, once the page stands still."""
    page.wait_for_function(STANDS_STILL)
    options["resultTypes"] = ["violations"]  # nobody reads what is right
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        (rule["id"], rule["impact"], node["html"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]


def problems_day_and_night(page, within="#content"):
    """Return what axe finds by day, and by night, when nothing but colours changes."""
    page.emulate_media(color_scheme="light")
    by_day = problems(page, within)
    page.emulate_media(color_scheme="dark")
    return by_day + problems(page, within, runOnly=COLOURS)
