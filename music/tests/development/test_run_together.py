from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from music.paths import BASE_DIR

pytestmark = pytest.mark.skipif(os.name == "nt", reason="asks for processes the POSIX way")

# Runs Python programs together, in a process of its own: run_together takes over SIGTERM.
TOGETHER = """
import sys
from music.development import processes
processes.GRACE_S = float(sys.argv[1])
sys.exit(processes.run_together([[sys.executable, "-c", text] for text in sys.argv[2:]]))
"""
# Says its process id, then waits until it is ended. `print` would write the number and the
# end of the line one after the other, and two programs share the pipe.
SAY_PID = "import os, time; os.write(1, b'%d\\n' % os.getpid())"
WAITING = f"{SAY_PID}; time.sleep(60)"
# Ends when told to.
ENDING = "import sys; sys.stdin.readline(); sys.exit({status})"


def start(*programs: str, grace_s: float = 30) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TOGETHER, str(grace_s), *programs],
        cwd=BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def printed_pids(running: subprocess.Popen[str], count: int) -> list[int]:
    assert running.stdout is not None
    return [int(running.stdout.readline()) for _ in range(count)]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("status", [0, 3])
def test_when_one_program_ends_the_other_is_ended_and_the_status_is_handed_on(status: int) -> None:
    with start(WAITING, ENDING.format(status=status)) as running:
        (waiting,) = printed_pids(running, 1)
        assert is_alive(waiting)
        running.communicate("\n", timeout=60)
    assert running.returncode == status
    assert not is_alive(waiting)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_signal_ends_all_and_counts_as_success(number: signal.Signals) -> None:
    with start(WAITING, WAITING, grace_s=0.3) as running:
        pids = printed_pids(running, 2)
        running.send_signal(number)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "Traceback" not in errors
    assert not any(is_alive(pid) for pid in pids)


def test_after_ctrl_c_a_program_ends_in_its_own_way() -> None:
    # Asked twice, as by SIGTERM after Ctrl-C, it would not come to say so.
    tidy = f"try: {WAITING}\nexcept KeyboardInterrupt: time.sleep(0.5); print('tidied up')\n"
    with start(tidy) as running:
        (pid,) = printed_pids(running, 1)
        os.kill(pid, signal.SIGINT)
        running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=60)
    assert output == "tidied up\n"
    assert running.returncode == 0


def test_a_program_that_ignores_the_request_to_end_is_killed() -> None:
    stubborn = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITING}"
    with start(stubborn, grace_s=0.3) as running:
        (pid,) = printed_pids(running, 1)
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=60)
    assert running.returncode == 0
    assert not is_alive(pid)


def test_a_program_that_cannot_be_started_takes_the_others_with_it() -> None:
    program = (
        "import sys\n"
        "from music.development.processes import run_together\n"
        f"run_together([[sys.executable, '-c', {WAITING!r}], ['no-such-program-here']])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=BASE_DIR, capture_output=True, text=True, timeout=60
    )
    assert "no-such-program-here" in ran.stderr
    assert not any(is_alive(int(line)) for line in ran.stdout.split())
