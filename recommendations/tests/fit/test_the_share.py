from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from emotion.labels import LABELS
from music.demo import DEMO_GROUP
from recommendations.models import RecommendationSet
from recommendations.selectors.fit import LIKE_A_PLAYLIST, QUOTED_FROM, fit_report, fit_share

pytestmark = pytest.mark.django_db


def answered(
    fit: str, *, owner: User | None = None, emotion: str = "happy", **more: object
) -> None:
    RecommendationSet.objects.create(
        owner=owner,
        origin="hand",
        probabilities=[1.0 if label == emotion else 0.0 for label in LABELS],
        shown=12,
        fit=fit,
        **{"visitor": "" if owner else "somebody", **more},
    )


def test_without_answers_there_is_no_share(alice: User) -> None:
    answered("", owner=alice)
    share = fit_share()
    assert (share.count, share.fits, share.fits_at_least_partly) == (0, None, None)


def test_shares_are_of_those_who_answered(alice: User, bob: User) -> None:
    for fit in ("yes", "yes", "partly", "no", ""):
        answered(fit, owner=alice)
    answered("yes", owner=bob)
    answered("yes")
    share = fit_share()
    assert (share.yes, share.partly, share.no, share.count) == (4, 1, 1, 6)
    assert share.fits is not None and share.fits_at_least_partly is not None
    assert share.fits.share == pytest.approx(4 / 6)
    assert share.fits_at_least_partly.share == pytest.approx(5 / 6)
    assert share.fits.low < 4 / 6 < share.fits.high


def test_demo_accounts_never_count(alice: User, bob: User) -> None:
    bob.groups.add(Group.objects.create(name=DEMO_GROUP))
    bob.groups.add(Group.objects.create(name="friends"))
    alice.groups.add(Group.objects.get(name="friends"))
    answered("yes", owner=bob)
    answered("no", owner=alice)
    answered("partly")
    share = fit_share()
    assert (share.yes, share.partly, share.no) == (0, 1, 1)
    assert fit_report().listeners == 2


def test_whoever_answers_twice_is_one_listener_and_each_visitor_another(alice: User) -> None:
    answered("yes", owner=alice)
    answered("no", owner=alice)
    answered("yes", visitor="somebody")
    answered("yes", visitor="somebody")
    answered("yes", visitor="somebody else")
    assert fit_report().listeners == 3


def test_lists_of_a_sorted_library_never_count(alice: User) -> None:
    answered("yes", owner=alice, notes={"sorted": {"sorting": "x"}})
    assert fit_share().count == 0


def test_it_is_quoted_from_fifty_answers_on(alice: User) -> None:
    for _ in range(QUOTED_FROM - 1):
        answered("yes", owner=alice)
    assert not fit_share().is_enough
    answered("no", owner=alice)
    assert QUOTED_FROM == 50
    assert fit_share().is_enough


def test_moods_and_engines_are_told_apart(alice: User) -> None:
    answered("yes", owner=alice, emotion="sad", engine="wmusic")
    answered("no", owner=alice, emotion="sad", engine="default")
    answered("yes", owner=alice, emotion="happy", source="playlist", engine="default")
    report = fit_report()
    assert [(name, share.yes, share.no) for name, share in report.by_mood] == [
        ("sad", 1, 1),
        ("happy", 1, 0),
    ]
    assert [(name, share.yes, share.no) for name, share in report.by_engine] == [
        ("default", 0, 1),
        (LIKE_A_PLAYLIST, 1, 0),
        ("wmusic", 1, 0),
    ]
    assert (report.overall.count, report.listeners) == (3, 1)
