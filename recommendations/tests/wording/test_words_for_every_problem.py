from __future__ import annotations

from collections.abc import Iterator

from recommendations.selectors.problems import MESSAGES, PROBLEMS, problem_words
from recommendations.services import attempts, covers, filling, saving, steps, targets
from recommendations.spotify import client, errors
from recommendations.spotify.errors import SpotifyError

# Where what an attempt can stop for is defined.
OF_A_SAVE = {one.__name__ for one in (attempts, covers, filling, saving, steps, targets)}
OF_SPOTIFY = {client.__name__, errors.__name__}


def kinds(of: type[SpotifyError] = SpotifyError) -> Iterator[type[SpotifyError]]:
    yield of
    for one in of.__subclasses__():
        yield from kinds(one)


def test_whatever_a_save_can_stop_for_has_words() -> None:
    possible = {one for one in kinds() if one.__module__ in OF_A_SAVE | OF_SPOTIFY}
    assert possible == set(PROBLEMS)


def test_no_two_problems_share_a_code() -> None:
    assert len(MESSAGES) == len(PROBLEMS)


def test_a_code_that_is_no_more_keeps_the_words_of_its_time() -> None:
    assert problem_words("moon", "The moon was in the way.") == "The moon was in the way."
    assert problem_words("", "") == ""
