"""Which columns stay away from where, and why: the exceptions of completeness."""

from events.columns import CODES
from events.models import (
    Correction,
    Document,
    Event,
    Organiser,
    Origin,
    Participation,
    Photo,
    Place,
    Section,
    Series,
    Sitting,
    Topic,
)
from participants.models import Organisation, Person

PARTS = [Place, Participation, Section, Photo, Document, Correction]
WORKED_OUT = "worked out from other columns at each save"
EXCEPTED = [  # models, places, columns, the reason
    # Of the record itself
    ([Event], "desk exchange", "status publish_at withdrawn_at version", "steps only"),
    ([Event], "record api", "status withdrawn_at", "only what is public leaves"),
    ([Event], "search", "status withdrawn_at version", "only what is public is found"),
    ([Event], "desk record api exchange", "last_anchor preview_key", "our bookkeeping"),
    ([Event], "search", "last_anchor preview_key created_at", "our bookkeeping"),
    ([Event], "desk exchange search", "modified_at", "a clock of the database"),
    ([Event], "desk record api exchange", "created_at", "nobody reads a draft's birth"),
    ([Event], "record api search", "responsible", "who works here is nobody's matter"),
    ([Event], "exchange", "responsible", "whoever imports a record answers for it"),
    ([Event], "search", " ".join(CODES), "codes are resolved, not looked for"),
    ([Event], "search", "mode start_time ends_on timezone", "no reader looks for it"),
    ([Event], "search", "end_time outcome postponed_to", "no reader looks for it"),
    ([Event, Place], "search", "country", "the city is looked for"),
    ([Event], "search", "online_url", "an address is opened, not looked for"),
    ([Sitting], "search", "day start_time end_time", "no reader looks for it"),
    ([Event], "search", "original_language spoken_languages has_others", "no words"),
    ([Event], "search", "series", "the page of a series lists its records"),
    # Of its parts
    ([Origin], "search", "language made translator", "said beside the text found"),
    ([Organiser, *PARTS], "record api", "position", "the order of the list says it"),
    ([Organiser, *PARTS], "exchange", "position", "the order of the list says it"),
    ([Organiser, *PARTS], "search", "position", "an order is nothing to look for"),
    (
        [Participation],
        "exchange",
        "person organisations",
        "who it is, somebody says at the desk",
    ),
    (
        [Participation],
        "desk record api exchange search",
        "is_withheld",
        "set by the act that takes a name out",
    ),
    ([Participation, Section], "search", "role kind", "no reader looks for it alone"),
    ([Section], "exchange", "speaker", "a new participant has no number yet"),
    ([Section], "desk exchange", "anchor", "given once, by the database"),
    ([Section], "search", "anchor", "the place of a hit, not a word of it"),
    (
        [Photo, Document],
        "exchange",
        "image file caption alt author licence made_on language",
        "a table cannot hold a file",
    ),
    ([Photo, Document], "desk exchange search", "sha256 sent_sha256", WORKED_OUT),
    ([Photo, Document], "desk exchange search", "width height", WORKED_OUT),
    ([Document], "desk record api exchange search", "cleaned_name", "our bookkeeping"),
    ([Photo], "record api", "sent_sha256", "of a file that was not kept as it came"),
    ([Photo], "record api", "width height", "the picture itself says it"),
    (
        [Photo, Document],
        "search",
        "image file caption alt author licence made_on language",
        "seen beside the record, which is what is found",
    ),
    (
        [Correction],
        "exchange search",
        "kind made_on version note",
        "a note belongs to the act that corrected, and is read on the page",
    ),
    # Topics and series
    ([Topic, Series], "record api", "description", "introduces their own page"),
    ([Topic, Series], "exchange", "name description slug", "a record names them only"),
    ([Topic, Series], "search", "description slug", "not said in the record"),
    ([Series], "search", "name", "the page of a series lists its records"),
    # Registers
    ([Person], "record api", "degree biography", "the record has the post of the day"),
    ([Person], "search", "degree biography", "people are found by their names"),
    ([Person], "search", "orcid wikidata", "codes are resolved, not looked for"),
    (
        [Person],
        "record api exchange search",
        "photo photo_consent biography_consent hidden",
        "shown by consent, which can be taken back; a copy cannot",
    ),
    ([Person], "desk record api exchange search", "merged_into", "merged by an act"),
    ([Organisation], "desk record api exchange search", "merged_into", "an act does"),
    ([Person, Organisation], "desk record api exchange search", "apart_from", "an act"),
    ([Organisation], "record api search", "dissolved_on", "told on its own page"),
    ([Organisation], "record api", "short_name", "references name a unit in full"),
    ([Organisation], "record api search", "country", "each place has its own"),
    ([Organisation], "record api", "website", "outlived by the record; ROR stays"),
    ([Organisation], "search", "kind website ror_id", "not said in the record"),
    ([Organisation], "search", "parent", "the names above are found with it"),
]
