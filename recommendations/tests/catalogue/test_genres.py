from __future__ import annotations

from recommendations.catalogue.genres import as_text, common_spellings, distinct, from_text


def test_spellings_of_one_genre_are_one_genre() -> None:
    names = ["Hip Hop", "hip-hop", "r&b", "r-n-b", "rock", "hiphop"]
    assert distinct(names) == ["Hip Hop", "r&b", "rock"]


def test_genres_that_only_look_alike_stay_two() -> None:
    assert distinct(["metal", "metalcore", "death-metal"]) == ["metal", "metalcore", "death-metal"]


def test_a_name_that_holds_the_separator_is_several() -> None:
    assert distinct(["a;b", " b ", ";"]) == ["a", "b"]


def test_text_gives_back_what_was_stored() -> None:
    for genres in ([], ["pop"], ["r&b", "drum and bass"]):
        assert from_text(as_text(genres)) == genres


def test_the_most_frequent_spelling_wins_and_then_the_alphabet() -> None:
    spellings = common_spellings({"hip hop": 3, "hip-hop": 4, "synthpop": 2, "synth-pop": 2})
    assert spellings["hip hop"] == spellings["hip-hop"] == "hip-hop"
    assert spellings["synthpop"] == spellings["synth-pop"] == "synth-pop"
