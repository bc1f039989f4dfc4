from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids

THREADS = 100


def test_a_hundred_saves_at_once_lose_nothing(ada: DemoApp, standin: ScriptedStandin) -> None:
    tracks = ada.liked_ids(12)

    def save(number: int) -> str:
        return ada.new_playlist(f"Mood {number}", track_ids=tracks)

    with ThreadPoolExecutor(THREADS) as pool:
        made = list(pool.map(save, range(THREADS)))
    playlists = standin.playlists()
    assert {one.id for one in playlists} == set(made)
    assert {one.name for one in playlists} == {f"Mood {number}" for number in range(THREADS)}
    assert all(track_ids(one) == list(tracks) for one in playlists)
    assert len(standin.calls("create_playlist")) == len(standin.calls("add_items")) == THREADS


def test_a_hundred_additions_to_one_playlist_are_all_in_it(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    playlist_id, tracks = ada.new_playlist(), ada.liked_ids(50) * 2
    with ThreadPoolExecutor(THREADS) as pool:
        replies = list(pool.map(lambda track: ada.add(playlist_id, track), tracks))
    assert {reply.status_code for reply in replies} == {201}
    assert len({reply.json()["snapshot_id"] for reply in replies}) == THREADS
    assert sorted(track_ids(standin.playlists()[0])) == sorted(tracks)


def test_a_fault_for_ten_calls_strikes_ten_of_a_hundred_at_once(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("error_after", "create_playlist", times=10)
    body = {"name": "x"}
    with ThreadPoolExecutor(THREADS) as pool:
        replies = list(
            pool.map(lambda _: ada.call("POST", "me/playlists", json=body), range(THREADS))
        )
    assert sum(reply.status_code == 500 for reply in replies) == 10
    assert len(standin.playlists()) == THREADS


def test_a_mixture_strikes_a_hundred_at_once_as_often_as_one_by_one(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    orders = ({"kind": "error_before"}, {"kind": "error_after"}, {"kind": "rate_limited"})

    def struck(threads: int) -> list[str]:
        standin.repair()
        standin.forget_calls()
        standin.mix(*orders, chance=0.5, seed=7)
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda _: ada.get("me"), range(THREADS)))
        return sorted(call.fault for call in standin.calls("me"))

    assert struck(THREADS) == struck(1)
    assert "" in struck(1)


def test_each_of_a_hundred_refreshes_gives_a_token_that_works(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        replies = list(pool.map(lambda _: ada.refresh(), range(THREADS)))
        apps = [DemoApp(ada.origin, reply.json()) for reply in replies]
        assert {reply.status_code for reply in pool.map(lambda app: app.get("me"), apps)} == {200}


def test_of_a_hundred_refreshes_with_rotation_one_is_taken(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.rotation("always")
    with ThreadPoolExecutor(THREADS) as pool:
        replies = list(pool.map(lambda _: ada.refresh(), range(THREADS)))
    assert [reply.status_code for reply in replies].count(200) == 1
