from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import translation

from recommendations.naming import ENDING_LENGTH, ending_of, words_in
from recommendations.tests.wording.conftest import Speak

LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_room_for_the_end_of_a_description(language: str) -> None:
    with translation.override(language):
        assert len(ending_of(uuid4())) <= ENDING_LENGTH


@pytest.mark.parametrize("words", ["Loud, please", "", "One · two · three", "One\ntwo"])
def test_a_listeners_words_are_found_whatever_language_was_spoken_then(
    words: str, german: Speak
) -> None:
    german({"chosen with %(mark)s": "gewählt mit %(mark)s"})
    set_id = uuid4()
    english = f"{words}{ending_of(set_id)}"
    with translation.override("de"):
        assert ending_of(set_id) not in english
        assert words_in(english, set_id) == words


def test_the_end_of_another_lists_description_is_no_end() -> None:
    described = f"Loud, please{ending_of(uuid4())}"
    assert words_in(described, uuid4()) == described
