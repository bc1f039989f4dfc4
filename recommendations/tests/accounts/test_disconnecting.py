from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SpotifyConnection, Track
from recommendations.services.connections import drop_connection
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for
from recommendations.tests.visit import Visit

CONNECTIONS = "/accounts/connections/"


def disconnect(visit: Visit) -> str:
    form = {"account": SocialAccount.objects.get().pk}
    return visit.site.post(CONNECTIONS, form, follow=True).content.decode()


def test_disconnecting_deletes_the_tokens_at_once(visit: Visit, alice: User) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    disconnect(visit)
    assert not SpotifyConnection.objects.exists()
    assert not SocialAccount.objects.exists()


def test_an_account_without_a_password_is_not_locked_out(visit: Visit) -> None:
    visit.sign_in()
    assert "no password" in disconnect(visit)
    assert SpotifyConnection.objects.exists()


def test_only_the_asked_account_is_disconnected(visit: Visit, alice: User, bob: User) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    visit.site.force_login(bob)
    disconnect(visit)
    assert SpotifyConnection.objects.get().user == alice


def test_a_sign_in_by_another_account_takes_nothing_along_when_it_goes(
    visit: Visit, alice: User, tracks: list[Track]
) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    kept = like(alice, "Saturday night")
    drop_connection(user=alice, account_id="an-earlier-account")
    assert SpotifyConnection.objects.get().user == alice
    kept.refresh_from_db()
    assert kept.like == "Saturday night"


def like(owner: User, name: str) -> RecommendationSet:
    made = create_set(wish=wish_for(Emotion.HAPPY), owner=owner)
    made.source, made.like = RecommendationSet.Source.PLAYLIST, name
    made.save()
    return made


def test_the_names_of_playlists_go_and_the_sets_stay(
    visit: Visit, alice: User, bob: User, tracks: list[Track]
) -> None:
    visit.site.force_login(alice)
    visit.sign_in(process="connect")
    of_a_playlist, of_liked = like(alice, "Saturday night"), like(alice, "your liked songs")
    of_a_mood, of_another = like(alice, ""), like(bob, "Heavy lifting")
    disconnect(visit)
    now = {one.pk: one.like for one in RecommendationSet.objects.all()}
    assert now == {
        of_a_playlist.pk: "one of your playlists",
        of_liked.pk: "your liked songs",
        of_a_mood.pk: "",
        of_another.pk: "Heavy lifting",
    }
    page = visit.site.get(f"/recommendations/{of_a_playlist.pk}/").content.decode()
    assert "Saturday night" not in page
