"""What a listener says of tracks and artists. Saying it twice is saying it once."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from recommendations.catalogue.matrix import recommendable
from recommendations.models import ArtistOpinion, Track, TrackOpinion
from recommendations.selectors.opinions import artist_key


def set_thumb(owner: User, track: Track, liked: bool | None) -> None:
    """Thumb a track up or down; None takes the answer back."""
    if liked is None:
        forget_thumb(owner, track.pk)
    else:
        TrackOpinion.objects.update_or_create(owner=owner, track=track, defaults={"liked": liked})


def set_less_of_artist(owner: User, track: Track, wanted: bool) -> None:
    """Ask for less of a track's artist, or no longer; whichever track it was said of."""
    key = artist_key(track)
    if wanted:
        # Kept as first said: any track of the artist stands for all.
        ArtistOpinion.objects.get_or_create(
            owner=owner, main_artist=key, defaults={"track": _standing_for_its_artist(track)}
        )
    else:
        ArtistOpinion.objects.filter(owner=owner, main_artist=key).delete()


def forget_thumb(owner: User, track_id: int) -> None:
    """Take back what was said of a track, if anything was."""
    TrackOpinion.objects.filter(owner=owner, track=track_id).delete()


def forget_less_of_artist(owner: User, track_id: int) -> None:
    """Take back a wish for less of an artist, by the track that stands for them."""
    ArtistOpinion.objects.filter(owner=owner, track=track_id).delete()


@transaction.atomic
def forget_answers(owner: User) -> None:
    """Take back everything."""
    TrackOpinion.objects.filter(owner=owner).delete()
    ArtistOpinion.objects.filter(owner=owner).delete()


def _standing_for_its_artist(track: Track) -> Track:
    """Engines know artists by tracks of the catalogue, of which one from Spotify is none."""
    if track.source != Track.Source.SPOTIFY:
        return track
    return recommendable().filter(main_artist=track.main_artist).first() or track
