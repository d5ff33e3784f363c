"""The glossary goes out to files and comes in from them: CSV, JSON and TBX."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree

from search.glossary import glossary
from search.models import Concept
from search.stamp import current

from .glossary import keep

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/search/concept/"
TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = ["csv", "json", "tbx"]
FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="{style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>Elsewhere</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="concept-1">{entry}</conceptEntry></body></text></tbx>"""
DCA = """<descrip type="subjectField">law</descrip>
<descripGrp><descrip type="definition">A rule.</descrip>
<admin type="source">A book</admin></descripGrp>
<langSec xml:lang="en-GB"><termSec><term>statute</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
<termSec><term>law; act</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
</langSec><langSec xml:lang="kk"><termSec><term>заң</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Gesetz</term></termSec></langSec>"""
DCT = """<min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><descripGrp><basic:definition>A rule.</basic:definition>
<basic:source>A book</basic:source></descripGrp><termSec><term>statute</term>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>law; act</term></termSec></langSec>
<langSec xml:lang="kk"><termSec><term>заң</term></termSec></langSec>"""


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    Concept.objects.all().delete()
    return client


def upload(desk, content, name):
    content = content if isinstance(content, bytes) else content.encode()
    form = {"import_file": SimpleUploadedFile(name, content), "resource": "0"}
    return desk.post(f"{ADDRESS}import/", form)


def confirm(desk, shown):
    form = shown.context["confirm_form"].initial
    return desk.post(f"{ADDRESS}process_import/", form, follow=True)


def export(desk, kind):
    form = {"format": KINDS.index(kind), "resource": "0"}
    return desk.post(f"{ADDRESS}export/", form).content


def refusal(shown):
    of_file = shown.context["form"].errors.get("import_file", [])
    return [*of_file, *shown.context.get("problems", [])]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_exported_comes_back_unchanged(desk, kind):
    keep(
        "law",
        kk="заң; қонун, <ереже> & «норма»",
        en="law",
        definition_kk="Ереже.",
        definition_en="A rule.",
        source="A book",
    )
    keep(ru="вуз; университет")

    shown = upload(desk, export(desk, kind), f"glossary.{kind}")

    assert shown.context["counts"].items() >= {"new": 0, "update": 0, "skip": 2}.items()


