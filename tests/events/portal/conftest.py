import pytest

from events.portal import reading
from events.portal.models import Portal
from tests.files import picture

NAME = "Абай атындағы Қазақ ұлттық педагогикалық университеті"


@pytest.fixture
def settle(db):
    """Set what the portal is, past the desk."""

    def act(**columns):
        Portal(pk=1, **columns).save()
        reading.remember(None)
        return reading.portal()

    return act


@pytest.fixture
def second(settle, settings):
    """The portal of a second university."""
    settings.DEFAULT_FROM_EMAIL = "post@kaznpu.example"
    return settle(
        name_kk=NAME,
        name_ru="КазНПУ имени Абая",
        name_en="Abai University",
        short_name_kk="Абай ҚазҰПУ",
        logo=picture("logo.png", (300, 200)),
        accent="#14468c",
        email="dos@kaznpu.example",
        telephone="+7 727 291 63 39",
        address_kk="Алматы, Достық даңғылы, 13",
        sender_name="Абай ҚазҰПУ",
        sender_email="hat@kaznpu.example",
        licence="CC-BY-4.0",
        introduction_kk="<p>Университеттің жиындары.</p>",
        about_kk="<h3>Кафедралар</h3><p>Біз туралы.</p>",
        privacy_kk="<p>Жауапты адам – ректор.</p>",
    )
