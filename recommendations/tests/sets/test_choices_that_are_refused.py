from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet, Track
from recommendations.wish_form import WishForm


def test_a_refusal_leads_home_with_words_and_the_choices_kept(
    client: Client, library: list[Track]
) -> None:
    wish = {"emotion": "sad", "goal": "lift", "genres": ["jazz"], "slowest": 120, "fastest": 80}
    response = client.post("/recommendations/", wish)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == ["The slowest tempo is above the fastest."]
    assert not RecommendationSet.objects.exists()
    page = client.get(response.headers["Location"]).content.decode()
    assert said[0] in page
    assert 'value="lift" id="id_goal_1" checked' in page.replace(" required", "")
    assert 'value="jazz" selected' in page
    assert 'name="slowest" value="120"' in page
    assert "emotion" not in response.headers["Location"]


def test_each_thing_that_is_wrong_has_words_of_its_own(
    client: Client, library: list[Track]
) -> None:
    wish = {"emotion": "sad", "goal": "sleep", "genres": ["skiffle"], "fastest": "fast"}
    response = client.post("/recommendations/", wish)
    assert len(list(get_messages(response.wsgi_request))) == 3
    assert response.headers["Location"] == "/"


def test_what_a_page_did_not_offer_is_answered_and_no_error(
    client: Client, library: list[Track]
) -> None:
    wish = {"emotion": "sad", "genres": ["<script>alert(1)</script>"]}
    page = client.post("/recommendations/", wish, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_learnt_targets_that_vanish_after_the_form_was_read_are_a_sentence(
    client: Client,
    library: list[Track],
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learnt = settings.LEARNT_TARGETS_FILE = tmp_path / "learnt.json"
    settings.LEARNT_TARGETS = True
    learnt.write_text(json.dumps({"sad": {"target": [0.2, 0.3, 0.4]}}))
    read = WishForm.wish

    def vanishing(form: WishForm) -> object:
        learnt.unlink()
        return read(form)

    monkeypatch.setattr(WishForm, "wish", vanishing)
    wish = {"emotion": "sad", "engine": "learnt", "genres": ["jazz"]}
    response = client.post("/recommendations/", wish)
    page = client.get(response.headers["Location"]).content.decode()
    assert "“From playlists” has nothing to go by any more." in page
    assert 'value="jazz" selected' in page
    assert not RecommendationSet.objects.exists()
