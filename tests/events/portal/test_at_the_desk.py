"""Site settings at the desk: who changes them, what is refused, what comes back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from reversion import create_revision

from events.portal import reading
from events.portal.models import Portal
from tests.desk import posted_from
from tests.files import picture, picture_bomb, vast_picture
from tests.meanwhile import before_reading

from .conftest import NAME

pytestmark = pytest.mark.django_db
FORM = "/admin/portal/portal/1/change/"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def admin(user_in_role):
    return user_in_role("admin")


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def save(desk, at_once):
    """Save the form with what is typed into it."""

    def act(**typed):
        posted = posted_from(desk.get(FORM)) | typed
        with at_once():
            return desk.post(FORM, posted, follow=True)

    return act


def errors_of(response):
    return [one for errors in response.context["errors"] for one in errors]


def test_the_list_is_the_form(desk):
    response = desk.get("/admin/portal/portal/", follow=True)

    assert response.redirect_chain == [(FORM, 302)]
    assert response.status_code == 200


def test_a_name_and_a_logo_are_on_every_page_at_once(save, client):
    save(name_kk=NAME, logo=picture("logo.png", (1200, 900)))

    page = client.get("/kk/about/").content.decode()
    row = Portal.objects.get()
    assert f"– {NAME}</title>" in page
    assert f'src="{row.logo.url}"' in page
    assert (row.logo.width, row.logo.height) == (600, 450)


def test_readers_may_have_the_logo_and_no_earlier_one(save, client):
    save(logo=picture("logo.png"))
    first = Portal.objects.get().logo.url
    save(logo=picture("logo.png", colour="blue"))
    client.logout()

    assert client.get(Portal.objects.get().logo.url).status_code == 200
    assert client.get(first).status_code == 404


@pytest.mark.parametrize("role", ["author", "editor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_but_admins_sees_or_changes_them(client, user_in_role, role, method):
    client.force_login(user_in_role(role))

    assert getattr(client, method)(FORM).status_code == 403
    assert "portal" not in client.get("/admin/").context["available_apps"]


@pytest.mark.parametrize("address", ["add/", "1/delete/"])
def test_there_is_one_row_and_it_stays(desk, address):
    assert desk.get(f"/admin/portal/portal/{address}").status_code in (302, 403, 404)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"accent": "қызыл"}, "# белгісінен"),
        ({"accent": "#12345"}, "# белгісінен"),
        ({"accent": "#12345g"}, "# белгісінен"),
        ({"languages": []}, "кемінде бір тіл"),
        ({"languages": ["de"]}, "de"),
        ({"email": "пошта"}, "мекенжай"),
        ({"sender_email": "a@b\nBcc: c@d"}, "мекенжай"),
        ({"name_kk": "у" * 151}, "150"),
        ({"logo": SimpleUploadedFile("logo.svg", SCRIPT)}, "сурет емес"),
        ({"logo": SimpleUploadedFile("logo.png", SCRIPT)}, "сурет емес"),
        ({"logo": vast_picture()}, "пиксель"),
        ({"logo_dark": picture_bomb()}, "пиксель"),
    ],
)
def test_bad_input_gets_a_sentence(save, typed, sentence):
    response = save(**typed)

    assert [sentence in one for one in errors_of(response)] == [True]
    assert not Portal.objects.exists()


def test_a_colour_is_taken_as_people_write_it(save):
    save(accent=" 14468C ")

    assert Portal.objects.get().accent == "#14468c"


def test_a_name_of_the_sender_stays_one_line_of_the_letter(save):
    save(
        sender_name="Абай\r\nBcc: other@example.org", sender_email="hat@kaznpu.example"
    )

    assert reading.portal().sender.count("\n") == 0


def test_html_of_a_page_is_cleaned(save, client):
    save(about_kk='<p onclick="x()">Біз</p><script>alert(1)</script><h3>Кім</h3>')

    page = client.get("/kk/about/").content.decode()

    assert '<div class="rich-text"><p>Біз</p><h2>Кім</h2></div>' in page
    assert "alert(1)" not in page


def test_what_it_was_before_comes_back(save, desk, admin, at_once):
    save(name_kk="Бірінші университет", about_kk="<p>Бірінші.</p>")
    save(name_kk="Екінші университет", about_kk="<p>Екінші.</p>")
    history = desk.get("/admin/portal/portal/1/history/")
    versions = history.context["action_list"]

    before = desk.get(versions[1]["url"])
    with at_once():
        desk.post(versions[1]["url"], posted_from(before))

    row = Portal.objects.get()
    assert [one["revision"].user for one in versions] == [admin, admin]
    assert (row.name_kk, row.about_kk) == ("Бірінші университет", "<p>Бірінші.</p>")
    assert reading.portal().full_name.text == "Бірінші университет"


def test_whoever_saves_second_is_told_and_overwrites_only_knowingly(desk, save):
    save(name_kk="Бұрынғы", languages=["kk", "ru", "en"])
    mine = posted_from(desk.get(FORM)) | {"name_kk": "Менің атауым"}
    save(name_kk="Оның атауы", email="a@example.kz", languages=["kk", "ru"])

    refused = desk.post(FORM, mine)
    kept = Portal.objects.get().name_kk
    desk.post(FORM, posted_from(refused))

    row = Portal.objects.get()
    (said,) = refused.context["adminform"].form.non_field_errors()
    assert (kept, row.name_kk) == ("Оның атауы", "Менің атауым")
    assert (row.email, row.languages) == ("a@example.kz", ["kk", "ru"])
    assert said.startswith("Әлі ештеңе сақталған жоқ")
    assert refused.context["adminform"].form["name_kk"].value() == "Менің атауым"


def test_what_is_saved_while_the_form_is_read_is_not_overwritten(desk, save):
    save(name_kk="Бұрынғы")

    def other():
        with create_revision():
            Portal.objects.update(name_kk=NAME)
            Portal.objects.get().save()

    with before_reading("reversion_revision", other):
        opened = desk.get(FORM)

    response = desk.post(FORM, posted_from(opened) | {"email": "a@example.kz"})

    row = Portal.objects.get()
    assert response.status_code == 302
    assert (row.name_kk, row.email) == (NAME, "a@example.kz")


def test_one_after_the_other_is_no_conflict(save):
    assert errors_of(save(name_kk="Бір")) == errors_of(save(name_kk="Екі")) == []

    assert Portal.objects.get().name_kk == "Екі"
