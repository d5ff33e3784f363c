"""Where no paper can be drawn: the site works as ever, and offers no PDF."""

import subprocess
import sys

import pytest

from interop.paper import pdf
from tests.factories import EventFactory, ParticipationFactory


@pytest.fixture(params=["ImportError", "OSError"], ids=["no library", "no Pango"])
def cannot_draw(request, monkeypatch, tmp_path):
    """A machine without WeasyPrint, or without the system's libraries it needs."""
    (tmp_path / "weasyprint.py").write_text(f"raise {request.param}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    pdf.is_offered.cache_clear()
    yield
    pdf.is_offered.cache_clear()


@pytest.mark.django_db
def test_where_nothing_can_be_drawn_the_format_is_not_offered(client, cannot_draw):
    event = EventFactory(published=True, abstract_kk="Аңдатпа")
    ParticipationFactory(event=event)

    page = client.get(event.get_absolute_url())

    assert client.get(f"/kk/events/{event.pk}.pdf").status_code == 404
    assert f"{event.pk}.pdf" not in page.content.decode()
    assert f"{event.pk}.pdf" not in page["Link"]


def test_the_site_itself_never_loads_the_drawing_library():
    script = (
        "import django, sys; django.setup(); import roundtable.urls;"
        "from interop.paper import pdf; pdf.is_offered();"
        "sys.exit('weasyprint' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
