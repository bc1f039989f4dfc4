"""What a listener says of tracks and artists. Saying it twice is saying it once."""

from __future__ import annotations

from django.contrib.auth.models import User

from recommendations.models import ArtistOpinion, Track, TrackOpinion
from recommendations.selectors.opinions import artist_key


def set_thumb(owner: User, track: Track, liked: bool | None) -> None:
    """Thumb a track up or down; None takes the answer back."""
    if liked is None:
        TrackOpinion.objects.filter(owner=owner, track=track).delete()
    else:
        TrackOpinion.objects.update_or_create(owner=owner, track=track, defaults={"liked": liked})


def set_less_of_artist(owner: User, track: Track, wanted: bool) -> None:
    """Ask for less of a track's artist, or no longer; whichever track it was said of."""
    key = artist_key(track)
    if wanted:
        # Kept as first said: any track of the artist stands for all.
        ArtistOpinion.objects.get_or_create(owner=owner, main_artist=key, defaults={"track": track})
    else:
        ArtistOpinion.objects.filter(owner=owner, main_artist=key).delete()
