"""The surface of the site: its addresses, and the parameters and forms behind them.

Routes are those of the URLconf. Each is visited once: what a view reads of a request
and what its page links to and asks for is what will be sent there, spoilt.
"""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

import pytest
from django.http import QueryDict
from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.utils.regex_helper import normalize
from lxml import etree, html

from interop.api.site import api
from interop.oai.protocol import VERBS

from .archive import SECRET
from .values import anything, spoilt

START = (
    *("/kk/", "/admin/", "/api/v1/docs", "/sitemap.xml", "/kk/search/?q=a&person=1"),
    "/admin/events/event/add/?form=1",  # without a name it only leads to one
)
# Views that take whatever parameters there are: nobody sees what they would read.
TOLD = {
    "/oai": {"verb", "resumptionToken"}.union(*(a | b for a, b in VERBS.values())),
    "/api/": {
        parameter["name"]
        for methods in api.get_openapi_schema()["paths"].values()
        for parameter in methods["get"].get("parameters", ())
    },
}
# What is copied and cited, and no page leads to.
UNLINKED = [("part", "s1p1"), ("part", "v1"), ("anchor", "1"), ("label", "1")]
LINKS = "//@href|//@src|//@action|//@hx-get|//@data-ajax--url|//*[name()='loc']"


@dataclass(frozen=True)
class Form:
    """What a browser would post: the address, and each field with its kind."""

    address: str
    fields: tuple[tuple[str, str, str], ...]
    is_read: bool  # sent by GET


def routes(patterns=None, before=""):
    """Yield each way in which an address can be written, with gaps to be filled."""
    for pattern in patterns or get_resolver().url_patterns:
        for text, names in normalize(pattern.pattern.regex.pattern):
            if isinstance(pattern, URLResolver):
                yield from routes(pattern.url_patterns, before + text)
            else:
                yield before + text, [*names]


