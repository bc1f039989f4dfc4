from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.selectors.entries import kept_entries
from recommendations.services.editing import move_track, remove_track, rename_set
from recommendations.services.playlists import NothingToSave, save_set
from recommendations.services.save_worker import work_off
from recommendations.tests.visit import Visit


@pytest.mark.django_db(transaction=True)
def test_the_playlist_has_the_kept_tracks_in_the_new_order_and_the_new_name(
    visit: Visit,
) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    visit.sign_in()
    page = visit.site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    a, b, c, d, *others = RecommendationSet.objects.get().entries.values_list(
        "track_id", flat=True
    )[:12]
    visit.site.post(f"{page}tracks/{b}/remove/")
    visit.site.post(f"{page}tracks/{d}/move/", {"to": "1"})
    visit.site.post(f"{page}name/", {"name": "Rain on roofs"})
    visit.site.post(f"{page}save/")
    work_off()

    saved = SavedPlaylist.objects.get()
    assert saved.wanted_tracks == [d, a, c, *others]
    assert saved.state == "filled"
    with visit.standin.standin.store.reading() as spotify:
        playlist = spotify.playlists[saved.spotify_id or ""]
        assert playlist.name == "Rain on roofs"
        assert [entry.track_id for entry in playlist.entries] == saved.found_ids
    assert len(saved.found_ids) == 11 - len(saved.missing_tracks)


def test_with_every_track_removed_there_is_nothing_to_save_and_no_record(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    for track in list(kept_entries(alices_set).values_list("track_id", flat=True)):
        remove_track(alices_set, track)
    with pytest.raises(NothingToSave):
        save_set(alices_set, owner=alice)
    client.force_login(alice)
    save = reverse("recommendations:save", args=[alices_set.id])
    text = client.post(save, follow=True).content.decode()
    assert "put one back" in text
    assert 'data-state="nothing-left"' in text
    assert not SavedPlaylist.objects.exists()


def test_what_an_earlier_reading_of_the_set_does_not_know_is_saved_all_the_same(
    alice: User, alices_set: RecommendationSet
) -> None:
    stale = RecommendationSet.objects.get(pk=alices_set.pk)
    first, second = kept_entries(alices_set).values_list("track_id", flat=True)[:2]
    remove_track(alices_set, first)
    move_track(alices_set, second, to=11)
    rename_set(alices_set, "Changed meanwhile")
    saved = save_set(stale, owner=alice)
    assert (saved.name, len(saved.wanted_tracks)) == ("Changed meanwhile", 11)
    assert (first in saved.wanted_tracks, saved.wanted_tracks[-1]) == (False, second)


@pytest.mark.django_db(transaction=True)
def test_saves_and_edits_at_once_leave_one_playlist_of_what_the_list_then_shows(
    visit: Visit,
) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    visit.sign_in()
    page = visit.site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]
    tracks = RecommendationSet.objects.get().entries.values_list("track_id", flat=True)[:12]
    presses: list[tuple[str, dict[str, str]]] = [
        (f"{page}tracks/{tracks[0]}/remove/", {}),
        (f"{page}tracks/{tracks[3]}/move/", {"to": "1"}),
        (f"{page}save/", {}),
        (f"{page}tracks/{tracks[1]}/remove/", {}),
        (f"{page}tracks/{tracks[5]}/move/", {"to": "2"}),
        (f"{page}save/", {}),
    ]

    def press(what: tuple[str, dict[str, str]]) -> int:
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.cookies = deepcopy(visit.site.cookies)
        try:
            return browser.post(*what).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(presses)) as pool:
        assert list(pool.map(press, presses)) == [302] * len(presses)
    work_off()
    chosen, saved = RecommendationSet.objects.get(), SavedPlaylist.objects.get()
    assert saved.wanted_tracks == list(kept_entries(chosen).values_list("track_id", flat=True))
    assert list(chosen.entries.values_list("position", flat=True)) == list(
        range(1, chosen.entries.count() + 1)
    )
    with visit.standin.standin.store.reading() as spotify:
        assert len(spotify.playlists[saved.spotify_id or ""].entries) == saved.added
