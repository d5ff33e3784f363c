"""Schema of the registers: what is written of people and organisations, named once."""

NAME = ("family_name", "given_name", "patronymic")
TEXTS_OF_PERSON = (*NAME, "degree", "biography")
CODES_OF_PERSON = ("orcid", "wikidata")

TEXTS_OF_ORGANISATION = ("name", "short_name")
CODES_OF_ORGANISATION = ("website", "ror_id", "country")
