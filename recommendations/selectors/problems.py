"""Why a save or its cover stopped, said in the language of whoever reads it."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise

from recommendations.services.covers import (
    CoverNotAllowed,
    CoverNotConfirmed,
    CoverNotListedYet,
    PlaylistGoneForCover,
)
from recommendations.services.saving import BrokenHere
from recommendations.services.steps import (
    HoldsSomethingElse,
    MayNotLook,
    NotAddedYet,
    NothingFound,
    NotListedYet,
)
from recommendations.services.targets import MayNotReadTarget, TargetGone, TargetInUse
from recommendations.spotify.errors import (
    Forbidden,
    InsufficientScope,
    ListenerNotPremium,
    NoDevice,
    NotAllowlisted,
    NotFound,
    OwnerNotPremium,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SiteRefused,
    SpotifyError,
    Unavailable,
)

# All that an attempt can stop for.
PROBLEMS: Final[tuple[type[SpotifyError], ...]] = (
    SpotifyError,
    BrokenHere,
    CoverNotAllowed,
    CoverNotConfirmed,
    CoverNotListedYet,
    Forbidden,
    HoldsSomethingElse,
    InsufficientScope,
    ListenerNotPremium,
    MayNotLook,
    MayNotReadTarget,
    NoDevice,
    NotAddedYet,
    NotAllowlisted,
    NotFound,
    NothingFound,
    NotListedYet,
    OwnerNotPremium,
    PlaylistGoneForCover,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SiteRefused,
    TargetGone,
    TargetInUse,
    Unavailable,
)
MESSAGES: Final[dict[str, str | Promise]] = {one.code: one.message for one in PROBLEMS}


def problem_words(code: str, stored: str) -> str:
    """What `code` says; `stored`, the words of the time, for a code that is no more."""
    return str(MESSAGES.get(code, stored))
