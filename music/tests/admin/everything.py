"""One of everything that is kept about a listener, with words that must not be seen."""

from __future__ import annotations

from datetime import timedelta

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.utils import timezone

from emotion.models import DiaryChoice, DiaryEntry
from music.blog.models import GivenPost, Post
from music.models import Preferences, RecentUse
from recommendations.models import (
    ArtistOpinion,
    CatalogueState,
    LibraryPage,
    LibraryReading,
    ListenerTaste,
    RecommendationSet,
    SavedPlaylist,
    SaveWorker,
    SearchAnswer,
    SetTrack,
    SourceOff,
    SpotifyConnection,
    SpotifyPause,
    TasteTrack,
    Track,
    TrackOpinion,
    TwinSearch,
    UsualChoices,
)

ACCESS, REFRESH = "access-token-of-alice", "refresh-token-of-alice"
NOTE = "a note for nobody else"
VISITOR = "name-in-a-session"
# Seven numbers that no other part of a page has by chance.
PROBABILITIES = [0.1111, 0.0512, 0.0613, 0.5714, 0.0915, 0.0516, 0.0619]


def keep_everything(owner: User) -> None:
    now = timezone.now()
    track = Track.objects.create(
        source="starter",
        title="A Song",
        artist="A Band",
        main_artist="A Band",
        valence=0.5,
        energy=0.5,
        danceability=0.5,
    )
    chosen = RecommendationSet.objects.create(
        owner=owner, origin="hand", probabilities=PROBABILITIES, shown=1, name="Evening"
    )
    RecommendationSet.objects.create(
        visitor=VISITOR, origin="hand", probabilities=PROBABILITIES, shown=1
    )
    SetTrack.objects.create(set=chosen, track=track, position=1)
    saved = SavedPlaylist.objects.create(
        set=chosen, owner=owner, name="Evening", description="", wanted_tracks=[track.pk]
    )
    TwinSearch.objects.create(saved=saved, name="Evening")
    SaveWorker.objects.create(name="worker", seen_at=now)
    connection = SpotifyConnection.objects.create(
        user=owner,
        account_id="account-1",
        access_token=ACCESS,
        refresh_token=REFRESH,
        expires_at=now + timedelta(hours=1),
        authorized_at=now,
    )
    SearchAnswer.objects.create(
        connection=connection, query="soul", offset=0, answered_at=now, tracks=[], has_more=False
    )
    SpotifyPause.objects.create(group="search", until=now, is_quota=False)
    SourceOff.objects.create(source="recommendations", status=403)
    TrackOpinion.objects.create(owner=owner, track=track, liked=True)
    ArtistOpinion.objects.create(owner=owner, track=track, main_artist="A Band")
    taste = ListenerTaste.objects.create(owner=owner, source="liked", read_at=now)
    TasteTrack.objects.create(taste=taste, track=track)
    reading = LibraryReading.objects.create(
        owner=owner, purpose="like", source="liked", probabilities=PROBABILITIES, origin="hand"
    )
    LibraryPage.objects.create(reading=reading, offset=0, songs=[["1", "A Song", ["A Band"], None]])
    UsualChoices.objects.create(owner=owner, query="goal=lift")
    CatalogueState.objects.get_or_create(pk=1)
    SocialAccount.objects.create(user=owner, provider="spotify", uid="account-1")
    DiaryChoice.objects.create(owner=owner)
    DiaryEntry.objects.create(owner=owner, origin="hand", probabilities=PROBABILITIES, note=NOTE)
    Preferences.objects.create(user=owner, theme="dark")
    RecentUse.objects.create(key="save:hash", used_at=now)
    Post.objects.create(title="A post", slug="a-post", body="Text.", author="Ada")
    GivenPost.objects.create(slug="given")
