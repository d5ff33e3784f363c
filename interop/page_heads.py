"""Head of a page: its canonical address, languages, Open Graph and JSON-LD.

What exists in one language only is at home there, in whichever it is read. Of a record
``embedded_metadata`` says more.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import get_language, gettext

from events.models import Event
from events.portal.reading import portal, shown
from languages.fallback import LANGUAGES, languages_present, localized
from participants.models import Organisation, Person

from .feeds.feed_formats import FILTERS
from .formats import jsonld
from .paper import share_card
from .record.entities import EntityBuilder, absolute

# What Open Graph calls the languages: no place of an event is meant.
_LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}
_TELLING = (*FILTERS, "q", "section", "talk", "paragraph", "e", "page")
_NAMED_BY = {Event: "title", Person: "family_name"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself; ``language`` is one of those in which it exists."""

    title: str
    description: str
    language: str
    urls: dict[str, str]
    default_url: str
    kind: str = "website"  # as Open Graph calls it
    more: tuple[tuple[str, str], ...] = ()  # of Open Graph
    graph: str = ""

    @property
    def url(self) -> str:
        """Where it is at home: elsewhere, if its language is hidden from readers."""
        return self.urls.get(self.language) or next(iter(self.urls.values()))

    @property
    def open_graph(self) -> list[tuple[str, str]]:
        others = [code for code in self.urls if code != self.language]
        locales = [("og:locale:alternate", _LOCALES[code]) for code in others]
        return [("og:locale", _LOCALES[self.language]), *locales, *self.more]


def telling(asked: dict[str, str]) -> str:
    """Return of a query what makes another page of it, as an address says it."""
    pairs = [(name, asked[name]) for name in _TELLING if asked.get(name)]
    pairs = [pair for pair in pairs if pair != ("page", "1")]
    return f"?{urlencode(pairs)}" if pairs else ""


def head_of(
    path: str, title: str, said: str, kind: str, thing: Model | None, picture: str = ""
) -> Head:
    """Return the head of the page at ``path``, which shows ``thing`` or is a list.

    ``kind`` is that of schema.org; a page without one is only another's variant.
    """
    wanted = shown_in = get_language()
    there, original = LANGUAGES, getattr(thing, "original_language", LANGUAGES[0])
    if thing:
        named_by = _NAMED_BY.get(type(thing), "name")
        shown_in = localized(thing, named_by, wanted, original).language
        there = languages_present(thing, named_by)
    rest = path.removeprefix(f"/{wanted}/")
    urls = {code: absolute(f"/{code}/{rest}") for code in shown(there)}
    said = str(said) or gettext("Records of events: {name}").format(name=title)
    default = urls.get(original, next(iter(urls.values())))
    shape = "profile" if isinstance(thing, Person) else "website"
    more = (("og:image", picture or share_card.address_of_portal(portal())),)
    head = Head(str(title), said, shown_in, urls, default, shape, more)
    return replace(head, graph=_graph(kind, head, thing)) if kind else head


def _graph(kind: str, head: Head, thing: Model | None) -> str:
    """Return what a page is in the words of schema.org, and what it is about."""
    page = {"@type": kind, "@id": head.url, "url": head.url, "name": head.title}
    page["inLanguage"] = head.language
    if kind == "WebSite":
        template = absolute(reverse("search:page")) + "?q={search_term_string}"
        search = {"target": {"@type": "EntryPoint", "urlTemplate": template}}
        search |= {"query-input": "required name=search_term_string"}
        page["potentialAction"] = {"@type": "SearchAction"} | search
    if nodes := _nodes(thing, head):
        page["mainEntity"] = {"@id": nodes[0]["@id"]}
    return jsonld.written([page, *nodes])


def _nodes(thing: Model | None, head: Head) -> list[dict]:
    """Return whom a page is about; the graphs of records name them by the same ids."""
    build = EntityBuilder(head.language)
    if isinstance(thing, Organisation):
        return list(map(jsonld.organisation, build.organisation(thing).chain))
    if isinstance(thing, Person):
        person = build.person(thing)
        orcid = person.orcid and f"https://orcid.org/{person.orcid}"
        data = person.wikidata and f"https://www.wikidata.org/wiki/{person.wikidata}"
        node = {"@type": "Person", "@id": person.permanent_url, "url": head.url}
        same = [address for address in (orcid, data) if address]
        return [node | {"name": person.name.text, "sameAs": same}]
    return []
