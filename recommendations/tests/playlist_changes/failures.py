"""Every way in which Spotify can fail a press, and what the page says of it."""

from __future__ import annotations

import pytest

# A fault of the stand-in, how it is ordered, and words of the message.
FAILURES = [
    pytest.param("not_allowlisted", {}, "list of testers", id="not allow-listed"),
    pytest.param("owner_not_premium", {}, "no Premium subscription", id="owner not Premium"),
    pytest.param("insufficient_scope", {}, "needs your permission", id="scope missing"),
    pytest.param("rate_limited", {"retry_after": 7}, "try again in 7 seconds", id="rate limited"),
    pytest.param("quota_exceeded", {"retry_after": 52_531}, "used up what", id="quota"),
    pytest.param("quota_exceeded", {"retry_after": 52_531}, "try again after", id="quota, when"),
    pytest.param("error_before", {"status": 503}, "did not confirm", id="5xx, not done"),
    pytest.param("error_after", {"status": 502}, "did not confirm", id="5xx, done"),
    pytest.param("disconnect", {}, "did not confirm", id="no answer"),
    pytest.param("disconnect", {"after": True}, "did not confirm", id="no answer, done"),
    pytest.param("html", {"status": 500}, "did not confirm", id="a page of a proxy"),
    pytest.param("string_error", {"status": 400}, "Spotify refused this", id="refused"),
]
DONE_ALL_THE_SAME = ("5xx, done", "no answer, done")
