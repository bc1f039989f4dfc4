from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection
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
