"""A listener deletes a set, and with it what WMusic knows of its playlist."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.selectors.same_playlist import playlist_id_of
from recommendations.services.editing import locked_set
from recommendations.services.playlist_hold import is_at_work


class BeingSaved(Exception):
    def __str__(self) -> str:
        return str(_("This list is being saved. It can be deleted once that has ended."))


@transaction.atomic
def delete_set(chosen: RecommendationSet) -> bool:
    """Delete the set and its playlist's record. The playlist in Spotify stays.

    Returns whether there is one. Raises BeingSaved while a worker has it or will have it,
    which would leave a playlist that no record knows; RecommendationSet.DoesNotExist.
    """
    current = locked_set(chosen)
    saved = SavedPlaylist.objects.select_for_update().filter(set=current).first()
    if saved is not None and is_at_work(saved):
        raise BeingSaved
    current.delete()
    return saved is not None and bool(playlist_id_of(saved))
