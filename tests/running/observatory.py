"""The score that MDN's HTTP Observatory gives a page, by its published table.

https://github.com/mdn/mdn-http-observatory, ``src/grader/charts.js`` and the analyzers
beside it (August 2026). Only what our pages can differ in is asked: TLS, redirection
and preloading belong to a host, and count nothing here.
"""

import re

HALF_A_YEAR = 15768000  # seconds
PRIVATE = {
    "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
}  # fmt: skip


def score(response):
    """Return the points of a page, begun with 100: more than 100 is an A+.

    The table counts what is good only where nothing is too bad.
    """
    points = [rule(response) for rule in RULES]
    lost = 100 + sum(point for point in points if point < 0)
    return lost + sum(point for point in points if point > 0) * (lost >= 90)


def policy(response):
    header = response.get("Content-Security-Policy", "")
    if not header:
        return -25
    directives = {part.split()[0]: part.split()[1:] for part in header.split("; ")}
    default = directives.get("default-src", ["*"])
    scripts, styles = (directives.get(f"{kind}-src", default) for kind in TYPES)
    broad = {"*", "http:", "https:", "data:", "'unsafe-inline'"}
    if broad & {*scripts, *directives.get("object-src", default)}:
        return -20
    if "'unsafe-eval'" in [*scripts, *styles]:
        return -10
    if broad & {*styles}:
        return 0
    return 10 if default == ["'none'"] else 5


TYPES = ("script", "style")


def cookies(response):
    held = response.cookies.values()
    if not held:
        return 0
    if not all(cookie["secure"] for cookie in held):
        return -40
    if not all(cookie["httponly"] for cookie in held if "sess" in cookie.key):
        return -30
    return 5 if all(cookie["samesite"] for cookie in held) else 0


def referrer(response):
    asked = response.get("Referrer-Policy", "")
    return 5 if asked in PRIVATE else -5 if asked else 0


def hsts(response):
    header = response.get("Strict-Transport-Security", "")
    age = re.search(r"max-age=(\d+)", header)
    return -20 if not age else 0 if int(age[1]) >= HALF_A_YEAR else -10


def scripts_of_others(response):
    html = response.content.decode()
    return -5 if re.search(r'<script[^>]+src="(https?:)?//', html) else 0


def sniffing(response):
    return 0 if response.get("X-Content-Type-Options") == "nosniff" else -5


def frames(response):
    told = "frame-ancestors 'none'" in response.get("Content-Security-Policy", "")
    return 5 if told or response.get("X-Frame-Options") else -20


def resources(response):
    return 10 * (response.get("Cross-Origin-Resource-Policy") == "same-origin")


def openers(response):
    return 10 * (response.get("Cross-Origin-Opener-Policy") == "same-origin")


RULES = [
    policy, cookies, referrer, hsts, scripts_of_others, sniffing, frames, resources,
    openers,
]  # fmt: skip
