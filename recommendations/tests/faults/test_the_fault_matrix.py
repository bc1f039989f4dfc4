"""Each row: what the listener is told, how things stand, and that it ends well all the same."""

from __future__ import annotations

import pytest

from recommendations.spotify.errors import QuotaExceeded, RateLimited
from recommendations.tests.faults.remedies import go_on
from recommendations.tests.faults.row import Row
from recommendations.tests.faults.steps import STEPS
from recommendations.tests.faults.table import TABLE
from recommendations.tests.faults.world import World

# Until the time is over nothing more is sent, whatever the listener presses.
TOLD_TO_WAIT = (RateLimited, QuotaExceeded)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_it_is_told_and_a_later_try_ends_with_one_whole_playlist(world: World, row: Row) -> None:
    step = STEPS[row.step]
    step.prepare(world)
    # A save that has halted before says already why.
    before = world.text if world.record == "none" else ""
    writes = world.standin.writes()
    world.standin.forget_calls()
    world.order(row.fault, step.endpoint)
    step.act(world, row.fault)

    assert row.message in world.text
    assert row.message not in before
    assert world.calls == row.calls
    now = (world.record, world.connection, world.session)
    assert now == (row.record, row.connection, row.session)
    assert world.reading == row.reading
    if row.fault.error in TOLD_TO_WAIT and row.calls and row.session == "in":
        step.press(world)
        assert world.calls == row.calls

    world.repair()
    world.wait()
    go_on(world, step, row)
    assert world.reading == ("none" if row.reading == "none" else "done")
    assert world.playlists == world.wished
    assert world.heard == world.hear
    assert " ".join([*writes, *world.standin.writes()]) == row.writes
    assert "Saved to Spotify" in world.text
    assert (world.record, world.connection, world.session) == (
        "filled",
        row.connection_at_the_end,
        "in",
    )
