"""What every page links to, asks for and sends to, without a browser."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve

ORIGIN = "http://testserver"
# Of sets, days and pictures there are dozens that differ in nothing but their number.
MOST_OF_A_KIND = 5
LINKING = ("href", "src", "poster", "data-artwork", "data-cascade", "data-network", "data-wasm")


class Links(HTMLParser):
    """The addresses in a page and its ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self._methods: dict[str, str] = {}
        self._actions: list[tuple[str, str]] = []
        self._form = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "form":
            # Forms without an id are told apart by their number.
            self._form = found.get("id") or str(len(self._methods))
            self._methods[self._form] = found.get("method", "get").lower()
            self._actions.append((found.get("action", ""), self._form))
        if "formaction" in found:
            self._actions.append((found["formaction"], found.get("form", self._form)))
        self.links += [found[name] for name in LINKING if found.get(name)]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def actions(self, method: str) -> list[str]:
        """Where forms of this method, get or post, are sent."""
        return [action for action, form in self._actions if self._methods.get(form) == method]


@dataclass
class Crawl:
    """What a client came across: pages by address, what was dead, and what lies elsewhere."""

    client: Client
    pages: dict[str, Links] = field(default_factory=dict)
    dead: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    static: set[str] = field(default_factory=set)
    _met: Counter[str] = field(default_factory=Counter)

    def go(self, *starts: str) -> Crawl:
        waiting = deque(starts)
        seen = set(starts)
        fragments: list[tuple[str, str, str]] = []
        while waiting:
            page = waiting.popleft()
            links = self._open(page)
            if links is None:
                continue
            for address, fragment in self._targets(page, links):
                fragments.append((page, address, fragment))
                if address not in seen:
                    seen.add(address)
                    if self._is_worth_it(address, page):
                        waiting.append(address)
            for action in links.actions("post"):
                self._check_action(page, action)
        for page, address, fragment in fragments:
            target = self.pages.get(address)
            if fragment and target and fragment not in target.ids:
                self.dead.add(f"{address}#{fragment}, on {page}")
        return self

    def _open(self, address: str) -> Links | None:
        response = self.client.get(address, follow=True)
        if response.status_code != 200:
            self.dead.add(f"{response.status_code}: {address}")
            return None
        if not response.headers["Content-Type"].startswith("text/html"):
            return None
        links = Links(response.content.decode())
        self.pages[address] = links
        for twice in {one for one in links.ids if links.ids.count(one) > 1}:
            self.dead.add(f"the id {twice} is there twice, on {address}")
        return links

    def _targets(self, page: str, links: Links) -> Iterator[tuple[str, str]]:
        for link in (*links.links, *links.actions("get")):
            address, fragment = urldefrag(urljoin(f"{ORIGIN}{page}", link))
            parts = urlsplit(address)
            if parts.scheme in ("data", "blob"):
                continue
            if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
                self.elsewhere.add(address)
            elif parts.path.startswith("/static/"):
                self.static.add(parts.path)
                if finders.find(parts.path.removeprefix("/static/")) is None:
                    self.dead.add(f"no file: {parts.path}, on {page}")
            else:
                yield parts.path + (f"?{parts.query}" if parts.query else ""), fragment

    def _is_worth_it(self, address: str, page: str) -> bool:
        match = self._match(address, page)
        if match is None:
            return False
        self._met[match.view_name] += 1
        return self._met[match.view_name] <= MOST_OF_A_KIND

    def _match(self, address: str, page: str) -> ResolverMatch | None:
        path = urlsplit(address).path
        try:
            return resolve(path)
        except Resolver404:
            self.dead.add(f"nothing at {path}, on {page}")
            return None

    def _check_action(self, page: str, action: str) -> None:
        self._match(urljoin(f"{ORIGIN}{page}", action), page)
