from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import LibraryReading, RecommendationSet, SaveWorker
from recommendations.selectors.library_reading import ReadingView, reading_view
from recommendations.selectors.save_progress import PATIENCE
from recommendations.services.save_worker import work_off
from recommendations.tests.library_reading.conftest import PAGE, SONGS, finish, text_of
from recommendations.tests.library_reading.liked import Likes
from recommendations.views import library_reading as views

TASTE, SORT, LIKE = "/library/taste/on/", "/library/moods/sort/", "/library/like/create/"
STOP = f"{PAGE}stop/"
LIKED = {"source": "liked"}
HAPPY_LIKE_LIKED = {"like": "liked", "mood": "happy"}
# Each button of a library, what it sends, and where it leads in the end.
WISHES = [
    (TASTE, LIKED, "/profile/#taste"),
    (SORT, {}, "/library/moods/"),
    (LIKE, HAPPY_LIKE_LIKED, "/recommendations/"),
]
WORDS = "Your library is being read."


def in_hands(**changes: object) -> None:
    """Of a worker that does nothing more."""
    leased_until = timezone.now() + timedelta(minutes=1)
    LibraryReading.objects.update(**{"leased_until": leased_until, **changes})


@pytest.mark.parametrize(("button", "sent", "leads_to"), WISHES)
def test_a_press_asks_nothing_and_its_page_leads_on_once_a_worker_is_done(
    listener: Client, alice: User, likes: Likes, button: str, sent: dict[str, str], leads_to: str
) -> None:
    assert listener.post(button, sent).headers["Location"] == PAGE
    assert likes.asked == []
    assert 'data-state="reading"' in text_of(listener)
    work_off()
    for _ in range(2):
        assert listener.get(PAGE).headers["Location"].startswith(leads_to)
    made = RecommendationSet.objects.filter(notes__sorted=None).first()
    if button == LIKE and made is not None:
        assert listener.get(PAGE).headers["Location"] == f"/recommendations/{made.pk}/"


def test_each_step_is_told(listener: Client, likes: Likes) -> None:
    listener.post(TASTE, LIKED)
    assert "Waiting for its turn" in text_of(listener)
    in_hands()
    assert "Asking Spotify" in text_of(listener)
    in_hands(total=9876, next_offset=350)
    page = text_of(listener)
    assert "Read: 350 of 9,876 songs" in page
    assert 'max="9876" value="350"' in page
    in_hands(total=9876, next_offset=None)
    assert "Looking up 9,876 songs in our catalogue" in text_of(listener)


def test_it_survives_a_reload_and_needs_no_scripts(listener: Client, likes: Likes) -> None:
    listener.post(TASTE, LIKED)
    in_hands(total=SONGS, next_offset=50)
    for _ in range(2):
        assert "Read: 50 of 120 songs" in text_of(listener)
    assert f'content="3; url={PAGE}"' in text_of(listener)
    until = timezone.now() + timedelta(hours=14)
    LibraryReading.objects.update(leased_until=None, retry_at=until, problem_code="quota-exceeded")
    page = text_of(listener)
    assert f'content="30; url={PAGE}"' in page
    assert "this site has used up what Spotify allows it for now." in page
    assert "Read so far: 50 of 120 songs. It goes on there." in page
    assert 'max="120" value="50"' in page


def test_with_nobody_at_work_the_page_says_so_after_a_while(listener: Client, likes: Likes) -> None:
    listener.post(TASTE, LIKED)
    LibraryReading.objects.update(retry_at=timezone.now() - PATIENCE - timedelta(seconds=1))
    assert "is not running on this site" in text_of(listener)
    SaveWorker.objects.create(name="somewhere:1", seen_at=timezone.now())
    assert "Waiting for its turn" in text_of(listener)


@pytest.mark.parametrize("page", ["/profile/", "/library/moods/", "/library/like/"])
def test_where_readings_are_asked_for_the_page_says_that_one_is_under_way(
    listener: Client, likes: Likes, page: str
) -> None:
    before = text_of(listener, page)
    assert WORDS not in before
    listener.post(SORT)
    meanwhile = text_of(listener, page)
    assert WORDS in meanwhile
    assert f'href="{PAGE}"' in meanwhile
    for button in (TASTE, SORT, LIKE):
        assert f'action="{button}"' not in meanwhile
    work_off()
    assert WORDS not in text_of(listener, page)


