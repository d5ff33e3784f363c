"""Who took part, for machines: people told apart, bodies, voices, affiliations."""

import json
from xml.etree import ElementTree as ET

import pytest

from interop import dublin_core, embedded_metadata
from interop.citing import romanised
from interop.formats import bibtex, csl_json, datacite, jats, jsonld, mods, ris, text
from interop.record.work import Work, find

from .people import (
    ALL_KINDS,
    BODY,
    ESIM,
    GREETING,
    MINISTRY,
    MODERATOR,
    NAMESAKES,
    ORCID,
    ROR,
    SIXTY,
    STRANGER,
    TWICE,
    UNION,
    UNIVERSITY,
    VOICE,
    participant,
    with_people,
)

# No test asks the database, but the demo they share is made in the one for tests.
pytestmark = pytest.mark.django_db

D, M = f"{{{datacite.NAMESPACE}}}", f"{{{mods.NAMESPACE}}}"


@pytest.fixture
def mixed(first):
    return with_people(first, ALL_KINDS)


# --- Who is who ---------------------------------------------------------------


def test_people_printed_alike_are_as_many_authors_as_there_are(first):
    record = with_people(first, NAMESAKES)

    assert record.authors == NAMESAKES
    assert bibtex.render(record).count("Ахметов, А.") == 4
    assert ris.render(record).count("AU  - Ахметов, А.") == 4
    creators = ET.fromstring(datacite.render(record)).iter(f"{D}creatorName")
    assert [one.text for one in creators] == ["Ахметов, А."] * 4
    in_dublin_core = dublin_core.elements(record)
    assert [name for name, *_rest in in_dublin_core].count("creator") == 4


def test_people_printed_alike_in_latin_letters_stay_as_many(first, first_in):
    english = with_people(first_in("en"), NAMESAKES)

    assert len(romanised.in_latin(with_people(first, NAMESAKES), english).authors) == 4


def test_one_person_in_two_roles_and_spellings_is_one_author(first):
    record = with_people(first, TWICE)

    assert record.authors == (MODERATOR,)
    assert record.contributors == (GREETING,)
    contributors = ET.fromstring(jats.render(record)).findall(".//contrib")
    kinds = [one.get("contrib-type") for one in contributors]
    roles = [one.get("content-type") for one in contributors[0].iter("role")]
    assert kinds[:2] == ["author", "greeting"]
    assert roles == ["moderator", "speaker"]
    (esim, _guest, *_bodies) = ET.fromstring(mods.render(record)).iter(f"{M}name")
    roles = [one.text for one in esim.iter(f"{M}roleTerm")]
    assert roles == ["aut", "author", "mod", "moderator", "spk", "speaker"]
    graph = json.loads(jsonld.render(record))["@graph"]
    (node,) = [node for node in graph if node["@type"] == "Person"]
    assert node["alternateName"] == ["Ғарифолла Есім"]


def test_the_same_words_in_two_roles_are_two_until_somebody_matches_them(first):
    places = [participant("А. Ахметов", role=role) for role in ("moderator", "speaker")]

    assert len(with_people(first, tuple(places)).authors) == 2


def test_sixty_people_keep_their_order(first):
    assert with_people(first, SIXTY).authors == SIXTY


# --- Bodies, voices, greetings ------------------------------------------------


def test_a_voice_and_a_greeting_are_no_authors(mixed):
    assert mixed.authors == (ESIM, STRANGER, BODY, UNION)
    assert mixed.contributors == (GREETING,)


def test_a_body_is_an_organisation_for_datacite(mixed):
    creators = ET.fromstring(datacite.render(mixed)).findall(f"{D}creators/{D}creator")

    kinds = [one.find(f"{D}creatorName").get("nameType") for one in creators]
    assert kinds == ["Personal", "Personal", "Organizational", "Organizational"]
    ids = [one.findtext(f"{D}nameIdentifier") for one in creators]
    assert ids == [f"https://orcid.org/{ORCID}", None, f"https://ror.org/{ROR}", None]
    schemes = [
        one.get("nameIdentifierScheme")
        for creator in creators
        for one in creator.iter(f"{D}nameIdentifier")
    ]
    assert schemes == ["ORCID", "ROR"]


def test_a_body_keeps_its_name_whole_in_references(mixed):
    authors = csl_json.item(Work(mixed))["author"]

    assert authors[2:] == [
        {"literal": "Ғылым министрлігі"},
        {"literal": "Жазушылар одағы"},
    ]
    assert "{Ғылым министрлігі} and {Жазушылар одағы}" in bibtex.render(mixed)
    assert "AU  - Ғылым министрлігі\r\n" in ris.render(mixed)


