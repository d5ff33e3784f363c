"""System check of what stands in front of the site."""

from django.conf import settings
from django.core.checks import Warning as Doubt
from django.core.checks import register


@register(deploy=True)
def proxies_are_counted(app_configs, **kwargs):
    """Doubt that a proxy which ends TLS has been forgotten where addresses are read."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES:
        return []
    return [
        Doubt(
            "BEHIND_TLS_PROXY is on and TRUSTED_PROXIES is 0.",
            hint="Say how many proxies of yours a request passes. Without it all who "
            "sign in have one address, and wait together when one of them guesses.",
            id="roundtable.W001",
        )
    ]
