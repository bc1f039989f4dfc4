from __future__ import annotations

import json

import pytest
from django.http import QueryDict
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.choices_form import MOST_GENRES
from recommendations.engine.maps import EngineName
from recommendations.engine.request import Filters, Goal
from recommendations.models import Track
from recommendations.moods import only
from recommendations.wish_form import WishForm, filled_by
from recommendations.wishes import Wish

SAD = {"emotion": "sad"}


def form(**fields: object) -> WishForm:
    data = QueryDict(mutable=True)
    for name, value in (SAD | fields).items():
        values = value if isinstance(value, list) else [value]
        data.setlist(name, [str(one) for one in values])
    return WishForm(data)


def wish(**fields: object) -> Wish:
    asked = form(**fields)
    assert asked.is_valid(), asked.errors
    return asked.wish()


def refusals(**fields: object) -> list[str]:
    asked = form(**fields)
    assert not asked.is_valid()
    return asked.messages()


def test_a_mood_alone_is_a_whole_wish(library: list[Track]) -> None:
    assert wish() == Wish(probabilities=tuple(only(Emotion.SAD)), origin="hand")


def test_every_choice_reaches_the_wish(library: list[Track]) -> None:
    asked = wish(
        goal="calm",
        engine="inside-out",
        familiarity=25,
        genres=["jazz", "pop"],
        decades=[1980, 2000],
        no_explicit="on",
        instrumental_only="on",
        slowest=60,
        fastest=100,
        again="on",
    )
    assert asked == Wish(
        probabilities=tuple(only(Emotion.SAD)),
        origin="hand",
        goal=Goal.CALM,
        engine=EngineName.INSIDE_OUT,
        familiarity=0.25,
        filters=Filters(
            genres=frozenset({"jazz", "pop"}),
            decades=frozenset({1980, 2000}),
            no_explicit=True,
            instrumental_only=True,
            tempo=(60.0, 100.0),
        ),
        again=True,
    )


def test_the_newest_end_is_a_choice_although_it_is_zero(library: list[Track]) -> None:
    assert wish(familiarity=0).familiarity == 0
    assert "familiarity=0" in form(familiarity=0).address()


@pytest.mark.parametrize(
    ("fields", "tempo"),
    [({"slowest": 90}, (90.0, 300.0)), ({"fastest": 90}, (20.0, 90.0))],
)
def test_one_end_of_the_tempo_is_enough(
    library: list[Track], fields: dict[str, object], tempo: tuple[float, float]
) -> None:
    assert wish(**fields).filters.tempo == tempo


def test_a_reading_of_the_camera_can_have_the_same_choices(library: list[Track]) -> None:
    reading = json.dumps([0.1, 0, 0, 0.9, 0, 0, 0])
    asked = wish(emotion="", probabilities=reading, goal="lift", genres=["jazz"])
    assert (asked.origin, asked.goal) == ("camera", Goal.LIFT)
    assert asked.filters.genres == {"jazz"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"goal": "sleep"}, "Music can match a mood, lift you or calm you."),
        ({"genres": ["jazz", "skiffle"]}, "The catalogue has no genre called “skiffle”."),
        ({"decades": [1890]}, "The catalogue has no songs of “1890”."),
        ({"slowest": "slow"}, "A tempo is a whole number from 20 to 300 beats a minute."),
        ({"fastest": 301}, "A tempo is a whole number from 20 to 300 beats a minute."),
        ({"slowest": 120, "fastest": 80}, "The slowest tempo is above the fastest."),
        ({"familiarity": 40}, "Choose one of the five steps from new to familiar."),
        ({"engine": "random"}, "This way of choosing songs is not offered here."),
    ],
)
def test_what_cannot_be_is_refused_in_words_of_its_own(
    library: list[Track], fields: dict[str, object], words: str
) -> None:
    assert refusals(**fields) == [words]


def test_two_equal_messages_are_said_once(library: list[Track]) -> None:
    assert len(refusals(slowest=1, fastest=1000)) == 1


def test_more_genres_than_anybody_means_are_refused(db: None) -> None:
    names = [f"genre {number}" for number in range(MOST_GENRES + 1)]
    Track.objects.bulk_create(
        Track(
            source=Track.Source.IMPORTED,
            title=name,
            artist=name,
            main_artist=name,
            genre=name,
            genres=name,
            valence=0.5,
            energy=0.5,
            danceability=0.5,
        )
        for name in names
    )
    assert refusals(genres=names) == [f"Choose at most {MOST_GENRES} genres."]
    assert wish(genres=names[:MOST_GENRES]).filters.genres == set(names[:MOST_GENRES])


def test_a_filter_without_data_is_no_part_of_it(tracks: list[Track]) -> None:
    # Of these songs nothing but the year is known.
    fields = form(no_explicit="on", instrumental_only="on", slowest=60).fields
    unknown = {"genres", "no_explicit", "instrumental_only", "slowest", "fastest"}
    assert not unknown & fields.keys()
    assert "decades" in fields
    assert wish(no_explicit="on", instrumental_only="on", slowest=60).filters == Filters()


def test_the_calibrated_engine_is_refused_where_the_operator_does_not_offer_it(
    library: list[Track], settings: Settings
) -> None:
    settings.CALIBRATED_ENGINE = True
    assert wish(engine="calibrated").engine is EngineName.CALIBRATED
    settings.CALIBRATED_ENGINE = False
    assert refusals(engine="calibrated") == ["This way of choosing songs is not offered here."]


def test_an_address_makes_the_choices_again(library: list[Track]) -> None:
    fields = {"goal": "lift", "genres": ["jazz"], "decades": [1980, 1990], "slowest": 60}
    asked = form(**fields, no_explicit="on", engine="cosine", familiarity=75, again="on")
    filled = filled_by(QueryDict(asked.address()))
    assert filled.initial == {
        **fields,
        "no_explicit": True,
        "engine": "cosine",
        "familiarity": 75,
        "again": True,
    }
    html = filled.as_p()
    assert 'value="jazz" selected' in html
    assert 'value="pop" selected' not in html
    assert "emotion=" not in asked.address()


def test_an_address_with_nonsense_makes_those_choices_that_can_be(library: list[Track]) -> None:
    nonsense = "goal=lift&genres=jazz&genres=x&slowest=%3Cb%3E&probabilities=[1]&familiarity=7"
    assert filled_by(QueryDict(nonsense)).initial == {"goal": "lift"}
