"""Passkeys (WebAuthn): keys of devices, which sign what this site has just asked.

The site is known by ``SITE_URL`` and never by what a client calls it. A challenge lies
in the session, is answered once and holds for some minutes.
"""

import time
from importlib import import_module
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now

from events.portal.reading import portal

from ..models import Passkey

_CHALLENGE = "passkey_challenge"
_SECONDS = 5 * 60
_LONGEST_ID = 1023  # octets, says the standard
webauthn = SimpleLazyObject(lambda: import_module("webauthn"))  # slow, rarely needed


def are_possible():
    """Tell whether browsers have any for this address: it needs a name, and TLS."""
    site = _site()
    try:
        ip_address(site.hostname)
    except ValueError:
        return site.scheme == "https" or site.hostname == "localhost"
    return False


def to_add(request, user):
    """Return, as JSON, what a browser needs to make a passkey of ``user``."""
    kinds = webauthn.helpers.structs
    options = webauthn.generate_registration_options(
        rp_id=_site().hostname,
        rp_name=portal().named("en").text,
        user_id=str(user.pk).encode(),
        user_name=user.get_username(),
        challenge=_begin(request),
        exclude_credentials=_known(user),
        authenticator_selection=kinds.AuthenticatorSelectionCriteria(
            resident_key=kinds.ResidentKeyRequirement.PREFERRED
        ),
    )
    return webauthn.options_to_json(options)


def read(request, user, answer):
    """Return the passkey that a browser has made, not yet saved; None if it is bad."""
    made = _checked(
        webauthn.verify_registration_response, credential=answer, **_expected(request)
    )
    if made is None or len(made.credential_id) > _LONGEST_ID:
        return None
    name = _text(made.credential_id)
    if Passkey.objects.filter(credential_id=name).exists():
        return None
    key = _text(made.credential_public_key)
    return Passkey(
        user=user, credential_id=name, public_key=key, sign_count=made.sign_count
    )


def to_show(request, user):
    """Return, as JSON, what a browser needs to ask for one of the user's passkeys."""
    options = webauthn.generate_authentication_options(
        rp_id=_site().hostname,
        challenge=_begin(request),
        allow_credentials=_known(user),
    )
    return webauthn.options_to_json(options)


@transaction.atomic
def accepts(request, user, answer):
    """Tell whether a passkey of ``user`` has signed the challenge, and note its use."""
    expected = _expected(request)
    given = _checked(webauthn.helpers.parse_authentication_credential_json, answer)
    own = user.passkeys.select_for_update()
    passkey = given and own.filter(credential_id=_text(given.raw_id)).first()
    seen = passkey and _checked(
        webauthn.verify_authentication_response,
        credential=given,
        credential_public_key=webauthn.base64url_to_bytes(passkey.public_key),
        credential_current_sign_count=passkey.sign_count,
        **expected,
    )
    if not seen:
        return False
    passkey.sign_count, passkey.used_at = seen.new_sign_count, now()
    passkey.save(update_fields=["sign_count", "used_at"])
    return True


def _begin(request):
    challenge = webauthn.helpers.generate_challenge()
    request.session[_CHALLENGE] = [_text(challenge), int(time.time())]
    return challenge


def _expected(request):
    """Return what an answer must name; a challenge of None is named by no answer."""
    challenge, at = request.session.pop(_CHALLENGE, (None, 0))
    if time.time() - at > _SECONDS:
        challenge = None
    site = _site()
    return {
        "expected_challenge": challenge and webauthn.base64url_to_bytes(challenge),
        "expected_origin": f"{site.scheme}://{site.netloc}",
        "expected_rp_id": site.hostname,
    }


def _known(user):
    descriptor = webauthn.helpers.structs.PublicKeyCredentialDescriptor
    names = user.passkeys.values_list("credential_id", flat=True)
    return [descriptor(id=webauthn.base64url_to_bytes(name)) for name in names]


def _site():
    return urlsplit(settings.SITE_URL)


def _checked(check, *answer, **expected):
    """Return what the library finds right, or None: it may trip over a wrong answer."""
    try:
        return check(*answer, **expected)
    except Exception:  # its own, and KeyError and RecursionError of what it reads with
        return None


def _text(octets):
    return webauthn.helpers.bytes_to_base64url(octets)
