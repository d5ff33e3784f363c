"""OpenID Connect client: how the library knows the one provider that is configured."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from events.emails import absolute

PROVIDER = "university"


class OneProvider(DefaultSocialAccountAdapter):
    """Names the provider of the settings; none is looked up in the database."""

    def list_apps(self, request, provider=None, client_id=None):
        from allauth.socialaccount.models import SocialApp  # the library needs us first

        known = settings.SINGLE_SIGN_ON
        app = SocialApp(
            provider="openid_connect",
            provider_id=PROVIDER,
            name=known["name"],
            client_id=known["client_id"],
            secret=known["secret"],
            settings={"server_url": known["issuer"], "oauth_pkce_enabled": True},
        )
        return [app]

    def on_authentication_error(self, *args, **kwargs):
        """Show no page of the library: the view sees that nobody was told of."""
        raise ImmediateHttpResponse(HttpResponse())


class Conversation(OpenIDConnectOAuth2Adapter):
    """One talk with the provider; ``login`` is what it told, once it did."""

    login = None

    def __init__(self, request, provider_id=PROVIDER):
        super().__init__(request, provider_id)

    def get_callback_url(self, request, app):
        return absolute(reverse("single_sign_on_callback"))

    def complete_login(self, request, app, token, **kwargs):
        """Keep what was told and stop: the library does not decide who that is here."""
        self.login = super().complete_login(request, app, token, **kwargs)
        raise ImmediateHttpResponse(HttpResponse())
