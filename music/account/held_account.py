"""What is held about a person's account itself."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from music.account.row_fields import row_fields
from music.account.section import Section, Sections
from music.models import Preferences


def held(user: User) -> Sections:
    preferences = Preferences.objects.filter(user=user).first()
    accounts = SocialAccount.objects.filter(user=user).order_by("pk")
    return {
        "account": Section(
            _(
                "Your account. Of a password only a hash is kept, which cannot be turned back "
                "and is not given out."
            ),
            row_fields(user, without=("password",)) | {"has_password": user.has_usable_password()},
        ),
        "sign_in_with_spotify": Section(
            _("The Spotify accounts that can sign you in here, and when they did so last."),
            [row_fields(account) for account in accounts],
        ),
        "preferences": Section(
            _("How you like this site to look. Nothing where you never chose."),
            row_fields(preferences) if preferences else None,
        ),
    }
