"""The picture of a week, to be shared: no name, no face, nothing that its page has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from emotion.labels import Emotion
from emotion.petals import CORE_RADIUS, RADIUS, Petal, outline, petals
from emotion.reading.plotting.palette import COLOURS
from emotion.words import NAMES
from recommendations.insights.shapes import Disc, Drawing, Polygon, Shape, Text
from recommendations.insights.typefaces import fitted, largest, width_of
from recommendations.insights.week import MoodOfWeek, Week

# What feeds show of a picture in upright form.
WIDTH, HEIGHT = 1080, 1350
MARGIN = 84
# The light theme of static/css/tokens/colours.css: a picture that is shared has no dark one.
PAPER, SURFACE, INK, INK_SOFT, LINE = "#fbf7f4", "#fffdfb", "#2a2138", "#5b5169", "#e6dcdd"
GLOWS: Final = (
    Disc(WIDTH - 60, 40, 430, "#fdeadf"),
    Disc(WIDTH - 10, 0, 290, "#ffe2d2"),
    Disc(40, 690, 250, "#f3ebfa"),
    Disc(WIDTH - 30, 1010, 210, "#ebf3ef"),
)
FIGURE_X, FIGURE_Y, FIGURE_RADIUS = WIDTH / 2, 625, 335
# How much of an emotion's colour the ground of its petal has, as on the pages.
GROUND_SHARE = 0.17
ROWS, ROWS_Y, ROW_HEIGHT = 3, 1050, 76
DOT = 17
# The largest in which a language's title fits its line.
TITLE_SIZES = range(84, 47, -2)
NAME_X, NAME_SIZE, NAME_WEIGHT = MARGIN + 54, 38, 650
# Of the column with the number of sets, and what stays free around it.
SETS_X, GAP = MARGIN + 260, 30


def picture_of(week: Week) -> Drawing:
    """The picture of a week that has moods."""
    title = _("What my week sounded like")
    dates = _dates(week)
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        ground=PAPER,
        title=f"{title}, {dates}",
        description=", ".join(
            f"{NAMES[Emotion(label)]} {percent} %" for label, percent in week.percents
        ),
        shapes=(
            *GLOWS,
            *_head(title, dates),
            *_figure(week),
            *_rows(week.moods[:ROWS]),
            Text(MARGIN, HEIGHT - 62, "WMusic", 34, 700, INK, "display"),
            Text(WIDTH - MARGIN, HEIGHT - 62, _total(week), 28, 450, INK_SOFT, anchor="end"),
        ),
    )


def _dates(week: Week) -> str:
    first, last = (date_format(day, "DATE_FORMAT") for day in (week.monday, week.sunday))
    return f"{first} – {last}"


def _head(title: str, dates: str) -> Iterator[Shape]:
    width = WIDTH - 2 * MARGIN
    size = largest(title, width, "display", TITLE_SIZES, 700)
    yield Text(MARGIN, 146, fitted(title, width, "display", size, 700), size, 700, INK, "display")
    yield Text(MARGIN, 208, dates, 34, 500, INK_SOFT)


def _figure(week: Week) -> Iterator[Shape]:
    if week.shares is None:
        return
    drawn = petals(week.shares)
    for petal in drawn:
        yield _petal(Petal(petal.label, petal.turn, 1.0), _mixed(COLOURS[petal.label]))
    for petal in drawn:
        if petal.share:
            yield _petal(petal, COLOURS[petal.label])
    yield Disc(FIGURE_X, FIGURE_Y, CORE_RADIUS * _scale(), SURFACE)


def _scale() -> float:
    return FIGURE_RADIUS / RADIUS


def _petal(petal: Petal, fill: str) -> Polygon:
    points = ((FIGURE_X + _scale() * x, FIGURE_Y + _scale() * y) for x, y in outline(petal))
    return Polygon(tuple((round(x, 2), round(y, 2)) for x, y in points), fill)


def _mixed(colour: str) -> str:
    """A little of a colour on the paper."""
    parts = (
        round(GROUND_SHARE * int(colour[at : at + 2], 16))
        + round((1 - GROUND_SHARE) * int(PAPER[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{min(part, 255):02x}" for part in parts)


def _rows(moods: tuple[MoodOfWeek, ...]) -> Iterator[Shape]:
    names = [str(NAMES[Emotion(mood.emotion)]).capitalize() for mood in moods]
    widest = max((width_of(name, "text", NAME_SIZE, NAME_WEIGHT) for name in names), default=0)
    # Where the longest name leaves room; those of some languages are long.
    sets_x = max(SETS_X, round(NAME_X + widest) + GAP)
    for number, (mood, name) in enumerate(zip(moods, names, strict=True)):
        # Few rows stand in the middle of the room of all.
        y = ROWS_Y + number * ROW_HEIGHT + (ROWS - len(moods)) * ROW_HEIGHT // 2
        yield Disc(MARGIN + DOT, y - 12, DOT, COLOURS[mood.emotion])
        yield Text(NAME_X, y, name, NAME_SIZE, NAME_WEIGHT, INK)
        sets = ngettext("%(count)d set", "%(count)d sets", mood.sets) % {"count": mood.sets}
        yield Text(sets_x, y, sets, 30, 450, INK_SOFT)
        room = WIDTH - MARGIN - GAP - sets_x - width_of(sets, "text", 30, 450)
        genres = fitted(", ".join(genre for genre, _count in mood.genres), room, "text", 30, 550)
        yield Text(WIDTH - MARGIN, y, genres, 30, 550, INK, anchor="end")


def _total(week: Week) -> str:
    sets = ngettext("%(count)d set", "%(count)d sets", week.sets) % {"count": week.sets}
    kept = sum(mood.kept for mood in week.moods)
    songs = ngettext("%(count)d song kept", "%(count)d songs kept", kept) % {"count": kept}
    return f"{sets}, {songs}"