def test_of_a_failure_the_page_that_asked_says_so(listener: Client, likes: Likes) -> None:
    likes.songs.clear()
    listener.post(SORT)
    work_off()
    assert "There are no liked songs in your Spotify library" in text_of(listener)
    assert "it could not be read" in text_of(listener, "/library/moods/")
    assert "it could not be read" not in text_of(listener, "/profile/")


def test_the_numbers_of_too_few_songs_are_told(listener: Client, likes: Likes) -> None:
    likes.songs[3:] = [(f"{n:021}x", f"Unheard {n}", "Nobody") for n in range(1500)]
    listener.post(SORT)
    work_off()
    assert "of 1,503 there are 3." in text_of(listener)


def test_trying_again_does_what_was_asked_for(listener: Client, alice: User, likes: Likes) -> None:
    songs, likes.songs = likes.songs, []
    listener.post(LIKE, HAPPY_LIKE_LIKED)
    work_off()
    likes.songs = songs
    assert listener.post(f"{PAGE}again/").headers["Location"] == PAGE
    finish(alice)
    made = RecommendationSet.objects.get()
    assert made.probabilities[3] == 1
    assert listener.get(PAGE).headers["Location"] == f"/recommendations/{made.pk}/"


@pytest.mark.parametrize(("button", "sent", "leads_to"), WISHES)
def test_it_can_be_stopped_and_leads_back(
    listener: Client, likes: Likes, button: str, sent: dict[str, str], leads_to: str
) -> None:
    listener.post(button, sent)
    back = listener.post(STOP).headers["Location"]
    assert back.startswith(leads_to) or (button, back) == (LIKE, "/library/like/")
    assert "Stopped. Nothing of what was read is kept." in text_of(listener, back)
    assert not LibraryReading.objects.exists()
    work_off()
    assert likes.asked == []


def test_what_is_done_is_not_stopped(listener: Client, likes: Likes) -> None:
    listener.post(SORT)
    work_off()
    assert listener.post(STOP).headers["Location"] == PAGE
    assert RecommendationSet.objects.count() == 6


def test_what_ends_at_the_moment_of_the_press_is_not_said_to_be_stopped(
    listener: Client, likes: Likes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at_just_before(owner: User, *, next_url: str) -> ReadingView | None:
        view = reading_view(owner, next_url=next_url)
        work_off()
        return view

    listener.post(SORT)
    with monkeypatch.context() as patch:
        patch.setattr(views, "reading_view", looked_at_just_before)
        assert listener.post(STOP).headers["Location"] == PAGE
    assert listener.get(PAGE).headers["Location"] == "/library/moods/"
    assert "Stopped." not in text_of(listener, "/library/moods/")
    assert RecommendationSet.objects.count() == 6


def test_a_list_that_was_deleted_leads_to_where_another_can_be_made(
    listener: Client, likes: Likes
) -> None:
    listener.post(LIKE, HAPPY_LIKE_LIKED)
    work_off()
    RecommendationSet.objects.all().delete()
    assert listener.get(PAGE).headers["Location"] == "/library/like/"


def test_the_same_button_twice_is_one_reading_and_another_is_told_to_wait(
    listener: Client, likes: Likes
) -> None:
    for _ in range(2):
        assert listener.post(SORT).headers["Location"] == PAGE
    other = listener.post(TASTE, LIKED).headers["Location"]
    assert "Your library is being read already." in text_of(listener, other)
    assert LibraryReading.objects.get().purpose == "moods"


def test_nobody_sees_or_changes_anothers(
    listener: Client, alice: User, bob: User, charlie: User, likes: Likes
) -> None:
    listener.post(SORT)
    for stranger in (bob, charlie):
        window = Client()
        window.force_login(stranger)
        assert window.get(PAGE).headers["Location"] == "/library/moods/"
        assert WORDS not in text_of(window, "/library/moods/")
        for press in (STOP, f"{PAGE}again/"):
            assert window.post(press).status_code == 302
    assert LibraryReading.objects.get().owner == alice
    assert Client().get(PAGE).headers["Location"].startswith("/accounts/login/")
