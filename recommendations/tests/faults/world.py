"""A listener at the site and at the stand-in, and what is the case there."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import time_machine
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    SpotifyConnection,
    SpotifyPause,
)
from recommendations.selectors.entries import kept_entries
from recommendations.services.save_worker import work_off
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.standin.listeners import listener_named
from recommendations.spotify.standin.state import account_of
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids
from recommendations.tests.faults.known_faults import (
    CONSENT_REVOKED,
    LISTENER_NOT_PREMIUM,
    NO_DEVICE,
    REVOKED,
    WRONG_SECRET,
)
from recommendations.tests.faults.row import Fault
from recommendations.tests.visit import Visit

ADA = "Ada"
DEVICES = [{"name": "Kitchen"}]
_NOT_VISIBLE = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass
class World:
    """``text`` is what the listener sees now; ``spotify_ids`` are the tracks', by their pk."""

    visit: Visit
    standin: ScriptedStandin
    spotify_ids: dict[int, str]
    clock: time_machine.Traveller
    text: str = ""

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
        return f"/recommendations/{RecommendationSet.objects.get().pk}/"

    def save(self) -> None:
        """Press Save; a worker does what is due then; look what came of it."""
        self.post(f"{self.set_page}save/")
        self.work()

    def work(self) -> None:
        work_off()
        self.get(self.set_page)

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

    def repair(self) -> None:
        self.standin.repair()
        self.standin.account(ADA, premium=True, devices=DEVICES)
        app = self.standin.standin.app
        self.standin.standin.app = replace(app, client_secret=settings.SPOTIFY_CLIENT_SECRET)

    def wait(self) -> None:
        """Until every wait is over: what Spotify told to wait, and what the save waits for."""
        moments = [
            timezone.now(),
            SpotifyPause.objects.aggregate(last=Max("until"))["last"],
            SavedPlaylist.objects.aggregate(last=Max("retry_at"))["last"],
        ]
        latest = max(one for one in moments if one is not None)
        self.clock.move_to(latest + timedelta(seconds=1))

    # What is the case.

    @property
    def record(self) -> str:
        saved = SavedPlaylist.objects.first()
        if saved is None:
            return "none"
        if saved.state == SavedPlaylist.State.FAILED:
            return f"failed in {saved.stopped_in}"
        if saved.state == SavedPlaylist.State.FILLED:
            return "filled"
        return f"{saved.state}, {'a worker' if saved.retry_at else 'the listener'} goes on"

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
    def wanted(self) -> list[str]:
        """The Spotify ids of the cards that the listener sees, in their order."""
        entries = kept_entries(RecommendationSet.objects.get()).select_related("track")
        return [
            self.spotify_ids.get(entry.track_id) or entry.track.spotify_id or ""
            for entry in entries
        ]

    @property
    def playlists(self) -> list[list[str]]:
        """What is in each playlist of the listener's."""
        return [track_ids(one) for one in self.standin.playlists(ADA)]

    def _see(self, response: Any) -> None:
        words = html.unescape(_NOT_VISIBLE.sub(" ", response.content.decode()))
        self.text = " ".join(words.split())
