"""Whatever a server or something in between sends, it is one of SpotifyError's kinds."""

from __future__ import annotations

import gzip
import json
import re
import socketserver
import threading
from collections.abc import Callable, Iterator

import pytest
import responses
from pytest_django.fixtures import Settings

from recommendations.spotify import addresses, errors, sessions
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.tests.conftest import API
from recommendations.spotify.token_endpoint import refresh

PAGE = "<!doctype html><h1>502 Bad Gateway</h1>"
DEEP = "[" * 200_000
BODIES = [
    b"",
    b"null",
    b"7",
    b'"premium"',
    b"[]",
    b"{}",
    b'{"error": null}',
    b'{"error": "invalid_request"}',
    b'{"error": ["a"]}',
    b'{"error": {"message": null}}',
    b'{"error": {"message": {"a": 1}, "reason": ["b"]}}',
    b'{"error": {"status": 429, "mess',
    PAGE.encode(),
    DEEP.encode(),
    b"\xff\xfe\x00broken",
    b"9" * 10_000,
    b'{"account_id": "\\ud800"}',
]
READS: list[Callable[[SpotifyClient], object]] = [
    lambda client: client.profile(),
    lambda client: client.user_id(),
    lambda client: client.search("Title", "Artist"),
    lambda client: list(client.own_playlists()),
    lambda client: list(client.playlist_track_ids("p")),
    lambda client: list(client.library.liked_songs()),
    lambda client: list(client.library.top_tracks()),
    lambda client: list(client.library.recently_played()),
    lambda client: client.library.playlist("1" * 22),
    lambda client: list(client.library.playlist_tracks("1" * 22)),
    lambda client: client.discovery.search("words", 0),
]


@pytest.fixture
def anything() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


def answer_all(mock: responses.RequestsMock, status: int, body: bytes, kind: str) -> None:
    for method in (responses.GET, responses.POST):
        mock.add(method, re.compile(f"{API}/.*"), status=status, body=body, content_type=kind)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("status", [302, 304, 400, 401, 403, 404, 418, 429, 500, 503])
@pytest.mark.parametrize("kind", ["application/json", "text/html; charset=latin-1", ""])
def test_every_refusal_has_a_kind(
    anything: responses.RequestsMock, client: SpotifyClient, status: int, body: bytes, kind: str
) -> None:
    answer_all(anything, status, body, kind)
    with pytest.raises(errors.SpotifyError) as caught:
        client.create_playlist("Happy", "")
    assert caught.value.ambiguous == (status in (302, 304, 500, 503))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("body", BODIES)
def test_a_success_that_says_nothing_leaves_a_write_unknown(
    anything: responses.RequestsMock, client: SpotifyClient, body: bytes
) -> None:
    answer_all(anything, 201, body, "application/json")
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert caught.value.ambiguous


NAMES = ("items", "total", "tracks", "limit", "next", "id", "name", "owner")
WRONG: list[object] = [
    None,
    7,
    "text",
    True,
    [],
    {},
    [7, None, "a", [], {}],
    {"items": 7},
    {"items": [7]},
]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("call", READS)
def test_no_form_of_a_page_breaks_a_read(
    anything: responses.RequestsMock,
    client: SpotifyClient,
    call: Callable[[SpotifyClient], object],
    value: object,
) -> None:
    page = dict.fromkeys(NAMES, value)
    for shape in (page, {**page, "items": [value], "total": 1}, {"tracks": page}):
        anything.reset()
        answer_all(anything, 200, json.dumps(shape).encode(), "application/json")
        try:
            call(client)
        except errors.SpotifyError as problem:
            assert not problem.ambiguous


def test_half_a_character_never_reaches_the_database(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    body = '{"account_id": "a\\ud800b\\u0000c", "display_name": "\\udc00"}'
    spotify.add(responses.GET, f"{API}/me", body=body)
    profile = client.profile()
    assert (profile.account_id, profile.display_name) == ("abc", "")


class RawServer(socketserver.ThreadingTCPServer):
    """Answers every connection with the same bytes, well formed or not."""

    daemon_threads = True
    answer = b""
    endless = b""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), RawHandler)
        self.closing = threading.Event()
        self.connections = 0


class RawHandler(socketserver.BaseRequestHandler):
    server: RawServer

    def handle(self) -> None:
        self.server.connections += 1
        self.request.recv(65_536)
        try:
            self.request.sendall(self.server.answer)
            while self.server.endless and not self.server.closing.wait(0.01):
                self.request.sendall(self.server.endless)
        except OSError:
            return  # the site has heard enough


@pytest.fixture
def raw(settings: Settings) -> Iterator[RawServer]:
    with RawServer() as server:
        settings.SPOTIFY = addresses.standin(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


def whole(body: bytes, *headers: str) -> bytes:
    lines = ("HTTP/1.1 200 OK", f"Content-Length: {len(body)}", "Connection: close", *headers)
    return "\r\n".join((*lines, "", "")).encode() + body


BROKEN = {
    "closed before a word": b"",
    "not HTTP": b"SSH-2.0-OpenSSH\r\n",
    "cut off": b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{",
    "cut off in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
    "not gzip": whole(b"{}", "Content-Encoding: gzip"),
    "elsewhere": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_answer_that_breaks_off_is_no_answer(raw: RawServer, db: None, name: str) -> None:
    raw.answer = BROKEN[name]
    client = SpotifyClient("the-token")
    with pytest.raises(errors.Unavailable):
        client.profile()
    with pytest.raises(errors.Unavailable) as caught:
        client.create_playlist("Happy", "")
    assert caught.value.ambiguous
    with pytest.raises(errors.Unavailable):
        refresh("the-refresh-token")
    assert raw.connections == 3


def test_a_body_without_end_is_not_read_to_the_end(
    raw: RawServer, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MOST_BYTES", 200_000)
    raw.answer, raw.endless = b"HTTP/1.1 200 OK\r\n\r\n", b" " * 65_536
    with pytest.raises(errors.Unavailable):
        SpotifyClient("the-token").profile()


def test_a_small_body_that_unpacks_to_a_large_one_is_not_unpacked(
    raw: RawServer, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MOST_BYTES", 200_000)
    raw.answer = whole(gzip.compress(b" " * 50_000_000), "Content-Encoding: gzip")
    with pytest.raises(errors.Unavailable):
        SpotifyClient("the-token").profile()


def test_an_answer_that_drips_is_given_up(
    raw: RawServer, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte comes in time, and the whole would never."""
    monkeypatch.setattr(sessions, "WHOLE_ANSWER_S", 0.2)
    monkeypatch.setattr(sessions, "_CHUNK", 1)
    raw.answer, raw.endless = b"HTTP/1.1 200 OK\r\n\r\n", b" "
    with pytest.raises(errors.Unavailable):
        SpotifyClient("the-token").profile()
