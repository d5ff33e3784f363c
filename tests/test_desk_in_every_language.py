"""The whole desk, walked through after real saves: nothing breaks, nothing is English.

The walk takes the addresses from the URLconf and the links from each page, so that a
new screen is visited by itself.
"""

import re
from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client, override_settings
from django.urls import Resolver404, resolve
from lxml import html
from reversion.models import Version

from events.models import Event
from languages.columns import columns
from roundtable import desk_language
from search.models import Concept
from tests.desk import posted_from
from tests.fuzzing.archive import ROLES, fill
from tests.fuzzing.surface import routes

pytestmark = [pytest.mark.matrix, pytest.mark.usefixtures("db")]
PER_ROUTE = 3  # pages of one kind: in another status they say something else
LATIN = re.compile(r"[A-Za-z]{2,}(?:['’][a-z]+)?")
NAME = re.compile(r"\S*[\d/@_]\S*")  # of a file, a person's address, a row
SEEN = ("title", "aria-label", "placeholder", "alt")
TYPED = {"title_kk", "family_name_kk", "name_kk", "last_name", "definition_kk"}
UNSEEN = "script|style|code|pre|textarea"
CODES = "ancestor-or-self::*[@lang='en' or @name='timezone']"
# What is the same in every language, and what it is.
SAME = {
    "programs": "Word Excel PowerPoint OpenDocument LibreOffice OpenRefine",
    "formats": "PDF CSV JSON HTML XHTML TBX Basic XLIFF UTF BibTeX RIS",
    "formats of pictures": "PNG JPEG WebP QR",
    "endings of files": "doc docx odt pdf rtf html htm mht txt csv json xlsx xlf tbx",
    "registers": "DOI ORCID ROR Wikidata IPTC",
    "standards": "unAPI URL ISO LDAP SSO IP https",
    "where one meets, and where recordings lie": "Zoom YouTube Vimeo",
    "licences": "CC BY SA NC ND",
    "degrees": "PhD",
    "keys": "Ctrl Control Command Mac Enter Esc Tab Alt Shift",
    "languages in their own": "kk ru en Eng English",
    "columns of tables, as they must be written": "id email name role organisations"
    " language",
    "examples of terms": "law",
}
ALLOWED = {word for words in SAME.values() for word in words.split()}


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker, tmp_path_factory):
    """Return the users of an archive in which each form has been saved once more."""
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, RATE_LIMITS={}),
        transaction.atomic(),
    ):
        users = fill(media)
        Event.objects.update(title_en="Zqx")
        Concept.objects.filter(pk__gt=Concept.objects.earliest("pk").pk).delete()
        words = columns("term", "further", "definition")
        Concept.objects.update(**dict.fromkeys(words, "халық саны"))
        for number, user in enumerate(users.values()):
            user.username, user.email = f"zqx{number}", f"zqx{number}@zqx.zqx"
            user.save()
        said = {code: save_all(users["admin"], code) for code in ("kk", "ru")}
        yield users, said
        transaction.set_rollback(True)


@pytest.fixture
def db(desk):
    """The database is open already, within the one transaction of the archive."""


def save_all(user, language):
    """Save one row of each model by its form; return what the desk then said."""
    desk_language.keep(user, language)
    client = signed_in(user)
    said = {}
    for model in admin.site._registry:
        row = model._base_manager.order_by("pk").first()
        if not row:
            continue
        label = model._meta.label_lower.replace(".", "/")
        address = f"/admin/{label}/{row.pk}/change/"
        page = client.get(address)
        if page.status_code == 200 and "adminform" in (page.context or ()):
            posted = posted_from(page, _continue="1")
            for name in TYPED & posted.keys():
                posted[name] = f"Жаңа {language}"
            said[address] = client.post(address, posted, follow=True)
    return said


def signed_in(user):
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def walk(client):
    """Yield each page of the desk that links and routes lead to, with its address."""
    begun = ["/admin/", "/admin/events/event/add/?form=new"]
    waiting, visits = [*begun, *_addresses()], defaultdict(int)
    known = set(waiting)
    while waiting:
        address = waiting.pop(0)
        try:
            route = resolve(urlsplit(address).path).route
        except Resolver404:
            continue
        if visits[route] >= PER_ROUTE or route.endswith("autocomplete/"):
            continue
        page = client.get(address)
        visits[route] += page.status_code == 200
        yield address, page
        if page.status_code == 200 and _is_page(page):
            for link in html.fromstring(page.content.decode()).xpath("//a/@href"):
                near = urljoin(address, link).partition("#")[0]
                if near.startswith("/admin/") and near not in known:
                    known.add(near)
                    waiting.append(near)


def _is_page(answer):
    return "html" in answer.get("Content-Type", "") and answer.content.strip()


def _addresses():
    """Yield the addresses of the desk, each gap filled with rows that there are."""
    versions = Version.objects.values_list("pk", flat=True)
    for text, names in routes():
        if not text.startswith("admin/"):
            continue
        for number in _numbers(text):
            given = {"language": "ru", "extension": "docx", "name": "publish"}
            given |= {"version_id": versions.last(), "app_label": "events"}
            yield "/" + text % {name: given.get(name, number) for name in names}


def _numbers(text):
    """Return numbers of rows that an address below a model may mean."""
    for model in admin.site._registry:
        if text.startswith(f"admin/{model._meta.label_lower.replace('.', '/')}/"):
            rows = model._base_manager.order_by("-pk").values_list("pk", flat=True)
            return list(rows[: PER_ROUTE * 2]) or [1] if "%" in text else [1]
    return [1]


def english(content):
    """Return the words in Latin letters that a page shows, data aside."""
    page = html.fromstring(content.decode())
    shown = []
    for element in page.iter():
        if not isinstance(element.tag, str) or re.fullmatch(UNSEEN, element.tag):
            continue
        if element.xpath(CODES):
            continue
        shown += [element.text, *(child.tail for child in element)]
        shown += [element.get(name) for name in SEEN]
        if element.get("type") in ("submit", "button"):
            shown.append(element.get("value") if element.tag == "input" else None)
    return {
        f"{word}: {' '.join(text.split())[:70]}"
        for text in filter(None, shown)
        for word in LATIN.findall(NAME.sub("", text))
        if word not in ALLOWED and "zqx" not in text.lower()
    }


# What is written in Kazakh is in Russian, too (test_messages); an admin sees the most.
@pytest.mark.parametrize(
    ("role", "language"), [*((role, "kk") for role in ROLES), ("admin", "ru")]
)
def test_every_screen_opens_and_speaks_the_language_of_its_user(desk, role, language):
    user = desk[0][role]
    broken, foreign = [], defaultdict(set)

    with transaction.atomic():
        desk_language.keep(user, language)
        for address, page in walk(signed_in(user)):
            if page.status_code == 500:  # a 503 tells of a file that cannot be read
                broken.append(address)
            elif _is_page(page):
                for words in english(page.content):
                    foreign[words].add(address)
        transaction.set_rollback(True)

    assert broken == []
    lines = [f"{text}  –  {min(where)}" for text, where in sorted(foreign.items())]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_is_said_after_a_save_is_in_the_language_of_its_user(desk, language):
    said = desk[1][language]

    lines = [
        f"{text}  –  {address}"
        for address, page in said.items()
        for text in sorted(english(page.content))
    ]

    assert len(said) > 5
    assert not lines, "\n".join(lines)
