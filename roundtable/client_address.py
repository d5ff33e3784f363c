"""Client IP address: who is asking, for all that counts or logs by it.

``X-Forwarded-For`` is a text that anybody can send. Each proxy of ours adds at its
end whom it saw, so only as many of its last entries are believed as ``TRUSTED_PROXIES``
says; without proxies none is. A unix socket has no address: all who come through it
are ``""``, one bucket.
"""

from ipaddress import ip_address, ip_network

from django.conf import settings


def client_address(request):
    """Return the address of whoever sent the request, or ``""`` where there is none."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    seen = [*forwarded, request.META.get("REMOTE_ADDR", "")]
    hops = min(settings.TRUSTED_PROXIES, len(seen) - 1)
    return _normal(seen[-1 - hops])


def _normal(text):
    """Return the one spelling of an address; what is none is nobody's.

    >>> _normal(" ::ffff:192.0.2.7 "), _normal("2001:DB8::0:1"), _normal("unknown")
    ('192.0.2.7', '2001:db8::1', '')
    """
    try:
        address = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)


def shortened(address):
    """Return the network of an address, which names nobody: what a log may keep.

    >>> shortened("192.0.2.7"), shortened("2001:db8:1:2::3"), shortened("")
    ('192.0.2.0/24', '2001:db8:1::/48', '')
    """
    return _network(address, 24, 48)


def household(address):
    """Return what one client has for itself: of IPv6 that is a whole /64.

    >>> household("192.0.2.7"), household("2001:db8:1:2::3")
    ('192.0.2.7/32', '2001:db8:1:2::/64')
    """
    return _network(address, 32, 64)


def _network(address, length_of_v4, length_of_v6):
    if not address:
        return ""
    length = length_of_v6 if ":" in address else length_of_v4
    return str(ip_network(f"{address}/{length}", strict=False))
