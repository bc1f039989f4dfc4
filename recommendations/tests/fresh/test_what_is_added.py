"""Where added tracks stand, what is said of them, and what can be done with them."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track
from recommendations.selectors.cards import cards_of
from recommendations.tests.fresh.conftest import (
    THIS_YEAR,
    Spotify,
    added,
    item,
    page_of,
    press,
    titles,
)
from recommendations.wording.kept_reasons import why


def test_they_stand_behind_the_cards_shown_and_before_those_that_are_not(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    before = list(alices_set.entries.values_list("track_id", flat=True))
    spotify.has(item(1), item(2))
    press(listener, alices_set)
    alices_set.refresh_from_db()
    after = list(alices_set.entries.values_list("track_id", flat=True))
    new = [entry.track_id for entry in added(alices_set)]
    assert after == [*before[:12], *new, *before[12:]]
    assert alices_set.shown == 14
    positions = list(alices_set.entries.values_list("position", flat=True))
    assert positions == list(range(1, 43))


def test_show_more_still_reaches_the_end(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(12)))
    press(listener, alices_set)
    more = reverse("recommendations:more", args=[alices_set.id])
    shown = []
    for _ in range(4):
        listener.post(more)
        alices_set.refresh_from_db()
        shown.append(alices_set.shown)
    assert shown == [36, 48, 52, 52]


def test_twelve_at_most_come_of_one_press(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(30)))
    assert "12 songs from Spotify were added to the end of the list." in press(listener, alices_set)
    assert len(added(alices_set)) == 12


def test_a_list_never_outgrows_what_a_playlist_takes_at_once(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(90)))
    for _ in range(6):
        text = press(listener, alices_set)
    assert alices_set.entries.count() == 100
    assert "This list has 100 songs" in text
    assert 'id="fresh-form"' not in text
    asked = len(spotify.asked)
    press(listener, alices_set)
    assert len(spotify.asked) == asked


def test_each_says_truly_why_it_is_there(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    old = THIS_YEAR - 2
    spotify.has(item(1), item(2, year=THIS_YEAR - 1), item(3, year=old), item(4, album={}))
    press(listener, alices_set)
    end = "how it sounds is not measured, so the mood decided only the genre."
    assert [why(entry) for entry in added(alices_set)] == [
        f"New on Spotify in pop, {THIS_YEAR}; {end}",
        f"New on Spotify in pop, {THIS_YEAR - 1}; {end}",
        f"Found on Spotify in pop, {old}; {end}",
        f"Found on Spotify in pop; {end}",
    ]
    card = cards_of(RecommendationSet.objects.get())[12]
    assert (card.title, card.year, card.genre) == ("Unheard 1", THIS_YEAR, "pop")
    assert card.listen_url.endswith(f"/track/{1:022}")


def test_what_spotify_says_of_a_track_is_kept_and_nothing_is_made_up(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    credits = [{"name": "One\x00"}, {"name": ""}, {"name": "Two"}]
    spotify.has(item(1, artists=credits, name="N" * 500, explicit=True))
    press(listener, alices_set)
    track = added(alices_set)[0].track
    assert (track.artist, track.main_artist) == ("One, Two", "One")
    assert (track.title, track.explicit, track.duration_ms) == ("N" * 400, True, 200_000)
    measured = (track.valence, track.energy, track.danceability, track.tempo, track.popularity)
    assert measured == (None,) * 5


def test_they_can_be_removed_put_back_moved_and_shown_artwork_of(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1), item(2))
    press(listener, alices_set)
    first, second = (entry.track_id for entry in added(alices_set))
    listener.post(reverse("recommendations:remove", args=[alices_set.id, first]))
    assert added(alices_set)[0].removed
    listener.post(reverse("recommendations:restore", args=[alices_set.id, first]))
    listener.post(reverse("recommendations:move", args=[alices_set.id, second]), {"to": "1"})
    assert alices_set.entries.get(position=1).track_id == second
    assert f"/recommendations/artwork/{second}/" in page_of(listener, alices_set)


def test_nothing_found_is_said(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    text = press(listener, alices_set)
    assert "Spotify has no more new songs in pop to add." in text
    assert added(alices_set) == []


def test_a_track_that_somebody_found_before_is_one_track(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known = Track.objects.create(
        source=Track.Source.SPOTIFY, spotify_id=f"{1:022}", title="Unheard 1",
        artist="Newcomer 1", main_artist="Newcomer 1", genre="soul",
    )  # fmt: skip
    spotify.has(item(1))
    press(listener, alices_set)
    assert added(alices_set)[0].track == known
    assert Track.objects.filter(spotify_id=known.spotify_id).count() == 1


def test_the_result_stands_at_the_button_and_not_at_the_head_of_the_page(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1))
    address = reverse("recommendations:fresh", args=[alices_set.id])
    response = listener.post(address)
    assert response.headers["Location"].endswith("#fresh")
    text = page_of(listener, alices_set)
    assert text.count("1 song from Spotify was added") == 1
    assert text.index('id="fresh"') < text.index("1 song from Spotify was added")
    assert "1 song from Spotify was added" not in page_of(listener, alices_set)


def test_two_presses_at_once_add_each_track_once(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1), item(2))

    def press_meanwhile(call: int) -> None:
        if call == 0:
            listener.post(reverse("recommendations:fresh", args=[alices_set.id]))

    spotify.before = press_meanwhile
    press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 1", "Unheard 2"]
