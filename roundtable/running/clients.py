"""Clients, as django-axes asks for them: their address, and their name in the log."""

from django.conf import settings


def client_address(request):
    """Return the address that waits after too many wrong passwords.

    Behind a proxy all come from its socket; it adds who came to it as the last word.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        return told or request.META.get("REMOTE_ADDR")
    return request.META.get("REMOTE_ADDR")


def somebody(*names_and_addresses):
    """Return what a warning of django-axes says of the client: nothing."""
    return "somebody"