def test_a_body_is_an_organisation_in_the_graph(mixed):
    event, report, *nodes = json.loads(jsonld.render(mixed))["@graph"]

    assert report["author"][2:] == [
        {"@id": MINISTRY.permanent_url},
        {"@type": "Organization", "name": "Жазушылар одағы"},
    ]
    (ministry,) = [one for one in nodes if one.get("@id") == MINISTRY.permanent_url]
    assert ministry["sameAs"] == f"https://ror.org/{ROR}"
    assert event["contributor"][2]["contributor"] == {"@id": MINISTRY.permanent_url}


def test_a_body_is_corporate_in_mods_and_a_collab_in_jats(mixed):
    in_mods = [*ET.fromstring(mods.render(mixed)).iter(f"{M}name")][2]
    in_jats = ET.fromstring(jats.render(mixed)).findall(".//contrib/collab")

    assert in_mods.get("type") == "corporate"
    assert in_mods.get("valueURI") == f"https://ror.org/{ROR}"
    wrap = in_jats[0].find("institution-wrap")
    assert [one.text for one in wrap] == [f"https://ror.org/{ROR}", BODY.name.text]
    assert in_jats[1].text == "Жазушылар одағы"


def test_a_voice_is_printed_and_in_no_list_of_people(mixed):
    assert "- залдан сұрақ" in text.render(mixed)
    for module in (datacite, mods, jsonld, csl_json, bibtex, ris):
        assert "залдан сұрақ" not in module.render(mixed)
    metadata = [*embedded_metadata.highwire(mixed), *embedded_metadata.dublin(mixed)]
    assert "залдан сұрақ" not in str(metadata)


def test_a_voice_speaks_in_a_section_without_a_name(mixed):
    speaker = ET.fromstring(jats.render(mixed)).find("body/sec/sec-meta//contrib")

    assert [one.tag for one in speaker] == ["anonymous", "role"]
    assert speaker.findtext("role") == "залдан сұрақ"


def test_the_words_of_a_voice_are_cited_as_nobody_elses(mixed):
    bodies = [unit.name.text for unit in mixed.organisers]

    for anchor in (f"s{mixed.sections[0].anchor}", f"t{VOICE.id}"):
        work = find(mixed, anchor)
        assert (work.authors, work.author_names) == ((), bodies)


def test_others_are_not_claimed_for_words_of_one(first):
    record = with_people(first, (participant("Ғ. Есім", talk_title=first.title),))
    talk = find(record, f"t{record.participants[0].id}")

    assert record.has_others
    assert (Work(record).has_others, talk.has_others) == (True, False)


# --- Affiliations -------------------------------------------------------------


def test_affiliations_travel_in_their_order_with_their_numbers(mixed):
    address = f"https://ror.org/{UNIVERSITY.ror_id}"
    creator = ET.fromstring(datacite.render(mixed)).find(f"{D}creators/{D}creator")
    contributor = ET.fromstring(jats.render(mixed)).find(".//contrib")
    in_mods = ET.fromstring(mods.render(mixed)).find(f"{M}name")

    in_datacite = [
        (one.text, one.get("affiliationIdentifier"))
        for one in creator.iter(f"{D}affiliation")
    ]
    known, words = contributor.findall("aff")
    assert in_datacite == [("Абай университеті", address), ("Жазушылар одағы", None)]
    assert [one.text for one in known[0]] == [address, "Абай университеті"]
    assert words.text == "Жазушылар одағы"
    assert [one.text for one in in_mods.iter(f"{M}affiliation")] == [
        "Абай университеті",
        "Жазушылар одағы",
    ]


def test_the_graph_links_people_with_their_organisations(mixed):
    graph = json.loads(jsonld.render(mixed))["@graph"]
    belongings = [
        {"@id": UNIVERSITY.permanent_url},
        {"@type": "Organization", "name": "Жазушылар одағы"},
    ]

    (esim,) = [node for node in graph if node["@type"] == "Person"]
    assert esim["affiliation"] == belongings
    assert graph[1]["author"][1]["affiliation"] == belongings
    (university,) = [one for one in graph if one.get("@id") == UNIVERSITY.permanent_url]
    assert university["sameAs"] == f"https://ror.org/{UNIVERSITY.ror_id}"


def test_scholar_is_told_each_institution(mixed):
    told = [
        value
        for name, value in embedded_metadata.highwire(mixed)
        if name == "citation_author_institution"
    ]

    assert told == ["Абай университеті", "Жазушылар одағы"] * 2
