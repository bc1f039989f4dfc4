"""The numbers of the rule, each with its unit and its reason.

Times are seconds, shares are parts of a mean that sums to 1. `docs/reading.md` quotes all
of them, and the vectors in the tests carry them for a second implementation.
"""

from __future__ import annotations

# How far back a picture counts, in seconds. Its weight falls in a straight line from the
# newest picture to none, so nothing drops out of the mean at once, and half of a mean's
# weight lies within 0.88 s. An even window of the same length would follow a change only
# after 1.5 s; an exponential one needs exp(), whose last bit differs between languages.
WINDOW_SECONDS = 3.0
# A sighting stands for the time since the same face was last seen, within these bounds.
# The upper one keeps a picture after a pause from counting for the pause. It is longer than
# the pace of the retries for tilted heads, so that a face found by them alone is read all
# the time, and equals CHANGE_SECONDS, so that two pictures in a row can change a label
# however slowly they come.
LONGEST_STEP_SECONDS = 0.7
# Pictures with the same time must not make a mean without weight.
SHORTEST_STEP_SECONDS = 0.001
# What the first sighting stands for. Little, so that an odd first picture is soon outvoted.
FIRST_STEP_SECONDS = 0.1

# Least intersection over union that joins a box to a track. Two equal boxes reach it when
# moved apart by two thirds of their width. People side by side do not overlap at all, so
# a low bar risks little, and a head may move far between five pictures a second.
JOIN_OVERLAP = 0.2
# How long a track lives on in pictures that do not show it: somebody looked away.
GAP_SECONDS = 2.0
# How long a label stays without a sighting before it gives way to "no face": twice the
# pace of the retries for tilted heads, so that one miss of theirs is never seen.
HOLD_SECONDS = 1.0

# Another face must gather this many times the neighbours to count as clearly ahead.
OUTDO_RATIO = 2.0
# How long it must stay ahead to take over: a page must not jump between people.
OUTDO_SECONDS = 2.0
# Until a face has been in front for so long, being clearly ahead once is enough: the first
# picture may show a wall that looked like a face.
FIRM_SECONDS = 1.0

# The least share of the mean that a label needs to be taken. Where the strongest share is
# smaller, naming it is wrong more often than right; `docs/reading.md` has the figures.
SURE_SHARE = 0.4
# The least share with which it is kept; lower, so that a share near the bar does not
# switch the label on and off.
KEEP_SHARE = 0.3
# How far the strongest must lead: the second to be taken, the held label to replace it.
LEAD = 0.1
# For how long the mean must contradict the held label before that goes. With 0.5 a face
# that alternates every second drags the label along, always a second late; with 0.7 it
# stays, and a lasting change is still followed in less than two seconds.
CHANGE_SECONDS = 0.7

# A face seen for less than this, or for less than half of a shorter clip, may be the
# detector's mistake and gives no mood. One false box stands for LONGEST_STEP_SECONDS.
LEAST_SEEN_SECONDS = 1.0
