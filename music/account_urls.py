"""The parts of django-allauth that this site offers.

Not its whole set: password reset and e-mail management need an address, and accounts
here have none.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.conf import settings
from django.urls import include, path

from music.account import views

urlpatterns = [
    path("signup/", account.signup, name="account_signup"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("spotify/cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("spotify/error/", socialaccount.login_error, name="socialaccount_login_error"),
    path("connections/", views.connections, name="socialaccount_connections"),
    path("connections/removed/", views.disconnected, name="spotify-disconnected"),
]
if settings.SPOTIFY_ENABLED:
    urlpatterns += [path("", include("recommendations.spotify.login.urls"))]
