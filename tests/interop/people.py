"""Records of every shape of participants: of all kinds, alike, twice, none, sixty."""

import dataclasses
from itertools import count

from interop.record.record import Affiliation, Organisation, Participant, Person
from languages.fallback import Localized

ORCID, ROR = "0000-0002-1825-0097", "05a28rw58"
NUMBERS = count(1000)


def text(words):
    return Localized(words, "kk", False)


def person(number=1, name="Ғ. Есім", **known):
    url = f"https://roundtable.example/kk/people/{number}"
    names = {"name": text(name), "family_name": name.split()[-1]}
    codes = {"orcid": "", "wikidata": ""} | known
    return Person(id=number, url=url, permanent_url=url, **names, **codes)


def organisation(name, ror_id="", number=900):
    url = f"https://roundtable.example/kk/organisations/{number}"
    return Organisation(number, url, url, text(name), "other", ror_id, None)


def participant(name, family="", **known):
    given = name.removesuffix(family).strip() if family else ""
    usual = {"kind": "person", "role": "speaker", "role_label": "баяндамашы"}
    usual |= dict.fromkeys(("post", "affiliation", "talk_title"), text(""))
    usual |= {"affiliations": (), "person": None, "organisation": None}
    names = {"name": text(name), "family": family, "given": given}
    return Participant(id=next(NUMBERS), **names, **usual | known)


MINISTRY = organisation("Ғылым министрлігі", ROR, 901)
UNIVERSITY = organisation("Абай университеті", "03q0ejh42", 902)
BELONGINGS = (
    Affiliation(text("Абай университеті"), UNIVERSITY),
    Affiliation(text("Жазушылар одағы"), None),
)
ESIM = participant(
    "Ғ. Есім", "Есім", person=person(orcid=ORCID), affiliations=BELONGINGS
)
STRANGER = participant("Е. Кенже", "Кенже", affiliations=BELONGINGS)
BODY = participant("Ғылым министрлігі", kind="body", organisation=MINISTRY)
UNION = participant("Жазушылар одағы", kind="body")
VOICE = participant("залдан сұрақ", kind="voice", talk_title=text("Сұрақ"))
GREETING = participant("Н. Ерімбетов", "Ерімбетов", role="greeting")
ALL_KINDS = (ESIM, STRANGER, BODY, UNION, VOICE, GREETING)

NAMESAKES = (
    *(participant("А. Ахметов", "Ахметов", person=person(n)) for n in (11, 12)),
    *(participant("А. Ахметов", "Ахметов") for _place in range(2)),
)
MODERATOR = participant("Ғ. Есім", "Есім", person=person(), role="moderator")
SPEAKER = participant("Ғарифолла Есім", "Есім", person=person())
TWICE = (MODERATOR, GREETING, SPEAKER)
SIXTY = tuple(participant(f"Қ. Әлиев{n}", f"Әлиев{n}") for n in range(60))

SHAPES = {
    "all kinds": ALL_KINDS,
    "namesakes": NAMESAKES,
    "twice": TWICE,
    "nobody": (),
    "sixty": SIXTY,
}


def with_people(record, participants):
    """The record with these participants; a voice among them speaks in its sections."""
    speaker = VOICE if VOICE in participants else None
    sections = tuple(
        dataclasses.replace(
            section,
            speaker=speaker.name.text if speaker else "",
            speaker_id=speaker.id if speaker else None,
            speaker_kind=speaker.kind if speaker else "",
        )
        for section in record.sections
    )
    return dataclasses.replace(record, participants=participants, sections=sections)


def shapes_of(record):
    return [with_people(record, participants) for participants in SHAPES.values()]
