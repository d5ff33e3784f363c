import pytest
from django.test import Client

from tests.accounts.authenticator import SITE, Authenticator
from tests.accounts.door import PASSWORD, RECOVERY, add


@pytest.fixture
def aigul(user_in_role):
    user = user_in_role("editor", "aigul")
    user.email = "aigul@example.kz"
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def device(settings):
    """A device at hand, and a site at which browsers have passkeys."""
    settings.SITE_URL = SITE
    return Authenticator(SITE)


@pytest.fixture
def owner(aigul, device):
    """Somebody with one passkey; they get its recovery codes as well."""
    client = Client()
    client.force_login(aigul)
    aigul.on_paper = RECOVERY.findall(add(client, device).content.decode())
    return aigul
