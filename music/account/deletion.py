"""Deleting an account and all that is its owner's."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.admin.models import LogEntry
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest

from music.account.sessions import end_sessions
from recommendations.services.library_wishes import stop_reading


@transaction.atomic
def delete_account(request: HttpRequest, user: User) -> None:
    """Delete `user`, everything that refers to them, and their sessions; all or nothing.

    What Spotify holds stays there. A save or a reading under way finds its record gone before its
    next call and stops, see `recommendations.services.leases`. The counts of `music.limits` stay
    until their day is over: they are kept under hashes of a session and of an address, not
    of an account, and the session is gone.
    """
    user_id = user.pk
    get_adapter(request).forget_counts(request, user)
    _forget_what_staff_did_to(user)
    # First: a worker that ends one at this moment would store what the deletion does not see.
    stop_reading(user)
    user.delete()
    logout(request)
    end_sessions(user_id)


def _forget_what_staff_did_to(user: User) -> None:
    """The admin's journal repeats the user name of an account that staff changed."""
    about = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=about, object_id=str(user.pk)).delete()
