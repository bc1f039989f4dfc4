"""Taking WMusic's access to a Spotify account away."""

from __future__ import annotations

from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.db import transaction


@transaction.atomic
def disconnect(form: DisconnectForm) -> None:
    """Delete the sign-in that a valid `form` names, its tokens, and what was read with them.

    The tokens go by a signal after the sign-in: both or neither.
    """
    form.save()


def would_lock_out(user: User) -> bool:
    """Whether a Spotify account is the only way in that `user` has."""
    only_one = SocialAccount.objects.filter(user=user).count() == 1
    return only_one and not user.has_usable_password()
