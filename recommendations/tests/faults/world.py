"""A listener at the site and at the stand-in, and what is the case there."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import time_machine
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from recommendations.models import (
    LibraryReading,
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    SpotifyPause,
    TwinSearch,
)
from recommendations.naming import name_of
from recommendations.selectors.entries import kept_entries
from recommendations.services.save_worker import work_off
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.standin.listeners import listener_named
from recommendations.spotify.standin.state import account_of
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids
from recommendations.tests.faults.known_faults import (
    CONSENT_REVOKED,
    LISTENER_NOT_PREMIUM,
    NO_DEVICE,
    REVOKED,
    TAKEN_OUT,
    VANISHED,
    WRONG_SECRET,
)
from recommendations.tests.faults.row import Fault
from recommendations.tests.visit import Visit

ADA = "Ada"
DEVICES = [{"name": "Kitchen"}]
_NOT_VISIBLE = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Kept:
    """A playlist in the listener's account."""

    name: str
    tracks: list[str]
    has_cover: bool = False


@dataclass
class World:
    """``text`` is what the listener sees now; ``spotify_ids`` are the tracks', by their pk.

    What the listener wishes: to have the newest list put ``to`` an earlier playlist, which
    held ``before`` (nothing where it is gone); the playlist to have the ``typed`` name, or
    the ``cover``; to ``hear`` these tracks.
    """

    visit: Visit
    standin: ScriptedStandin
    spotify_ids: dict[int, str]
    clock: time_machine.Traveller
    text: str = ""
    to: str = ""
    before: list[str] = field(default_factory=list)
    typed: str = ""
    cover: bool = False
    hear: list[str] = field(default_factory=list)

    # What the listener does.

    def begin(self) -> None:
        """Alice, who has a password, signs in and connects Ada's account."""
        self.visit.site.force_login(User.objects.create_user("alice", password="a-password"))
        self.connect()

    def get(self, address: str) -> None:
        self._see(self.visit.site.get(address, follow=True))

    def post(self, address: str, **form: object) -> None:
        self._see(self.visit.site.post(address, form, follow=True))

    def come_back(self, address: str) -> None:
        """From Spotify, and on to wherever the site leads."""
        answer = self.visit.come_back(address)
        if answer.status_code == 302:
            self.get(answer.headers["Location"])
        else:
            self._see(answer)

    def sign_in(self) -> None:
        self.come_back(self.visit.decide(self.visit.start()))

    def connect(self) -> None:
        self.come_back(self.visit.decide(self.visit.start("connect")))

    def disconnect(self) -> None:
        self.post("/accounts/connections/", account=SocialAccount.objects.get().pk)

    def choose(self) -> None:
        self.post("/recommendations/", emotion="happy")

    @property
    def set_page(self) -> str:
        return f"/recommendations/{self.newest.pk}/"

    def save(self) -> None:
        """Press Save; a worker does what is due then; look what came of it."""
        # Only before the first press there is a choice.
        self.post(f"{self.set_page}save/", **{} if self.saved else {"to": self.to})
        self.work()

    def save_as_new(self) -> None:
        self.to = "new"
        self.post(f"{self.set_page}save/", to=self.to)
        self.work()

    def allow(self, purpose: str) -> None:
        """Agree at Spotify to what a page asks for, and come back to the list."""
        asked = self.visit.site.post(consent_address(purpose, next_url=self.set_page))
        self.come_back(self.visit.decide(asked.headers["Location"]))

    def work(self) -> None:
        work_off()
        self.get(self.set_page)

    def read(self) -> None:
        """A worker does what is due; look what came of the reading."""
        work_off()
        self.get("/library/reading/")

    # What goes wrong, and what happens of itself.

    def order(self, fault: Fault, endpoint: str) -> None:
        if fault.kind:
            self.standin.order(fault.kind, endpoint, **fault.options)
            if fault == REVOKED:
                self.standin.order(fault.kind, "token")
        elif fault == WRONG_SECRET:
            app = self.standin.standin.app
            self.standin.standin.app = replace(app, client_secret="another")
        elif fault == CONSENT_REVOKED:
            self.standin.revoke(ADA)
        elif fault == LISTENER_NOT_PREMIUM:
            self.standin.account(ADA, premium=False)
        elif fault == NO_DEVICE:
            self.standin.account(ADA, devices=[])
        elif fault in (TAKEN_OUT, VANISHED):
            self.before = []
            with self.standin.standin.store.changing() as state:
                for one in state.playlists.values():
                    one.followed = False
                if fault == VANISHED:
                    state.playlists.clear()

    def repair(self) -> None:
        self.standin.repair()
        self.standin.account(ADA, premium=True, devices=DEVICES)
        app = self.standin.standin.app
        self.standin.standin.app = replace(app, client_secret=settings.SPOTIFY_CLIENT_SECRET)

    def wait(self) -> None:
        """Until every wait is over: those that Spotify named, and those of what waits."""
        moments = [
            timezone.now(),
            SpotifyPause.objects.aggregate(last=Max("until"))["last"],
            SavedPlaylist.objects.aggregate(last=Max("retry_at"))["last"],
            LibraryReading.objects.aggregate(last=Max("retry_at"))["last"],
        ]
        latest = max(one for one in moments if one is not None)
        self.clock.move_to(latest + timedelta(seconds=1))

    def wait_for_twin(self) -> None:
        """Until an empty playlist is looked for that Spotify may have made late."""
        retry_at = TwinSearch.objects.get().retry_at
        assert retry_at is not None
        self.clock.move_to(max(retry_at, timezone.now()) + timedelta(seconds=1))

    # What is the case.

    @property
    def newest(self) -> RecommendationSet:
        return RecommendationSet.objects.latest("created_at")

    @property
    def saved(self) -> SavedPlaylist | None:
        """Of the newest list."""
        newest = RecommendationSet.objects.order_by("created_at").last()
        return SavedPlaylist.objects.filter(set=newest).first() if newest else None

    @property
    def record(self) -> str:
        saved = self.saved
        if saved is None:
            return "none"
        if saved.state == SavedPlaylist.State.FAILED:
            return f"failed in {saved.stopped_in}"
        if saved.state == SavedPlaylist.State.FILLED:
            return "filled"
        return f"{saved.state}, {'a worker' if saved.retry_at else 'the listener'} goes on"

    @property
    def reading(self) -> str:
        found = LibraryReading.objects.first()
        if found is None:
            return "none"
        if found.retry_at is not None:
            return f"a worker goes on at {found.next_offset}"
        return "done" if found.finished_at else "the listener goes on"

    @property
    def connection(self) -> str:
        found = SpotifyConnection.objects.first()
        if found is None:
            return "none"
        if found.needs_reconnect:
            return "ended"
        return "works" if found.granted >= SAVE_SCOPES else "narrow"

    @property
    def session(self) -> str:
        return "in" if "_auth_user_id" in self.visit.site.session else "out"

    @property
    def calls(self) -> str:
        return " ".join(one.endpoint for one in self.standin.calls() if one.endpoint)

    @property
    def device_id(self) -> str:
        found = listener_named(ADA)
        assert found is not None
        with self.standin.standin.store.reading() as state:
            return account_of(state, found).devices[0].id

    @property
    def cards(self) -> list[str]:
        """The Spotify ids of the cards that the listener sees, in their order."""
        entries = kept_entries(self.newest).select_related("track")
        return [
            self.spotify_ids.get(entry.track_id) or entry.track.spotify_id or ""
            for entry in entries
        ]

    @property
    def playable(self) -> list[str]:
        """Those of the cards whose Spotify ids WMusic knows by now."""
        ids = kept_entries(self.newest).values_list("track__spotify_id", flat=True)
        return [one for one in ids if one]

    @property
    def wished(self) -> list[Kept]:
        """What is to be in the account in the end."""
        name, cards = self.typed or name_of(self.newest), self.cards
        way = self.to.partition(":")[0]
        if way == "append":
            cards = self.before + [one for one in cards if one not in self.before]
        earlier = [Kept(name, self.before)] if way == "new" and self.before else []
        return [*earlier, Kept(name, cards, self.cover)]

    @property
    def playlists(self) -> list[Kept]:
        return [
            Kept(one.name, track_ids(one), bool(one.cover)) for one in self.standin.playlists(ADA)
        ]

    @property
    def heard(self) -> list[str]:
        """The tracks that were started on a device."""
        found = listener_named(ADA)
        assert found is not None
        with self.standin.standin.store.reading() as state:
            playing = account_of(state, found).playing
            if playing is None:
                return []
            if playing.playlist_id:
                return track_ids(state.playlists[playing.playlist_id])
            return list(playing.track_ids)

    def _see(self, response: Any) -> None:
        words = html.unescape(_NOT_VISIBLE.sub(" ", response.content.decode()))
        self.text = " ".join(words.split())
