"""What the page for songs like a playlist offers."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from recommendations.library.choice import Source
from recommendations.moods import top_emotion
from recommendations.selectors.mood_lists import chosen_sets
from recommendations.selectors.taste import SourceOption, taste_view


@dataclass(frozen=True)
class LikePage:
    """``liked`` and ``playlist`` are what can be read, None where nothing is offered;
    ``last_emotion`` is the strongest of the listener's last set, empty without one.
    """

    is_offered: bool
    is_connected: bool
    liked: SourceOption | None
    playlist: SourceOption | None
    last_emotion: str


def like_page(owner: User, *, next_url: str) -> LikePage:
    """`next_url` is where Spotify's consent leads back to. No call to Spotify."""
    view = taste_view(owner, next_url=next_url)
    options = {option.name: option for option in view.options}
    last = chosen_sets(owner).first()
    return LikePage(
        is_offered=view.is_offered,
        is_connected=view.is_connected,
        liked=options.get(Source.LIKED),
        playlist=options.get(Source.PLAYLIST),
        last_emotion=top_emotion(last.probabilities) if last else "",
    )
