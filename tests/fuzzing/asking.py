"""Asking: one request, and all that must be true of whatever answers it."""

import gzip
import traceback
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client

from .archive import SECRET
from .values import MARK

ROOT = str(Path(__file__).parents[2])
MARKS = (f"<script>{MARK}", f"<b {MARK}", f"<svg/onload={MARK}", f"<img src={MARK}")


class Asker:
    """A reader, or a ``user`` at the desk; keeps what went wrong, one of each kind."""

    def __init__(self, user=None):
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.cookies = self.client.cookies.output(header="", sep=";")
        self.is_reader = user is None
        self.faults, self.count = {}, 0

    def ask(self, method, path, query="", body=b"", kind="", **headers):
        """Send it, note what is wrong with the answer, and return that."""
        self.count += 1
        self.client.cookies = SimpleCookie(self.cookies)
        sent = {name: _latin(value) for name, value in headers.items()}
        body = body.ljust(int(sent.get("CONTENT_LENGTH", 0)))  # a server waits for it
        sent |= {"PATH_INFO": _latin(path), "QUERY_STRING": query}
        line = f"client.generic({method!r}, '/', {body!r}, {kind!r}, **{sent!r})"
        response = None
        try:
            response = self.client.generic(method, "/", body, kind, **sent)
            content = _content(response)
        except Exception as error:  # of the middleware, or while it was streamed
            self.faults.setdefault(_place(error), line)
            return response
        for fault in self._faults(method, path, response, content):
            self.faults.setdefault(fault, line)
        return response

    def _faults(self, method, path, response, content):
        kind = response.get("Content-Type", "")
        if response.status_code >= 500:
            error = response.exc_info and response.exc_info[1]
            yield _place(error) if error else f"{response.status_code} {path[:60]}"
        handed_back = "attachment" in response.get("Content-Disposition", "")
        if kind.startswith("text/") and "charset" not in kind and not handed_back:
            yield f"no charset: {kind}"
        if "html" in kind and any(mark in content for mark in MARKS):
            yield f"HTML of ours, as we sent it: {path[:60]}"
        location = response.get("Location", "")
        if urlsplit(location).netloc not in ("", "testserver") or "\\" in location[:2]:
            yield f"leads to another site: {location[:60]}"
        if self.is_reader:
            if SECRET in content:
                yield f"shows what is hidden: {path[:60]}"
            given = [cookie.key for cookie in response.cookies.values() if cookie.value]
            anew = "HTTP_COOKIE" not in response.request  # else a bad one is replaced
            if given and anew and method == "GET" and not path.startswith("/admin"):
                yield f"gives a cookie: {given} {path[:60]}"

    def report(self):
        return "\n\n".join("\n    ".join(found) for found in self.faults.items())


def _latin(text):
    """Return a text as a server hands it to us: each byte of UTF-8 as a letter."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _content(response):
    content = b"".join(response)
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


def _place(error):
    """Return what happened, and the last lines of ours that it happened in."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(ROOT)] or frames
    where = [f"{Path(one.filename).name}:{one.lineno}" for one in ours + frames[-1:]]
    return f"{type(error).__name__}: {str(error)[:90]} ({' '.join(where[-4:])})"
