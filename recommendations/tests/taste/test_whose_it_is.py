from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from recommendations.library.choice import Choice, Source
from recommendations.library.heard import heard_tracks
from recommendations.models import ListenerTaste, TasteTrack
from recommendations.selectors.taste import taste_view
from recommendations.services.taste import turn_off
from recommendations.tests.taste.conftest import ADA, BEN, CHI, Connect, turned_on
from recommendations.tests.visit import Visit


def disconnect(visit: Visit, user: User) -> None:
    account = SocialAccount.objects.get(user=user)
    visit.site.post("/accounts/connections/", {"account": account.pk})


def ids(user: User | None) -> set[int]:
    return {one.track_id for one in heard_tracks(user)}


def test_the_taste_of_one_never_reaches_another(
    connect_to: Connect, alice: User, bob: User, charlie: User
) -> None:
    connect_to(alice, CHI.id, "liked")
    connect_to(bob, BEN.id, "liked")
    turned_on(alice)
    assert ids(bob) == ids(charlie) == ids(None) == set()
    turned_on(bob)
    hers, his = ids(alice), ids(bob)
    assert len(hers & his) < len(hers) / 5
    assert ids(charlie) == ids(None) == set()


def test_the_page_of_one_tells_nothing_of_another(
    connect_to: Connect, alice: User, charlie: User
) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    view = taste_view(charlie, next_url="/profile/")
    assert (view.source, view.coverage, view.read_at, view.is_connected) == ("", None, None, False)


def test_turning_off_forgets_ones_own_and_nobody_elses(
    connect_to: Connect, alice: User, bob: User
) -> None:
    connect_to(alice, ADA.id, "liked")
    connect_to(bob, BEN.id, "liked")
    for user in (alice, bob):
        turned_on(user)
    his = ids(bob)
    turn_off(alice)
    assert ids(alice) == set()
    assert ids(bob) == his
    assert TasteTrack.objects.count() == len(his)


def test_disconnecting_spotify_forgets_it(connect_to: Connect, alice: User, bob: User) -> None:
    visit = connect_to(alice, ADA.id, "liked")
    connect_to(bob, BEN.id, "liked")
    for user in (alice, bob):
        turned_on(user)
    disconnect(visit, alice)
    assert not ListenerTaste.objects.filter(owner=alice).exists()
    assert ids(bob)


def test_deleting_the_account_forgets_it(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    alice.delete()
    assert not ListenerTaste.objects.exists()
    assert not TasteTrack.objects.exists()


def test_another_spotify_account_does_not_inherit_it(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    connect_to(alice, BEN.id)
    assert not ListenerTaste.objects.exists()


def test_connecting_the_same_account_again_keeps_it(connect_to: Connect, alice: User) -> None:
    visit = connect_to(alice, ADA.id, "liked")
    turned_on(alice)
    before = ids(alice)
    visit.sign_in(process="connect", listener=ADA.id)
    assert ids(alice) == before


def test_the_page_says_what_is_on_and_what_has_to_be_asked_for(
    connect_to: Connect, alice: User
) -> None:
    connect_to(alice, ADA.id, "liked")
    off = taste_view(alice, next_url="/profile/")
    assert (off.is_offered, off.is_connected, off.source) == (True, True, "")
    asking = {option.name: option.consent_address for option in off.options}
    assert asking["liked"] == asking["playlist"] == ""
    assert "purpose=top" in asking["top"] and "purpose=recent" in asking["recent"]
    turned_on(alice)
    on = taste_view(alice, next_url="/profile/")
    assert on.source == Source.LIKED
    assert on.coverage and on.coverage.total == on.coverage.found == len(ids(alice))


def test_where_it_is_not_offered_the_page_still_says_what_is_kept(
    connect_to: Connect, alice: User, settings: Settings
) -> None:
    connect_to(alice, ADA.id, "recent")
    turned_on(alice, Choice(Source.RECENT))
    settings.LISTENER_TASTE = False
    view = taste_view(alice, next_url="/profile/")
    assert (view.is_offered, view.options, view.source) == (False, (), Source.RECENT)
