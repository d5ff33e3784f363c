"""Schema of a record: its columns and those of its parts, sorted by what they hold.

Translation, history, exchange, intake, the index and what leaves the house take their
names here. A new column is entered once; ``tests/test_completeness.py`` then tells
where it is still missing.
"""

# Written in every language (``languages.columns``), in the order in which one reads.
TEXTS = ("title", "subtitle", "occasion", "abstract", "venue", "city")

# The same in every language.
FACTS = (
    *("kind", "mode", "starts_on", "start_time", "ends_on", "timezone"),
    *("original_language", "spoken_languages", "has_others"),
    *("end_time", "outcome", "postponed_to", "country", "online_url"),
)

# By which the record, or what belongs to it, is known elsewhere.
CODES = ("source_url", "udc", "irsti", "doi", "licence")

# Where the record stands: moved by steps, never typed.
STANDING = ("status", "publish_at", "withdrawn_at", "version")

# Counters and clocks: no version of the record says anything of them.
BOOKKEEPING = ("last_anchor", "modified_at", "preview_key", "is_withheld")

INTERNAL = (*STANDING, "created_at", *BOOKKEEPING)

# What the record consists of, by the name under which the event keeps it.
TEXTS_OF_PARTS = {
    "sittings": ("heading",),
    "places": ("venue", "city"),
    "participations": ("printed_name", "post", "affiliation", "talk_title"),
    "sections": ("heading", "body"),
    "recordings": ("caption",),
    "photos": ("caption", "alt"),
    "documents": ("caption",),
    "corrections": ("note",),
}
PARTS = ("organisers", "origins", *TEXTS_OF_PARTS)

# Of parts: given once, or worked out from what else the part holds.
COMPUTED = (
    "anchor",
    "paragraphs",
    "sent_sha256",
    "sha256",
    "cleaned_name",
    "pages",
    "width",
    "height",
)

# Of topics and series.
TEXTS_OF_SUBJECTS = ("name", "description")