NEW = {
    "csv": "subject;term_ru;further_ru\nlaw;закон;правило, норма\n",
    "json": '[{"subject": "law", "term_ru": "закон", "further_ru": "правило, норма"}]',
    "tbx": FOREIGN.format(
        style="dca",
        entry="""<descrip type="subjectField">law</descrip><langSec xml:lang="ru">
        <termSec><term>закон</term></termSec>
        <termSec><term>правило; норма</term></termSec></langSec>""",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_shown_first_and_then_known_to_the_search(desk, kind, at_once):
    before = current()

    shown = upload(desk, NEW[kind], f"glossary.{kind}")
    nothing_yet = Concept.objects.count()
    with at_once():
        confirm(desk, shown)

    texts = Concept.objects.values_list("subject", "term_ru", "further_ru")
    assert (nothing_yet, current() != before) == (0, True)
    assert list(texts) == [("law", "закон", "правило, норма")]
    assert len(list(glossary().find("Законы", "ru"))) == 1


@pytest.mark.parametrize(("style", "entry"), [("dca", DCA), ("dct", DCT)])
def test_a_glossary_of_somebody_else_is_read_in_either_style(desk, style, entry):
    keep(pk=1, kk="басқа")

    confirm(desk, upload(desk, FOREIGN.format(style=style, entry=entry), "law.tbx"))

    assert Concept.objects.get(pk=1).term_kk == "басқа"
    new = Concept.objects.exclude(pk=1).values(
        "subject", "term_kk", "definition_en", "source"
    )
    assert list(new) == [
        {
            "subject": "law",
            "term_kk": "заң",
            "definition_en": "A rule.",
            "source": "A book",
        }
    ]
    concept = Concept.objects.exclude(pk=1).get()
    named = {concept.term_en, concept.further_en}
    assert named == {"law, act", "statute"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<tbx",
        b"PK\x03\x04",
        b"<martif type='TBX-Basic'/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><tbx/>'.encode("utf-16"),
        f"<tbx xmlns='{TBX[1:-1]}'><text/></tbx>",
    ],
    ids=range(7),
)
def test_a_file_that_is_no_glossary_is_refused_with_a_sentence(desk, content):
    shown = upload(desk, content, "glossary.tbx")

    assert len(refusal(shown)) == 1
    assert "confirm_form" not in shown.context
    assert not Concept.objects.exists()


def test_a_wrong_row_stops_the_file_and_is_named(desk):
    shown = upload(desk, "subject,term_kk\nlaw,заң\nsport,доп\nlaw,\n", "glossary.csv")

    assert sorted(number for number, _sentence in refusal(shown)) == [2, 3]
    assert not Concept.objects.exists()


def test_an_entry_whose_number_is_gone_is_refused_in_a_file_of_ours(desk):
    concept = keep(kk="заң")
    content = export(desk, "tbx")
    concept.delete()

    ((number, _sentence),) = refusal(upload(desk, content, "glossary.tbx"))

    assert number == 1


def test_tbx_has_the_structure_of_the_standard(desk):
    keep("law", kk="заң; ереже", ru="закон", definition_kk="Ереже\x0b.", source="Кітап")
    keep(en="law")

    root = etree.fromstring(export(desk, "tbx"))

    assert (root.tag, root.get("type"), root.get("style")) == (
        f"{TBX}tbx",
        "TBX-Basic",
        "dca",
    )
    assert root.get(LANG) == "kk"
    assert [one.tag for one in root] == [f"{TBX}tbxHeader", f"{TBX}text"]
    entries = root.findall(f"{TBX}text/{TBX}body/{TBX}conceptEntry")
    first = next(one for one in entries if one.find(f".//{TBX}descripGrp") is not None)
    assert [etree.QName(one).localname for one in first.iter()] == [
        *("conceptEntry", "descrip", "langSec", "descripGrp", "descrip", "admin"),
        *("termSec", "term", "termNote") * 2,
        *("langSec", "termSec", "term", "termNote"),
    ]
    assert [one.text for one in first.iter(f"{TBX}termNote")] == [
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "preferredTerm-admn-sts",
    ]
    assert len({one.get("id") for one in entries}) == 2


# --- Who may -----------------------------------------------------------------

PAGES = {"": 200, "add/": 200, "import/": 200, "export/": 200}


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("author", {"": 200, "add/": 403, "import/": 403, "export/": 403}),
        ("editor", PAGES),
        ("admin", PAGES),
    ],
)
def test_editors_keep_the_glossary_and_authors_see_it(
    client, user_in_role, role, wanted
):
    concept = keep(kk="сайлау")
    client.force_login(user_in_role(role))

    got = {page: client.get(f"{ADDRESS}{page}").status_code for page in PAGES}
    form = client.get(f"{ADDRESS}{concept.pk}/change/")
    client.post(f"{ADDRESS}{concept.pk}/delete/", {"post": "yes"})

    assert got == wanted
    assert form.context["has_change_permission"] == (role != "author")
    assert Concept.objects.filter(pk=concept.pk).exists() == (role == "author")


def test_a_stranger_is_asked_who_they_are(client):
    assert client.get(ADDRESS).status_code == 302


def test_the_list_is_searched_in_all_languages_and_filtered_by_subject(desk):
    keep("law", kk="заң", en="law")
    keep("history", kk="тарих", further_ru="прошлое")

    asked = [{"q": "ЗАҢ"}, {"q": "прошл"}, {"subject__exact": "law"}]
    found = [
        [one.term_kk for one in desk.get(ADDRESS, one).context["cl"].queryset]
        for one in asked
    ]

    assert found == [["заң"], ["тарих"], ["заң"]]
