"""Parameters of the API and the feeds, within bounds that every database can answer."""

from typing import Annotated, Literal

from ninja import Field, Schema

from events.choices import EventKind

Language = Literal["kk", "ru", "en"]
LARGEST_ID = 999_999_999

Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Slug = Annotated[str, Field(max_length=50, pattern=r"^[A-Za-z0-9_-]+$")]


class Paging(Schema):
    """The language of the answer and the page of the list."""

    lang: Language = Field("kk", description="The language of texts and labels.")
    page: int = Field(1, ge=1, le=10_000)
    page_size: int = Field(20, ge=1, le=100)


class Narrowing(Schema):
    """The filters of the archive; all of them combine."""

    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    kind: Literal[tuple(EventKind.values)] | None = None
    organisation: Number | None = Field(None, description="Units below it count.")
    topic: Slug | None = None
    series: Number | None = None
    person: Number | None = None
    language: Language | None = Field(
        None, description="Records that really exist in this language."
    )
