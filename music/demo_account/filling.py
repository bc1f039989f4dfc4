"""Fills one account with what six weeks of use would leave in it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from emotion.diary.services import correct, say_right, turn_on, write_note
from emotion.labels import Emotion
from emotion.models import DiaryEntry
from music.demo import DEMO_GROUP
from music.demo_account.days import SEED, Moment, moments
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.connections import keep_connection
from recommendations.services.fit import set_fit
from recommendations.services.opinions import set_thumb
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.spotify.standin.consenting import grant_of
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.wishes import Wish

# Every so many-th set becomes a playlist, or gets thumbs.
SAVED_EVERY, THUMBED_EVERY = 6, 4
HERE_FOR = timedelta(days=50)
SONGS_TAKE = timedelta(minutes=40)


@transaction.atomic
def fill_account(name: str, password: str) -> User:
    """A new account called `name`, in the place of an earlier demo account of that name.

    Raises ValueError where somebody else has the name.
    """
    earlier = User.objects.filter(username=name).first()
    if earlier is not None:
        if not earlier.groups.filter(name=DEMO_GROUP).exists():
            raise ValueError(f"There is an account called {name}, and it is no demo account.")
        earlier.delete()
    now = timezone.now()
    owner = User.objects.create_user(name, password=password, date_joined=now - HERE_FOR)
    owner.groups.add(Group.objects.get_or_create(name=DEMO_GROUP)[0])
    turn_on(owner)
    chance = random.Random(SEED)  # noqa: S311 - a story, no secret
    for number, moment in enumerate(moments(now)):
        made = _live_through(owner, moment)
        if number % THUMBED_EVERY == 0:
            _give_thumbs(owner, made, chance)
    return owner


def save_some(owner: User) -> int:
    """Connect the account to the stand-in and save some sets there; return how many.

    Raises Unavailable where no stand-in runs, and ValueError where each of its people is
    connected to another account.
    """
    taken = set(SpotifyConnection.objects.values_list("account_id", flat=True))
    listener = next((one for one in LISTENERS if one.account_id not in taken), None)
    if listener is None:
        raise ValueError("Everybody in the stand-in is connected to another account.")
    grant = grant_of(listener)
    keep_connection(
        user=owner,
        account_id=listener.account_id,
        display_name=listener.display_name,
        access_token=grant.access_token,
        refresh_token=grant.refresh_token,
        expires_at=grant.expires_at,
        scopes=grant.scopes,
    )
    SocialAccount.objects.create(
        user=owner,
        provider="spotify",
        uid=listener.account_id,
        extra_data={"display_name": listener.display_name},
    )
    for made in RecommendationSet.objects.filter(owner=owner).order_by("created_at")[::SAVED_EVERY]:
        save_set(made, owner=owner)
        work_off()
        SavedPlaylist.objects.filter(set=made).update(created_at=made.created_at)
    return SavedPlaylist.objects.filter(owner=owner, state=SavedPlaylist.State.FILLED).count()


def _live_through(owner: User, moment: Moment) -> RecommendationSet:
    wish = Wish(moment.probabilities, moment.origin, goal=moment.goal)
    made = create_set(wish=wish, owner=owner)
    if moment.fit:
        set_fit(made, RecommendationSet.Fit(moment.fit))
    entry = DiaryEntry.objects.get(set=made)
    write_note(entry, moment.note)
    if moment.verdict == "right":
        say_right(entry)
    elif moment.verdict:
        correct(entry, Emotion(moment.verdict))
    _date_back(made, entry, moment.at)
    return made


def _date_back(made: RecommendationSet, entry: DiaryEntry, at: datetime) -> None:
    sets = RecommendationSet.objects.filter(pk=made.pk)
    sets.update(created_at=at)
    sets.exclude(fit="").update(fit_at=at + SONGS_TAKE)
    DiaryEntry.objects.filter(pk=entry.pk).update(at=at)


def _give_thumbs(owner: User, made: RecommendationSet, chance: random.Random) -> None:
    for entry in made.entries.select_related("track")[: made.shown : 5]:
        set_thumb(owner, entry.track, chance.random() < 0.8)
