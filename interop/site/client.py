"""HTTP client without a network: reads the site as somebody without an account."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language, override


class ServerError(Exception):
    """The site answered its own request with an error."""

    def __init__(self, address: str, status: int):
        super().__init__(address, status)  # another process can read it by these
        self.address, self.status = address, status

    def __str__(self) -> str:
        advice = "Its log says why; the copy that was there has not been touched."
        if self.status == 400:
            advice = "Add the host of SITE_URL to ALLOWED_HOSTS."
        return f"The site answered {self.address} with {self.status}. {advice}"


@contextmanager
def quiet_log() -> Iterator[None]:
    """Keep the log free of the pages a language does not have; errors stay in it."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


class Client:
    """Asks for pages; ``request.for_copy`` tells templates who is reading.

    ``at_hand`` is what the pages of one thing share (``interop.decorators.at_hand``).
    """

    def __init__(self) -> None:
        self.at_hand: dict = {}
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def get(self, address: str) -> HttpResponse:
        """Return the answer to an address; an error of the server is raised."""
        request = request_for(address)
        request.at_hand = self.at_hand
        with override(get_language()):  # the page takes its own, and leaves it behind
            response = self.handler.get_response(request)
        if response.status_code == 400 or response.status_code >= 500:
            raise ServerError(address, response.status_code)
        return response


def request_for(address: str) -> WSGIRequest:
    """Return the request a reader's browser would send; it never left the house."""
    host = urlsplit(settings.SITE_URL).netloc
    sent = RequestFactory(headers={"host": host, "x-forwarded-proto": "https"})
    request = sent.get(address, secure=True)
    request.for_copy = True
    return request


def body_of(response: HttpResponse) -> Iterator[bytes]:
    """Yield the body, a file piece by piece.

    Only the file is closed, not the response: that would tell the database that a
    request has ended, and it would drop the connection the copy is being read over.
    """
    if not response.streaming:
        yield response.content
        return
    with response.file_to_stream:
        yield from response.streaming_content
