"""Settings of single sign-on: off until a provider is named in the environment."""

from django.core.exceptions import ImproperlyConfigured

# The library speaks with the provider. It has no pages here, and its tables stay empty.
APPS = [
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = "allauth.account.middleware.AccountMiddleware"
ADAPTER = "roundtable.accounts.single_sign_on.adapter.OneProvider"


def single_sign_on(env, debug):
    """Return the provider's address and what it knows this site by, or nothing."""
    issuer = env.str("OIDC_ISSUER", default="").rstrip("/")
    if not issuer:
        return {}
    if not issuer.startswith("https://") and not debug:
        raise ImproperlyConfigured("OIDC_ISSUER must begin with https://")
    return {
        "issuer": issuer,
        "client_id": env.str("OIDC_CLIENT_ID"),
        "secret": env.str("OIDC_CLIENT_SECRET"),
        "name": env.str("OIDC_NAME", default="OpenID Connect"),
        "creates_accounts": env.bool("OIDC_CREATES_ACCOUNTS", default=False),
    }
