from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from recommendations.models import SavedPlaylist
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.tests.visit import Visit

PRESSES = 6


@pytest.mark.django_db(transaction=True)
def test_six_presses_at_once_make_one_playlist_of_all_cards(visit: Visit) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    visit.sign_in()
    page = visit.site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]

    def press(number: int) -> int:
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.cookies = deepcopy(visit.site.cookies)
        try:
            return browser.post(f"{page}save/").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PRESSES) as pool:
        assert list(pool.map(press, range(PRESSES))) == [302] * PRESSES

    saved = SavedPlaylist.objects.get()
    assert saved.state == "filled"
    with visit.standin.standin.store.reading() as state:
        made = [one for one in state.playlists.values() if one.owner == LISTENERS[0].id]
        assert len(made) == 1
        assert len(made[0].entries) == saved.added == 12 - len(saved.missing_tracks)
