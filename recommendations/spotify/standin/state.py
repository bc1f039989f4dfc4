"""What the stand-in remembers across restarts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from recommendations.spotify.standin.accounts import Account, account_from_json, first_account
from recommendations.spotify.standin.faults import Fault
from recommendations.spotify.standin.listeners import Listener

VERSION = 1
# A refresh token lives six months from the consent, however often it is used.
CONSENT_LIFETIME_S = 183 * 24 * 3600


@dataclass
class Entry:
    """One place in a playlist; ``added_at`` in seconds since 1970."""

    track_id: str
    added_at: float


@dataclass
class Playlist:
    """``owner`` is a listener's id; ``cover`` a JPEG in base64; ``revision`` counts changes."""

    id: str
    owner: str
    name: str
    description: str = ""
    collaborative: bool = False
    # Off after 'remove from library', the only deletion that Spotify knows.
    followed: bool = True
    revision: int = 1
    cover: str = ""
    # In seconds since 1970; 0 for playlists of states that did not keep it.
    created_at: float = 0.0
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Code:
    """An authorization code not yet exchanged; ``challenge`` is empty without PKCE."""

    listener: str
    redirect_uri: str
    scopes: list[str]
    challenge: str
    expires_at: float


@dataclass
class AccessToken:
    listener: str
    scopes: list[str]
    expires_at: float


@dataclass
class RefreshToken:
    listener: str
    scopes: list[str]
    with_pkce: bool
    authorized_at: float

    @property
    def expires_at(self) -> float:
        return self.authorized_at + CONSENT_LIFETIME_S


@dataclass
class State:
    """Codes and tokens are kept by their SHA-256 only, so the file is no key to anything.

    ``accounts`` holds those that were changed, by the listener's id (see `account_of`);
    ``rotation`` says when a refresh gives a new refresh token: pkce, always or never;
    ``recommendations`` whether the app is one of those that are still given them.
    """

    playlists: dict[str, Playlist] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    access_tokens: dict[str, AccessToken] = field(default_factory=dict)
    refresh_tokens: dict[str, RefreshToken] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    accounts: dict[str, Account] = field(default_factory=dict)
    rotation: str = "pkce"
    recommendations: bool = False

    def forget_expired(self, now: float) -> None:
        # Expired access tokens are kept a day, so that they are told from unknown ones.
        self.codes = {k: v for k, v in self.codes.items() if v.expires_at > now}
        self.access_tokens = {
            k: v for k, v in self.access_tokens.items() if v.expires_at > now - 86_400
        }
        self.refresh_tokens = {k: v for k, v in self.refresh_tokens.items() if v.expires_at > now}


def account_of(state: State, listener: Listener) -> Account:
    """A listener's account as it is; to change it, put it into ``state.accounts``."""
    return state.accounts.get(listener.id) or first_account(listener)


def to_text(state: State) -> str:
    # Without indentation json works in C, and `vars` is far quicker than `asdict`: each
    # of a hundred listeners at once waits for all who write before them.
    return json.dumps({"version": VERSION, **vars(state)}, default=vars)


def from_text(text: str) -> State:
    """Raise KeyError, TypeError, AttributeError or ValueError where `text` is no state."""
    data = json.loads(text)
    if data.get("version") != VERSION:
        raise ValueError("an unknown version")
    return State(
        playlists={key: _playlist(row) for key, row in data["playlists"].items()},
        codes={key: Code(**row) for key, row in data["codes"].items()},
        access_tokens={key: AccessToken(**row) for key, row in data["access_tokens"].items()},
        refresh_tokens={key: RefreshToken(**row) for key, row in data["refresh_tokens"].items()},
        faults=[Fault(**row) for row in data["faults"]],
        rotation=data["rotation"],
        # States of before there was a choice do not have these.
        recommendations=bool(data.get("recommendations", False)),
        accounts={key: account_from_json(row) for key, row in data.get("accounts", {}).items()},
    )


def _playlist(row: dict[str, Any]) -> Playlist:
    return Playlist(**{**row, "entries": [Entry(**entry) for entry in row["entries"]]})
