"""What the page of a set says about the wish, and how it asks once more."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track

Ask = Callable[..., tuple[RecommendationSet, str]]
READING = "[0.05, 0.0, 0.05, 0.7, 0.1, 0.05, 0.05]"


@pytest.fixture
def ask(client: Client, alice: User, library: list[Track]) -> Ask:
    """Post a wish as Alice; gives the set and its page."""
    client.force_login(alice)

    def post(**wish: object) -> tuple[RecommendationSet, str]:
        mood = {} if "probabilities" in wish else {"emotion": "happy"}
        response = client.post("/recommendations/", mood | wish, follow=True)
        return RecommendationSet.objects.latest("created_at"), response.content.decode()

    return post


def page_of(client: Client, chosen: RecommendationSet) -> str:
    return client.get(reverse("recommendations:set", args=[chosen.id])).content.decode()


def hidden_fields(page: str) -> dict[str, list[str]]:
    """What the button for other songs posts."""
    form = page.split('id="ask-again"')[1].split("</form>")[0].replace("&quot;", '"')
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^>]*)">', form):
        fields.setdefault(name, []).append(value)
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("match", "The songs match it."),
        ("lift", "lift you, step by step, to a happier mood"),
        ("calm", "calm you, step by step"),
    ],
)
def test_the_goal_is_told(ask: Ask, goal: str, words: str) -> None:
    assert words in ask(goal=goal)[1]


def test_the_choices_are_told(ask: Ask) -> None:
    _, page = ask(
        genres=["jazz", "pop"],
        decades=[1990],
        no_explicit="on",
        instrumental_only="on",
        slowest=60,
        fastest=150,
        familiarity=0,
        engine="cosine",
    )
    assert re.findall(r'share-plain">([^<]*)<', page) == [
        "jazz",
        "pop",
        "1990s",
        "no explicit lyrics",
        "instrumental only",
        "60 to 150 beats a minute",
        "mostly new",
        "engine: By angle",
    ]


@pytest.mark.parametrize(
    ("tempo", "words"),
    [({"slowest": 90}, "at least 90 beats a minute"), ({"fastest": 90}, "at most 90 beats")],
)
def test_a_tempo_of_one_end_is_told_as_such(ask: Ask, tempo: dict[str, int], words: str) -> None:
    assert words in ask(**tempo)[1]


def test_without_choices_there_is_nothing_to_tell(ask: Ask) -> None:
    _, page = ask()
    assert "You asked for" not in page
    assert 'id="notes"' not in page


def test_songs_left_out_for_an_unknown_value_are_counted(ask: Ask) -> None:
    _, page = ask(slowest=20, decades=[1980, 1990, 2000])
    assert "20 songs were left out because their tempo is unknown." in page
    assert "40 songs were left out because their year is unknown." in page


def test_one_song_and_thousands_are_counted_in_their_own_words(client: Client, ask: Ask) -> None:
    chosen, _ = ask()
    chosen.notes |= {"unknown": {"genres": 1, "no_explicit": 131363, "tempo": 0}, "returned": 1}
    chosen.save()
    page = page_of(client, chosen)
    assert "1 song was left out because its genre is unknown." in page
    assert "131,363 songs were left out because nobody says whether they are explicit." in page
    assert "tempo is unknown" not in page
    assert "1 song was shown before and came back for want of others." in page


def test_what_came_back_and_why_a_set_is_short_is_told(client: Client, ask: Ask) -> None:
    first, _ = ask(instrumental_only="on", decades=[1980])
    RecommendationSet.objects.update(shown=first.entries.count())
    second, page = ask(instrumental_only="on", decades=[1980])
    returned = second.notes["returned"]
    assert returned > 1
    assert f"{returned} songs were shown before and came back for want of others." in page
    why = "There are no more songs in this set because too few tracks pass the filters."
    assert why in page


def test_other_songs_of_the_same_wish_are_one_press_away(client: Client, ask: Ask) -> None:
    first, page = ask(
        probabilities=READING,
        goal="calm",
        engine="inside-out",
        familiarity=100,
        genres=["jazz", "pop"],
        decades=[1980, 1990, 2000],
        slowest=61,
    )
    fields = hidden_fields(page)
    assert fields.pop("probabilities") == [READING]
    client.post("/recommendations/", fields | {"probabilities": READING})
    second = RecommendationSet.objects.latest("created_at")
    assert second != first
    for name in ("origin", "probabilities", "goal", "engine", "familiarity", "filters"):
        assert getattr(second, name) == getattr(first, name), name
    shown = set(first.entries.values_list("track", flat=True)[: first.shown])
    again = set(second.entries.values_list("track", flat=True)[: second.shown])
    assert not shown & again


def test_a_mood_by_hand_stays_one_by_hand(client: Client, ask: Ask) -> None:
    _, page = ask()
    fields = hidden_fields(page)
    assert fields == {"emotion": ["happy"]}
    client.post("/recommendations/", fields)
    assert list(RecommendationSet.objects.values_list("origin", flat=True)) == ["hand", "hand"]


def test_the_wish_can_be_changed_at_home(client: Client, ask: Ask) -> None:
    _, page = ask(goal="lift", genres=["jazz"])
    address = page.split('href="/?')[1].split('"')[0].replace("&amp;", "&")
    home = client.get(f"/?{address}").content.decode()
    assert 'value="jazz" selected' in home
    assert re.search(r'value="lift"[^>]* checked', home)


def test_a_set_from_before_choices_were_kept_is_shown_as_ever(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    alices_set.filters, alices_set.notes = {}, {}
    alices_set.save()
    alices_set.entries.update(valence=None, arousal=None, why="")
    client.force_login(alice)
    page = page_of(client, alices_set)
    assert page.count('id="card-') == 12
    assert 'id="map"' not in page
    assert hidden_fields(page) == {"emotion": ["happy"]}


def test_a_set_like_a_playlist_has_no_wish_to_repeat(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    alices_set.source, alices_set.like = RecommendationSet.Source.PLAYLIST, "Rainy days"
    alices_set.save()
    client.force_login(alice)
    page = page_of(client, alices_set)
    assert "Songs like “Rainy days”" in page
    assert 'id="ask-again"' not in page


def test_nothing_passes_the_filters(ask: Ask) -> None:
    chosen, page = ask(genres=["jazz"], slowest=299)
    assert chosen.entries.count() == 0
    assert "No song passes your filters" in page
    assert "There are no songs for it." in page
    assert "There are no more songs" not in page
    assert "20 songs were left out because their tempo is unknown." in page
    assert 'href="/?genres=jazz&amp;slowest=299&amp;fastest=300"' in page
    assert 'id="ask-again"' not in page
    assert "No tracks in the catalogue" not in page


def test_an_empty_catalogue_has_words_of_its_own(client: Client, ask: Ask) -> None:
    Track.objects.all().delete()
    _, page = ask()
    assert "No tracks in the catalogue yet" in page
    assert "filters" not in page


def test_what_was_removed_does_not_count(client: Client, ask: Ask) -> None:
    chosen, _ = ask()
    chosen.entries.filter(position__in=[2, 5]).update(removed=True)
    page = page_of(client, chosen)
    assert "10 of 38 tracks shown" in page
    assert "Show 12 more" in page
    assert "38 tracks" in client.get("/profile/").content.decode()
