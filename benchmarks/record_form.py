"""Measure the form of a long record: 15 sections by 30 people, and one of 60 people.

    DEBUG=on python -m benchmarks.record_form

On a database in memory, it prints queries and CPU time (median of five) of showing and
of saving each form; in chromium the time its scripts take before the form can be used,
the height of each tab on a laptop, where its fields begin, and how long it takes to
paste 60 people.
"""

import logging
import os
import statistics
import time
from itertools import count

TIMES = 5
LAPTOP = {"width": 1366, "height": 768}
TEXT = "<p>Мақала мәтіні, ол бірнеше сөйлемнен тұрады. Екінші сөйлем.</p>" * 6
WATCH = """new PerformanceObserver((list) => {
  globalThis.tasks = (globalThis.tasks ?? 0) + list.getEntries().reduce((all, one) => all + one.duration, 0);
}).observe({ type: "longtask", buffered: true });"""
PASTE = """async (names) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", names);
  const input = document.querySelector("[name=participations-0-printed_name_kk]");
  const group = document.getElementById("participations-group");
  const began = performance.now();
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  while (group.ariaBusy) await new Promise((done) => setTimeout(done, 10));
  return performance.now() - began;
}"""


def long_record(sections, people, *, known):
    """Return a record of so many sections and people, written in three languages."""
    from tests import factories

    event = factories.EventFactory(title_ru="Круглый стол", title_en="Round table")
    factories.OrganiserFactory(event=event)
    places = [
        factories.ParticipationFactory(
            event=event,
            position=10 * number,
            printed_name_kk=f"Әлиев Әлихан {number}",
            printed_name_ru=f"Алиев Алихан {number}",
            **({} if known else {"person": None}),
        )
        for number in range(1, people + 1)
    ]
    for number in range(sections):
        texts = {f"body_{code}": TEXT for code in ("kk", "ru", "en")}
        speaker = places[number % len(places)]
        factories.SectionFactory(
            event=event, position=10 * number, speaker=speaker, **texts
        )
    return event


def on_the_server(client, event):
    """Print what it costs to show the form and to save a change to each section."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.desk import posted_from

    page = f"/admin/events/event/{event.pk}/change/"

    def cost(act):
        with CaptureQueriesContext(connection) as queries:
            began = time.process_time()
            response = act()
            took = time.process_time() - began
        return response, len(queries), took * 1000

    def save():
        response = client.get(page)
        typed = posted_from(response)
        for name in [one for one in typed if one.endswith("heading_kk")]:
            typed[name] = f"Тақырып {next(number)}"
        return cost(lambda: client.post(page, typed))

    number = count()
    for name, act, expected in (
        ("GET", lambda: cost(lambda: client.get(page)), 200),
        ("save", save, 302),
    ):
        done = [act() for _time in range(TIMES + 1)][1:]
        if {response.status_code for response, *_rest in done} != {expected}:
            raise RuntimeError(f"{name} was not answered with {expected}")
        queries = max(one for _response, one, _took in done)
        cpu = statistics.median(took for *_rest, took in done)
        print(f"  {name}: {queries} queries, {cpu:.0f} ms CPU")


def in_the_browser(browser, session, address, event):
    """Print what the form costs in a browser, and the room it takes."""
    context = browser.new_context(viewport=LAPTOP, locale="kk-KZ")
    context.add_cookies([session | {"url": address}])
    page = context.new_page()
    page.add_init_script(WATCH)
    tasks = []
    for _time in range(TIMES):
        page.goto(f"{address}/admin/events/event/{event.pk}/change/")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(700)
        tasks.append(page.evaluate("globalThis.tasks ?? 0"))
    metrics = context.new_cdp_session(page)
    metrics.send("Performance.enable")
    page.reload(wait_until="networkidle")
    page.wait_for_timeout(700)
    told = {
        one["name"]: one["value"]
        for one in metrics.send("Performance.getMetrics")["metrics"]
    }
    print(
        f"  browser: long tasks {statistics.median(tasks):.0f} ms, script {told['ScriptDuration'] * 1000:.0f} ms, layout {told['LayoutDuration'] * 1000:.0f} ms, nodes {told['Nodes']:.0f}"
    )
    first = page.evaluate(
        "document.querySelector('.tabs').getBoundingClientRect().bottom + scrollY"
    )
    header = page.evaluate(
        "document.querySelector('.tabs').getBoundingClientRect().bottom - document.querySelector('#content').getBoundingClientRect().top"
    )
    print(f"  fields begin at {first:.0f} px ({header:.0f} px below the header)")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        name = tab.get_attribute("value")
        height = page.evaluate(f"document.getElementById('panel-{name}').offsetHeight")
        print(f"  tab {name}: {height} px")
    context.close()


def pasting(browser, session, address):
    """Print how long it takes until 60 pasted names are as many rows."""
    context = browser.new_context(viewport=LAPTOP, locale="kk-KZ")
    context.add_cookies([session | {"url": address}])
    page = context.new_page()
    page.goto(f"{address}/admin/events/event/add/", wait_until="networkidle")
    page.click(".language-bar button[value=kk]")
    page.click("#tab-people")
    page.click("#participations-group .add-row a")
    names = "\n".join(f"Әлиев Әлихан {number}, профессор" for number in range(60))
    took = page.evaluate(PASTE, names)
    rows = page.locator("#participations-group [class*=dynamic-]").count()
    height = page.evaluate("document.getElementById('panel-people').offsetHeight")
    print(f"pasting 60 people: {rows} rows in {took:.0f} ms, then {height} px")
    context.close()


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "roundtable.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "on"
    import roundtable.wsgi  # noqa: F401  (as a site is served: so its garbage collector)
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connections
    from django.test import Client
    from django.test.testcases import LiveServerThread
    from django.test.utils import setup_databases, setup_test_environment
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET
    from tests.needs import CHROMIUM

    setup_test_environment(debug=False)
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    logging.disable()
    setup_databases(verbosity=0, interactive=False)
    call_command("setup_roles", verbosity=0)
    client = Client(headers={"accept-language": "kk"})
    client.force_login(
        User.objects.create_superuser("editor"),
        "django.contrib.auth.backends.ModelBackend",
    )
    records = [
        ("15 sections, 30 people", long_record(15, 30, known=True)),
        ("60 people, nobody of them known", long_record(3, 60, known=False)),
    ]
    own = connections["default"]
    own.inc_thread_sharing()
    server = LiveServerThread("localhost", StaticFilesHandler, {"default": own})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    address = f"http://localhost:{server.port}"
    [(name, morsel)] = client.cookies.items()
    session = {"name": name, "value": morsel.value}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for title, event in records:
            print(title)
            on_the_server(client, event)
            in_the_browser(browser, session, address, event)
        pasting(browser, session, address)
        browser.close()
    server.terminate()


if __name__ == "__main__":
    main()