class Surface:
    """All that is known of the site after each of its routes was visited once."""

    def __init__(self, client):
        self.client = client  # of somebody who may see most
        self.routes = [("/" + text, names) for text, names in routes(None)]
        self.values = defaultdict(set)  # of gaps and parameters, by their names
        for name, value in UNLINKED:
            self.values[name].add(value)
        self.parameters = defaultdict(set)  # by route
        self.forms = {}  # address of a page, by what its form is like
        self.pages = []  # what every reader may open
        self._sizes = {}  # of the answers, by route
        self._visited, self._waiting = set(), [*START]
        self._go_through()
        self._shares = {}  # of all requests, by route: what is dear is asked less often
        for text, names in self.routes:
            address = text % {name: self._any(name) for name in names}
            self._waiting.append(address)
            self._go_through()
            found = self._noted(address)
            self._shares[text] = 1 / (2000 + self._sizes.get(found and found.route, 0))
        every = {name: sorted(values) for name, values in self.values.items()}
        self.values = {name: every[name] for name in sorted(every)}

    def _any(self, name):
        return next(iter(sorted(self.values.get(name, "1"))))

    def _go_through(self):
        while self._waiting:
            address = self._waiting.pop()
            found = self._noted(address)
            if found and found.route not in self._visited:
                self._visited.add(found.route)
                if not address.startswith("/admin/"):
                    self.pages.append(address)
                with _reading(self.parameters[found.route]):
                    drawn = urlsplit(address).path.endswith(".pdf")  # takes a second
                    answer = (self.client.head if drawn else self.client.get)(address)
                self._sizes[found.route] = len(answer.getvalue())
                pages = "html" in answer.get("Content-Type", "") or "xml" in address
                if pages and answer.status_code == 200 and answer.content.strip():
                    self._harvest(address, answer.content)

    def _noted(self, address):
        """Remember the parts of an address of ours; return where it leads."""
        path, query = urlsplit(address).path, urlsplit(address).query
        try:
            found = resolve(path)
        except Resolver404:
            return None
        gaps = {f"_{place}": value for place, value in enumerate(found.args)}
        given = [*(gaps | found.captured_kwargs).items(), *parse_qsl(query)]
        for name, value in given:
            if SECRET not in str(value):  # else an answer would only repeat it
                self.values[name].add(str(value))
        self.parameters[found.route].update(name for name, _value in parse_qsl(query))
        return found

    def _harvest(self, address, content):
        parse = etree.fromstring if content[:5] == b"<?xml" else html.fromstring
        page = parse(content)
        for link in page.xpath(LINKS):
            near = urljoin(f"http://testserver{address}", getattr(link, "text", link))
            _host, here, path = near.partition("http://testserver")
            if here and self._noted(path):
                self._waiting.append(path)
        for element in page.xpath("//*[@data-field-name]"):  # looked up by typing
            for name in ("app_label", "model_name", "field_name"):
                value = element.get(f"data-{name.replace('_', '-')}", "")
                self.values[name].add(value)
        for form in forms_of(content, address):
            route = self._noted(form.address)
            names = {name for name, _value, _kind in form.fields}
            if form.is_read and route:
                self.parameters[route.route] |= names
            elif route:
                has_file = any(kind == "file" for _name, _value, kind in form.fields)
                self.forms.setdefault((route.route, has_file), address)

    def address(self, rng, under=""):
        """Return some address and its query: good, or with one thing wrong."""
        of_these = [route for route in self.routes if _is_under(route[0], under)]
        shares = [self._shares[text] for text, _names in of_these]
        ((text, names),) = rng.choices(of_these, shares)
        wrong = rng.choice([*names, *names, None])
        filled = {name: self._value(rng, name, name == wrong) for name in names}
        path = text % filled
        if path.startswith("/kk/"):
            path = f"/{rng.choice(('kk', 'ru', 'en'))}/{path[4:]}"
        return path, self._query(rng, text, path)

    def forms_with_files(self):
        """Return the addresses of pages from which a file can be sent."""
        return {page for (_route, has_file), page in self.forms.items() if has_file}

    def _value(self, rng, name, is_wrong):
        good = rng.choice(self.values.get(name, ["1"]))
        if not is_wrong:
            return good
        return anything(rng) if rng.random() < 0.6 else spoilt(rng, good)

    def _query(self, rng, text, path):
        try:
            names = sorted(self.parameters[resolve(path).route])
        except (Resolver404, ValueError):
            names = []
        for beginning, told in TOLD.items():
            names += sorted(told) if text.startswith(beginning) else []
        if rng.random() < 0.1 or not names:
            names += rng.sample(sorted(self.values), 3)
        chosen = rng.choices(names, k=rng.choice((0, 1, 1, 2, 2, 3, 5)))
        pairs = [(name, self._value(rng, name, rng.random() < 0.6)) for name in chosen]
        return "&".join(f"{_coded(name)}={_coded(value)}" for name, value in pairs)


def _is_under(text, under):
    return text.startswith("/admin/") == (under == "desk")


def _coded(text):
    return quote(text.encode("utf-8", "surrogatepass"))


@contextmanager
def _reading(names):
    """Collect the names of parameters that are read meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("__getitem__", "__contains__", "getlist"):
            original = getattr(QueryDict, method)

            def noting(given, name, *more, _original=original, **named):
                names.add(name)
                return _original(given, name, *more, **named)

            patch.setattr(QueryDict, method, noting)
        yield


def forms_of(content, address):
    """Yield the forms of a page."""
    for form in html.fromstring(content).forms:
        target = urlsplit(urljoin(address, form.get("action") or "")).path
        yield Form(target, tuple(_fields(form)), form.method == "GET")


def _fields(form):
    for element in form.xpath(".//*[@name]"):
        kind = element.get("type") or element.tag
        value = getattr(element, "value", None) or element.get("value") or ""
        if element.tag == "select":
            values = [option.get("value", "") for option in element.iter("option")]
            chosen = value if isinstance(value, str) else next(iter(value), "")
            yield element.get("name"), chosen, "select " + " ".join(values)
        elif kind not in ("checkbox", "radio") or element.get("checked"):
            yield element.get("name"), str(value), kind
